package feed

import (
	"encoding/xml"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"github.com/xiaozu-watch/xiaozu/internal/alert"
	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// An atomFeed is what a reader needs of RFC 4287.
type atomFeed struct {
	XMLName xml.Name `xml:"http://www.w3.org/2005/Atom feed"`
	ID      string   `xml:"id"`
	Title   string   `xml:"title"`
	Updated string   `xml:"updated"`
	Author  string   `xml:"author>name"`
	Links   []link   `xml:"link"`
	Entries []struct {
		ID        string `xml:"id"`
		Title     string `xml:"title"`
		Updated   string `xml:"updated"`
		Published string `xml:"published"`
		Content   string `xml:"content"`
		Links     []link `xml:"link"`
	} `xml:"entry"`
}

type link struct {
	Href string `xml:"href,attr"`
	Rel  string `xml:"rel,attr"`
}

const (
	self = "http://127.0.0.1:8080/feeds/token/new-groups.atom"
	home = "http://127.0.0.1:8080/"
)

var found = time.Date(2024, 5, 12, 9, 30, 0, 0, news.Beijing)

func island() alert.NewGroup {
	return alert.NewGroup{
		Fact: "0b8f1e2c-0000-8000-8000-000000000001", Name: "云岭省海岛保护领导小组",
		Standing: alert.Proposed, Evidence: "云岭省海岛保护领导小组昨日召开第一次会议。", Language: "zh-Hans",
		Source: "云岭日报", URL: "http://news.example/1.html", Page: home + "review/1",
		Found: found, Changed: found,
	}
}

func read(t *testing.T, items ...alert.NewGroup) atomFeed {
	t.Helper()
	var b strings.Builder
	if err := WriteNewGroups(&b, self, items, found); err != nil {
		t.Fatal(err)
	}
	var f atomFeed
	if err := xml.Unmarshal([]byte(b.String()), &f); err != nil {
		t.Fatalf("%v in\n%s", err, b.String())
	}
	return f
}

func TestWriteNewGroups(t *testing.T) {
	f := read(t, island())
	if !strings.HasPrefix(f.ID, "urn:uuid:") || f.Title == "" || f.Author == "" || f.Updated != "2024-05-12T09:30:00+08:00" {
		t.Errorf("feed %+v", f)
	}
	if f.Links[0] != (link{self, "self"}) {
		t.Errorf("links %v", f.Links)
	}
	e := f.Entries[0]
	if e.ID != "urn:uuid:"+island().Fact || e.Title != "云岭省海岛保护领导小组 – new group, proposed" || e.Published != f.Updated {
		t.Errorf("entry %+v", e)
	}
	if e.Links[0].Href != island().Page || e.Links[1] != (link{island().URL, "via"}) {
		t.Errorf("entry links %v", e.Links)
	}
	for _, want := range []string{island().Evidence, "云岭日报", "no curator has settled it"} {
		if !strings.Contains(e.Content, want) {
			t.Errorf("content lacks %q: %s", want, e.Content)
		}
	}
}

func TestEmptyFeedIsValid(t *testing.T) {
	if f := read(t); f.Updated != "2024-05-12T09:30:00+08:00" || len(f.Entries) != 0 {
		t.Errorf("got %+v", f)
	}
}

// A decision changes what an entry says and when, never which entry it is.
func TestIDsSurviveADecision(t *testing.T) {
	settled := island()
	settled.Standing, settled.Changed = alert.Accepted, found.Add(time.Hour)
	before, after := read(t, island()), read(t, settled)
	if before.ID != after.ID || before.Entries[0].ID != after.Entries[0].ID {
		t.Error("ids changed")
	}
	if after.Updated != "2024-05-12T10:30:00+08:00" || !strings.Contains(after.Entries[0].Title, "accepted") {
		t.Errorf("after the decision: %+v", after)
	}
}

// Whatever a page printed stays text: in the XML, and in the HTML within it.
func TestTextStaysText(t *testing.T) {
	bad := island()
	bad.Name = `<script>alert(1)</script>]]>&amp;` + "\x00\x1b"
	bad.Evidence, bad.Source, bad.Language = `"><img src=x onerror=alert(1)>`, bad.Name, `"><script>`
	f := read(t, bad)
	doc, err := html.Parse(strings.NewReader(f.Entries[0].Content))
	if err != nil {
		t.Fatal(err)
	}
	for n := range doc.Descendants() {
		if n.Data == "script" || n.Data == "img" && n.Type == html.ElementNode {
			t.Errorf("an element <%s> came out of a text", n.Data)
		}
	}
}
