package postgres_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/xiaozu-watch/xiaozu/internal/archive"
	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/pgtest"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

func TestImportsAreRemembered(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	for _, want := range []postgres.ImportState{
		{File: "a"},
		{File: "a", At: archive.Position{Offset: 1 << 40, Inside: 7}, Saved: 1, Elsewhere: 2, Other: 3, Skipped: 4},
		{File: "a", Saved: 9, Finished: time.Date(2026, 3, 5, 0, 0, 0, 0, news.Beijing)},
	} {
		if (want != postgres.ImportState{File: "a"}) {
			if err := db.SaveImport(t.Context(), want); err != nil {
				t.Fatal(err)
			}
		}
		got, err := db.Import(t.Context(), "a")
		if diff := cmp.Diff(want, got); err != nil || diff != "" {
			t.Errorf("%v, -want +got:\n%s", err, diff)
		}
	}
}
