package web

import (
	"errors"
	"math"
	"net/http"
	"strconv"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/api"
	"github.com/xiaozu-watch/xiaozu/internal/locale"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/review"
)

// A problem is what a person is told when a page cannot be shown: what happened and what to do.
type problem struct {
	Status int
	Title  locale.Message
	What   any
	Next   locale.Message
}

func (p problem) Error() string { return locale.English.Text(say("{title}: {what}", p.Title, p.What)) }

var (
	errNoSuchPage = problem{http.StatusNotFound, say("No such page"),
		say("There is nothing at this address, or no longer."), say("Go back, or start from Today.")}
	errNoSuchToken = problem{http.StatusUnauthorized, say("No such token"),
		say("The token that was sent opens nothing, or no longer."), say("Make a new one on the page Account.")}
	errNoToken = problem{http.StatusUnauthorized, say("No token"),
		say("A program says who it is by a token, in the header Authorization: Bearer …"), say("Make one on the page Account.")}
	errNotForTokens = problem{http.StatusForbidden, say("Not for tokens"),
		say("An account is changed by its owner, not by a program."), say("Sign in with a browser.")}
	errNoForm = problem{http.StatusBadRequest, say("Not a form of ours"),
		say("What was sent cannot be read."), say("Go back, load the page again and send it once more.")}
	errForeignForm = problem{http.StatusForbidden, say("Not sent from here"),
		say("The form came from another site, so nothing was changed."), say("Open the page here and send it again.")}
	errTooOften = problem{http.StatusTooManyRequests, say("Too many questions"),
		say("A program may ask {n} times a second, and {most} times at once.", asksPerSecond, asksAtOnce),
		say("Ask again after as many seconds as the header Retry-After says.")}
	errAway = problem{http.StatusServiceUnavailable, say("The database is away"),
		say("Pages cannot be read or saved at the moment. Nothing that was saved is lost."),
		say("Wait a few seconds and load the page again. If it lasts, look at what xiaozu prints in its terminal.")}
	errBroken = problem{http.StatusInternalServerError, say("Something went wrong"),
		say("The page could not be made. The reason is in the log of xiaozu."),
		say("Load the page again. If it stays, report it with the time and the address of this page.")}
)

// notAllowed says that the user's role is too low for a route.
func notAllowed(user postgres.User, least rank) problem {
	needed := postgres.Roles()[least-reader]
	return problem{http.StatusForbidden, say("Not yours to do"),
		say("This takes the role “{needed}”; your account has the role “{own}”.", roleWord(needed), roleWord(user.Role)),
		say("Ask whoever runs this xiaozu for another role.")}
}

// notNeeded says that somebody else was faster.
func notNeeded(what, next locale.Message) problem {
	return problem{http.StatusConflict, say("Not needed any more"), what, next}
}

// A tooOften says that a program asks too often.
type tooOften struct{ wait time.Duration }

func (e tooOften) Error() string { return "a program asks too often" }

// fail answers with the page for err, and logs what the person in front of it cannot mend.
func (s *site) fail(w http.ResponseWriter, r *http.Request, err error) {
	if r.Context().Err() != nil {
		return // nobody waits for the answer
	}
	p := problemOf(err)
	if p.Status >= http.StatusInternalServerError {
		s.Log.Error("page failed", "method", r.Method, "route", r.Pattern, "error", err)
	}
	var often tooOften
	switch {
	case errors.As(err, &often):
		retryAfter(w, often.wait)
	case p.Status == http.StatusUnauthorized:
		w.Header().Set("WWW-Authenticate", "Bearer")
	case p.Status == http.StatusServiceUnavailable:
		w.Header().Set("Retry-After", "5")
	}
	if forPrograms(r) {
		en := locale.English
		api.Fail(w, p.Status, en.Text(p.Title), en.Text(p.What)+" "+en.Text(p.Next))
		return
	}
	s.show(w, r, p.Status, "problem", view{Title: p.Title, User: caller(r).Name, Data: p})
}

// retryAfter says when to ask again.
func retryAfter(w http.ResponseWriter, wait time.Duration) {
	w.Header().Set("Retry-After", strconv.Itoa(int(math.Ceil(wait.Seconds()))))
}

func problemOf(err error) problem {
	var p problem
	switch {
	case errors.As(err, new(tooOften)):
		return errTooOften
	case errors.As(err, &p):
		return p
	case errors.Is(err, postgres.ErrNotFound):
		return errNoSuchPage
	case errors.Is(err, review.ErrNotAllowed):
		return problem{http.StatusUnprocessableEntity, say("Not a decision"), diagnosis(err.Error()),
			say("Go back to the fact and choose again.")}
	case postgres.IsUnavailable(err):
		return errAway
	}
	return errBroken
}
