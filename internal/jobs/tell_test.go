package jobs

import (
	"cmp"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/alert"
	"github.com/xiaozu-watch/xiaozu/internal/pgtest"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/search"
)

// A press serves the stories that a test writes.
type press struct {
	mu      sync.Mutex
	stories map[string]string // by path: headline, line end, paragraphs; "" is one that vanished
	days    map[string]string // by path: YYYY-MM-DD, if it is not 12 May 2026
	served  func(path string) // is told of every one that is asked for
}

// A newsroom is a site whose stories a test writes while it is crawled again and again.
type newsroom struct {
	*bench
	press
	owner *postgres.DB
}

func newNewsroom(t testing.TB) *newsroom {
	t.Helper()
	n := &newsroom{}
	n.print("/story/0", "天气预报\n明日晴。")
	server := httptest.NewServer(n)
	t.Cleanup(server.Close)
	dsn := pgtest.DSN(t)
	n.owner = pgtest.Open(t, dsn)
	n.bench = startBench(t, dsn, declare(t, "stories", server.URL))
	if err := n.owner.AddUser(t.Context(), postgres.User{Name: "wendy", Role: "watcher"}); err != nil {
		t.Fatal(err)
	}
	return n
}

func (p *press) print(path, text string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.stories == nil {
		p.stories = map[string]string{}
	}
	p.stories[path] = text
}

// printOn sets a story of another day.
func (p *press) printOn(day, path, text string) {
	p.print(path, text)
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.days == nil {
		p.days = map[string]string{}
	}
	p.days[path] = day
}

func (p *press) onServed(do func(path string)) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.served = do
}

func (p *press) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	p.mu.Lock()
	defer p.mu.Unlock()
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	if r.URL.Path == "/" {
		for path := range p.stories {
			fmt.Fprintf(w, "<li><a href=%s>%[1]s</a>\n", path)
		}
		return
	}
	text := p.stories[r.URL.Path]
	if text == "" {
		http.NotFound(w, r)
		return
	}
	if p.served != nil {
		p.served(r.URL.Path)
	}
	title, body, _ := strings.Cut(text, "\n")
	fmt.Fprintf(w, `<title>通知</title><meta name="PubDate" content="%s 08:00"><h1>%s</h1><div class="TRS_Editor"><p>%s</p></div>`,
		cmp.Or(p.days[r.URL.Path], "2026-05-12"), title, strings.ReplaceAll(body, "\n", "</p><p>"))
}

// publish sets a story, "" to take it away, crawls, and waits until watchers were told.
func (n *newsroom) publish(t testing.TB, path, text string) {
	t.Helper()
	n.print(path, text)
	if _, err := n.pool.Exec(t.Context(), `UPDATE pages SET revisit = now()`); err != nil {
		t.Fatal(err)
	}
	if err := n.Crawl(t.Context(), n.site.ID, 0); err != nil {
		t.Fatal(err)
	}
	n.drain(t)
	n.told(t)
}

// told waits until no tiding is left.
func (n *newsroom) told(t testing.TB) {
	t.Helper()
	for end := time.Now().Add(20 * time.Second); ; time.Sleep(20 * time.Millisecond) {
		left := -1
		err := n.pool.QueryRow(t.Context(), `SELECT count(*) FROM tidings`).Scan(&left)
		if err != nil || time.Now().After(end) {
			t.Fatalf("%d tidings are left, %v", left, err)
		}
		if left == 0 {
			return
		}
	}
}

func (n *newsroom) watch(t testing.TB, c alert.Condition) alert.Watch {
	t.Helper()
	w, err := n.owner.SaveWatch(t.Context(), alert.Watch{User: "wendy", Name: string(c.Kind), Condition: c})
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// alerts are what a watch noticed, in order: what happened and to whom.
func (n *newsroom) alerts(t testing.TB, w alert.Watch) []string {
	t.Helper()
	rows, err := n.pool.Query(t.Context(), `
		SELECT concat_ws(' ', content ->> 'what', content -> 'fact' ->> 'action', content -> 'fact' ->> 'person', content -> 'fact' ->> 'body')
		FROM alerts JOIN events USING (event)
		WHERE watch = $1 ORDER BY made, 1`, w.ID)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var all []string
	for rows.Next() {
		var line string
		if err := rows.Scan(&line); err != nil {
			t.Fatal(err)
		}
		all = append(all, line)
	}
	return all
}

func (n *newsroom) expect(t testing.TB, when string, w alert.Watch, want ...string) {
	t.Helper()
	if got := n.alerts(t, w); !slices.Equal(got, want) {
		t.Errorf("%s, %s noticed %q, want %q", when, w.Name, got, want)
	}
}

const (
	harbours = "云岭省海港建设领导小组"
	founded  = "关于成立海港建设领导小组的通知\n云岭省人民政府决定成立云岭省海港建设领导小组。\n组长：沈若兰　省长\n副组长：高　远　副省长\n" +
		"领导小组办公室设在省水利厅，承担日常工作，督促各地落实岸线修复任务，并向省政府报告进展。"
)

// numbered is a name for each number.
func numbered(n int) string { return "第" + numeral(strconv.Itoa(n)) + "海港" }

// foundedAs is the notice of another group for each number, and harbour that group.
func foundedAs(n int) string { return strings.ReplaceAll(founded, "海港", numbered(n)) }
func harbour(n int) string   { return strings.ReplaceAll(harbours, "海港", numbered(n)) }

// Watchers are told of what is new, once; not of a site's past, not when pages are read again, and
// not when another page says the same.
func TestWatchersAreToldOnce(t *testing.T) {
	t.Parallel()
	n := newNewsroom(t)
	groups, seats := n.watch(t, alert.Condition{Kind: alert.NewGroups}), n.watch(t, alert.Condition{Kind: alert.Seats, Person: "高远"})
	words := n.watch(t, alert.Condition{Kind: alert.Words, Words: []string{"岸線修復", "无此词"}})
	pages := n.watch(t, alert.Condition{Kind: alert.Pages, Group: harbours})
	n.publish(t, "/story/1", "关于成立森林防火工作领导小组的通知\n云岭省人民政府决定成立云岭省森林防火工作领导小组。组长：高　远　副省长")
	n.expect(t, "after the first crawl of a source", groups)
	n.expect(t, "after the first crawl of a source", seats)

	n.publish(t, "/story/2", founded)
	newGroup, seat := "stated found "+harbours, "stated appointed 高远 "+harbours
	n.expect(t, "after a notice", groups, newGroup)
	n.expect(t, "after a notice", seats, seat)
	n.expect(t, "after a notice, in other characters", words, "found")

	n.publish(t, "/story/3", founded)
	n.expect(t, "after a reprint", groups, newGroup)
	n.expect(t, "after a reprint", seats, seat)
	n.expect(t, "after a reprint", words, "found")

	n.readAgain(t)
	n.expect(t, "when all is read again", groups, newGroup)

	n.publish(t, "/story/3", "")
	n.expect(t, "after the reprint vanished", pages, "gone")
	n.publish(t, "/story/2", strings.ReplaceAll(founded, "高　远", "林海生"))
	n.expect(t, "after an edit", pages, "gone", "edited")
	n.expect(t, "while a text that vanished still says so", seats, seat)
}

// Of the articles of a day that ends a silence one tells so, though they are read together.
func TestSilenceEndsOnce(t *testing.T) {
	t.Parallel()
	n := newNewsroom(t)
	silence := n.watch(t, alert.Condition{Kind: alert.Silence, Group: harbours, Months: 6})
	n.publish(t, "/story/0", "天气预报\n明日晴转多云。")
	n.print("/story/2", "岸线修复开工\n云岭省海港建设领导小组昨日召开会议，部署岸线修复。")
	n.publish(t, "/story/3", founded)
	n.expect(t, "after two articles of one day", silence, "named")
	n.publish(t, "/story/4", "检查组出发\n云岭省海港建设领导小组派出的检查组昨日出发，检查渔港安全。")
	n.expect(t, "after a further one", silence, "named")
}

// Who looks for a word that only a later, longer copy of a story has is led to that copy, and nobody is
// told of the story twice.
func TestWordsOfALongerCopy(t *testing.T) {
	t.Parallel()
	n := newNewsroom(t)
	both := n.watch(t, alert.Condition{Kind: alert.Words, Words: []string{"岸线修复", "专家组"}})
	later := n.watch(t, alert.Condition{Kind: alert.Words, Words: []string{"专家组"}})
	n.publish(t, "/story/0", "天气预报\n明日晴转多云。")
	n.publish(t, "/story/2", founded)
	n.publish(t, "/story/3", founded+"\n领导小组另设专家组。")
	for path, w := range map[string]alert.Watch{"/story/2": both, "/story/3": later} {
		found, err := n.owner.WatchEvents(t.Context(), w.ID, 10)
		if err != nil || len(found) != 1 || !strings.HasSuffix(found[0].URL, path) || !strings.Contains(founded+"\n领导小组另设专家组。", found[0].Evidence) ||
			!strings.Contains(found[0].Evidence, w.Condition.Words[0]) {
			t.Errorf("%q found %+v, %v; want a sentence of %s alone", w.Condition.Words, found, err, path)
		}
	}
}

// A saved search tells of what it would find: articles with all that it looks for, in whichever writing.
func TestSearchesTell(t *testing.T) {
	t.Parallel()
	n := newNewsroom(t)
	n.publish(t, "/story/0", "天气预报\n明日晴转多云。")
	finds := n.watch(t, alert.Condition{Kind: alert.Search, Query: `岸線修復 "水利廳，承擔"`, Source: n.site.ID})
	misses := n.watch(t, alert.Condition{Kind: alert.Search, Query: "岸线修复 渔港"})
	elsewhere := n.watch(t, alert.Condition{Kind: alert.Search, Query: "岸线修复", Level: "central"})
	n.publish(t, "/story/2", founded)
	n.expect(t, "after a notice", finds, "found")
	n.expect(t, "after a notice that lacks a word", misses)
	n.expect(t, "after a notice of another level", elsewhere)
}

// A watch that is tried on the past counts a story once, and goes by the place of its source, as it would have.
func TestWordsAreTriedAsTheyWouldTell(t *testing.T) {
	t.Parallel()
	n := newNewsroom(t)
	n.print("/story/2", founded)
	n.publish(t, "/story/3", founded)
	for c, want := range map[*alert.Condition]int{
		{Kind: alert.Words, Words: []string{"岸線修復"}}:               1,
		{Kind: alert.Words, Words: []string{"岸線修復"}, Place: "云岭省"}: 1,
		{Kind: alert.Words, Words: []string{"岸線修復"}, Place: "海港"}:  1,
		{Kind: alert.Words, Words: []string{"岸線修復"}, Place: "武山省"}: 0,
		{Kind: alert.Search, Query: "岸線修復 水利厅"}:                    1,
		{Kind: alert.Search, Query: "岸線修復 渔港"}:                     0,
	} {
		events, tried, err := search.Desk{DB: n.owner, Lexicon: n.desk.Lexicon}.Backtest(t.Context(), *c)
		if err != nil || !tried || len(events) != want {
			t.Errorf("%+v: %+v, %v", c, events, err)
		}
	}
}

// readAgain has all pages read anew, as after a release with other rules.
func (n *newsroom) readAgain(t testing.TB) {
	t.Helper()
	if _, err := n.pool.Exec(t.Context(), `UPDATE pages SET reading = NULL`); err != nil {
		t.Fatal(err)
	}
	n.drain(t)
	n.told(t)
}

// What is taken back follows what it corrects, to those who were told and to nobody else.
func TestCorrectionsFollow(t *testing.T) {
	t.Parallel()
	n := newNewsroom(t)
	seats, group := n.watch(t, alert.Condition{Kind: alert.Seats, Person: "高远"}), n.watch(t, alert.Condition{Kind: alert.NewGroups})
	n.publish(t, "/story/0", "天气预报\n明日晴转多云。")
	n.publish(t, "/story/2", founded)
	n.publish(t, "/story/2", strings.ReplaceAll(founded, "高　远", "林海生"))
	n.expect(t, "after a correction", seats, "stated appointed 高远 "+harbours, "withdrawn appointed 高远 "+harbours)
	n.expect(t, "after a correction", group, "stated found "+harbours)
}
