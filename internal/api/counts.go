package api

import (
	"context"
	"encoding/json"
	"slices"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/research"
)

// A countQuery asks for series: those of some subjects, or of all, a page at a time.
type countQuery struct {
	Limit     int              `query:"limit" minimum:"1" maximum:"1000" default:"20" doc:"At most so many series, where no group is given."`
	After     cursor           `query:"after" doc:"Goes on behind the page whose next this is."`
	By        news.Period      `query:"by" enum:"day,week,month,quarter,year" default:"month" doc:"What a point of a series counts."`
	Kind      news.MentionKind `query:"kind" enum:"group,office,person,agency" default:"group" doc:"What is counted."`
	Group     []string         `query:"group,explode" maxItems:"20" doc:"Only these, by id, or the name of what is in no dictionary; people, offices and agencies as well."`
	Lineage   bool             `query:"lineage" doc:"Each group together with those it came from and became."`
	Level     string           `query:"level" doc:"Groups of one level only."`
	Source    string           `query:"source" doc:"One source only, by its id."`
	Publisher string           `query:"publisher" doc:"Only what one publisher printed, by the name that articles give as their origin; - for those that give none."`
	From      news.Date        `query:"from" doc:"First day: YYYY, YYYY-MM or YYYY-MM-DD."`
	To        news.Date        `query:"to" doc:"Last day, in the same forms; 2019 ends with December."`
}

func (q countQuery) filter() postgres.CountFilter {
	return postgres.CountFilter{By: q.By, Kind: q.Kind, Lineage: q.Lineage, Level: q.Level, Source: q.Source, Publisher: q.Publisher, From: q.From, To: q.To}
}

// addCounts answers with series in the rows of the export of counts.
func (a *API) addCounts() {
	op := operation("list-counts", "/counts", "Count how often groups, people or agencies were named by period, with the coverage of each point.", postgres.ReadScope)
	always, periods := countColumns()
	op.Responses = map[string]*huma.Response{"200": a.pageOf("counts", always, periods...)}
	add(a, op, func(ctx context.Context, q *countQuery) (page[json.RawMessage], error) {
		switch {
		case q.Lineage && len(q.Group) == 0:
			return page[json.RawMessage]{}, huma.Error422UnprocessableEntity("lineage needs a group.")
		case q.Level != "" && len(q.Group) > 0:
			return page[json.RawMessage]{}, huma.Error422UnprocessableEntity("level chooses among all groups: leave group out.")
		}
		rows, next, err := a.counted(ctx, q, time.Now())
		table, items := research.Counted("", q.filter(), research.InTurn(rows)), []json.RawMessage{}
		for record := range table.Rows {
			items = append(items, object(table.Columns, record))
		}
		return page[json.RawMessage]{items, next}, err
	})
}

// counted gives the rows of the series that are asked for.
func (a *API) counted(ctx context.Context, q *countQuery, now time.Time) (rows []research.Row, next cursor, err error) {
	filter := q.filter()
	if len(q.Group) > 0 {
		series, err := research.Each(ctx, a.db, q.Group, filter, now)
		return slices.Concat(series...), next, err
	}
	if after := q.After.Cursor; after != nil {
		if len(after) != 2 || after[0] != "counts" {
			return nil, next, postgres.ErrNoCursor
		}
		filter.After = after[1]
	}
	filter.Subjects = q.Limit + 1
	n := 0
	for series, err := range research.BySubject(ctx, a.db, filter, now) {
		if err != nil {
			return nil, next, err
		}
		if n++; n > q.Limit {
			return rows, cursor{postgres.Cursor{"counts", rows[len(rows)-1].Key()}}, nil
		}
		rows = append(rows, series...)
	}
	return rows, next, nil
}

// countColumns are the columns of every count, and those of which each has one.
func countColumns() (always, periods []postgres.Column) {
	for _, p := range news.Periods() {
		for _, c := range research.Counted("", postgres.CountFilter{By: p}, nil).Columns {
			switch {
			case c.Name == string(p):
				periods = append(periods, c)
			case p == news.Daily:
				always = append(always, c)
			}
		}
	}
	return always, periods
}
