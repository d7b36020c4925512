package feed

import (
	"encoding/json"
	"encoding/xml"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"github.com/xiaozu-watch/xiaozu/internal/alert"
	"github.com/xiaozu-watch/xiaozu/internal/news"
)

const (
	self = "http://127.0.0.1:8080/feeds/token/new-groups.atom"
	home = "http://127.0.0.1:8080/"
)

var found = time.Date(2024, 5, 12, 9, 30, 0, 0, news.Beijing)

func island() Item {
	return Item{
		ID: "0b8f1e2c-0000-8000-8000-000000000001", Published: found, Updated: found,
		Entry: alert.Entry{Headline: "New group: 云岭省海岛保护领导小组", Standing: "Proposed: no curator has settled it", Why: "Your watch: 海岛",
			Evidence: "云岭省海岛保护领导小组昨日召开第一次会议。", Tongue: "zh-Hans", Source: "云岭日报", URL: "http://news.example/1.html", Page: home + "review/1"},
	}
}

func feedOf(items ...Item) Feed {
	return Feed{ID: "5b0c9c1e-6d5f-4a0e-9d27-8f7f0f2f6a31", Title: "xiaozu: new groups", Self: self, Home: home, Language: "en", Items: items}
}

func write(t *testing.T, format Format, items ...Item) string {
	t.Helper()
	var b strings.Builder
	if err := feedOf(items...).Write(&b, format, found); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// An atomFeed is what a reader needs of RFC 4287.
type atomFeed struct {
	XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	ID      string      `xml:"id"`
	Title   string      `xml:"title"`
	Updated string      `xml:"updated"`
	Author  string      `xml:"author>name"`
	Links   []link      `xml:"link"`
	Entries []atomEntry `xml:"entry"`
}

type atomEntry struct {
	ID        string `xml:"id"`
	Title     string `xml:"title"`
	Updated   string `xml:"updated"`
	Published string `xml:"published"`
	Content   string `xml:"content"`
	Links     []link `xml:"link"`
}

type link struct {
	Href string `xml:"href,attr"`
	Rel  string `xml:"rel,attr"`
}

func atom(t *testing.T, items ...Item) (f atomFeed) {
	t.Helper()
	text := write(t, Atom, items...)
	if err := xml.Unmarshal([]byte(text), &f); err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
	return f
}

func TestAtom(t *testing.T) {
	f := atom(t, island())
	if !strings.HasPrefix(f.ID, "urn:uuid:") || f.Title == "" || f.Author == "" || f.Updated != "2024-05-12T09:30:00+08:00" {
		t.Errorf("feed %+v", f)
	}
	if f.Links[0] != (link{self, "self"}) {
		t.Errorf("links %v", f.Links)
	}
	e := f.Entries[0]
	if e.ID != "urn:uuid:"+island().ID || e.Title != island().Headline || e.Published != f.Updated {
		t.Errorf("entry %+v", e)
	}
	if e.Links[0].Href != island().Page || e.Links[1] != (link{island().URL, "via"}) {
		t.Errorf("entry links %v", e.Links)
	}
	for _, want := range []string{island().Evidence, "云岭日报", "no curator has settled it", "Your watch"} {
		if !strings.Contains(e.Content, want) {
			t.Errorf("content lacks %q: %s", want, e.Content)
		}
	}
}

func TestRSS(t *testing.T) {
	var f struct {
		Version string `xml:"version,attr"`
		Title   string `xml:"channel>title"`
		Link    string `xml:"channel>link"`
		About   string `xml:"channel>description"`
		Built   string `xml:"channel>lastBuildDate"`
		Items   []struct {
			Title string `xml:"title"`
			Link  string `xml:"link"`
			Date  string `xml:"pubDate"`
			GUID  struct {
				ID        string `xml:",chardata"`
				Permanent string `xml:"isPermaLink,attr"`
			} `xml:"guid"`
		} `xml:"channel>item"`
	}
	if err := xml.Unmarshal([]byte(write(t, RSS, island())), &f); err != nil {
		t.Fatal(err)
	}
	if f.Version != "2.0" || f.Title == "" || f.Link != home || f.About == "" || f.Built != "Sun, 12 May 2024 09:30:00 +0800" || len(f.Items) != 1 {
		t.Fatalf("channel %+v", f)
	}
	i := f.Items[0]
	if i.Title != island().Headline || i.Link != island().Page || i.Date != f.Built || i.GUID.ID != "urn:uuid:"+island().ID || i.GUID.Permanent != "false" {
		t.Errorf("item %+v", i)
	}
}

func TestJSON(t *testing.T) {
	var f struct {
		Version string           `json:"version"`
		Self    string           `json:"feed_url"`
		Items   []map[string]any `json:"items"`
	}
	if err := json.Unmarshal([]byte(write(t, JSON, island())), &f); err != nil {
		t.Fatal(err)
	}
	if f.Version != "https://jsonfeed.org/version/1.1" || f.Self != self || len(f.Items) != 1 {
		t.Fatalf("feed %+v", f)
	}
	i := f.Items[0]
	if i["id"] != "urn:uuid:"+island().ID || i["url"] != island().Page || i["external_url"] != island().URL || i["date_published"] != "2024-05-12T09:30:00+08:00" {
		t.Errorf("item %v", i)
	}
}

func TestEmptyFeedIsValid(t *testing.T) {
	if f := atom(t); f.Updated != "2024-05-12T09:30:00+08:00" || len(f.Entries) != 0 {
		t.Errorf("got %+v", f)
	}
	if text := write(t, JSON); !strings.Contains(text, `"items":[]`) {
		t.Errorf("got %s", text)
	}
}

// A decision changes what an entry says and when, never which entry it is.
func TestIDsSurviveADecision(t *testing.T) {
	settled := island()
	settled.Standing, settled.Updated = "Accepted", found.Add(time.Hour)
	before, after := atom(t, island()), atom(t, settled)
	if before.ID != after.ID || before.Entries[0].ID != after.Entries[0].ID {
		t.Error("ids changed")
	}
	if after.Updated != "2024-05-12T10:30:00+08:00" || !strings.Contains(after.Entries[0].Content, "Accepted") {
		t.Errorf("after the decision: %+v", after)
	}
}

// What no reader could follow is no link.
func TestAddressesAtTheSource(t *testing.T) {
	for url, want := range map[string]string{
		"http://news.example/海岛/1.html?n=1": "http://news.example/%E6%B5%B7%E5%B2%9B/1.html?n=1", "https://news.example": "https://news.example",
		"javascript:alert(1)": "", "//news.example/1": "", "/1.html": "", "http:///1": "", "http://[": "", "": "",
	} {
		item := island()
		item.URL = url
		if got := item.source(); got != want {
			t.Errorf("%q: %q, want %q", url, got, want)
		}
	}
}

// Whatever a page printed stays text: in XML and JSON, and in the HTML within.
func TestTextStaysText(t *testing.T) {
	bad := island()
	bad.Headline = `<script>alert(1)</script>]]>&amp;` + "\x00\x1b"
	bad.Evidence, bad.Source, bad.Tongue = `"><img src=x onerror=alert(1)>`, bad.Headline, `"><script>`
	var rss struct{}
	if err := xml.Unmarshal([]byte(write(t, RSS, bad)), &rss); err != nil {
		t.Error(err)
	}
	doc, err := html.Parse(strings.NewReader(atom(t, bad).Entries[0].Content))
	if err != nil {
		t.Fatal(err)
	}
	for n := range doc.Descendants() {
		if n.Data == "script" || n.Data == "img" && n.Type == html.ElementNode {
			t.Errorf("an element <%s> came out of a text", n.Data)
		}
	}
}
