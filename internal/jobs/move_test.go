package jobs

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// A movingSite answers each path with a text, or with a redirect to another path.
type movingSite struct {
	*httptest.Server
	mu     sync.Mutex
	list   []string
	text   map[string]string
	leads  map[string]string
	status int
}

func newMovingSite(t *testing.T) *movingSite {
	s := &movingSite{text: map[string]string{}, leads: map[string]string{}, status: http.StatusMovedPermanently}
	s.Server = httptest.NewServer(s)
	t.Cleanup(s.Close)
	return s
}

func (s *movingSite) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	switch text := s.text[r.URL.Path]; {
	case s.leads[r.URL.Path] != "":
		http.Redirect(w, r, s.leads[r.URL.Path], s.status)
	case r.URL.Path == "/":
		for _, path := range s.list {
			fmt.Fprintf(w, "<li><a href=%s>云岭省人民政府通知</a>", path)
		}
	case text == "":
		http.NotFound(w, r)
	default:
		fmt.Fprintf(w, `<title>%[1]s</title><meta name="PubDate" content="2024-05-12 08:00"><h1>%[1]s</h1><div class="TRS_Editor">`+
			`<p>经研究，云岭省人民政府决定成立%[1]s工作领导小组，由沈若兰任组长。</p></div>`, text)
	}
}

// set changes the site: what its list shows, and where paths lead; a path that another leads to has its text.
func (s *movingSite) set(list string, leads ...string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.list, s.leads = strings.Fields(list), map[string]string{}
	for _, lead := range leads {
		from, to, _ := strings.Cut(lead, " > ")
		s.leads[from] = to
		if s.text[to] == "" {
			s.text[to] = s.text[from]
		}
	}
}

// end is where a path leads in the end.
func (s *movingSite) end(path string) string {
	for s.leads[path] != "" {
		path = s.leads[path]
	}
	return path
}

// revisited crawls with every page due.
func (b *bench) revisited(t *testing.T) (articles int) {
	t.Helper()
	if _, err := b.pool.Exec(t.Context(), `UPDATE pages SET revisit = now()`); err != nil {
		t.Fatal(err)
	}
	return b.crawl(t).Articles
}

// A page that was kept and moves then is still one article, under its first id, at its new address, with
// its facts and with the decisions on them.
func TestMovedPages(t *testing.T) {
	t.Parallel()
	for name, steps := range map[string][]struct {
		list     string
		leads    []string
		articles int // 0: one, or two if the second is not read when the first is found to have moved
	}{
		"revisit first": {{"/story/1", []string{"/story/1 > /story/2"}, 1}, {"/story/2", []string{"/story/1 > /story/2"}, 1}},
		"list first":    {{"/story/2", nil, 2}, {"/story/2", []string{"/story/1 > /story/2"}, 1}, {"/story/2", []string{"/story/1 > /story/2"}, 1}},
		"both at once":  {{"/story/2", []string{"/story/1 > /story/2"}, 0}, {"/story/2", []string{"/story/1 > /story/2"}, 1}},
		"by a chain":    {{"/story/1", []string{"/story/1 > /story/3", "/story/3 > /story/2"}, 1}, {"/story/3 /story/2", []string{"/story/1 > /story/3", "/story/3 > /story/2"}, 1}},
		"twice": {{"/story/1", []string{"/story/1 > /story/3"}, 1}, {"/story/1 /story/3", []string{"/story/1 > /story/3", "/story/3 > /story/2"}, 1},
			{"/story/2 /story/3", []string{"/story/1 > /story/2", "/story/3 > /story/2"}, 1}},
		"and back": {{"/story/2", []string{"/story/1 > /story/2"}, 0}, {"/story/1", []string{"/story/1 > /story/2"}, 1},
			{"/story/1 /story/2", []string{"/story/2 > /story/1"}, 1}, {"/story/1", []string{"/story/2 > /story/1"}, 1}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			site := newMovingSite(t)
			site.text["/story/1"], site.text["/story/2"] = "海岛保护", "海岛保护"
			site.set("/story/1")
			b := newBenchOn(t, site.URL)
			b.crawl(t)
			before := b.moved(t, "/story/1")
			for i, step := range steps {
				site.set(step.list, step.leads...)
				if n := b.revisited(t); n != step.articles && step.articles > 0 {
					t.Errorf("step %d: %d articles, want %d", i, n, step.articles)
				}
			}
			after, other := b.moved(t, "/story/1"), b.moved(t, "/story/2")
			if after != before || other != after {
				t.Errorf("page and facts %q before, then %q and at the new address %q", before, after, other)
			}
			var url string
			err := b.pool.QueryRow(t.Context(), `SELECT url FROM articles`).Scan(&url)
			if err != nil || url != site.URL+site.end("/story/1") {
				t.Errorf("the article is at %s, %v", url, err)
			}
		})
	}
}

// moved is the page of the article that an address leads to, and the facts in it.
func (b *bench) moved(t *testing.T, path string) string {
	t.Helper()
	a, err := b.db.Article(t.Context(), b.site.ID, news.PageID(b.site.Site+path))
	if err != nil || len(a.Facts) == 0 || a.Edits > 0 || !a.Gone.IsZero() {
		t.Fatalf("%s: %d facts, %d edits, gone %v, %v", path, len(a.Facts), a.Edits, a.Gone, err)
	}
	keys := []string{a.Page}
	for _, f := range a.Facts {
		keys = append(keys, f.Key)
	}
	return strings.Join(keys, " ")
}

// What leads elsewhere but not for good to an article of its own stays the article that it was; what
// leads to nothing is gone.
func TestRedirectsThatAreNoMoves(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		leads    []string
		status   int
		gone     bool
		articles int
	}{
		"to the home page":      {[]string{"/story/1 > /"}, http.StatusMovedPermanently, true, 2},
		"by way of another":     {[]string{"/story/1 > /story/3", "/story/3 > /"}, http.StatusMovedPermanently, true, 2},
		"to nothing":            {[]string{"/story/1 > /story/404"}, http.StatusMovedPermanently, true, 2},
		"in a circle":           {[]string{"/story/1 > /story/3", "/story/3 > /story/1"}, http.StatusMovedPermanently, false, 2},
		"for a while":           {[]string{"/story/1 > /story/3"}, http.StatusFound, false, 2},
		"to what is no article": {[]string{"/story/1 > /column"}, http.StatusPermanentRedirect, false, 2},
		"to another article":    {[]string{"/story/1 > /story/9"}, http.StatusMovedPermanently, false, 2},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			site := newMovingSite(t)
			site.text["/story/1"], site.text["/story/9"] = "海岛保护", "防汛"
			site.set("/story/1 /story/9")
			b := newBenchOn(t, site.URL)
			b.crawl(t)
			site.set("/story/9", c.leads...)
			site.text["/story/404"], site.status = "", c.status
			for range 2 {
				if n := b.revisited(t); n != c.articles {
					t.Errorf("%d articles, want %d", n, c.articles)
				}
			}
			a, err := b.db.Article(t.Context(), b.site.ID, news.PageID(site.URL+"/story/1"))
			if err != nil || a.Gone.IsZero() == c.gone || a.URL != site.URL+"/story/1" || a.Title != "海岛保护" {
				t.Errorf("%q at %s, gone %v, %v", a.Title, a.URL, a.Gone, err)
			}
		})
	}
}
