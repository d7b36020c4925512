package postgres_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

func TestDays(t *testing.T) {
	t.Parallel()
	db := withSource(t)
	late := time.Date(2019, 3, 5, 23, 59, 0, 0, news.Beijing) // the same day, though not in every zone
	bare := storyOn(3, late).naming(islands)
	bare.mentions[0].Form = news.BareForm
	person := storyOn(4, noon.AddDate(0, 0, 1)).naming("林海生")
	person.mentions[0].Kind = news.PersonMention
	for _, s := range []story{storyOn(1, noon).naming(islands, islands), storyOn(2, late).naming(islands), bare, person,
		storyOn(5, time.Time{}).naming(islands), storyOn(6, noon.AddDate(0, 0, 3)).naming(islands)} {
		keep(t, db, s)
	}
	day := func(d int) news.Date { return news.Date{Year: 2019, Month: 3, Day: d} }
	days, err := db.Days(t.Context(), day(5), day(7))
	if diff := cmp.Diff([]postgres.DayCount{
		{Day: day(5), Articles: 3, Mentions: 3},
		{Day: day(6), Articles: 1},
	}, days); err != nil || diff != "" {
		t.Errorf("%v (-want +got):\n%s", err, diff)
	}
}
