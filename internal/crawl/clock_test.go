package crawl

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/news"
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

func TestDelayAndJitter(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var paths []string
		for i := range 40 {
			paths = append(paths, fmt.Sprintf("/a/%d", i))
		}
		s := newFakeSite(paths...)
		s.visit(t, fakeSource(t, "delay: 10s"), NewHosts())
		gaps := s.gaps()
		slices.Sort(gaps)
		if gaps[0] < 10*time.Second || gaps[len(gaps)-1] > 12500*time.Millisecond || gaps[len(gaps)-1]-gaps[0] < time.Second {
			t.Errorf("gaps from %v to %v, want them spread over 10 to 12.5 s", gaps[0], gaps[len(gaps)-1])
		}
	})
}

// A delay longer than a host may rest within a crawl is waited for all the same.
func TestLongDelayIsNoPause(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newFakeSite("/a/1", "/a/2")
		got := s.visit(t, fakeSource(t, "delay: 10m"), NewHosts())
		if gaps := s.gaps(); got.Saved != 2 || slices.Min(gaps) < 10*time.Minute {
			t.Errorf("result %+v, gaps %v", got, gaps)
		}
	})
}

func TestRobotsAreKeptForADay(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, src, hosts := newFakeSite("/a/1"), fakeSource(t, ""), NewHosts()
		s.mux.HandleFunc("/robots.txt", body("text/plain", "User-agent: *\nDisallow:"))
		for _, c := range []struct {
			after time.Duration
			want  int
		}{{0, 1}, {time.Hour, 1}, {22 * time.Hour, 1}, {2 * time.Hour, 2}, {time.Hour, 2}} {
			time.Sleep(c.after)
			s.visit(t, src, hosts)
			if n := s.count("/robots.txt"); n != c.want {
				t.Errorf("%v later robots.txt was asked for %d times, want %d", c.after, n, c.want)
			}
		}
	})
}

// A server error in place of robots.txt forbids everything, for half an hour.
func TestFailedRobotsAreAskedForAgain(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, src, hosts := newFakeSite("/a/1"), fakeSource(t, ""), NewHosts()
		answer := http.StatusBadGateway
		s.mux.HandleFunc("/robots.txt", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(answer) })
		for range 2 {
			if _, err := s.try(t, src, hosts); err == nil || !strings.Contains(err.Error(), robotsFailed) {
				t.Errorf("error %v, want %s", err, robotsFailed)
			}
			time.Sleep(10 * time.Minute)
		}
		answer = http.StatusNotFound
		time.Sleep(11 * time.Minute)
		if got := s.visit(t, src, hosts); got.Saved != 1 || s.count("/robots.txt") != 2 || s.count("/list") != 1 {
			t.Errorf("result %+v; asked %v", got, s.asked)
		}
	})
}

func TestCrawlDelay(t *testing.T) {
	for _, c := range []struct {
		asked, least, most time.Duration
		remarks            int
	}{
		{10 * time.Second, 10 * time.Second, 12500 * time.Millisecond, 0},
		{time.Second, 3 * time.Second, 3750 * time.Millisecond, 0},
		{time.Hour, time.Minute, 75 * time.Second, 1},
	} {
		synctest.Test(t, func(t *testing.T) {
			s := newFakeSite("/a/1", "/a/2", "/a/3")
			s.mux.HandleFunc("/robots.txt", body("text/plain", fmt.Sprintf("User-agent: *\nCrawl-delay: %g", c.asked.Seconds())))
			got := s.visit(t, fakeSource(t, ""), NewHosts())
			gaps := s.gaps()[1:] // it was not known before the first
			if slices.Min(gaps) < c.least || slices.Max(gaps) > c.most || len(got.Remarks) != c.remarks {
				t.Errorf("a Crawl-delay of %v: gaps %v, remarks %q", c.asked, gaps, got.Remarks)
			}
		})
	}
}

// once answers with a status and a header the first time, and then with the page.
func (s *fakeSite) once(path string, status int, header func() (name, value string)) {
	first := true
	s.mux.HandleFunc(path, func(w http.ResponseWriter, r *http.Request) {
		if first {
			first = false
			name, value := header()
			w.Header().Set(name, value)
			// a server whose clock is an hour fast
			w.Header().Set("Date", time.Now().Add(time.Hour).UTC().Format(http.TimeFormat))
			w.WriteHeader(status)
			return
		}
		fmt.Fprint(w, article(path))
	})
}

func TestRetryAfter(t *testing.T) {
	seconds := func() (string, string) { return "Retry-After", "40" }
	date := func() (string, string) {
		return "Retry-After", time.Now().Add(time.Hour + 40*time.Second).UTC().Format(http.TimeFormat)
	}
	for name, header := range map[string]func() (string, string){"in seconds": seconds, "as a date": date} {
		for _, status := range []int{http.StatusTooManyRequests, http.StatusServiceUnavailable} {
			t.Run(fmt.Sprint(name, " with ", status), func(t *testing.T) {
				synctest.Test(t, func(t *testing.T) {
					s := newFakeSite()
					s.mux = http.NewServeMux()
					s.mux.HandleFunc("/list", body("text/html", listOf("/a/1", "/a/2")))
					s.mux.HandleFunc("/a/2", body("text/html", article("2")))
					s.once("/a/1", status, header)
					got := s.visit(t, fakeSource(t, ""), NewHosts())
					paths := []string{"/robots.txt", "/list", "/a/1", "/a/1", "/a/2"}
					gaps := s.gaps()
					if got.Saved != 2 || got.Failed != 0 || !slices.EqualFunc(s.asked, paths, func(r request, path string) bool { return r.path == path }) ||
						gaps[2] < 40*time.Second || gaps[2] > 45*time.Second || gaps[3] > 4*time.Second {
						t.Errorf("result %+v, asked %v, gaps %v", got, s.asked, gaps)
					}
				})
			})
		}
	}
}

// A host that wants to be left alone for hours ends the crawl, and puts off later ones, by
// whichever worker they come.
func TestLongRetryAfterEndsTheCrawl(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, src, hosts := newFakeSite(), fakeSource(t, ""), NewHosts()
		s.mux = http.NewServeMux()
		s.mux.HandleFunc("/list", body("text/html", listOf("/a/1", "/a/2")))
		s.mux.HandleFunc("/a/2", body("text/html", article("2")))
		s.once("/a/1", http.StatusTooManyRequests, func() (string, string) { return "Retry-After", "7200" })
		began := time.Now()
		got := s.visit(t, src, hosts)
		if got.Failed != 1 || got.Left != 1 || got.Paused == nil || got.Paused.Until.Sub(began).Round(time.Minute) != 2*time.Hour ||
			!strings.Contains(got.Paused.Error(), "www.yunling.example rests: status 429 Too Many Requests; nothing is asked before") {
			t.Errorf("result %+v", got)
		}
		asked := len(s.asked)
		time.Sleep(time.Hour)
		if got := s.visit(t, src, hosts); got.Paused == nil || len(s.asked) != asked {
			t.Errorf("an hour later: result %+v, %d requests more", got, len(s.asked)-asked)
		}
		time.Sleep(time.Hour + time.Minute)
		if got := s.visit(t, src, hosts); got.Saved != 2 || got.Paused != nil {
			t.Errorf("two hours later: result %+v", got)
		}
	})
}

func TestRetryAfterIsCapped(t *testing.T) {
	now := time.Now()
	for value, want := range map[string]time.Duration{
		"": 0, "0": 0, "90": 90 * time.Second, "999999999": 24 * time.Hour, "99999999999999999999": 0, "-5": 0, "soon": 0,
		now.Add(-time.Hour).UTC().Format(http.TimeFormat):       0,
		now.Add(9000 * time.Hour).UTC().Format(http.TimeFormat): 24 * time.Hour,
	} {
		page := news.Page{Status: 503, FetchedAt: now, Header: map[string][]string{"Retry-After": {value}}}
		if got := retryAfter(page); got != want {
			t.Errorf("Retry-After: %s is %v, want %v", value, got, want)
		}
	}
}

// The rest of a failing host doubles with each failure up to an hour, over crawls, and ends with
// the first sound answer.
func TestBackOff(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, src, hosts := newFakeSite("/a/1", "/a/2"), fakeSource(t, ""), NewHosts()
		down := true
		sound := s.mux
		s.mux = http.NewServeMux()
		s.mux.HandleFunc("/robots.txt", status(404))
		s.mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
			if down {
				w.WriteHeader(http.StatusInternalServerError)
				return
			}
			sound.ServeHTTP(w, r)
		})
		longest := time.Duration(0)
		for range 30 {
			if _, err := s.try(t, src, hosts); err != nil && !strings.Contains(err.Error(), "500") {
				t.Error(err)
			}
			time.Sleep(15 * time.Minute)
		}
		gaps := s.gaps()[1:]
		for i, gap := range gaps {
			longest = max(longest, gap)
			if want := min(3*time.Second<<(i+1), time.Hour); gap < want {
				t.Errorf("failure %d was followed by %v, want at least %v", i+1, gap, want)
			}
		}
		if len(gaps) < 10 || longest > 80*time.Minute {
			t.Errorf("gaps %v", gaps)
		}
		down = false
		time.Sleep(time.Hour)
		s.visit(t, src, hosts)
		before := len(s.asked)
		s.visit(t, src, hosts)
		if gaps := s.gaps()[before:]; slices.Max(gaps) > 4*time.Second {
			t.Errorf("after a sound answer: gaps %v", gaps)
		}
	})
}

func TestRequestsADay(t *testing.T) {
	synctest.Test(t, func(t *testing.T) { // the clock begins at midnight of UTC, 08:00 in Beijing
		var paths []string
		for i := range 60 {
			paths = append(paths, fmt.Sprintf("/a/%d", i))
		}
		s, src, hosts := newFakeSite(paths...), fakeSource(t, "limits: {requests: 50}"), NewHosts()
		got := s.visit(t, src, hosts)
		want := "the 50 requests that yunling may get a day are used up; nothing is asked before 2000-01-02 00:00:00 +08:00"
		if len(s.asked) != 50 || got.Saved != 48 || got.Left != 12 || got.Paused == nil || got.Paused.Error() != want {
			t.Errorf("%d requests, result %+v", len(s.asked), got)
		}
		if got := s.visit(t, src, hosts); len(s.asked) != 50 || got.Paused == nil {
			t.Errorf("the same day: %d requests, result %+v", len(s.asked), got)
		}
		time.Sleep(time.Until(got.Paused.Until))
		if s.visit(t, src, hosts); len(s.asked) != 100 {
			t.Errorf("with the next day: %d requests, want 100", len(s.asked))
		}
	})
}

// What a crawl set aside of the day's requests and did not need is there for the next.
func TestRequestsThatAreNotNeededAreGivenBack(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, src, hosts := newFakeSite("/a/1"), fakeSource(t, "limits: {requests: 7}"), NewHosts()
		for _, want := range []int{3, 5, 7, 7} { // robots.txt once, list, article
			s.visit(t, src, hosts)
			if len(s.asked) != want {
				t.Errorf("%d requests, want %d", len(s.asked), want)
			}
		}
	})
}

func TestQuietHours(t *testing.T) {
	synctest.Test(t, func(t *testing.T) { // 08:00 in Beijing
		var paths []string
		for i := range 10 {
			paths = append(paths, fmt.Sprintf("/a/%d", i))
		}
		s, src, hosts := newFakeSite(paths...), fakeSource(t, "quiet: '08:05-09:30'\ndelay: 1m"), NewHosts()
		got := s.visit(t, src, hosts)
		if got.Paused == nil || got.Paused.Until.In(src.Location()).Format("15:04") != "09:30" || got.Saved == 0 || got.Left == 0 {
			t.Errorf("result %+v", got)
		}
		for _, r := range s.asked {
			if at := r.at.In(src.Location()).Format("15:04"); at >= "08:05" {
				t.Errorf("asked for %s at %s", r.path, at)
			}
		}
	})
}

// Many crawls at once, of sources on one host: one request at a time, none before the delay.
func TestManyCrawlsOnOneHost(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, hosts := newFakeSite("/a/1", "/a/2", "/a/3", "/a/4", "/a/5"), NewHosts()
		s.mux.HandleFunc("/robots.txt", status(404))
		var crawls sync.WaitGroup
		for i := range 5 {
			src := fakeSource(t, fmt.Sprintf("delay: %dms", 1000+100*i))
			crawls.Go(func() { s.visit(t, src, hosts) })
		}
		crawls.Wait()
		if gaps := s.gaps(); slices.Min(gaps) < time.Second || s.count("/a/1") != 5 || slices.Max(gaps) > 3*time.Second {
			t.Errorf("%d requests, gaps %v", len(s.asked), gaps)
		}
	})
}

// A crawl that died while it held the host is waited for as long as its request may have taken,
// and then its delay.
func TestHostOfADeadCrawl(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, src, hosts := newFakeSite("/a/1"), fakeSource(t, "delay: 10s"), NewHosts()
		dead := newTurn(hosts, 30*time.Second)
		if err := dead.enter(t.Context(), "www.yunling.example", 10*time.Second); err != nil {
			t.Fatal(err)
		}
		began := time.Now()
		s.visit(t, src, hosts)
		if waited := s.asked[0].at.Sub(began); waited < hold+40*time.Second || waited > hold+45*time.Second {
			t.Errorf("the first request came %v after the death, want its lease and the delay", waited)
		}
	})
}

// A clock that was years ahead, and is right again, holds nobody up.
func TestClockThatWasAhead(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, src, hosts := newFakeSite("/a/1"), fakeSource(t, ""), NewHosts()
		ahead := time.Now().AddDate(6, 0, 0)
		err := hosts.Change(t.Context(), "www.yunling.example", func(_ time.Time, h *Host) {
			*h = Host{Holder: "x", HeldUntil: ahead, Wanted: "y", WantedAt: ahead, Asked: ahead}
		})
		if err != nil {
			t.Fatal(err)
		}
		if err := hosts.KeepRobots(t.Context(), "http://www.yunling.example", Robots{Fetched: ahead, Status: 503}); err != nil {
			t.Fatal(err)
		}
		began := time.Now()
		if got := s.visit(t, src, hosts); got.Saved != 1 || time.Since(began) > 20*time.Minute {
			t.Errorf("result %+v after %v", got, time.Since(began))
		}
	})
}
