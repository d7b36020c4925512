package web

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// A curator signs in, settles facts with the mouse and takes one back; a second curator who still
// shows the old state is refused.
func TestReviewInABrowser(t *testing.T) {
	t.Parallel()
	site := newSite(t, stories()[0])
	anna := site.browse(t)
	anna.signIn(site, "anna")
	if got := anna.text("h1"); got != "Today" {
		t.Fatalf("after signing in: %q", got)
	}
	anna.open("/review?kind=appointment")
	anna.press(".items .what a")
	first := anna.text(".statement")

	bert := site.another(t, anna)
	bert.signIn(site, "bert")
	bert.open(eval[string](anna, "location.pathname"))

	anna.press("button[value=accept]")
	if got := anna.text(".notice"); !strings.Contains(got, "accepted") || !strings.Contains(got, first) {
		t.Errorf("the notice says %q", got)
	}
	if second := anna.text(".statement"); second == first {
		t.Error("accepting did not move on")
	}
	anna.press("button[value='wrong role']")
	if got := anna.text(".notice"); !strings.Contains(got, "rejected") {
		t.Errorf("the notice says %q", got)
	}
	anna.do(chromedp.Reload())
	anna.press(".notice button[value=undo]")
	if got := anna.text(".about"); !strings.Contains(got, "proposed") {
		t.Errorf("after undo: %q", got)
	}
	if got := anna.text(".aside"); !strings.Contains(got, "Reject · wrong role by anna") || !strings.Contains(got, "Undo by anna") {
		t.Errorf("the decisions read %q", got)
	}

	bert.press("button[value='not stated']")
	stale := bert.text(".notice.stale")
	for _, want := range []string{"Not saved", "anna said “Accept”", "Your verdict was “Reject: not stated”"} {
		if !strings.Contains(stale, want) {
			t.Errorf("the refusal lacks %q: %q", want, stale)
		}
	}
	if got := bert.text(".about"); !strings.Contains(got, "accepted") {
		t.Errorf("the refused page shows %q", got)
	}
	anna.quiet()
}

// The marks of an article stand where its mentions do, and each looks different without colour.
func TestMarksInABrowser(t *testing.T) {
	t.Parallel()
	site := newSite(t, stories()[0])
	tb := site.browse(t)
	tb.signIn(site, "anna")
	tb.open("/review")
	tb.press(".items .what a")
	tb.press("figure .where a")
	for class, want := range map[string][2]string{
		"group": {"云岭省海岛保护领导小组", "solid"}, "office": {"领导小组办公室", "dotted"}, "person": {"沈若兰", "dashed"},
	} {
		if got := tb.text(".article .body ." + class); got != want[0] {
			t.Errorf("first %s is %q", class, got)
		}
		style := eval[string](tb, `getComputedStyle(document.querySelector(".article .body .`+class+`")).textDecorationStyle`)
		if style != want[1] {
			t.Errorf("%s has a %s line", class, style)
		}
	}
	if got := tb.text(".article .body mark"); !strings.HasPrefix(got, "为加强海岛生态保护") {
		t.Errorf("first evidence %q", got)
	}
	tb.quiet()
}

// Whatever crawled pages print stays text on every page of ours.
func TestPayloadsDoNotRun(t *testing.T) {
	t.Parallel()
	payload := `<script>window.ran=1</script><img src=x onerror="window.ran=1">"><svg onload=window.ran=1>' onfocus=window.ran=1 {{.}} javascript:window.ran=1`
	bad := stories()[0]
	bad.title, bad.publisher = payload, payload
	bad.text = payload + "[group " + payload + "]" + payload
	bad.facts[0].Body, bad.facts[0].Evidence.Text = payload, payload
	bad.facts[1].Person, bad.facts[1].Role, bad.facts[1].Body, bad.facts[1].Evidence.Text = payload, payload, payload, payload
	bad.facts = bad.facts[:2]
	site := newSite(t, bad)
	tb := site.browse(t)
	tb.signIn(site, "anna")
	a, _, _ := bad.article()
	for _, path := range []string{"/", "/review", "/groups", "/sources", articlePath(a.Source, a.Page), groupPath(payload),
		factPath(bad.facts[0].Key(), nil), factPath(bad.facts[1].Key(), nil), "/review?group=" + payload + "&kind=" + payload} {
		tb.open(strings.ReplaceAll(path, " ", "%20"))
		if eval[bool](tb, "window.ran === 1") {
			t.Errorf("a payload ran on %s", path)
		}
		if n := eval[int](tb, "document.querySelectorAll('main script, main img, main [onload], main [onerror], main [onfocus]').length"); n > 0 {
			t.Errorf("%d elements came out of a text on %s", n, path)
		}
	}
	tb.open(factPath(bad.facts[1].Key(), nil))
	tb.press("button[value=accept]")
	tb.quiet()
}
