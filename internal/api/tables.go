package api

import (
	"context"
	"encoding/json"
	"slices"

	"github.com/danielgtaylor/huma/v2"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/research/jsonl"
)

// MostOfPage bounds how many a page of a list has.
const MostOfPage = 1000 // as the tags below say

// A Paging chooses a page of a list.
type Paging struct {
	Limit int    `query:"limit" minimum:"1" maximum:"1000" default:"100" doc:"At most so many."`
	After cursor `query:"after" doc:"Goes on behind the page whose next this is."`
}

// A tableQuery asks for a page of a table. What a table cannot be chosen by is neither in the document
// nor taken.
type tableQuery struct {
	Paging
	From         news.Date `query:"from" doc:"First day: YYYY, YYYY-MM or YYYY-MM-DD."`
	To           news.Date `query:"to" doc:"Last day, in the same forms; 2019 ends with December."`
	Group        string    `query:"group" doc:"One group only, by its id; its name if it is in no dictionary."`
	Person       string    `query:"person" doc:"One person only, by the id; the name of who is in no dictionary."`
	Level        string    `query:"level" doc:"Groups of one level only."`
	Source       string    `query:"source" doc:"One source only, by its id."`
	Fact         string    `query:"fact" format:"uuid" doc:"One fact only, by its id."`
	Kind         string    `query:"kind" doc:"Facts of one kind only, or decisions on them."`
	DecidedBy    string    `query:"decided_by" doc:"What one curator decided, by name."`
	AcceptedOnly bool      `query:"accepted_only" doc:"Only what curators accepted or dictionaries say."`
	AsOf         news.Date `query:"as_of" doc:"What held on that day, as far as is known."`
}

func (q tableQuery) filter() postgres.ExportFilter {
	return postgres.ExportFilter{From: q.From, To: q.To, Group: q.Group, Person: q.Person, Level: q.Level, Source: q.Source, Fact: q.Fact,
		Kind: q.Kind, DecidedBy: q.DecidedBy, AcceptedOnly: q.AcceptedOnly, AsOf: q.AsOf}
}

// A page is some of a list.
type page[T any] struct {
	Items []T    `json:"items" nullable:"false"`
	Next  cursor `json:"next" doc:"What after is to be for the next page; empty after the last one."`
}

// scopes are what tables ask for that only researchers take away.
var scopes = map[string]postgres.Scope{"mentions": postgres.ResearchScope, "decisions": postgres.ResearchScope}

// addTable answers with pages of a table.
func (a *API) addTable(t postgres.Table) {
	scope, special := scopes[t.Name]
	if !special {
		scope = postgres.ReadScope
	}
	op := operation("list-"+t.Name, "/"+t.Name, "List "+t.Name+": "+t.Doc+".", scope)
	op.Responses = map[string]*huma.Response{"200": a.pageOf(t.Name, t.Columns)}
	add(a, op, func(ctx context.Context, q *tableQuery) (page[json.RawMessage], error) {
		records, next, err := a.db.ExportPage(ctx, t, q.filter(), q.After.Cursor, q.Limit)
		items := make([]json.RawMessage, len(records))
		for i, r := range records {
			items[i] = object(t.Columns, r)
		}
		return page[json.RawMessage]{items, cursor{next}}, err
	})
	a.forget(op.Path, append(t.ChosenBy(), "limit", "after"))
}

// forget takes parameters that a list does not know out of the document.
func (a *API) forget(path string, known []string) {
	op := a.Document().Paths[path].Get
	op.Parameters = slices.DeleteFunc(op.Parameters, func(p *huma.Param) bool { return p.In == "query" && !slices.Contains(known, p.Name) })
}

// object is the record as JSON.
func object(columns []postgres.Column, r postgres.Record) json.RawMessage {
	return jsonl.AppendObject(nil, columns, r)
}
