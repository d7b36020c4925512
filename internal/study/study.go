// Package study answers questions of researchers that are no counts of mentions: of whom groups were made up and what happened to them over
// the years, how long seats last, when groups stand by, who names a group first and how long before its founding.
// Each answer is rows, and a table of them for files.
package study

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"iter"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/research"
	"github.com/xiaozu-watch/xiaozu/internal/research/plot"
)

// A Question narrows a study; empty fields narrow nothing.
type Question struct {
	Group   string      // id, or the name of what is in no dictionary
	Level   string      // of groups
	By      news.Period // of compositions and events; "" for years
	Lineage bool        // of compositions and events: with the seats and the events under earlier and later names
	Now     time.Time
}

func (q Question) asks(group, level string) bool {
	return (q.Group == "" || q.Group == group) && (q.Level == "" || q.Level == level)
}

func (q Question) period() news.Period { return cmp.Or(q.By, news.Yearly) }

// groups are the group that is asked for and, if its lineage is, those that it came from and became; none for all.
func (q Question) groups(ctx context.Context, db *postgres.DB) (groups []string, err error) {
	if q.Group == "" {
		return nil, nil
	}
	if !q.Lineage {
		return []string{q.Group}, nil
	}
	family, err := db.Family(ctx, q.Group)
	for _, l := range family.Lives {
		groups = append(groups, l.Group)
	}
	return groups, err
}

// A Study is one kind of question.
type Study struct {
	Name    string
	Doc     string   // in one line
	Key     []string // the columns that tell rows apart
	Columns func() []postgres.Column
	Table   func(context.Context, *postgres.DB, Question) (research.Table, error)
}

// Studies are all kinds.
func Studies() []Study {
	return []Study{
		newStudy("composition", "how many seats of which tier one group had at the end of each period", []string{"group", "period", "tier"}, Composition, compositionTable),
		newStudy("events", "how many meetings, appointments, removals and changes of groups are dated to each period", []string{"group", "event", "period"}, Events, eventTable),
		newStudy("tenures", "how long each seat in a group was held", []string{"group", "person", "role", "from"}, Tenures, tenureTable),
		newStudy("activity", "when groups were active, and when they stood by", []string{"group", "from"}, Activity, activityTable),
		newStudy("coverage", "how many articles of each source were read of each period, where it begins, falls silent and ends", []string{"source", "period"}, func(ctx context.Context, db *postgres.DB, q Question) (iter.Seq2[Reach, error], error) {
			return Coverage(ctx, db, q), nil
		}, coverageTable),
		newStudy("firsts", "which articles name a group first, and how long before or after its founding", []string{"group", "source", "page"}, Firsts, firstTable),
	}
}

// ErrNoGroup says that a composition was asked for of no group.
var ErrNoGroup = errors.New("a composition is that of one group: name it")

// Named returns the study with the name, and whether there is one.
func Named(name string) (Study, bool) {
	for _, s := range Studies() {
		if s.Name == name {
			return s, true
		}
	}
	return Study{}, false
}

// newStudy asks for an answer and makes a table of it.
func newStudy[A any](name, doc string, key []string, ask func(context.Context, *postgres.DB, Question) (A, error), table func(A) research.Table) Study {
	var nothing A
	return Study{
		Name: name, Doc: doc, Key: key,
		Columns: func() []postgres.Column { return table(nothing).Columns },
		Table: func(ctx context.Context, db *postgres.DB, q Question) (research.Table, error) {
			answer, err := ask(ctx, db, q)
			if err != nil {
				return research.Table{}, err
			}
			return table(answer), nil
		},
	}
}

// Charts are the names of the studies that can be drawn.
func Charts() []string { return []string{"composition", "events"} }

// Describe says in English what a chart shows of the group with the name, or of all if there is none.
func (q Question) Describe(study, name string) string {
	said := fmt.Sprintf("What happened to %s by %s", cmp.Or(name, "all groups"), q.period())
	if study == "composition" {
		said = fmt.Sprintf("Seats in %s at the end of each %s", name, q.period())
	}
	if q.Level != "" {
		said += ", of level " + q.Level
	}
	if q.Lineage {
		said += ", with earlier and later names"
	}
	return said
}

// Draw answers with a chart in English that stands alone.
func Draw(ctx context.Context, db *postgres.DB, study string, q Question) (s plot.Stack, err error) {
	switch study {
	case "composition":
		var makes []Make
		makes, err = Composition(ctx, db, q)
		s = Stack(makes, func(t Tier) string { return string(t) })
		s.Unsure = "not known whether held"
	default:
		var sum EventSum
		sum, err = EventsSummed(ctx, db, q)
		s = sum.Stack(func(e Event) string { return string(e) })
	}
	if err != nil {
		return s, err
	}
	name := ""
	if q.Group != "" {
		name, err = db.OfficialName(ctx, q.Group)
	}
	s.Label, s.Width = q.Describe(study, name), 960
	s.Caption = []string{plot.Dated(s.Label, news.DateOf(q.Now))}
	if s.Coverage != nil {
		s.Caption = append(s.Caption, plot.StripLegend)
	}
	return s, err
}
