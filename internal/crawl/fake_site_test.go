package crawl

import (
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/source"
)

// A fakeSite answers without a network, by the clock of a test bubble.
type fakeSite struct {
	mux   *http.ServeMux
	mu    sync.Mutex
	asked []request
}

func newFakeSite(paths ...string) *fakeSite {
	s := &fakeSite{mux: http.NewServeMux()}
	s.mux.HandleFunc("/list", body("text/html", listOf(paths...)))
	for _, path := range paths {
		s.mux.HandleFunc(path, body("text/html", article(path)))
	}
	return s
}

func (s *fakeSite) RoundTrip(r *http.Request) (*http.Response, error) {
	s.mu.Lock()
	s.asked = append(s.asked, request{r.URL.RequestURI(), r.Header, time.Now()})
	s.mu.Unlock()
	w := httptest.NewRecorder()
	s.mux.ServeHTTP(w, r)
	return w.Result(), nil
}

// gaps are the times between requests.
func (s *fakeSite) gaps() []time.Duration {
	var gaps []time.Duration
	for i := range s.asked[1:] {
		gaps = append(gaps, s.asked[i+1].at.Sub(s.asked[i].at))
	}
	return gaps
}

func (s *fakeSite) count(path string) int {
	n := 0
	for _, r := range s.asked {
		if r.path == path {
			n++
		}
	}
	return n
}

// fakeSource is a source on www.yunling.example; extra are further lines of its source.yaml.
func fakeSource(t *testing.T, extra string) source.Source {
	t.Helper()
	src, err := source.Decode("yunling/source.yaml", []byte(`id: yunling
name: {zh: 云岭省人民政府, en: Yunling Government}
level: provincial
site: http://www.yunling.example
hosts: [www.yunling.example]
start: [/list]
list: {links: li a, article: ^/a}
`+extra))
	if err != nil {
		t.Fatal(err)
	}
	return src
}

// visit crawls once and wants no error.
func (s *fakeSite) visit(t *testing.T, src source.Source, hosts Hosts) Result {
	t.Helper()
	result, err := s.try(t, src, hosts)
	if err != nil {
		t.Error(err)
	}
	return result
}

func (s *fakeSite) try(t *testing.T, src source.Source, hosts Hosts) (Result, error) {
	return Run(t.Context(), src, newMemory().store(), Options{Hosts: hosts, transport: s})
}
