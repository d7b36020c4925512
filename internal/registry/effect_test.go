package registry_test

import (
	"testing"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/pgtest"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/registry"
)

// What is foretold is what accepting does, and telling it changes nothing.
func TestEffectOf(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	created := news.Fact{Kind: news.GroupFact, Action: news.Created, Body: islands, Date: date("2019-03-05")}
	appointed := news.Fact{Kind: news.AppointmentFact, Action: news.Appointed, Person: "林海生", Role: "组长", Body: islands, Date: date("2019-03-05")}
	removed := news.Fact{Kind: news.AppointmentFact, Action: news.Removed, Person: "林海生", Role: "组长", Body: islands, Date: date("2021")}
	abolished := news.Fact{Kind: news.GroupFact, Action: news.Abolished, Body: islands, Date: date("2023")}
	state(t, db, created, appointed, removed, abolished)
	effect := func(f news.Fact) registry.Effect {
		t.Helper()
		s, err := db.Statement(t.Context(), f.Key())
		if err != nil {
			t.Fatal(err)
		}
		e, err := registry.EffectOf(t.Context(), db, s.Fact)
		if err != nil {
			t.Fatal(err)
		}
		return e
	}
	if e := effect(created); len(e.Groups) != 1 || e.Groups[0].ID != islands {
		t.Errorf("a new group: %+v", e)
	}
	settle(t, db, created.Key(), postgres.Accepted)
	if e := effect(created); len(e.Changes()) > 0 {
		t.Errorf("once accepted: %+v", e)
	}
	if e := effect(appointed); len(e.Opened) != 1 || e.Opened[0].Role != "组长" || len(e.Ended)+len(e.Gone) != 0 {
		t.Errorf("a new seat: %+v", e)
	}
	settle(t, db, appointed.Key(), postgres.Accepted)
	if e := effect(removed); len(e.Ended) != 1 || e.Ended[0].To != date("2021") || len(e.Opened)+len(e.Gone) != 0 {
		t.Errorf("a seat's end: %+v", e)
	}
	if e := effect(abolished); e.Over == nil || e.Over.EndKind != "abolished" {
		t.Errorf("a group's end: %+v", e)
	}
	want(t, "nothing was written", sketch(t, db, islands), islands+" 2019-03-05–  fact\n组长 林海生 2019-03-05– fact\n")
}
