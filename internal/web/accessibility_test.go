package web

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"github.com/xiaozu-watch/xiaozu/internal/foreign"
	"github.com/xiaozu-watch/xiaozu/internal/locale"
)

// Every page, in every language: nobody is kept out by how it is made. axe-core judges by the guidelines for
// accessibility (WCAG 2.2, A and AA).
func TestAccessibility(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("takes a minute; runs without -short")
	}
	script := string(foreign.File(t, "axe-core/axe.min.js"))
	site := newSite(t, append(stories(), notices()...)...)
	site.seed(t)
	site.accept(t, notices()...)
	site.trouble(t)
	site.copied(t)
	site.edited(t)
	tb := site.browse(t)
	pages := site.pages(t)
	pages["problem"] = "/nowhere"
	for _, language := range locale.Languages() {
		tb.do(chromedp.EmulateViewport(1280, 900))
		tb.signIn(site, "curator")
		must(t, site.owner.SetLanguage(t.Context(), "curator", string(language)))
		for name, path := range pages {
			tb.open(path)
			tb.judge(script, string(language)+" "+name)
		}
		tb.signOut()
		must(t, site.owner.SetLanguage(t.Context(), "curator", ""))
		tb.judge(script, string(language)+" sign-in")
	}
}

// A page that is in no list is looked at by nobody: each route that shows one must have an address
// among site.pages.
func TestEveryPageIsLookedAt(t *testing.T) {
	t.Parallel()
	served := newSite(t, stories()...)
	shown := map[string]bool{"GET /sign-in": true, "GET /sign-in/{token}": true, // by signing out and in
		"GET /complete": true} // for our script
	mux := http.NewServeMux()
	routes := (&site{}).routes()
	for _, route := range routes {
		mux.Handle(route.pattern, http.NotFoundHandler())
	}
	for _, path := range served.pages(t) {
		_, pattern := mux.Handler(httptest.NewRequest(http.MethodGet, path, nil))
		shown[pattern] = true
	}
	for _, route := range routes {
		if isPage(route.pattern) && !shown[route.pattern] {
			t.Errorf("no page of %s is drawn and judged: add an address to site.pages", route.pattern)
		}
	}
}

// isPage tells whether a route shows a page; others lead on, or to a file.
func isPage(pattern string) bool {
	return strings.HasPrefix(pattern, "GET ") && !strings.HasSuffix(pattern, "/{file}")
}

// judge holds the page that is open to all rules.
func (tb *tab) judge(axe, page string) {
	tb.t.Helper()
	tb.do(chromedp.EmulateViewport(1280, 900))
	tb.prefer("light", "screen")
	tb.check(page, "axe-core", axe+";"+runAxe("tag", "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"))
	tb.prefer("dark", "screen")
	tb.check(page, "axe-core in the dark", runAxe("rule", "color-contrast"))
	tb.prefer("light", "screen")
	tb.check(page, "languages", strayText)
	tb.do(chromedp.KeyEvent("\t")) // from now on the browser shows where the focus is
	tb.check(page, "focus", hiddenFocus)
	tb.do(chromedp.EmulateViewport(320, 900)) // a desk at 400 %
	tb.check(page, "320 pixels", stickingOut)
}

func (tb *tab) check(page, what, script string) {
	tb.t.Helper()
	for _, finding := range eval[[]string](tb, script) {
		tb.t.Errorf("%s, %s: %s", page, what, finding)
	}
}

// runAxe gives a line for each element that breaks one of the rules, named by tag or one by one.
func runAxe(kind string, names ...string) string {
	return `(async () => {
		const found = await axe.run(document, {runOnly: {type: "` + kind + `", values: ["` + strings.Join(names, `", "`) + `"]}, resultTypes: ["violations"]})
		return found.violations.flatMap(v => v.nodes.map(n => v.id + ": " + n.html + " " + (n.any[0]?.message ?? "")))
	})()`
}

// strayText finds text that is not in the language that its element says: Han characters in what
// is said to be English, English words in what is said to be Chinese. What is typed, and what is
// marked as not to be translated, is in no language.
const strayText = `(() => {
	const stray = [], walk = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT)
	for (let n = walk.nextNode(); n; n = walk.nextNode()) {
		const e = n.parentElement, lang = e.closest("[lang]").lang
		if (e.closest("title, option, code, style, script, [translate=no], time")) continue
		const text = n.data.replace(/xiaozu|Webhook/g, "").replace(/\.[a-z]+$/, "") // a file is called as it is called
		if (lang === "en" ? /\p{Script=Han}/u.test(text) : /[A-Za-z]{2,}/.test(text)) stray.push(lang + ": " + n.data.trim())
	}
	return stray
})()`

// hiddenFocus finds what can be focused without showing it.
const hiddenFocus = `(() => {
	const hidden = []
	for (const e of document.querySelectorAll("a[href], button, input:not([type=hidden]), select, summary")) {
		if (!e.checkVisibility()) continue
		e.focus()
		const style = getComputedStyle(e)
		if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2) hidden.push(e.outerHTML)
	}
	return hidden
})()`

// stickingOut finds what makes a page wider than the screen.
const stickingOut = `(() => {
	const root = document.documentElement
	if (root.scrollWidth <= root.clientWidth) return []
	return [...document.querySelectorAll("body *")].filter(e => e.getBoundingClientRect().right > root.clientWidth + 1 &&
		!e.closest(".scroll")).map(e => e.outerHTML.slice(0, 200))
})()`
