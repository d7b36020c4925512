package postgres_test

import (
	"fmt"
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
	edit(t, db, 30, func(when string) {
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
			t.Fatalf("%s: got %s, want %s", when, got, want)
		}
	})
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
