package main

import (
	"database/sql"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/pgserver"
	"github.com/xiaozu-watch/xiaozu/internal/pgtest"
)

// TestThreeWorkers lets three processes work on one database, and kills the one that asks a host on
// which two sources stand. Another takes over: no page is lost, none that was stored is asked for
// again, and the host is never asked more often than its delay, measured at the server.
func TestThreeWorkers(t *testing.T) {
	const delay = 150 * time.Millisecond
	site := newSharedSite(t, 25)
	sources := t.TempDir()
	for _, id := range []string{"east", "west"} {
		site.declare(t, sources, id, delay)
	}
	server, err := pgserver.Start(t.Context(), pgtest.Folder(t))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { server.Stop() })
	dsn := server.DSN(databaseName)
	workers := map[string]*running{}
	for _, name := range []string{"one", "two", "three"} {
		workers[name] = startWorker(t, dsn, sources, name)
	}
	waitFor(t, "fifteen stories", func() bool { return len(site.stories()) >= 15 })
	dead := site.latestWorker()
	workers[dead].kill(t)
	killed := time.Now()
	db, err := sql.Open("postgres", dsn)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	waitFor(t, "all stories to be read", func() bool {
		var articles int
		return db.QueryRow(`SELECT count(*) FROM articles`).Scan(&articles) == nil && articles == 2*site.each
	})
	t.Logf("%s was killed; the rest was read %v later", dead, time.Since(killed).Round(time.Second))
	for _, w := range workers {
		if w != workers[dead] {
			w.interrupt(t)
		}
	}
	site.check(t, delay, dead, killed)
}

// A sharedSite serves the lists of two sources on one host, and remembers who asked when.
type sharedSite struct {
	*httptest.Server
	each int // stories of a source

	mu    sync.Mutex
	asked []visit
}

type visit struct {
	path, worker string
	at           time.Time
}

var contact = regexp.MustCompile(`mailto:(\w+)@`)

func newSharedSite(t *testing.T, each int) *sharedSite {
	s := &sharedSite{each: each}
	s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.mu.Lock()
		s.asked = append(s.asked, visit{r.URL.Path, contact.FindStringSubmatch(r.UserAgent())[1], time.Now()})
		s.mu.Unlock()
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		switch section := strings.Split(r.URL.Path, "/")[1]; {
		case strings.Count(r.URL.Path, "/") > 2:
			fmt.Fprintf(w, "<html><h1>关于%s的通知</h1><p>云岭省人民政府决定成立海岛保护工作领导小组。</p></html>", r.URL.Path)
		case section == "robots.txt":
			http.NotFound(w, r)
		default:
			for n := range s.each {
				fmt.Fprintf(w, "<li><a href=/%s/story/%d>云岭省人民政府通知</a>\n", section, n)
			}
		}
	}))
	t.Cleanup(s.Close)
	return s
}

func (s *sharedSite) declare(t *testing.T, folder, id string, delay time.Duration) {
	t.Helper()
	yaml := fmt.Sprintf(`id: %[1]s
name: {zh: 云岭省, en: Yunling}
publisher: 云岭省人民政府
level: provincial
place: 云岭省
site: %[2]s
hosts: ["%[3]s"]
start: [/%[1]s/]
list: {article: '^/%[1]s/story/\d+$'}
schedule: "* * * * *"
delay: %[4]v
limits: {timeout: 2s}
loopback: true
`, id, s.URL, strings.TrimPrefix(s.URL, "http://"), delay)
	if err := os.Mkdir(filepath.Join(folder, id), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, id, "source.yaml"), []byte(yaml), 0o644); err != nil {
		t.Fatal(err)
	}
}

// stories counts the requests for each story.
func (s *sharedSite) stories() map[string]int {
	s.mu.Lock()
	defer s.mu.Unlock()
	asked := map[string]int{}
	for _, v := range s.asked {
		if strings.Contains(v.path, "/story/") {
			asked[v.path]++
		}
	}
	return asked
}

func (s *sharedSite) latestWorker() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.asked[len(s.asked)-1].worker
}

func (s *sharedSite) check(t *testing.T, delay time.Duration, dead string, killed time.Time) {
	t.Helper()
	stories, twice := s.stories(), 0
	for path, n := range stories {
		if twice += n - 1; n > 2 {
			t.Errorf("%s was asked for %d times", path, n)
		}
	}
	if len(stories) != 2*s.each || twice > 1 { // one may have been under way
		t.Errorf("%d stories were asked for, %d of them twice; want %d, and one twice at most", len(stories), twice, 2*s.each)
	}
	least, workers := time.Hour, map[string]int{}
	for i, v := range s.asked {
		workers[v.worker]++
		if v.worker == dead && v.at.After(killed) {
			t.Errorf("%s asked for %s after its death", dead, v.path)
		}
		if i > 0 {
			least = min(least, v.at.Sub(s.asked[i-1].at))
		}
	}
	if least < delay {
		t.Errorf("two requests came %v apart, want at least %v", least, delay)
	}
	if len(workers) < 2 {
		t.Errorf("only %v asked", workers)
	}
	t.Logf("requests %v, least gap %v", workers, least)
}

// startWorker starts `xiaozu worker`; its name stands in its User-Agent.
func startWorker(t *testing.T, dsn, sources, name string) *running {
	t.Helper()
	return start(t, dsn, "worker", "--sources", sources, "--contact", "mailto:"+name+"@yunling.example", "east", "west")
}
