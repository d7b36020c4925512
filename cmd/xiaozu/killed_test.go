package main

import (
	"bytes"
	"context"
	"database/sql"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/xiaozu-watch/xiaozu/internal/pgserver"
	"github.com/xiaozu-watch/xiaozu/internal/pgtest"
)

// TestKilledEndsLikeUndisturbed kills `xiaozu up` with signal 9 in the middle of a crawl, starts
// it again, stops it with Ctrl-C, starts it again, and compares the rows with those of a run that
// nobody disturbed. What was stored is not asked for again.
func TestKilledEndsLikeUndisturbed(t *testing.T) {
	site := newStorySite(t, 60)
	sources := site.declare(t)

	undisturbed := pgtest.Folder(t)
	up := startUp(t, undisturbed, sources)
	site.waitUntilRead(t, undisturbed)
	listed(t, undisturbed)
	up.interrupt(t)

	killed := pgtest.Folder(t)
	site.forget()
	up = startUp(t, killed, sources)
	waitFor(t, "twenty requests", func() bool { return site.requests.Load() >= 20 })
	up.kill(t)
	up = startUp(t, killed, sources)
	waitFor(t, "forty requests", func() bool { return site.requests.Load() >= 40 })
	up.interrupt(t)
	up = startUp(t, killed, sources)
	site.waitUntilRead(t, killed)
	up.interrupt(t)
	// One request was under way when the process was killed, and perhaps one when it was stopped.
	if n := site.requests.Load(); n > int64(site.stories)+2 {
		t.Errorf("%d requests for %d stories", n, site.stories)
	}

	want, got := rowsOf(t, undisturbed), rowsOf(t, killed)
	if len(want) < 3*site.stories {
		t.Fatalf("the undisturbed run left %d rows, want at least %d", len(want), 3*site.stories)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("rows differ (-undisturbed +killed):\n%s", diff)
	}
	wantVerified(t, killed, "records are as they were kept")
}

// listed asks for facts while up is running on the same data.
func listed(t *testing.T, data string) {
	t.Helper()
	list := exec.Command("xiaozu", "facts", "list", "--data", data, "--format", "jsonl", "--kind", "appointment")
	list.Env = append(os.Environ(), "DATABASE_URL=")
	out, err := list.CombinedOutput()
	if err != nil || !strings.Contains(string(out), `"person":"沈若兰"`) {
		t.Errorf("facts list beside up: %v\n%s", err, out)
	}
}

// A storySite serves invented notices, slowly enough to be killed in between.
type storySite struct {
	*httptest.Server
	stories  int
	last     atomic.Pointer[string] // text of one more story; nil for none
	requests atomic.Int64
}

func newStorySite(t *testing.T, stories int) *storySite {
	s := &storySite{stories: stories}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /robots.txt", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, "User-agent: *\n") })
	mux.HandleFunc("GET /{$}", s.list)
	mux.HandleFunc("GET /story/{n}", s.story)
	s.Server = httptest.NewServer(mux)
	t.Cleanup(s.Close)
	return s
}

func (s *storySite) forget() { s.requests.Store(0) }

func (s *storySite) list(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	for n := range s.stories {
		fmt.Fprintf(w, "<li><a href=/story/%d>%d</a>\n", n, n)
	}
	if s.last.Load() != nil {
		fmt.Fprintf(w, "<li><a href=/story/%[1]d>%[1]d</a>\n", s.stories)
	}
}

func (s *storySite) story(w http.ResponseWriter, r *http.Request) {
	s.requests.Add(1)
	time.Sleep(20 * time.Millisecond)
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	if r.PathValue("n") == strconv.Itoa(s.stories) {
		fmt.Fprintf(w, `<html><head><title>任免通知</title><meta name="PubDate" content="2024-06-12 08:00"></head>
<body><h1>云岭省人民政府任免通知</h1><div class="TRS_Editor"><p>%s</p></div></body></html>`, *s.last.Load())
		return
	}
	name := "第" + r.PathValue("n") + "号海岛保护工作领导小组"
	fmt.Fprintf(w, `<html><head><title>成立%[1]s</title><meta name="PubDate" content="2024-05-12 08:00"></head>
<body><h1>云岭省人民政府关于成立%[1]s的通知</h1><div class="TRS_Editor"><p>省政府决定成立%[1]s。现将有关事项通知如下。</p>
<p>组　长：沈若兰　省长</p><p>副组长：高　远　副省长</p><p>领导小组办公室设在省水利厅，承担日常工作。</p></div></body></html>`, name)
}

// declare writes the site's source.yaml and gives the folder to pass as --sources.
func (s *storySite) declare(t *testing.T) string {
	folder := t.TempDir()
	yaml := fmt.Sprintf(`id: stories
name: {zh: 云岭省, en: Yunling}
publisher: 云岭省人民政府
level: provincial
place: 云岭省
site: %[1]s
hosts: ["%[2]s"]
start: [/]
list: {article: '^/story/\d+$'}
schedule: "* * * * *"
delay: 0s
loopback: true
`, s.URL, strings.TrimPrefix(s.URL, "http://"))
	if err := os.MkdirAll(filepath.Join(folder, "stories"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, "stories", "source.yaml"), []byte(yaml), 0o644); err != nil {
		t.Fatal(err)
	}
	return folder
}

// waitUntilRead waits until every story is stored and read in the running server on data.
func (s *storySite) waitUntilRead(t *testing.T, data string) {
	t.Helper()
	db, err := sql.Open("postgres", "host="+filepath.Join(data, "socket")+" port=5432 user=postgres dbname="+databaseName+" sslmode=disable")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	waitFor(t, "all stories to be read", func() bool {
		var articles int
		// While the server starts, or recovers, there is no answer yet.
		return db.QueryRow(`SELECT count(*) FROM articles`).Scan(&articles) == nil && articles == s.stories
	})
}

// rowsOf are the rows that matter, without the times at which things were fetched.
func rowsOf(t *testing.T, data string) []string {
	t.Helper()
	return queried(t, data,
		`SELECT 'page ' || url || ' ' || version FROM pages ORDER BY url`,
		`SELECT 'version ' || page || ' ' || version || ' ' || encode(sha256, 'hex') FROM page_versions ORDER BY page, version`,
		`SELECT 'article ' || page || ' ' || version || ' ' || title || ' ' || body FROM articles ORDER BY page`,
		`SELECT 'mention ' || page || ' ' || n || ' ' || span_start || ' ' || kind || ' ' || canonical FROM mentions ORDER BY page, n`,
		`SELECT 'fact ' || fact || ' ' || kind || ' ' || action || ' ' || state FROM facts ORDER BY fact`,
		`SELECT 'evidence ' || page || ' ' || fact || ' ' || span_start FROM evidence ORDER BY page, fact, span_start`)
}

// queried are the rows of queries on a data folder on which nothing runs.
func queried(t *testing.T, data string, queries ...string) (rows []string) {
	t.Helper()
	server, err := pgserver.Start(t.Context(), data)
	if err != nil {
		t.Fatal(err)
	}
	defer server.Stop()
	db, err := sql.Open("postgres", server.DSN(databaseName))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for _, query := range queries {
		rows = append(rows, column(t, db, query)...)
	}
	return rows
}

func column(t *testing.T, db *sql.DB, query string) (values []string) {
	t.Helper()
	rows, err := db.QueryContext(t.Context(), query)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var v string
		if err := rows.Scan(&v); err != nil {
			t.Fatal(err)
		}
		values = append(values, v)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return values
}

// A running is the program in a process of its own.
type running struct {
	cmd  *exec.Cmd
	logs bytes.Buffer
}

// startUp starts everything on the data folder; more arguments win over those before.
func startUp(t *testing.T, data, sources string, more ...string) *running {
	t.Helper()
	return start(t, "", append([]string{"up", "--data", data, "--sources", sources, "--listen", "127.0.0.1:0", "stories"}, more...)...)
}

// start starts xiaozu with a command and its arguments on the database at dsn.
func start(t *testing.T, dsn string, args ...string) *running {
	t.Helper()
	r := &running{cmd: exec.Command("xiaozu", args...)}
	r.cmd.Env = append(os.Environ(), "DATABASE_URL="+dsn)
	r.cmd.Stdout, r.cmd.Stderr = &r.logs, &r.logs
	if err := r.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		// It has ended already unless the test failed.
		_ = r.cmd.Process.Kill()
		_ = r.cmd.Wait()
		if t.Failed() {
			t.Logf("xiaozu %s said:\n%s", strings.Join(args, " "), bytes.TrimSpace(r.logs.Bytes()))
		}
	})
	return r
}

func (up *running) kill(t *testing.T) {
	t.Helper()
	if err := up.cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = up.cmd.Wait() // says only that it was killed
}

func (up *running) interrupt(t *testing.T) {
	t.Helper()
	if err := up.cmd.Process.Signal(syscall.SIGINT); err != nil {
		t.Fatal(err)
	}
	_ = up.cmd.Wait() // status 130, as for anything that the user stops
}

func waitFor(t *testing.T, what string, true func() bool) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	for !true() {
		select {
		case <-ctx.Done():
			t.Fatalf("waited a minute for %s", what)
		case <-time.After(50 * time.Millisecond):
		}
	}
}
