package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// All facts of a notice are settled by one act, after a preview; one undo takes it back, and a fact that
// another curator settled meanwhile stops all of it.
func TestNotice(t *testing.T) {
	t.Parallel()
	site := newSite(t, stories()[0])
	_, _, facts := stories()[0].article()
	anna, bert := site.visitAs(t, "anna"), site.visitAs(t, "bert")
	path := factPath(facts[1].Key(), nil)
	form := url.Values{"verdict": {"accept"}}
	for _, f := range facts {
		form.Add("fact", f.Key()+" proposed")
	}
	states := func(want ...postgres.State) {
		t.Helper()
		for i, f := range facts {
			if known, err := site.owner.Fact(t.Context(), f.Key()); err != nil || known.State != want[i] {
				t.Errorf("fact %d is %s, %v", i, known.State, err)
			}
		}
	}
	anna.expect(path+"/notice", islands, `type="checkbox"`, "Accept those chosen")
	if got := anna.post(path+"/notice", form); got.status != http.StatusOK || !strings.Contains(got.body, "4 facts, all or none") {
		t.Fatalf("preview: status %d\n%s", got.status, got.body)
	}
	states(postgres.Proposed, postgres.Proposed, postgres.Proposed, postgres.Proposed)
	bert.post(factPath(facts[2].Key(), nil), verdict(postgres.Proposed, postgres.BeUnsure))
	form.Set("confirmed", "yes")
	if got := anna.post(path+"/notice", form); got.status != http.StatusConflict || !strings.Contains(got.body, "Nothing was saved") {
		t.Fatalf("one changed meanwhile: status %d\n%s", got.status, got.body)
	}
	states(postgres.Proposed, postgres.Proposed, postgres.Unsure, postgres.Proposed)
	form["fact"][2] = facts[2].Key() + " unsure"
	if got := anna.post(path+"/notice", form); got.status != http.StatusOK || !strings.Contains(got.body, "and 3 more") {
		t.Fatalf("confirmed: status %d\n%s", got.status, got.body)
	}
	states(postgres.Accepted, postgres.Accepted, postgres.Accepted, postgres.Accepted)
	anna.post(path, verdict(postgres.Accepted, postgres.Undo))
	states(postgres.Proposed, postgres.Proposed, postgres.Unsure, postgres.Proposed)
	if got := anna.post(path+"/notice", url.Values{"verdict": {"accept"}}); got.status != http.StatusUnprocessableEntity {
		t.Errorf("nothing chosen: status %d", got.status)
	}
}
