package demo

import (
	"io"
	"io/fs"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/source"
)

// open starts a newsroom for one test.
func open(t *testing.T) (*Newsroom, []source.Source) {
	t.Helper()
	n, err := Start()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := n.Close(); err != nil {
			t.Error(err)
		}
	})
	sources, err := n.Sources()
	if err != nil {
		t.Fatal(err)
	}
	return n, sources
}

// written are the stories of a site on a day, newest first, as its folder has them.
func written(t *testing.T, site string, day int) []story {
	t.Helper()
	folder, err := fs.Sub(embedded, "sites")
	if err != nil {
		t.Fatal(err)
	}
	stories, err := readStories(folder, site)
	if err != nil {
		t.Fatal(err)
	}
	return onDay(stories, day)
}

// get fetches a page as a crawler would see it.
func get(t *testing.T, address string, header ...string) news.Page {
	t.Helper()
	request, err := http.NewRequest(http.MethodGet, address, nil)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(header); i += 2 {
		request.Header.Set(header[i], header[i+1])
	}
	response, err := http.DefaultTransport.RoundTrip(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return news.Page{URL: address, ID: news.PageID(address), Status: response.StatusCode, Header: response.Header, Body: body}
}

// listed follows the list pages of a source and returns the addresses of its articles in their
// order, and how many list pages there were.
func listed(t *testing.T, s source.Source) (articles []string, lists int) {
	t.Helper()
	for next := s.Start[0]; next != "" && lists < s.List.Pages; lists++ {
		page := get(t, next)
		if page.Status != http.StatusOK {
			t.Fatalf("%s answers %d", next, page.Status)
		}
		links, more, err := s.Links(page)
		if err != nil {
			t.Fatal(err)
		}
		articles, next = append(articles, links...), more
	}
	return articles, lists
}

// squeeze takes out all white space: padding is the matter of package webpage.
func squeeze(text string) string { return strings.Join(strings.Fields(text), "") }

func TestEveryStoryIsListedOnceAndReadRight(t *testing.T) {
	n, sources := open(t)
	if len(sources) != 6 {
		t.Fatalf("%d sources, want 6", len(sources))
	}
	hosts := map[string]bool{}
	for day := 1; day <= 2; day++ {
		for _, s := range sources {
			hosts[s.Hosts[0]] = true
			t.Run(s.ID, func(t *testing.T) { checkSite(t, s, written(t, s.ID, day)) })
		}
		n.NextDay()
	}
	if len(hosts) != 6 {
		t.Errorf("%d hosts, want one a source", len(hosts))
	}
}

func checkSite(t *testing.T, s source.Source, stories []story) {
	articles, _ := listed(t, s)
	var want []string
	for _, story := range stories {
		want = append(want, s.Site+story.Path)
	}
	if !slices.Equal(articles, want) {
		t.Fatalf("listed articles:\n%s\nwant:\n%s", strings.Join(articles, "\n"), strings.Join(want, "\n"))
	}
	for i, address := range articles {
		checkArticle(t, s.Parse(get(t, address)), stories[i])
	}
}

func checkArticle(t *testing.T, a news.Article, want story) {
	t.Helper()
	if a.Title != want.Title {
		t.Errorf("%s: title %q, want %q", want.ID, a.Title, want.Title)
	}
	if a.Published.Date() != news.DateOf(want.Time) {
		t.Errorf("%s: published %s, want %s", want.ID, a.Published, want.Time)
	}
	lines := slices.DeleteFunc(strings.Split(a.Body, "\n"), func(l string) bool { return squeeze(l) == "" })
	if len(lines) != len(want.Lines) {
		t.Fatalf("%s: %d lines, want %d:\n%s", want.ID, len(lines), len(want.Lines), a.Body)
	}
	for i, line := range lines {
		if squeeze(line) != squeeze(want.Lines[i]) {
			t.Errorf("%s: line %d is %q, want %q", want.ID, i+1, line, want.Lines[i])
		}
	}
	if len(a.Problems) > 0 {
		t.Errorf("%s: problems: %v", want.ID, a.Problems)
	}
}

func TestOriginIsRead(t *testing.T) {
	_, sources := open(t)
	for _, s := range sources {
		for _, story := range written(t, s.ID, 1) {
			a := s.Parse(get(t, s.Site+story.Path))
			if a.Publisher != story.Publisher && s.Level != source.HongKong {
				t.Errorf("%s: publisher %q, want %q", story.ID, a.Publisher, story.Publisher)
			}
		}
	}
}

func TestSizeAndSpan(t *testing.T) {
	_, sources := open(t)
	stories, twoPages := 0, 0
	years, origins := map[int]int{}, map[string]int{}
	for _, s := range sources {
		articles, lists := listed(t, s)
		stories += len(articles)
		if lists == 2 {
			twoPages++
		}
		for _, story := range written(t, s.ID, 1) {
			years[story.Time.Year()]++
			origins[strings.Join(story.Lines, "\n")]++
		}
	}
	if stories < 54 || twoPages != 1 {
		t.Errorf("%d stories and %d lists of two pages, want at least 54 and 1", stories, twoPages)
	}
	for year := 2013; year <= 2026; year++ {
		if years[year] == 0 {
			t.Errorf("no story of %d", year)
		}
	}
	if reprints := stories - len(origins); reprints < 4 {
		t.Errorf("%d reprints, want at least 4", reprints)
	}
}

func TestGB18030LosesNothing(t *testing.T) {
	_, sources := open(t)
	i := slices.IndexFunc(sources, func(s source.Source) bool { return s.ID == "yunling-daily" })
	s := sources[i]
	all := ""
	for _, story := range written(t, s.ID, 1) {
		page := get(t, s.Site+story.Path)
		if got := http.Header(page.Header).Get("Content-Type"); got != "text/html" {
			t.Errorf("%s: Content-Type %q gives the charset away", story.ID, got)
		}
		if utf8.Valid(page.Body) {
			t.Errorf("%s is served in UTF-8", story.ID)
		}
		a := s.Parse(page)
		if a.Charset != "gb18030" {
			t.Errorf("%s: charset %q, want gb18030", story.ID, a.Charset)
		}
		all += a.Body
	}
	for _, rare := range []string{"邢㼆", "陆𤩽"} {
		if !strings.Contains(all, rare) {
			t.Errorf("%s is lost", rare)
		}
	}
}

func TestSourcesAreForLoopback(t *testing.T) {
	_, sources := open(t)
	for _, s := range sources {
		u, err := url.Parse(s.Site)
		if err != nil {
			t.Fatal(err)
		}
		if u.Hostname() != "127.0.0.1" || !s.Loopback || s.Delay.Duration > 50*time.Millisecond {
			t.Errorf("%s is declared as %s, loopback %v, delay %s", s.ID, s.Site, s.Loopback, s.Delay)
		}
	}
}
