package main

import (
	"database/sql"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/xiaozu-watch/xiaozu/internal/archive"
	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/pgtest"
)

// TestStoppedImportEndsLikeUndisturbed kills an import with signal 9, stops the next one with
// Ctrl-C, lets a third one end, and compares the rows with those of an import that nobody disturbed.
func TestStoppedImportEndsLikeUndisturbed(t *testing.T) {
	const captures = 400
	file, sources := captured(t, captures), storiesFolder(t)
	undisturbed, stopped := pgtest.Folder(t), pgtest.Folder(t)
	if out, err := importing(undisturbed, sources, file).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for i, signal := range []syscall.Signal{syscall.SIGKILL, syscall.SIGINT} {
		run := importing(stopped, sources, file)
		if err := run.Start(); err != nil {
			t.Fatal(err)
		}
		waitFor(t, "some captures to be imported", func() bool { return importedSoFar(t, stopped) >= 100+200*i })
		if err := run.Process.Signal(signal); err != nil {
			t.Fatal(err)
		}
		if err := run.Wait(); signal == syscall.SIGINT && run.ProcessState.ExitCode() != 130 {
			t.Errorf("stopped with Ctrl-C it ends with %v", err)
		}
	}
	out, err := importing(stopped, sources, file).CombinedOutput()
	if err != nil || !strings.Contains(string(out), "going on at byte") {
		t.Fatalf("%v\n%s", err, out)
	}
	want, got := rowsOf(t, undisturbed), rowsOf(t, stopped)
	if len(want) < 3*captures {
		t.Fatalf("the undisturbed import left %d rows", len(want))
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("rows differ (-undisturbed +stopped):\n%s", diff)
	}
	for _, data := range []string{undisturbed, stopped} {
		wantVerified(t, data, fmt.Sprintf("%d records are as they were kept.", captures))
	}
}

// captured is a WARC file with as many notices.
func captured(t *testing.T, n int) string {
	t.Helper()
	var file []byte
	for i := range n {
		url := fmt.Sprintf("http://127.0.0.1:1/story/%d", i)
		name := fmt.Sprintf("第%d号海岛保护工作领导小组", i)
		page := news.Page{
			URL: url, ID: news.PageID(url), Status: http.StatusOK, Header: http.Header{"Content-Type": {"text/html"}},
			FetchedAt: time.Date(2024, 5, 13, 0, 0, i, 0, news.Beijing),
			Body:      fmt.Appendf(nil, "<html><h1>关于成立%[1]s的通知</h1><p>2024年5月12日</p><p>省政府决定成立%[1]s。</p><p>组　长：沈若兰　省长</p></html>", name),
		}
		file = append(file, archive.Of(page).Response().Member()...)
	}
	name := filepath.Join(t.TempDir(), "captures.warc.gz")
	if err := os.WriteFile(name, file, 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

// storiesFolder declares a source of which nothing can be fetched.
func storiesFolder(t *testing.T) string {
	site := newStorySite(t, 0)
	site.Close()
	site.URL = "http://127.0.0.1:1"
	return site.declare(t)
}

func importing(data, sources, file string) *exec.Cmd {
	run := exec.Command("xiaozu", "import", "warc", "--data", data, "--sources", sources, file)
	run.Env = append(os.Environ(), "DATABASE_URL=")
	return run
}

// importedSoFar counts captures in the server on data; none while it does not run.
func importedSoFar(t *testing.T, data string) (n int) {
	t.Helper()
	db, err := sql.Open("postgres", "host="+filepath.Join(data, "socket")+" port=5432 user=postgres dbname="+databaseName+" sslmode=disable")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if db.QueryRow(`SELECT count(*) FROM archive_records`).Scan(&n) != nil {
		return 0
	}
	return n
}

// wantVerified checks the archive on data.
func wantVerified(t *testing.T, data, want string) {
	t.Helper()
	verify := exec.Command("xiaozu", "archive", "verify", "--data", data)
	verify.Env = append(os.Environ(), "DATABASE_URL=")
	if out, err := verify.CombinedOutput(); err != nil || !strings.Contains(string(out), want) {
		t.Errorf("archive verify: %v\n%s", err, out)
	}
}
