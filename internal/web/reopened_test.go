package web

import (
	"strings"
	"testing"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// reopened has a curator accept a fact whose article then is read with another date, and returns its path.
func (s testSite) reopened(t *testing.T) string {
	t.Helper()
	notice := stories()[0]
	deputy := notice.facts[2]
	path := factPath(deputy.Key(), nil)
	s.visitAs(t, "bert").post(path, verdict(postgres.Proposed, postgres.Accept))
	notice.facts[2].Date = news.Date{Year: deputy.Date.Year}
	s.tell(t, notice)
	return path
}

// A fact that is read otherwise since somebody decided on it says so, waits in a list of its own, and is kept
// or decided on again.
func TestReopened(t *testing.T) {
	t.Parallel()
	site := newSite(t, stories()[0])
	path, v := site.reopened(t), site.visitAs(t, "anna")
	v.expect("/review", "Changed since they were decided on: 1")
	v.expect("/review?waits=reopened", path, `<span class="state accepted">accepted</span>`)
	v.expect(path, "Changed since it was decided on", `by <span lang="en">bert</span>`, `value="keep"`, "Accept as stated now")
	kept := verdict(postgres.Accepted, keep)
	kept.Set("waits", "reopened")
	if got := v.post(path, kept); got.status != 200 || strings.Contains(got.body, "Changed since it was decided on") {
		t.Errorf("kept: status %d\n%s", got.status, got.body)
	}
	v.post(path, verdict(postgres.Accepted, postgres.Undo))
	v.expect(path, "Changed since it was decided on")
	v.post(path, verdict(postgres.Accepted, postgres.Accept))
	if got := v.get("/review"); strings.Contains(got.body, "Changed since they were decided on") {
		t.Errorf("decided on again, and waits:\n%s", got.body)
	}
	if got := v.get("/review?waits=long"); got.status != 404 {
		t.Errorf("an unknown part of the queue: status %d", got.status)
	}
}
