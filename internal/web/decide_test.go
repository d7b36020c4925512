package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

func verdict(state postgres.State, v postgres.Verdict) url.Values {
	return url.Values{"state": {string(state)}, "verdict": {string(v)}}
}

func rejection(state postgres.State, reason string) url.Values {
	return url.Values{"state": {string(state)}, "reason": {reason}}
}

// The whole life of a fact, by the forms of its page.
func TestDecide(t *testing.T) {
	t.Parallel()
	site := newSite(t, stories()[0])
	_, _, facts := stories()[0].article()
	key, v := facts[1].Key(), site.visitAs(t, "anna")
	for _, step := range []struct {
		name   string
		form   url.Values
		status int
		after  postgres.State
	}{
		{"unsure", verdict(postgres.Proposed, postgres.BeUnsure), 200, postgres.Unsure},
		{"accepted after all", verdict(postgres.Unsure, postgres.Accept), 200, postgres.Accepted},
		{"a double click is told, not done twice", verdict(postgres.Unsure, postgres.Accept), 409, postgres.Accepted},
		{"taken back", verdict(postgres.Accepted, postgres.Undo), 200, postgres.Unsure},
		{"taken back again", verdict(postgres.Unsure, postgres.Undo), 200, postgres.Proposed},
		{"nothing left to take back", verdict(postgres.Proposed, postgres.Undo), 422, postgres.Proposed},
		{"a rejection needs a reason from the list", rejection(postgres.Proposed, "I do not like it"), 422, postgres.Proposed},
		{"rejected", rejection(postgres.Proposed, "wrong role"), 200, postgres.Rejected},
		{"no such verdict", verdict(postgres.Rejected, "<b>"), 422, postgres.Rejected},
	} {
		if got := v.post(factPath(key, nil), step.form); got.status != step.status {
			t.Fatalf("%s: status %d\n%s", step.name, got.status, got.body)
		}
		known, err := site.owner.Statement(t.Context(), key)
		if err != nil || known.State != step.after {
			t.Fatalf("%s: the fact is %s, error %v", step.name, known.State, err)
		}
	}
	noted := rejection(postgres.Proposed, "other")
	noted.Set("note", " 名单有误 ")
	v.post(factPath(facts[2].Key(), nil), noted)
	v.expect(factPath(facts[2].Key(), nil), "<br>名单有误</li>")
	v.expect(factPath(facts[3].Key(), nil), `<textarea name="note"`)
	page := v.get(factPath(key, nil)).body
	for _, want := range []string{`<span class="state rejected">rejected</span>`, "wrong role", `by <span lang="en">anna</span>`} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
}

// A decision leads to the next fact of the same queue, round to the top, and offers to undo.
func TestDecideMovesThroughTheQueue(t *testing.T) {
	t.Parallel()
	site := newSite(t, stories()[0])
	v := site.visitAs(t, "anna")
	queue := "/review?kind=" + string(news.AppointmentFact)
	path := between(t, between(t, v.get(queue).body, `<p class="what">`, `</p>`), `<a href="`, `"`)
	form := verdict(postgres.Proposed, postgres.Accept)
	form.Set("kind", string(news.AppointmentFact))
	first := v.post(strings.ReplaceAll(path, "&amp;", "&"), form)
	if strings.HasPrefix(first.path, path) || !strings.Contains(first.path, "kind=appointment") {
		t.Fatalf("from %s to %s", path, first.path)
	}
	if !strings.Contains(first.body, `name="verdict" value="undo"`) {
		t.Error("no undo is offered")
	}
	last := v.post(first.path, form)
	if !strings.Contains(last.body, `<span class="state accepted">`) {
		t.Errorf("after the last fact of the queue:\n%s", last.body)
	}
	if got := v.get(queue); !strings.Contains(got.body, "Nothing to review here") {
		t.Errorf("the queue is not empty:\n%s", got.body)
	}
}

// An accepted appointment is a seat on the group's page, with the way back to its evidence.
func TestAcceptedSeatIsOnTheGroupPage(t *testing.T) {
	t.Parallel()
	site := newSite(t, stories()[0])
	_, _, facts := stories()[0].article()
	v := site.visitAs(t, "anna")
	if got := v.get(groupPath(islands)); !strings.Contains(got.body, "No seat is settled") {
		t.Errorf("before:\n%s", got.body)
	}
	v.post(factPath(facts[1].Key(), nil), verdict(postgres.Proposed, postgres.Accept))
	got := v.get(groupPath(islands))
	if !strings.Contains(got.body, `<span lang="zh-Hans">沈若兰</span>`) || !strings.Contains(got.body, factPath(facts[1].Key(), nil)) {
		t.Errorf("after:\n%s", got.body)
	}
}

func TestUnknownAddresses(t *testing.T) {
	t.Parallel()
	site := newSite(t)
	v := site.visitAs(t, "anna")
	for _, path := range []string{
		"/nowhere", "/review/1", "/review/" + news.PageID("x"), "/articles/x/y", "/articles/x/" + news.PageID("x"),
		"/groups/nobody", "/review?after=x", "/review?after=9999-99-99,x", "/feeds/x/new-groups.atom", "/review/x?kind=%zz",
		"/review?after=2024-13-45," + news.PageID("x"), "/groups/%00", "/articles/%00/" + news.PageID("x"), "/review?group=%00", "/review?group=%00&b=%zz",
	} {
		if got := v.get(path); got.status != http.StatusNotFound || !strings.Contains(got.body, "No such page") {
			t.Errorf("%s: status %d", path, got.status)
		}
	}
}

func TestUnreadableFormIsRefused(t *testing.T) {
	t.Parallel()
	v := newSite(t).visitAs(t, "curator")
	for _, path := range []string{"/identities", "/contradictions/end", "/watches", "/account/tokens"} {
		if got := v.post(path+"?a=%zz", url.Values{}); got.status != http.StatusBadRequest || !strings.Contains(got.body, "Not a form of ours") {
			t.Errorf("%s: status %d", path, got.status)
		}
	}
}
