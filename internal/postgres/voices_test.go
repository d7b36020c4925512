package postgres_test

import (
	"testing"

	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// A fact that two stories state comes before one of a single story, and a level can be chosen.
func TestImportance(t *testing.T) {
	t.Parallel()
	db := withSource(t)
	twice, once := founding("云岭省渔港领导小组"), founding(islands)
	keep(t, db, storyOn(1, noon).stating(twice, once))
	keep(t, db, storyOn(2, noon).stating(twice))
	first := func() string {
		t.Helper()
		items, err := db.Queue(t.Context(), postgres.QueueFilter{Limit: 2})
		if err != nil || len(items) != 2 {
			t.Fatalf("%d facts, %v", len(items), err)
		}
		return items[0].Key
	}
	if first() != twice.Key() {
		t.Error("what two stories state does not come first")
	}
	keep(t, db, storyOn(2, noon).stating(founding("青屿市渔港领导小组")))
	items, err := db.Queue(t.Context(), postgres.QueueFilter{Limit: 9, Rank: 2})
	if err != nil || len(items) != 1 || items[0].Body != "青屿市渔港领导小组" {
		t.Errorf("of cities: %d facts, %v", len(items), err)
	}
}
