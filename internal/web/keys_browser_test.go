package web

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// key presses a key and waits for the page that it leads to.
func (tb *tab) key(name string) {
	tb.t.Helper()
	tb.leads("key "+name, chromedp.KeyEvent(name))
}

// strike presses a key that leads nowhere.
func (tb *tab) strike(name string) {
	tb.t.Helper()
	tb.do(chromedp.KeyEvent(name))
}

// Each key does what its button does; in fields, and once they are switched off, keys do nothing.
func TestKeys(t *testing.T) {
	t.Parallel()
	site := newSite(t, stories()[0])
	tb := site.browse(t)
	tb.signIn(site, "anna")
	tb.open("/review")
	tb.strike("j")
	tb.strike("j")
	if got := eval[int](tb, `[...document.querySelectorAll(".what a")].indexOf(document.activeElement)`); got != 1 {
		t.Errorf("after two presses of j the entry %d has the focus", got)
	}
	tb.key("\r")
	first := tb.text(".statement")
	tb.key("a")
	if got := tb.text(".notice"); !strings.Contains(got, "accepted") || !strings.Contains(got, first) {
		t.Errorf("after a: %q", got)
	}
	tb.key("z")
	if got := tb.text(".about"); !strings.Contains(got, "proposed") || tb.text(".statement") != first {
		t.Errorf("after z: %q", got)
	}
	tb.key("s")
	if tb.text(".statement") == first {
		t.Error("s did not skip")
	}
	tb.strike("r")
	if got := eval[string](tb, "document.activeElement.value"); got != "wrong person" {
		t.Errorf("r leads to %q", got)
	}
	tb.key("4")
	if got := tb.text(".notice"); !strings.Contains(got, "rejected") {
		t.Errorf("after 4: %q", got)
	}
	tb.open("/review?kind=appointment")
	tb.press(".what a")
	right := "兰" + eval[string](tb, `document.querySelector("[name=to_person]").value`) // typed at the start
	tb.strike("c")
	tb.do(chromedp.SendKeys(chromedp.CSS("[name=to_person]"), "兰"))
	tb.key("\r")
	if got := tb.text(".notice"); !strings.Contains(got, "corrected") {
		t.Errorf("after c: %q", got)
	}
	tb.do(chromedp.Reload())
	tb.key("z")
	if got := tb.text(".aside"); !strings.Contains(got, right) {
		t.Errorf("the decisions do not tell of %s: %q", right, got)
	}
	tb.strike("?")
	tb.entersSearch("search")
	tb.do(chromedp.KeyEvent("a/b"))
	tb.key("\r")
	tb.entersSearch("q")
	if got := eval[string](tb, `getSelection().toString()`); got != "a/b" {
		t.Errorf("%q is to be typed over, want what was searched for", got)
	}
	tb.open("/review")
	tb.press(".what a")
	before := tb.text(".statement")
	// A field, an input method at work, a key with Control, and keys switched off.
	eval[chromedp.Void](tb, `
		const field = document.createElement("input");
		document.querySelector("main").append(field);
		field.focus();
		for (const more of [{isComposing: true}, {keyCode: 229}, {ctrlKey: true}])
			document.body.dispatchEvent(new KeyboardEvent("keydown", {key: "a", bubbles: true, ...more}));`)
	tb.strike("a")
	must(t, site.owner.SetShortcuts(t.Context(), "anna", false))
	tb.do(chromedp.Reload())
	tb.strike("a")
	if got := tb.text(".statement"); got != before || eval[int](tb, `document.querySelectorAll(".about .proposed").length`) != 1 {
		t.Errorf("a key decided on %q, the page shows %q", before, got)
	}
	tb.quiet()
}

// entersSearch presses / and sees the field of that id entered. A script presses it, since the tool types a
// character even where the page takes the key for itself.
func (tb *tab) entersSearch(id string) {
	tb.t.Helper()
	taken := eval[bool](tb, `!document.body.dispatchEvent(new KeyboardEvent("keydown", {key: "/", bubbles: true, cancelable: true}))`)
	if got := eval[string](tb, "document.activeElement.id"); !taken || got != id {
		tb.t.Errorf("/ enters %q, want %q", got, id)
	}
}
