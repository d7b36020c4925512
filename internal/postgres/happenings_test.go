package postgres_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/pgtest"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// What stands and came about in a group counts, once a fact; what was refused, is planned or concerns no group does not.
func TestHappenings(t *testing.T) {
	t.Parallel()
	dsn := pgtest.DSN(t)
	db := pgtest.Open(t, dsn)
	_, err := query(t, dsn, "", `
		INSERT INTO facts (fact, kind, action, person, person_entry, role, body, body_entry, other, date, state)
		SELECT gen_random_uuid(), kind, action, '', '', '', body, '', n::text, date, state
		FROM (VALUES (1, 'group', 'created', '甲组', '2024-03-05', 'accepted'), (2, 'meeting', '', '甲组', '2024-03', 'proposed'), (3, 'meeting', '', '甲组', '2024-03', 'unsure'),
			(4, 'meeting', '', '甲组', '2024-03', 'corrected'), (5, 'meeting', '', '甲组', '2024-03', 'withdrawn'), (6, 'meeting', '', '甲组', '2024-03', 'rejected'),
			(7, 'background', 'planned', '甲组', '2024', 'proposed'), (8, 'appointment', 'appointed', '云岭省水利厅', '2024', 'proposed'), (9, 'appointment', 'removed', '乙组', '', 'accepted'),
			(10, 'group', 'found', '乙组', '2024', 'proposed'), (11, 'appointment', 'proposed', '乙组', '2024', 'proposed')) AS f (n, kind, action, body, date, state)`)
	if err != nil {
		t.Fatal(err)
	}
	told := func(f postgres.HappeningFilter) (rows []string) {
		for h, err := range db.Happenings(t.Context(), f) {
			if err != nil {
				t.Fatal(err)
			}
			rows = append(rows, fmt.Sprint(h.Group, " ", h.Kind, " ", h.Action, " ", h.Date, " ", h.Facts, " ", h.Accepted))
		}
		return rows
	}
	want := []string{"乙组 appointment removed  1 1", "甲组 group created 2024-03-05 1 1", "甲组 meeting  2024-03 2 0"}
	if diff := cmp.Diff(want, told(postgres.HappeningFilter{By: news.Yearly, Until: news.Date{Year: 2024, Month: 3, Day: 4}})); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(want, told(postgres.HappeningFilter{By: news.Daily, Until: news.Date{Year: 2024, Month: 3, Day: 5}})); diff != "" {
		t.Error(diff)
	}
	want[1] = "甲组 group created 2024-03 1 1"
	if diff := cmp.Diff(want, told(postgres.HappeningFilter{By: news.Monthly, Until: news.Date{Year: 2024, Month: 3, Day: 5}})); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(want[:1], told(postgres.HappeningFilter{Groups: []string{"乙组"}})); diff != "" {
		t.Error(diff)
	}
	if got := told(postgres.HappeningFilter{Level: "provincial"}); got != nil {
		t.Error(got)
	}
	for _, c := range []struct {
		f    postgres.HappeningFilter
		want string
	}{
		{postgres.HappeningFilter{By: news.Yearly}, "2024-03 to 2024-03-05"}, {postgres.HappeningFilter{By: news.Daily}, "2024-03-05 to 2024-03-05"},
		{postgres.HappeningFilter{By: news.Yearly, Groups: []string{"乙组"}}, " to "},
	} {
		first, last, err := db.HappeningsFrom(t.Context(), c.f)
		if got := first.String() + " to " + last.String(); err != nil || got != c.want {
			t.Errorf("%+v: %s, want %s; %v", c.f, got, c.want, err)
		}
	}
}
