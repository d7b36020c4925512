package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// A second curator is told nothing of the first's decision, and a third settles where they differ.
func TestSecond(t *testing.T) {
	t.Parallel()
	site := newSite(t, stories()[0])
	_, _, facts := stories()[0].article()
	anna, bert, carl := site.visitAs(t, "anna"), site.visitAs(t, "bert"), site.visitAs(t, "carl")
	bert.expect("/second", "No second opinion of yours is wanted now")
	for _, f := range facts[:2] {
		anna.post(factPath(f.Key(), nil), verdict(postgres.Proposed, postgres.Accept))
	}
	anna.expect("/second", "No second opinion of yours is wanted now")
	if got := anna.get(secondPath(facts[0].Key())); got.status != http.StatusNotFound {
		t.Errorf("one's own decision: status %d", got.status)
	}
	shown := bert.get("/second").body
	for _, telling := range []string{"anna", `<span class="state`, "Decisions", `class="aside`} {
		if strings.Contains(shown, telling) {
			t.Errorf("the page tells what was decided, by %q:\n%s", telling, shown)
		}
	}
	var path string
	for range facts[:2] {
		path = between(t, bert.get("/second").body, `<form class="decide" method="post" action="`, `"`)
		bert.post(path, url.Values{"verdict": {"accept"}})
	}
	bert.expect("/agreement", "100", "None. They appear")
	bert.expect("/second", "You said of", `href="`+path+`"`)
	if got := bert.post(path, url.Values{"reason": {"wrong role"}}); !strings.Contains(got.body, "Reject: wrong role") {
		t.Errorf("changed: status %d\n%s", got.status, got.body)
	}
	if got := carl.post(path, url.Values{"verdict": {"accept"}}); got.status != http.StatusConflict {
		t.Errorf("a third opinion: status %d", got.status)
	}
	bert.expect("/agreement", `<td class="number" data-label="Facts compared">2</td>`, ">50<", "0.00",
		`<span lang="en">anna</span>: <b>Accept</b>`, "Reject: wrong role", "A third curator or an administrator settles this")
	settlement := strings.Replace(path, "/second", "/agreement", 1)
	form := verdict(postgres.Accepted, postgres.Reject)
	form.Set("reason", "wrong role")
	for _, c := range []struct {
		visitor
		status int
	}{{bert, http.StatusUnprocessableEntity}, {carl, http.StatusOK}, {carl, http.StatusConflict}} {
		if got := c.post(settlement, form); got.status != c.status {
			t.Errorf("settled: status %d, want %d\n%s", got.status, c.status, got.body)
		}
	}
	known, err := site.owner.Fact(t.Context(), strings.TrimPrefix(path, "/second/"))
	if err != nil || known.State != postgres.Rejected {
		t.Errorf("the fact is %s, %v", known.State, err)
	}
	carl.expect("/agreement", "None. They appear", "0.00")
}
