package api

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// problem is what a program is told of err. The log tells of what only we can mend.
func (a *API) problem(ctx context.Context, err error) error {
	var choice postgres.ChoiceError
	var told huma.StatusError
	switch {
	case errors.As(err, &told):
		return told
	case errors.Is(err, postgres.ErrNotFound):
		return huma.Error404NotFound("Nothing has this id. Lists and the search page tell ids.")
	case errors.Is(err, postgres.ErrNoCursor):
		return huma.Error422UnprocessableEntity("after is no cursor of this list: " + errNoCursor.Error() + ".")
	case errors.As(err, &choice):
		return huma.Error422UnprocessableEntity(choice.Error() + ".")
	case ctx.Err() != nil:
		return huma.NewError(499, "The request was given up.")
	case postgres.IsUnavailable(err):
		return huma.ErrorWithHeaders(huma.Error503ServiceUnavailable("The database is away. Ask again in a few seconds."),
			http.Header{"Retry-After": {"5"}})
	}
	a.log.Error("API failed", "error", err)
	return huma.Error500InternalServerError("The answer could not be made. The reason is in the log of xiaozu.")
}

// Fail answers with a problem that arose before the API was asked, in the shape of its own (RFC 9457).
func Fail(w http.ResponseWriter, status int, title, detail string) {
	w.Header().Set("Content-Type", "application/problem+json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(huma.ErrorModel{Title: title, Status: status, Detail: detail}) // a program that went away is no error of ours
}
