package api

import (
	"context"
	"encoding/json"
	"iter"
	"slices"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/research"
)

// A countQuery asks for series: those of some subjects, of all, or of the parts of one, a page at a time.
type countQuery struct {
	Limit     int            `query:"limit" minimum:"1" maximum:"1000" default:"20" doc:"At most so many series, where no group is given or one is split."`
	After     cursor         `query:"after" doc:"Goes on behind the page whose next this is."`
	By        news.Period    `query:"by" enum:"day,week,month,quarter,year" default:"month" doc:"What a point of a series counts."`
	Kind      string         `query:"kind" enum:"group,level,office,person,agency" default:"group" doc:"What is counted; of a level, all its groups together."`
	Group     []string       `query:"group,explode" maxItems:"20" doc:"Only these, by id, or the name of what is in no dictionary; people, offices, agencies and levels as well."`
	Lineage   bool           `query:"lineage" doc:"Each group together with those it came from and became."`
	Split     research.Split `query:"split" enum:"source,publisher" doc:"Each source or publisher that names the one group, out of its own articles. The parts add up to the whole."`
	Level     string         `query:"level" doc:"Groups of one level only."`
	Source    string         `query:"source" doc:"One source only, by its id."`
	Publisher string         `query:"publisher" doc:"Only what one publisher printed, by the name that articles give as their origin; - for those that give none."`
	From      news.Date      `query:"from" doc:"First day: YYYY, YYYY-MM or YYYY-MM-DD."`
	To        news.Date      `query:"to" doc:"Last day, in the same forms; 2019 ends with December."`
}

func (q countQuery) filter() postgres.CountFilter {
	f := postgres.CountFilter{By: q.By, Kind: news.MentionKind(q.Kind), Lineage: q.Lineage, Level: q.Level, Source: q.Source, Publisher: q.Publisher, From: q.From, To: q.To}
	if q.Kind == "level" {
		f.Kind, f.ByLevel = news.GroupMention, true
	}
	return f
}

// wrong says what cannot be asked together; "" if all can.
func (q countQuery) wrong() string {
	switch {
	case q.Kind == "level" && (q.Lineage || q.Level != ""):
		return "kind=level counts all groups of a level together: one of them is a group, and none has a lineage."
	case q.Lineage && len(q.Group) == 0:
		return "lineage needs a group."
	case q.Level != "" && len(q.Group) > 0:
		return "level chooses among all groups: leave group out."
	case q.Split != "" && len(q.Group) != 1:
		return "split parts one series: give group once."
	}
	return ""
}

// addCounts answers with series in the rows of the export of counts.
func (a *API) addCounts() {
	op := operation("list-counts", "/counts", "Count how often groups, people or agencies were named by period, with the coverage of each point.", postgres.ReadScope)
	always, some := countColumns()
	op.Responses = map[string]*huma.Response{"200": a.pageOf("counts", always, some...)}
	add(a, op, func(ctx context.Context, q *countQuery) (page[json.RawMessage], error) {
		if wrong := q.wrong(); wrong != "" {
			return page[json.RawMessage]{}, huma.Error422UnprocessableEntity(wrong)
		}
		rows, next, err := a.counted(ctx, q, time.Now())
		table, items := research.Counted(q.Split, q.filter(), research.InTurn(rows)), []json.RawMessage{}
		for record := range table.Rows {
			items = append(items, object(table.Columns, record))
		}
		return page[json.RawMessage]{items, next}, err
	})
}

// counted gives the rows of the series that are asked for.
func (a *API) counted(ctx context.Context, q *countQuery, now time.Time) ([]research.Row, cursor, error) {
	filter := q.filter()
	if len(q.Group) > 0 && q.Split == "" {
		series, err := research.Each(ctx, a.db, q.Group, filter, now)
		return slices.Concat(series...), cursor{}, err
	}
	after, err := q.behind()
	if err != nil {
		return nil, cursor{}, err
	}
	if q.Split != "" {
		filter.Group = q.Group[0]
		parts := research.ByPart(ctx, a.db, q.Split, after, filter, now)
		return q.page(parts, func(r research.Row) string { return r.Part.ID })
	}
	filter.After, filter.Subjects = after, q.Limit+1
	return q.page(research.BySubject(ctx, a.db, filter, now), func(r research.Row) string { return r.Key() })
}

// behind is the key of the series behind which the page begins.
func (q countQuery) behind() (string, error) {
	switch after := q.After.Cursor; {
	case after == nil:
		return "", nil
	case len(after) != 2 || after[0] != q.list():
		return "", postgres.ErrNoCursor
	default:
		return after[1], nil
	}
}

// list is what the cursors of the question are for.
func (q countQuery) list() string { return "counts" + string(q.Split) }

// page takes as many series as a page has, which are told apart by their keys.
func (q countQuery) page(all iter.Seq2[[]research.Row, error], key func(research.Row) string) (rows []research.Row, next cursor, err error) {
	n := 0
	for series, err := range all {
		if err != nil {
			return nil, next, err
		}
		if n++; n > q.Limit {
			return rows, cursor{postgres.Cursor{q.list(), key(rows[len(rows)-1])}}, nil
		}
		rows = append(rows, series...)
	}
	return rows, next, nil
}

// countColumns are the columns that every count has, and those that only some have.
func countColumns() (always, some []postgres.Column) {
	var tables [][]postgres.Column
	for _, p := range news.Periods() {
		tables = append(tables, research.Counted("", postgres.CountFilter{By: p}, nil).Columns)
	}
	for _, split := range research.Splits() {
		tables = append(tables, research.Counted(split, postgres.CountFilter{}, nil).Columns)
	}
	in := map[string]int{}
	var all []postgres.Column
	for _, c := range slices.Concat(tables...) {
		if in[c.Name]++; in[c.Name] == 1 {
			all = append(all, c)
		}
	}
	for _, c := range all {
		if in[c.Name] == len(tables) {
			always = append(always, c)
		} else {
			some = append(some, c)
		}
	}
	return always, some
}
