package api

import (
	"cmp"
	"context"
	"encoding/json"
	"slices"
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

type groupQuery struct {
	Group string `path:"group" doc:"Its id; its name if it is in no dictionary."`
	Dated
}

func (a *API) group(ctx context.Context, q *groupQuery) (record.Group, error) {
	g, err := a.db.Group(ctx, q.Group)
	if err != nil {
		return record.Group{}, err
	}
	v, err := registry.OfGroup(ctx, a.db, g, q.date())
	return record.NewGroup(g, v), err
}

type personQuery struct {
	Person string `path:"person" doc:"The id; the name of who is in no dictionary."`
	Dated
}

func (a *API) person(ctx context.Context, q *personQuery) (record.Person, error) {
	p, err := a.db.PersonPage(ctx, q.Person)
	return record.NewPerson(p, q.date()), err
}

type articleQuery struct {
	Source string `path:"source" doc:"The id of its source."`
	Page   string `path:"page" format:"uuid" doc:"The id of its page."`
}

func (a *API) article(ctx context.Context, q *articleQuery) (record.Article, error) {
	article, err := a.db.Article(ctx, q.Source, q.Page)
	return record.NewArticle(article), err
}

type factQuery struct {
	Fact string `path:"fact" format:"uuid" doc:"Its id."`
}

// addFact answers with a row of the table of facts.
func (a *API) addFact() {
	tables := postgres.Tables()
	t := tables[slices.IndexFunc(tables, func(t postgres.Table) bool { return t.Name == "facts" })]
	op := operation("get-fact", "/facts/{fact}", "Get a fact with its best evidence.", postgres.ReadScope)
	op.Responses = map[string]*huma.Response{"200": answered("The fact", a.rowOf(t.Name, t.Columns))}
	add(a, op, func(ctx context.Context, q *factQuery) (json.RawMessage, error) {
		records, _, err := a.db.ExportPage(ctx, t, postgres.ExportFilter{Fact: q.Fact}, nil, 1)
		if err != nil || len(records) == 0 {
			return nil, cmp.Or(err, postgres.ErrNotFound)
		}
		return object(t.Columns, records[0]), nil
	})
}
