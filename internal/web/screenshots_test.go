package web

import (
	"flag"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"github.com/xiaozu-watch/xiaozu/internal/health"
	"github.com/xiaozu-watch/xiaozu/internal/locale"
	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// Every page is drawn for a desk, a phone and a dark desk, without a
// complaint of the browser and without anything that sticks out to the side. To look at them, in
// all languages:
//
//	go test ./internal/web -run Screenshots -artifacts -outputdir /tmp/pages
func TestScreenshots(t *testing.T) {
	t.Parallel()
	site := newSite(t, append(stories(), notices()...)...)
	site.seed(t)
	site.accept(t, notices()...)
	site.trouble(t)
	site.copied(t)
	site.edited(t)
	site.settled(t, namesakePosts()...)
	site.index(t)
	tb := site.browse(t)
	tb.signIn(site, "curator")
	languages := locale.Languages()
	if !keepsPictures() {
		languages = languages[:1]
	}
	pages := site.pages(t)
	for _, language := range languages {
		must(t, site.owner.SetLanguage(t.Context(), "curator", string(language)))
		for name, path := range pages {
			tb.draw(path, name+suffix[language])
		}
	}
	must(t, site.owner.SetLanguage(t.Context(), "curator", "en"))
	tb.quiet()
	tb.prefer("light", "print")
	tb.do(chromedp.EmulateViewport(794, 1123)) // A4 at 96 pixels an inch
	tb.open(groupPath(floodsID))
	tb.shoot("group-print")
	tb.prefer("light", "screen")
	tb.open("/nowhere") // the browser notes the status of these
	tb.shoot("problem")
	tb.signOut()
	tb.shoot("sign-in")
}

// keepsPictures tells whether somebody wants to look at them.
func keepsPictures() bool { return flag.Lookup("test.artifacts").Value.String() == "true" }

// suffix ends the names of pictures in a language.
var suffix = map[locale.Language]string{locale.Simplified: "-hans", locale.Traditional: "-hant"}

// draw draws a page for all screens.
func (tb *tab) draw(path, name string) {
	tb.t.Helper()
	for _, look := range []struct {
		width  int64
		scheme string
	}{{1280, "light"}, {390, "light"}, {1280, "dark"}, {390, "dark"}} {
		tb.prefer(look.scheme, "screen")
		tb.do(chromedp.EmulateViewport(look.width, 900))
		tb.open(path)
		if wide := eval[int64](tb, "document.documentElement.scrollWidth"); wide > look.width {
			tb.t.Errorf("%s is %d pixels wide on a screen of %d", name, wide, look.width)
		}
		tb.shoot(fmt.Sprintf("%s-%d-%s", name, look.width, look.scheme))
	}
}

// pages are the addresses of all pages, by the name of their picture.
func (s testSite) pages(t *testing.T) map[string]string {
	t.Helper()
	a, _, facts := stories()[0].article()
	hant, _, _ := stories()[2].article()
	english, _, _ := stories()[3].article()
	v := s.visitAs(t, "curator")
	s.freeze(t)
	done := v.post(factPath(facts[1].Key(), nil), map[string][]string{"state": {"proposed"}, "verdict": {"accept"}})
	lesson, _, _ := s.taught(t)
	return map[string]string{
		"audit": "/audit", "audit-narrow": "/audit?by=bert&kind=meeting", "lessons": "/lessons", "lesson": lesson,
		"today": "/", "review": "/review", "fact": done.path, "settled": factPath(facts[1].Key(), nil),
		"rules":    "/rules",
		"reopened": s.reopened(t), "review-reopened": "/review?waits=reopened",
		"second": "/second", "second-one": s.seconded(t), "agreement": "/agreement",
		"notice":  factPath(facts[0].Key(), nil) + "/notice",
		"nothing": "/review?kind=membership", "groups": "/groups", "group": groupPath(floodsID), "found": groupPath(harbour),
		"article": articlePath(a.Source, a.Page), "article-hant": articlePath(hant.Source, hant.Page),
		"article-en": articlePath(english.Source, english.Page), "sources": "/sources", "changes": "/changes", "versions": articlePath(a.Source, a.Page) + "/versions",
		"api":     "/api",
		"account": "/account", "explore": "/explore?by=week&group=" + url.QueryEscape(floodsID) + "&group=" + url.QueryEscape(harbour), "explore-empty": "/explore",
		"study-composition": "/explore/studies/composition?group=" + floodsID, "study-empty": "/explore/studies/composition",
		"study-events":   "/explore/studies/events?by=quarter",
		"study-coverage": "/explore/studies/coverage",
		"study-tenures":  "/explore/studies/tenures", "study-activity": "/explore/studies/activity", "study-firsts": "/explore/studies/firsts",
		"explore-smooth":   "/explore?by=month&measure=mentions&smooth=3&mark=own&mark=party&group=" + url.QueryEscape(floodsID),
		"explore-articles": "/explore/articles?by=year&measure=mentions&group=" + floodsID + "&of=" + floodsID + "&at=" + strconv.Itoa(ago(30).Year()),
		"contradictions":   "/contradictions",
		"search":           searchPath("海島保護"), "search-pinyin": searchPath("haidao"), "search-nothing": searchPath("鲲鹏"), "search-empty": "/search",
		"namesakes": "/namesakes", "identity": identityPath("person", "高远", ""), "identity-group": identityPath("group", floodsID, ""),
		"people": "/people", "person": personPath("林海生"), "interlocks": "/interlocks?on=2022",
		"releases": "/releases", "release": "/releases/1",
		"watches": "/watches", "watch": s.watching(t, v), "watch-new": "/watches/new?kind=new_groups", "letter": "/letters/" + s.letter(t) + "/end",
	}
}

// seconded has two curators decide and give second opinions, and returns the path of a fact on which
// the third may give one.
func (s testSite) seconded(t *testing.T) string {
	t.Helper()
	bert, dora := s.visitAs(t, "bert"), s.visitAs(t, "dora")
	var reported []news.Fact
	for _, st := range reports()[:5] {
		_, _, facts := st.article()
		reported = append(reported, facts...)
	}
	for i, f := range reported {
		bert.post(factPath(f.Key(), nil), verdict(postgres.Proposed, postgres.Accept))
		switch i {
		case 0, 1:
			dora.post(secondPath(f.Key()), url.Values{"verdict": {"accept"}})
		case 2:
			dora.post(secondPath(f.Key()), url.Values{"reason": {"not stated"}})
		}
	}
	s.visitAs(t, "curator").post(secondPath(reported[3].Key()), url.Values{"reason": {"wrong body"}})
	return secondPath(reported[4].Key())
}

// watching makes the curator watch a group, with a channel, and returns the path of the watch.
func (s testSite) watching(t *testing.T, v visitor) string {
	t.Helper()
	v.post("/channels", url.Values{"kind": {"webhook"}, "address": {"https://hooks.example/alerts"}})
	v.post("/channels", url.Values{"kind": {"email"}, "address": {"someone@example.org"}})
	v.post("/watches", url.Values{"kind": {"new_groups"}, "place": {"云岭省"}, "rhythm": {"daily"}})
	return v.post("/watches", url.Values{"kind": {"seats"}, "group": {islands}}).path
}

// letter is the token of a channel for mail.
func (s testSite) letter(t *testing.T) string {
	t.Helper()
	channels, err := s.owner.Channels(t.Context(), "curator")
	must(t, err)
	return channels[len(channels)-1].Token
}

// trouble breaks a source, takes a page away and makes a curator unsure.
func (s testSite) trouble(t *testing.T) {
	t.Helper()
	st := stories()[1]
	a, _, _ := st.article()
	_, _, err := s.owner.SavePage(t.Context(), news.Page{Source: a.Source, ID: a.Page, URL: a.URL, Status: http.StatusGone, FetchedAt: ago(0)})
	must(t, err)
	s.crawled(t, "haigang-news", health.Verdict{Broken: "no links match list.links"})
	_, _, facts := stories()[0].article()
	v := s.visitAs(t, "curator")
	v.post(factPath(facts[3].Key(), nil), map[string][]string{"state": {string(postgres.Proposed)}, "verdict": {"unsure"}})
	v.post(factPath(facts[2].Key(), nil), map[string][]string{"state": {string(postgres.Proposed)}, "reason": {"wrong person"}})
}

// prefer makes the browser ask for a colour scheme and a medium.
func (tb *tab) prefer(scheme, medium string) {
	tb.t.Helper()
	_, err := chromedp.Call(tb.Context, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Media: medium, Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}})
	must(tb.t, err)
}

// shoot keeps a picture of the whole page.
func (tb *tab) shoot(name string) {
	tb.t.Helper()
	if !keepsPictures() {
		return
	}
	png, err := chromedp.Run(tb.Context, chromedp.FullScreenshot(100))
	must(tb.t, err)
	must(tb.t, os.WriteFile(filepath.Join(tb.t.ArtifactDir(), name+".png"), png, 0o644))
}
