package postgres_test

import (
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// Every page of the decisions goes on where the one before ended, however they are narrowed.
func TestDecisionsByPage(t *testing.T) {
	t.Parallel()
	db := withSource(t)
	s := storyOn(1, noon).stating(founding(islands))
	facts := []news.Fact{founding(islands)}
	for i := range 9 {
		facts = append(facts, appointment(fmt.Sprintf("林海%d", i), "组长", []string{islands, "青屿市渔港领导小组"}[i%2], news.Date{Year: 2015}, news.StatedDate))
	}
	keep(t, db, s.stating(facts[1:]...))
	for i, f := range facts { // two by two at once: their time is the same
		if i%2 == 1 {
			continue
		}
		err := db.Change(t.Context(), func(tx postgres.Tx) error {
			for _, f := range []news.Fact{f, facts[i+1]} {
				d := postgres.Decision{Fact: f.Key(), N: 1, Verdict: postgres.Accept, Before: postgres.Proposed, After: postgres.Accepted,
					By: []string{"苏曼", "贝"}[i/2%2]}
				if err := tx.Decide(t.Context(), d); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	today := news.DateOf(time.Now())
	for name, c := range map[string]struct {
		filter postgres.DecisionFilter
		want   int
	}{
		"all":       {postgres.DecisionFilter{}, 10},
		"a curator": {postgres.DecisionFilter{By: "苏曼"}, 6},
		"a group":   {postgres.DecisionFilter{Group: islands}, 6},
		"a kind":    {postgres.DecisionFilter{Kind: news.GroupFact}, 1},
		"a day":     {postgres.DecisionFilter{On: today}, 10},
		"a year":    {postgres.DecisionFilter{On: news.Date{Year: 2019}}, 0},
		"both":      {postgres.DecisionFilter{By: "贝", Group: islands}, 2},
	} {
		if got := audited(t, db, c.filter); len(got) != c.want || !slices.IsSortedFunc(got, laterFirst) {
			t.Errorf("%s: %d decisions, want %d, the latest first", name, len(got), c.want)
		}
	}
	all := audited(t, db, postgres.DecisionFilter{})
	if a := all[0]; a.Passage.Page == "" || a.Passage.Text == "" || a.Now.Key != a.Decision.Fact {
		t.Errorf("without what it rests on: %+v", a)
	}
	for _, cursor := range []string{"x", "2019-01-01T09:00:00Z,1,1", "2019-01-01T09:00:00Z," + all[0].Now.Key + ",one"} {
		if _, err := db.Decisions(t.Context(), postgres.DecisionFilter{After: cursor, Limit: 3}); !errors.Is(err, postgres.ErrNotFound) {
			t.Errorf("cursor %q: %v", cursor, err)
		}
	}
}

// audited are the decisions of all pages.
func audited(t *testing.T, db *postgres.DB, filter postgres.DecisionFilter) (all []postgres.Audited) {
	t.Helper()
	filter.Limit = 3
	for {
		page, err := db.Decisions(t.Context(), filter)
		if err != nil {
			t.Fatal(err)
		}
		if len(page) == 0 {
			return all
		}
		all = append(all, page...)
		filter.After = page[len(page)-1].Cursor()
	}
}

func laterFirst(a, b postgres.Audited) int {
	if c := b.At.Compare(a.At); c != 0 {
		return c
	}
	if a.Now.Key > b.Now.Key {
		return -1
	}
	return 1
}
