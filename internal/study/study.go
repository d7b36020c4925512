// Package study answers questions of researchers that are no counts of mentions: of whom groups were made up over
// the years, how long seats last, when groups stand by, who names a group first and how long before its founding.
// Each answer is rows, and a table of them for files.
package study

import (
	"context"
	"errors"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/research"
)

// A Question narrows a study; empty fields narrow nothing.
type Question struct {
	Group   string      // id, or the name of what is in no dictionary
	Level   string      // of groups
	By      news.Period // of compositions; "" for years
	Lineage bool        // of compositions: with the seats under earlier and later names
	Now     time.Time
}

func (q Question) asks(group, level string) bool {
	return (q.Group == "" || q.Group == group) && (q.Level == "" || q.Level == level)
}

// A Study is one kind of question.
type Study struct {
	Name    string
	Doc     string // in one line
	Columns func() []postgres.Column
	Table   func(context.Context, *postgres.DB, Question) (research.Table, error)
}

// Studies are all kinds.
func Studies() []Study {
	return []Study{
		newStudy("composition", "how many seats of which tier one group had at the end of each period", Composition, compositionTable),
		newStudy("tenures", "how long each seat in a group was held", Tenures, tenureTable),
		newStudy("activity", "when groups were active, and when they stood by", Activity, activityTable),
		newStudy("firsts", "which articles name a group first, and how long before or after its founding", Firsts, firstTable),
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

// newStudy asks for rows and makes a table of them.
func newStudy[R any](name, doc string, ask func(context.Context, *postgres.DB, Question) ([]R, error), table func([]R) research.Table) Study {
	return Study{
		Name: name, Doc: doc,
		Columns: func() []postgres.Column { return table(nil).Columns },
		Table: func(ctx context.Context, db *postgres.DB, q Question) (research.Table, error) {
			rows, err := ask(ctx, db, q)
			if err != nil {
				return research.Table{}, err
			}
			return table(rows), nil
		},
	}
}
