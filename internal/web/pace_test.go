package web

import (
	"database/sql"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/invent/inventtest"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// Decisions in a row, each with the page that it leads to, beside many facts that wait: those of a database that
// xiaozu invent has filled, a fact an article, or some.
//
//	XIAOZU_INVENTED=postgres://… go test ./internal/web -run TestPace -v
//
// A slow machine alone fails nothing: the bound is held only for a filled database.
func TestPace(t *testing.T) {
	site := serve(t, inventtest.Database(t, 500, testLexicon(t)))
	decisions := 30
	if inventtest.Filled() != "" {
		decisions = 300
	}
	anna := fmt.Sprintf("anna%d", time.Now().UnixNano())
	must(t, site.owner.AddUser(t.Context(), postgres.User{Name: anna, Role: "curator"}))
	v := site.visitAs(t, anna)
	path := strings.ReplaceAll(between(t, between(t, v.get("/review").body, `<p class="what">`, `</p>`), `<a href="`, `"`), "&amp;", "&")
	pool, err := sql.Open("postgres", site.dsn)
	must(t, err)
	defer pool.Close()
	before := inventtest.Processor(t, pool)
	var took []time.Duration
	for range decisions {
		began := time.Now()
		got := v.post(path, verdict(postgres.Proposed, postgres.Accept))
		took = append(took, time.Since(began))
		if got.status != 200 || got.path == path {
			t.Fatalf("status %d, from %s to %s", got.status, path, got.path)
		}
		path = got.path
	}
	spent := inventtest.Processor(t, pool).Since(before)
	slices.Sort(took)
	p95 := took[len(took)*95/100]
	t.Logf("%d decisions beside %d articles and as many facts: half within %v, p95 %v; of the processor %v each here and %v in the server", decisions,
		inventtest.Articles(t, site.owner), took[len(took)/2], p95,
		spent.Client/time.Duration(decisions), spent.Server/time.Duration(decisions))
	if inventtest.Filled() != "" && p95 > 2*50*time.Millisecond { // a decision and the page after it are two requests
		t.Errorf("p95 of a decision and the next page is %v, want 50 ms each", p95)
	}
	if got, err := site.owner.PaceOf(t.Context(), anna); err != nil || got.Today != decisions {
		t.Errorf("%d decisions are counted, want %d, %v", got.Today, decisions, err)
	}
}
