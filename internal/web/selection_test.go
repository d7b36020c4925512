package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// Facts of different notices that were ticked in the queue are settled by one act, after a preview, or none of
// them is; one undo takes it back. No script has a part in it.
func TestSelection(t *testing.T) {
	t.Parallel()
	site := newSite(t, stories()...)
	_, _, first := stories()[0].article()
	_, _, other := stories()[4].article()
	chosen := []news.Fact{first[2], other[0]}
	anna, bert := site.visitAs(t, "anna"), site.visitAs(t, "bert")
	form := url.Values{"reason": {"not an act"}, "note": {"同前"}, "order": {"age"}}
	for _, f := range chosen {
		form.Add("fact", f.Key()+" proposed")
	}
	states := func(step string, want ...postgres.State) {
		t.Helper()
		for i, f := range chosen {
			if known, err := site.owner.Fact(t.Context(), f.Key()); err != nil || known.State != want[i] {
				t.Errorf("%s: fact %d is %s, %v", step, i, known.State, err)
			}
		}
	}
	anna.expect("/review?order=age", `<form class="choose" method="post" action="/review"`, `name="fact" value="`+chosen[0].Key()+` proposed"`,
		`<input type="hidden" name="order" value="age">`)
	if got := anna.post("/review", form); got.status != http.StatusOK || !strings.Contains(got.body, "not an act: 2 facts, all or none") {
		t.Fatalf("preview: status %d\n%s", got.status, got.body)
	}
	states("preview", postgres.Proposed, postgres.Proposed)
	bert.post(factPath(chosen[1].Key(), nil), verdict(postgres.Proposed, postgres.Accept))
	form.Set("confirmed", "yes")
	if got := anna.post("/review", form); got.status != http.StatusConflict || !strings.Contains(got.body, "Nothing was saved") {
		t.Fatalf("one changed meanwhile: status %d\n%s", got.status, got.body)
	}
	states("refused", postgres.Proposed, postgres.Accepted)
	bert.post(factPath(chosen[1].Key(), nil), verdict(postgres.Accepted, postgres.Undo))
	if got := anna.post("/review", form); got.path != "/review?order=age" || !strings.Contains(got.body, "and 1 more") {
		t.Fatalf("confirmed: %s\n%s", got.path, got.body)
	}
	states("confirmed", postgres.Rejected, postgres.Rejected)
	anna.post(factPath(chosen[0].Key(), nil), verdict(postgres.Rejected, postgres.Undo))
	states("taken back", postgres.Proposed, postgres.Proposed)
	for name, c := range map[string]struct {
		form   url.Values
		status int
	}{
		"nothing":     {url.Values{"verdict": {"accept"}}, http.StatusUnprocessableEntity},
		"no key":      {url.Values{"verdict": {"accept"}, "fact": {"x proposed"}}, http.StatusNotFound},
		"no such one": {url.Values{"verdict": {"accept"}, "fact": {news.PageID("x") + " proposed"}}, http.StatusConflict},
		"no verdict":  {url.Values{"verdict": {"undo"}, "fact": {chosen[0].Key() + " proposed"}, "confirmed": {"yes"}}, http.StatusUnprocessableEntity},
	} {
		if got := anna.post("/review", c.form); got.status != c.status {
			t.Errorf("%s: status %d, want %d", name, got.status, c.status)
		}
	}
}

// What was decided on and changed since is looked at one by one.
func TestNoSelectionOfReopened(t *testing.T) {
	t.Parallel()
	site := newSite(t, stories()[0])
	path := site.reopened(t)
	anna := site.visitAs(t, "anna")
	if got := anna.get("/review?waits=reopened").body; !strings.Contains(got, path) || strings.Contains(got, `type="checkbox"`) {
		t.Errorf("the list of what changed:\n%s", got)
	}
	key := strings.TrimPrefix(path, "/review/")
	if got := anna.post("/review", url.Values{"verdict": {"accept"}, "fact": {key + " accepted"}}); got.status != http.StatusConflict {
		t.Errorf("chosen all the same: status %d", got.status)
	}
}

// Keys alone tick entries of the queue, preview, decide and take back.
func TestSelectionByKey(t *testing.T) {
	t.Parallel()
	site := newSite(t, stories()[0])
	tb := site.browse(t)
	tb.signIn(site, "anna")
	tb.do(chromedp.EmulateViewport(1280, 320))
	tb.open("/review")
	for _, key := range []string{"j", "x", "j", "x", "j", "x", "x"} {
		tb.strike(key)
		if eval[bool](tb, `document.activeElement.getBoundingClientRect().bottom > document.querySelector(".bar").getBoundingClientRect().top`) {
			t.Error("the buttons lie over the entry that is looked at")
		}
	}
	if got := eval[int](tb, `document.querySelectorAll(":checked[type=checkbox]").length`); got != 2 {
		t.Fatalf("%d entries are ticked", got)
	}
	tb.key("*")
	tb.key("*")
	if got := eval[int](tb, `document.querySelectorAll(":checked[type=checkbox]").length`); got != 0 {
		t.Fatalf("%d entries are ticked after all were and none", got)
	}
	for _, key := range []string{"j", "x", "j", "x"} {
		tb.strike(key)
	}
	tb.key("a")
	if got := tb.text(".notice"); !strings.Contains(got, "2 facts") {
		t.Errorf("preview: %q", got)
	}
	tb.key("a")
	if got := tb.text(".notice"); !strings.Contains(got, "and 1 more") {
		t.Errorf("decided: %q", got)
	}
	tb.key("z")
	if got := tb.text(".about"); !strings.Contains(got, "proposed") {
		t.Errorf("taken back: %q", got)
	}
}

// All that is listed is ticked by one link or key, and left by the same; the list can be what one rule read.
func TestTickAll(t *testing.T) {
	t.Parallel()
	site := newSite(t, stories()[0], stories()[4])
	v := site.visitAs(t, "anna")
	ticked := func(path string) (boxes, checked int) {
		body := v.get(path).body
		return strings.Count(body, `name="fact"`), strings.Count(body, `" checked>`)
	}
	if boxes, checked := ticked("/review?order=age"); boxes < 5 || checked != 0 {
		t.Errorf("%d boxes, %d ticked", boxes, checked)
	}
	if boxes, checked := ticked("/review?order=age&tick=all"); checked != boxes {
		t.Errorf("%d boxes, %d ticked", boxes, checked)
	}
	v.expect("/review", `href="/review?tick=all"`)
	v.expect("/review?rule=by-as&tick=all", "Only what the rule <code>by-as</code> read.", `href="/review?rule=by-as"`, `<input type="hidden" name="rule" value="by-as">`)
	if boxes, _ := ticked("/review?rule=by-as"); boxes != 2 {
		t.Errorf("%d facts of the rule, want 2", boxes)
	}
	_, _, facts := stories()[0].article()
	v.post(factPath(facts[1].Key(), nil), verdict(postgres.Proposed, postgres.Accept))
	v.expect("/rules", `href="/review?rule=by-as"`)
	v.expect(factPath(facts[2].Key(), nil), `href="/review?rule=by-as"`)
}
