package api

import (
	"context"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/record"
	"github.com/xiaozu-watch/xiaozu/internal/registry"
)

// A Dated question is about one day, month or year.
type Dated struct {
	On news.Date `query:"on" doc:"A day, month or year: YYYY-MM-DD, YYYY-MM or YYYY; today unless given."`
}

func (d Dated) date() news.Date {
	if d.On.IsZero() {
		return news.DateOf(time.Now())
	}
	return d.On
}

// A thing is an answer about one.
type thing[T any] struct{ Body T }

type groupQuery struct {
	Group string `path:"group" doc:"Its id; its name if it is in no dictionary."`
	Dated
}

func (a *API) addGroup() {
	op := operation("get-group", "/groups/{group}", "Get a group on a date: its name then, and who sat in it.", postgres.ReadScope)
	op.Tags = []string{"groups"}
	huma.Register(a.huma, op, func(ctx context.Context, q *groupQuery) (*thing[record.Group], error) {
		g, err := a.db.Group(ctx, q.Group)
		if err != nil {
			return nil, a.problem(ctx, err)
		}
		v, err := registry.OfGroup(ctx, a.db, g, q.date())
		if err != nil {
			return nil, a.problem(ctx, err)
		}
		return &thing[record.Group]{record.NewGroup(g, v)}, nil
	})
}

type personQuery struct {
	Person string `path:"person" doc:"The id; the name of who is in no dictionary."`
	Dated
}

func (a *API) addPerson() {
	op := operation("get-person", "/people/{person}", "Get a person on a date: seats and posts.", postgres.ReadScope)
	op.Tags = []string{"people"}
	huma.Register(a.huma, op, func(ctx context.Context, q *personQuery) (*thing[record.Person], error) {
		p, err := a.db.PersonPage(ctx, q.Person)
		if err != nil {
			return nil, a.problem(ctx, err)
		}
		return &thing[record.Person]{record.NewPerson(p, q.date())}, nil
	})
}
