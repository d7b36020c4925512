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

// Every page of the acts goes on where the one before ended, however they are narrowed.
func TestActsByPage(t *testing.T) {
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
	actOtherwise(t, db, facts[0])
	place, _ := news.Locate(s.Text(), islands, 0)
	m := news.Mention{Kind: news.GroupMention, Form: news.FullForm, Span: place, Text: islands, Canonical: islands}
	if err := db.AddMention(t.Context(), s.Article, m, "贾"); err != nil {
		t.Fatal(err)
	}
	today := news.DateOf(time.Now())
	for name, c := range map[string]struct {
		filter postgres.ActFilter
		want   int
	}{
		"all":       {postgres.ActFilter{}, 14},
		"a curator": {postgres.ActFilter{By: "苏曼"}, 6},
		"a group":   {postgres.ActFilter{Group: islands}, 10},
		"a kind":    {postgres.ActFilter{Kind: news.GroupFact}, 3},
		"a day":     {postgres.ActFilter{On: today}, 14},
		"a year":    {postgres.ActFilter{On: news.Date{Year: 2019}}, 0},
		"opinions":  {postgres.ActFilter{What: postgres.OpinionAct}, 1},
		"ends":      {postgres.ActFilter{What: postgres.EndAct, Group: islands}, 1},
		"who":       {postgres.ActFilter{What: postgres.IdentityAct}, 1},
		"mentions":  {postgres.ActFilter{What: postgres.MentionAct, Group: islands}, 1},
		"both":      {postgres.ActFilter{By: "贝", Group: islands}, 2},
	} {
		if got := audited(t, db, c.filter); len(got) != c.want || !slices.IsSortedFunc(got, laterFirst) {
			t.Errorf("%s: %d decisions, want %d, the latest first", name, len(got), c.want)
		}
	}
	all := audited(t, db, postgres.ActFilter{})
	if a := all[0]; a.What != postgres.MentionAct || a.Passage.Page != s.Page || a.Passage.Text != islands || a.Subject != islands {
		t.Errorf("the mention: %+v", a)
	}
	if a := all[4]; a.Passage.Page == "" || a.Passage.Text == "" || a.Stated.Fact != a.Fact {
		t.Errorf("without what it rests on: %+v", a)
	}
	rows := exported(t, db, postgres.ActsTable(), nil)
	if len(rows) != len(all) {
		t.Errorf("%d acts are exported, want %d", len(rows), len(all))
	}
	for i, row := range rows {
		if rest := exported(t, db, postgres.ActsTable(), row); len(rest) != len(rows)-i-1 {
			t.Errorf("behind the exported act %d come %d, want %d", i, len(rest), len(rows)-i-1)
		}
	}
	for _, cursor := range []string{"x", "2019-01-01T09:00:00Z,decision,1,1", "2019-01-01T09:00:00Z,decision," + all[0].Fact + ",one"} {
		if _, err := db.Acts(t.Context(), postgres.ActFilter{After: cursor, Limit: 3}); !errors.Is(err, postgres.ErrNotFound) {
			t.Errorf("cursor %q: %v", cursor, err)
		}
	}
}

// actOtherwise has somebody give an opinion on an accepted fact, decide on an end, and say who is who.
func actOtherwise(t *testing.T, db *postgres.DB, f news.Fact) {
	t.Helper()
	for _, act := range []func(postgres.Tx) error{
		func(tx postgres.Tx) error {
			return tx.AddOpinion(t.Context(), postgres.Opinion{Fact: f.Key(), N: 1, Decision: 1, Verdict: postgres.Accept, By: "贾"})
		},
		func(tx postgres.Tx) error {
			return tx.DecideEnd(t.Context(), postgres.End{Body: islands, Person: "林海0", Role: "组长", Fact: f.Key()}, postgres.RefuseEnd, "贾")
		},
		func(tx postgres.Tx) error {
			return tx.Identify(t.Context(), postgres.IdentityDecision{N: 1, Action: postgres.Merge, Kind: "group", Subject: islands, Other: "海岛专班", By: "贾"})
		},
	} {
		if err := db.Change(t.Context(), act); err != nil {
			t.Fatal(err)
		}
	}
}

// audited are the acts of all pages.
func audited(t *testing.T, db *postgres.DB, filter postgres.ActFilter) (all []postgres.Act) {
	t.Helper()
	filter.Limit = 3
	for {
		page, err := db.Acts(t.Context(), filter)
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

func laterFirst(a, b postgres.Act) int {
	if c := b.At.Compare(a.At); c != 0 {
		return c
	}
	if a.Fact > b.Fact {
		return -1
	}
	return 1
}
