package web

import (
	"encoding/xml"
	"errors"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"strings"
	"testing"

	"github.com/xiaozu-watch/xiaozu/internal/pgserver"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/migrations"
)

// expect fails the test unless the page at path holds all of the texts.
func (v visitor) expect(path string, texts ...string) {
	v.t.Helper()
	got := v.get(path)
	if got.status != http.StatusOK {
		v.t.Errorf("%s: status %d", path, got.status)
	}
	for _, text := range texts {
		if !strings.Contains(got.body, text) {
			v.t.Errorf("%s lacks %q:\n%s", path, text, got.body)
		}
	}
}

// An empty page says what will appear and how to make it appear.
func TestEmptyPages(t *testing.T) {
	t.Parallel()
	v := newSite(t).visitAs(t, "anna")
	v.expect("/", "0 new groups", "Nothing to review", "No source is known yet", "when an article names one", "xiaozu crawl")
	v.expect("/review", "Nothing to review here", "xiaozu up")
	v.expect("/groups", "No group is known here", "xiaozu up")
	v.expect("/sources", "No source is known yet", "--sources DIR")
}

func TestToday(t *testing.T) {
	t.Parallel()
	site := newSite(t, stories()...)
	site.trouble(t)
	site.visitAs(t, "anna").expect("/",
		"2 new groups found in the last seven days.", "25 facts wait", "1 of 3 sources broken.",
		"no links match list.links", "gone since", `New group: <span lang="zh-Hans">`+islands+`</span>`,
		`<p class="why" lang="zh-Hant">雲嶺省日前成立`, `lang="zh-Hant">海港新聞網</span>`, `<svg role="img" aria-label="`, "new-groups.atom")
}

// Every passage is in its own language, so that the right shapes of its characters are chosen.
func TestArticleLanguages(t *testing.T) {
	t.Parallel()
	all := stories()
	site := newSite(t, all[:4]...)
	v := site.visitAs(t, "anna")
	for i, want := range map[int][]string{
		0: {`<div class="body prose" lang="zh-Hans">`, `<span class="office" title="office of a group: 云岭省海岛保护领导小组办公室">领导小组办公室</span>`,
			`.pdf" rel="noreferrer" lang="zh-Hans">成员名单.pdf</a>`, `?page=2</a>`},
		2: {`<h1 lang="zh-Hant">`, `<div class="body prose" lang="zh-Hant">`, `title="person: 沈若兰">沈若蘭</span>`},
		3: {`<div class="body prose" lang="en">`, `<span lang="en">Haigang News</span>`, "states no fact"},
	} {
		a, _, _ := all[i].article()
		v.expect(articlePath(a.Source, a.Page), append(want, a.URL, "fetched")...)
	}
}

func TestGroupPages(t *testing.T) {
	t.Parallel()
	site := newSite(t, stories()...)
	site.seed(t)
	v := site.visitAs(t, "anna")
	v.expect(groupPath(floodsID), `<h1><span lang="en">Yunling Leading Group for Flood and Drought Control</span> <span class="original" lang="zh-Hans">`+floods, `lang="zh-Hant">雲嶺省防汛抗旱工作領導小組`, "Yunling Leading Group for Flood",
		"Provincial and city · leading group · permanent · from May 2018", "云岭省应急管理厅", groupPath("yunling-floods-hq"),
		"陆观澜", "from 2021", "dictionary", `<table>`, "held meeting no.")
	v.expect(groupPath(floodsID)+"?on=2017", "There was no group of this name then.", groupPath("yunling-floods-hq")+"?on=2017")
	v.expect(groupPath(floodsID)+"?on=2022", "composition wide", "composition narrow", `class="open"`, "组长 陆观澜: not known", "Province ", "unverified")
	if got := v.get(groupPath(floodsID) + "?on=yesterday"); got.status != http.StatusBadRequest || !strings.Contains(got.body, "2018-03-01") {
		t.Errorf("no date: status %d", got.status)
	}
	v.expect(groupPath(harbour), "In no dictionary", "No seat is settled", "Qingyu names head")
	v.expect("/groups?level="+noLevel, islands, harbour)
	if got := v.get("/groups?level=provincial"); strings.Contains(got.body, islands) || !strings.Contains(got.body, floods) {
		t.Errorf("groups of a level:\n%s", got.body)
	}
	v.expect("/sources", "working", "yunling-daily", "3 sources, none broken.")
}

// A watcher reads everything and settles nothing: no button pretends otherwise.
func TestReadersSeeNoButtons(t *testing.T) {
	t.Parallel()
	site := newSite(t, stories()[0])
	must(t, site.owner.AddUser(t.Context(), postgres.User{Name: "wendy", Role: "watcher"}))
	_, _, facts := stories()[0].article()
	path := factPath(facts[1].Key(), nil)
	if got := site.visitAs(t, "wendy").get(path); got.status != http.StatusOK || strings.Contains(got.body, `name="verdict"`) {
		t.Errorf("a watcher, status %d:\n%s", got.status, got.body)
	}
	site.visitAs(t, "anna").expect(path, `name="verdict" value="accept"`, `name="reason"`)
}

// The feed needs its address and nothing else, and says of each group how sure we are.
func TestFeed(t *testing.T) {
	t.Parallel()
	site := newSite(t, stories()...)
	v := site.visitAs(t, "anna")
	path := v.feedPath()
	if again := v.feedPath(); again != path {
		t.Errorf("the address changed from %s to %s", path, again)
	}
	_, _, facts := stories()[0].article()
	v.post(factPath(facts[0].Key(), nil), verdict(postgres.Proposed, postgres.Accept))
	got := site.visit(t).get(path)
	if got.status != http.StatusOK || !strings.HasPrefix(got.header.Get("Content-Type"), "application/atom+xml") {
		t.Fatalf("status %d, %v", got.status, got.header)
	}
	var feed struct {
		Entries []struct {
			ID      string `xml:"id"`
			Title   string `xml:"title"`
			Content string `xml:"content"`
		} `xml:"entry"`
	}
	must(t, xml.Unmarshal([]byte(got.body), &feed))
	titles := map[string]string{}
	for _, e := range feed.Entries {
		titles[e.ID] = e.Title
	}
	if len(titles) != 2 || titles["urn:uuid:"+facts[0].Key()] != "New group: "+islands || !strings.Contains(got.body, "Accepted: a curator agreed") {
		t.Errorf("entries %v", titles)
	}
	for _, path := range []string{strings.Replace(path, ".atom", ".rss", 1), strings.Replace(path, "new-groups.atom", "groups/"+url.PathEscape(islands)+"/feed.json", 1),
		strings.Replace(path, "new-groups.atom", "people/"+url.PathEscape("沈若兰")+"/feed.rss", 1)} {
		if got := site.visit(t).get(path); got.status != http.StatusOK || !strings.Contains(got.body, islands) {
			t.Errorf("%s: status %d, %s", path, got.status, got.body)
		}
	}
	for _, path := range []string{"/feeds/x/new-groups.atom", path + "x", "/feeds/x/groups/x/feed.rss", strings.Replace(path, "new-groups.atom", "places/x/feed.rss", 1)} {
		if got := site.visit(t).get(path); got.status != http.StatusNotFound {
			t.Errorf("%s: status %d", path, got.status)
		}
	}
	if !strings.Contains(got.body, site.base+factPath(facts[0].Key(), nil)) || strings.Contains(got.body, "Set-Cookie") {
		t.Error("an entry does not lead to its fact")
	}
}

// With the database away every page says so at once and when to come again; afterwards all is well.
func TestDatabaseAway(t *testing.T) {
	t.Parallel()
	dir, err := os.MkdirTemp("", "xiaozu-away-")
	must(t, err)
	t.Cleanup(func() { must(t, os.RemoveAll(dir)) })
	server, err := pgserver.Start(t.Context(), dir, pgserver.Ephemeral)
	must(t, err)
	t.Cleanup(func() { must(t, server.Stop()) }) // the one that runs then
	_, err = postgres.Migrate(t.Context(), server.DSN("postgres"), migrations.FS)
	must(t, err)
	db, err := postgres.Open(t.Context(), server.DSN("postgres"))
	must(t, err)
	t.Cleanup(func() { must(t, db.Close()) })
	pages := httptest.NewServer(New(db, Options{Lexicon: testLexicon(t)}))
	t.Cleanup(pages.Close)
	site := testSite{owner: db, base: pages.URL}
	v := site.visitAs(t, "anna")
	must(t, server.Stop())
	for _, path := range []string{"/", "/review", "/healthz", "/feeds/x/new-groups.atom", "/sign-in/x"} {
		if got := v.get(path); got.status != http.StatusServiceUnavailable || got.header.Get("Retry-After") == "" || !strings.Contains(got.body, "The database is away") {
			t.Errorf("%s: status %d", path, got.status)
		}
	}
	server, err = pgserver.Start(t.Context(), dir, pgserver.Ephemeral)
	must(t, errors.Join(err, db.WaitUntilUp(t.Context())))
	v.expect("/", "<h1>Today</h1>")
	v.expect("/healthz", "ok")
}
