package postgres_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/xiaozu-watch/xiaozu/internal/pgtest"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// The first day of every group is that of its mentions, before and after a roll-up.
func TestFirstMentions(t *testing.T) {
	t.Parallel()
	dsn := pgtest.DSN(t)
	db := withSourceAt(t, dsn)
	rnd := rand.New(rand.NewPCG(5, 6))
	for n := range 8 {
		keep(t, db, storyOn(n, noon))
	}
	for i := range 30 {
		if err := change(t, db, rnd.IntN(8), rnd); err != nil {
			t.Fatal(err)
		}
		if i%10 == 0 {
			if _, err := db.RollUp(t.Context()); err != nil {
				t.Fatal(err)
			}
		}
		want, err := query(t, dsn, "", `
			SELECT coalesce(string_agg(subject || ' ' || day || ' ' || pages, '|' ORDER BY subject), '')
			FROM (
				SELECT subject, day, count(DISTINCT page) AS pages, rank() OVER (PARTITION BY subject ORDER BY day)
				FROM mentions WHERE kind = 'group' AND form <> 'bare' AND day > '-infinity' GROUP BY subject, day
			) m
			WHERE rank = 1`)
		if err != nil {
			t.Fatal(err)
		}
		if got := firstDays(t, db); got != want {
			t.Fatalf("after change %d: got %s, want %s", i, got, want)
		}
	}
}

// firstDays writes "group day articles", parted by |.
func firstDays(t *testing.T, db *postgres.DB) string {
	t.Helper()
	mentions, err := db.FirstMentions(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var groups []string
	for len(mentions) > 0 {
		n := 1
		for n < len(mentions) && mentions[n].Group == mentions[0].Group {
			n++
		}
		groups = append(groups, fmt.Sprintf("%s %s %d", mentions[0].Group, mentions[0].Day, n))
		mentions = mentions[n:]
	}
	slices.Sort(groups)
	return strings.Join(groups, "|")
}
