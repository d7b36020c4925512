package postgres_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/pgtest"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// The articles behind every count add up to it, whatever the period, the dates and the source.
func TestCountedArticlesAddUp(t *testing.T) {
	t.Parallel()
	db := withSourceAt(t, pgtest.DSN(t))
	rnd := rand.New(rand.NewPCG(3, 4))
	for n := range 8 {
		keep(t, db, storyOn(n, noon))
	}
	for range 30 {
		if err := change(t, db, rnd.IntN(8), rnd); err != nil {
			t.Fatal(err)
		}
	}
	counted := 0
	for _, f := range []postgres.CountFilter{{}, {Lineage: true}, {From: news.DateOf(noon.AddDate(0, 0, 1))}, {To: news.DateOf(noon)}, {Source: "nowhere"}} {
		for _, f.By = range news.Periods() {
			for _, f.Group = range []string{islands, "青屿市渔港领导小组"} {
				counts, err := db.Counts(t.Context(), f)
				if err != nil {
					t.Fatal(err)
				}
				for _, c := range counts {
					counted += c.Articles
					addsUp(t, db, f, c)
				}
			}
		}
	}
	if counted == 0 {
		t.Error("nothing was counted")
	}
}

func addsUp(t *testing.T, db *postgres.DB, f postgres.CountFilter, c postgres.PeriodCount) {
	t.Helper()
	articles, stories, mentions := 0, 0, 0
	for _, a := range countedArticles(t, db, f.In(c.Begin), false) {
		articles, mentions = articles+1, mentions+a.Mentions
		if a.FirstPrinting {
			stories++
		}
	}
	first := len(countedArticles(t, db, f.In(c.Begin), true))
	got := fmt.Sprint(articles, stories, mentions, first)
	if want := fmt.Sprint(c.Articles, c.Stories, c.Mentions(), c.Stories); got != want {
		t.Errorf("%+v from %s: articles, stories and mentions listed %s, counted %s", f, c.Begin, got, want)
	}
}

// countedArticles reads all pages of the list, each of three.
func countedArticles(t *testing.T, db *postgres.DB, f postgres.CountFilter, first bool) (all []postgres.CountedArticle) {
	t.Helper()
	for after := ""; ; after = all[len(all)-1].Cursor() {
		page, err := db.CountedArticles(t.Context(), f, first, after, 3)
		if err != nil {
			t.Fatal(err)
		}
		if all = append(all, page...); len(page) < 3 {
			return all
		}
	}
}
