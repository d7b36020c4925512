package api

import (
	"context"

	"github.com/xiaozu-watch/xiaozu/internal/alert"
)

type eventQuery struct {
	Paging
	Group  string `query:"group" doc:"About one group only, by its id or any name."`
	Person string `query:"person" doc:"About one person only, by the id or any name."`
}

const aboutEvents = "List what was read of groups and people, in the order in which it was found, from a minute after that on: " +
	"next is never empty, and goes on with what is found later. The shape is that of webhooks."

func (a *API) events(ctx context.Context, q *eventQuery) (page[alert.Event], error) {
	events, next, err := a.db.EventsFound(ctx, q.Group, q.Person, q.After.Cursor, q.Limit)
	return page[alert.Event]{append([]alert.Event{}, events...), cursor{next}}, err
}
