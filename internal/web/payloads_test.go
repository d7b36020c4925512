package web

import (
	_ "embed"
	"encoding/json"
	"encoding/xml"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"golang.org/x/net/html"

	"github.com/xiaozu-watch/xiaozu/internal/health"
	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/source"
)

//go:embed testdata/payloads.txt
var payloadLines string

// payloads are texts that want to be more than text, one a line, with escapes as in Go.
func payloads(t *testing.T) []string {
	t.Helper()
	var list []string
	for line := range strings.Lines(payloadLines) {
		line = strings.TrimSuffix(line, "\n")
		for _, escape := range []string{`\x00`, `\x0b`, `\xc0`, `\xbc`, `\u202e`, `\u202c`} {
			c, err := strconv.Unquote(`"` + escape + `"`)
			must(t, err)
			line = strings.ReplaceAll(line, escape, c)
		}
		list = append(list, line)
	}
	return list
}

// A laced article has a payload in everything that is crawled or read from it.
func laced(payload, id string) (news.Article, []news.Mention, []news.Fact) {
	span := news.Span{End: len([]rune(payload))}
	fact := news.Fact{Person: payload, Role: payload, Body: payload, OwnPost: payload, Other: payload, Date: news.DateOf(ago(1)),
		Basis: news.StatedDate, Rule: payload, Confidence: 0.9, Evidence: news.Evidence{Text: payload, Span: span}}
	var facts []news.Fact
	for _, kind := range []struct {
		kind   news.FactKind
		action news.Action
	}{{news.GroupFact, news.Found}, {news.GroupFact, news.Renamed}, {news.AppointmentFact, news.Appointed}, {news.MembershipFact, ""},
		{news.MeetingFact, ""}, {news.OfficeFact, ""}, {news.ByOfficeFact, ""}, {news.BackgroundFact, news.Past}} {
		fact.Kind, fact.Action = kind.kind, kind.action
		facts = append(facts, fact)
	}
	a := news.Article{Source: id, Page: news.PageID(id), Version: 1, URL: payload, Title: payload, Body: payload + "\n" + payload,
		Published: news.Moment{Time: ago(1), Precision: news.ToMinute}, Publisher: payload, Author: payload, Charset: payload,
		Language: payload, Script: payload, Attachments: []news.Attachment{{Name: payload, URL: payload}}, NextPages: []string{payload}, Problems: []string{payload}}
	mention := news.Mention{Kind: news.GroupMention, Form: news.FullForm, Span: span, Text: payload, Canonical: payload, Post: payload}
	person := mention
	person.Kind = news.PersonMention
	return a, []news.Mention{mention, person}, facts
}

// appointment is the one that puts the person of laced facts into a seat, once it is accepted.
func appointment(facts []news.Fact) news.Fact {
	return facts[slices.IndexFunc(facts, func(f news.Fact) bool { return f.Kind == news.AppointmentFact })]
}

// asKept is a text as the database keeps it.
func asKept(s string) string { return strings.ReplaceAll(string([]rune(s)), "\x00", "\uFFFD") }

// lace crawls a laced article twice: it was edited, and then it was gone.
func (s testSite) lace(t *testing.T, payload, id string) []news.Fact {
	t.Helper()
	a, mentions, facts := laced(payload, id)
	declared := asKept(payload) // a declaration is no crawled page: it holds text
	must(t, s.owner.SaveSource(t.Context(), source.Source{ID: id, Name: source.Name{ZH: declared}, Publisher: declared, Place: declared, Site: declared}))
	p := news.Page{Source: id, ID: a.Page, URL: payload, Status: http.StatusOK, Body: []byte("one"), Problem: payload, FetchedAt: time.Now()}
	_, _, err := s.owner.SavePage(t.Context(), p)
	must(t, err)
	edited := a
	edited.Title, edited.Body = "标题", "正文"
	must(t, s.owner.SaveReadings(t.Context(), []postgres.Reading{{Article: edited}}))
	p.Body, a.Version = []byte("two"), 2
	_, _, err = s.owner.SavePage(t.Context(), p)
	must(t, err)
	must(t, s.owner.SaveReadings(t.Context(), []postgres.Reading{{Article: a, Mentions: mentions, Facts: facts}}))
	p.Status, p.Body = http.StatusGone, nil
	_, _, err = s.owner.SavePage(t.Context(), p)
	must(t, err)
	s.crawled(t, id, health.Verdict{Broken: payload, Notes: []string{payload}})
	return facts
}

// Whatever a page says, it is shown as text: a real browser runs nothing of it, loads nothing
// and is led nowhere.
func TestPayloadsStayText(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("takes a minute; runs without -short")
	}
	site := newSite(t)
	v := site.visitAs(t, "curator")
	paths := []string{"/", "/review", "/groups", "/sources", "/contradictions", "/changes", "/people", "/namesakes", "/interlocks", "/watches"}
	for i, payload := range payloads(t) {
		id := "laced-" + strconv.Itoa(i)
		facts := site.lace(t, payload, id)
		v.post(factPath(appointment(facts).Key(), nil), verdict(postgres.Proposed, postgres.Accept))
		v.expect(personPath(asKept(payload)), "Known from")
		article := articlePath(id, news.PageID(id))
		paths = append(paths, article, article+"/versions", factPath(facts[i%len(facts)].Key(), nil), groupPath(asKept(payload)),
			personPath(asKept(payload)), searchPath(asKept(payload)))
	}
	tb := site.browse(t)
	_, err := chromedp.Call(tb.Context, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: noteCalls})
	must(t, err)
	tb.signIn(site, "curator")
	for _, path := range paths {
		tb.open(path)
		tb.check(path, "payloads", foreignMarkup)
	}
	tb.quiet()
}

// noteCalls notes that a payload ran.
const noteCalls = `window.ran = 0; for (const f of ["alert", "confirm", "prompt", "print", "open"]) window[f] = () => window.ran++`

// foreignMarkup finds what no page of ours has: markup that runs, loads or leads somewhere.
const foreignMarkup = `(() => {
	const found = window.ran ? ["a payload ran"] : []
	if (!document.querySelector("main h1")) found.push("not a page of ours: " + document.documentElement.outerHTML.slice(0, 300))
	for (const e of document.querySelectorAll("*")) {
		const foreign = e.matches("iframe, object, embed, base, style, img, video, audio, math, marquee, animate, svg a, meta[http-equiv], script:not([src^='/static/']), link:not([href^='/'])") ||
			[...e.attributes].some(a => a.name.startsWith("on") || a.name === "style" || a.name === "autofocus" || a.name === "srcdoc") ||
			["href", "src", "action", "formaction", "xlink:href"].some(a => e.hasAttribute(a) && !/^https?:$/.test(new URL(e.getAttribute(a), location).protocol))
		if (foreign) found.push(e.outerHTML.slice(0, 300))
	}
	return found
})()`

// A feed's entries are read as HTML by whoever shows them: nothing of a crawled page is markup there.
func TestPayloadsStayTextInFeeds(t *testing.T) {
	t.Parallel()
	site := newSite(t)
	for i, payload := range payloads(t) {
		site.lace(t, payload, "laced-"+strconv.Itoa(i))
	}
	v := site.visitAs(t, "curator")
	stem := strings.TrimSuffix(v.feedPath(), "atom")
	for format, entries := range map[string]func(*testing.T, string) []string{"atom": xmlTexts, "rss": xmlTexts, "json": jsonTexts} {
		got := v.get(stem + format)
		if got.status != http.StatusOK || strings.Contains(got.header.Get("Content-Type"), "html") {
			t.Fatalf("%s: status %d, %v", format, got.status, got.header)
		}
		texts := entries(t, got.body)
		if len(texts) < len(payloads(t)) {
			t.Errorf("%s: %d texts", format, len(texts))
		}
		for _, text := range texts {
			plainMarkup(t, format, text)
		}
	}
}

// xmlTexts are the elements of a feed that readers take for HTML.
func xmlTexts(t *testing.T, feed string) (texts []string) {
	t.Helper()
	decoder := xml.NewDecoder(strings.NewReader(feed))
	for {
		token, err := decoder.Token()
		if token == nil {
			return texts
		}
		must(t, err)
		start, ok := token.(xml.StartElement)
		if !ok || start.Name.Local != "content" && start.Name.Local != "encoded" && start.Name.Local != "description" {
			continue
		}
		var text string
		must(t, decoder.DecodeElement(&text, &start))
		texts = append(texts, text)
	}
}

func jsonTexts(t *testing.T, feed string) (texts []string) {
	t.Helper()
	var parsed struct {
		Items []struct {
			HTML string `json:"content_html"`
		} `json:"items"`
	}
	must(t, json.Unmarshal([]byte(feed), &parsed))
	for _, item := range parsed.Items {
		texts = append(texts, item.HTML)
	}
	return texts
}

// plainMarkup fails the test for elements and attributes that do more than set a text.
func plainMarkup(t *testing.T, format, text string) {
	t.Helper()
	root, err := html.Parse(strings.NewReader(text))
	must(t, err)
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		if !strings.Contains(" html head body p blockquote a ul li b mark span time ", " "+n.Data+" ") {
			t.Errorf("%s: <%s> in %s", format, n.Data, text)
		}
		for _, a := range n.Attr {
			if a.Key != "lang" && a.Key != "datetime" && (a.Key != "href" || strings.HasPrefix(strings.ToLower(a.Val), "javascript")) {
				t.Errorf("%s: %s=%q in %s", format, a.Key, a.Val, text)
			}
		}
	}
}
