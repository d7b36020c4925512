package crawl

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/source"
)

// A site is a web server on loopback that remembers what it was asked.
type site struct {
	*httptest.Server
	mux *http.ServeMux

	mu    sync.Mutex
	asked []request
}

type request struct {
	path   string
	header http.Header
	at     time.Time
}

// newSite serves a list at /list and whatever is added. Without a robots.txt of its own it
// answers 404 there.
func newSite(t *testing.T) *site {
	s := &site{mux: http.NewServeMux()}
	s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.mu.Lock()
		s.asked = append(s.asked, request{r.URL.RequestURI(), r.Header, time.Now()})
		s.mu.Unlock()
		s.mux.ServeHTTP(w, r)
	}))
	t.Cleanup(s.Close)
	return s
}

func (s *site) serve(path string, handle http.HandlerFunc) { s.mux.HandleFunc(path, handle) }

func (s *site) page(path, html string) {
	s.serve(path, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprint(w, html)
	})
}

// articles serves pages that differ, and a list of them at /list.
func (s *site) articles(paths ...string) {
	s.page("/list", listOf(paths...))
	for _, path := range paths {
		s.page(path, article(path))
	}
}

func listOf(paths ...string) string {
	var b strings.Builder
	for _, path := range paths {
		fmt.Fprintf(&b, "<li><a href=%q>云岭省人民政府办公厅通知</a></li>", path)
	}
	return "<html><ul>" + b.String() + "</ul></html>"
}

func article(path string) string {
	return "<html><h1>云岭省成立防汛工作领导小组</h1><p>" + path + "</p></html>"
}

// paths are those asked for, in order, robots.txt left out.
func (s *site) paths() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	var paths []string
	for _, r := range s.asked {
		if r.path != "/robots.txt" {
			paths = append(paths, r.path)
		}
	}
	return paths
}

func (s *site) requests() []request {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.asked)
}

func (s *site) wantAsked(t *testing.T, want ...string) {
	t.Helper()
	if got := s.paths(); !slices.Equal(got, want) {
		t.Errorf("the site was asked for\n  %q\nwant\n  %q", got, want)
	}
}

// declare makes a source of the site; extra are further lines of its source.yaml.
func declare(t *testing.T, s *site, extra string) source.Source {
	t.Helper()
	at, err := url.Parse(s.URL)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(extra, "delay:") {
		extra += "\ndelay: 0s"
	}
	src, err := source.Decode("yunling/source.yaml", []byte(fmt.Sprintf(`
id: yunling
name: {zh: 云岭省人民政府, en: Yunling Government}
publisher: 云岭省人民政府
level: provincial
site: %s
hosts: ["%s"]
start: [/list]
loopback: true
list:
  links: li a
  article: ^/a
  next: a.next
  pages: 3
%s`, s.URL, at.Host, extra)))
	if err != nil {
		t.Fatal(err)
	}
	return src
}

// A memory is a store in a map.
type memory struct {
	pages     map[string]news.Page // by the path and query of their URL
	unchanged []string             // answered 304
	archived  []news.Page          // answers of other addresses
	due       []string             // for another look
	moved     []string             // "/from > /to"
	relocated []string             // kept pages: "/from > /to"
}

func newMemory() *memory { return &memory{pages: map[string]news.Page{}} }

func (m *memory) store() Store {
	return Store{
		Validators: func(_ context.Context, address string) (Validators, error) {
			if m.pages[pathOf(address)].Truncated != "" {
				return Validators{}, nil
			}
			h := http.Header(m.pages[pathOf(address)].Header)
			return Validators{ETag: h.Get("ETag"), LastModified: h.Get("Last-Modified")}, nil
		},
		Moved: func(_ context.Context, from, to string) error {
			m.moved = append(m.moved, pathOf(from)+" > "+pathOf(to))
			return nil
		},
		MovePage: func(_ context.Context, from, to string) (bool, error) {
			m.relocated = append(m.relocated, pathOf(from)+" > "+pathOf(to))
			return true, nil
		},
		Revisit: func(context.Context) ([]string, error) { return m.due, nil },
		Save: func(_ context.Context, page news.Page) error {
			m.pages[pathOf(page.URL)] = page
			return nil
		},
		Unchanged: func(_ context.Context, page news.Page) error {
			m.unchanged = append(m.unchanged, pathOf(page.URL))
			return nil
		},
		Archive: func(_ context.Context, page news.Page) error {
			m.archived = append(m.archived, page)
			return nil
		},
	}
}

func pathOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return address
	}
	return u.RequestURI()
}

// crawled runs one crawl that must end without an error.
func crawled(t *testing.T, src source.Source, m *memory) Result {
	t.Helper()
	result, err := Run(t.Context(), src, m.store(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	return result
}

func (m *memory) wantProblem(t *testing.T, path, want string) news.Page {
	t.Helper()
	page, ok := m.pages[path]
	if !ok {
		t.Errorf("%s was not saved", path)
	} else if page.Problem != want {
		t.Errorf("%s was saved with the problem %q, want %q", path, page.Problem, want)
	}
	return page
}
