package web

import (
	"net/http"
	"strings"
	"testing"

	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// What a key decides is answered with the next fact at once, at its own address, to which reloads and the browser's ways
// back lead. A key that is pressed while the answer is under way does nothing.
func TestInPlace(t *testing.T) {
	t.Parallel()
	site := newSite(t, stories()[0])
	tb := site.browse(t)
	tb.signIn(site, "anna")
	tb.open("/review?kind=appointment")
	tb.press(".items .what a")
	eval[bool](tb, `self.stays = true`)
	const twice = `for (const _ of "aa") document.body.dispatchEvent(new KeyboardEvent("keydown", {key: "a", bubbles: true, cancelable: true}))`
	first, address := tb.text(".statement"), eval[string](tb, `location.href`)
	tb.leads("pressing a twice", evaluated(twice))
	second := tb.text(".statement")
	if second == first || !eval[bool](tb, `self.stays && location.href !== "`+address+`" && document.title.startsWith(document.querySelector("h1").innerText)`) {
		t.Errorf("from %q to %q, of the title %q", first, second, eval[string](tb, `document.title`))
	}
	if got := eval[bool](tb, `document.activeElement === document.querySelector("h1")`); !got {
		t.Error("nobody is told of the next fact")
	}
	if got := eval[int](tb, `document.querySelectorAll(".queue li").length`); got != 1 {
		t.Errorf("%d facts of two are left, want one: two presses of a key decide once", got)
	}
	tb.leads("reload", evaluated(`location.reload()`))
	if got := tb.text(".statement"); got != second {
		t.Errorf("a reload shows %q, not %q", got, second)
	}
	tb.leads("back", evaluated(`history.back()`))
	if got := tb.text(".about"); tb.text(".statement") != first || !strings.Contains(got, "accepted") {
		t.Errorf("back shows %q, %q", tb.text(".statement"), got)
	}
	tb.quiet()
}

// Who asks for it is answered with the next fact in place of the way to it.
func TestNextFactInOneAnswer(t *testing.T) {
	t.Parallel()
	site := newSite(t, stories()[0])
	_, _, facts := stories()[0].article()
	v := site.visitAs(t, "anna")
	form := strings.NewReader(verdict(postgres.Proposed, postgres.Accept).Encode())
	r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, site.base+factPath(facts[1].Key(), nil), form)
	must(t, err)
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Xiaozu-In-Place", "yes")
	v.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	got := v.do(r)
	next := got.header.Get("Content-Location")
	if got.status != http.StatusOK || next == "" || got.path == next {
		t.Fatalf("status %d, next %q", got.status, next)
	}
	after := v.get(next).body
	for _, part := range []string{`<h1 class="statement">`, `<input type="hidden" name="back"`, `<p class="where">As data:`} {
		_, want, _ := strings.Cut(after, part)
		if _, at, found := strings.Cut(got.body, part); !found || line(at) != line(want) {
			t.Errorf("%s differs from the page at %s:\n%s\n%s", part, next, line(at), line(want))
		}
	}
}

func line(s string) string {
	first, _, _ := strings.Cut(s, "\n")
	return first
}
