package web

import (
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/release"
)

// freeze makes a release of what there is.
func (s testSite) freeze(t *testing.T) release.Release {
	t.Helper()
	maker := release.Maker{DB: s.owner, Folder: s.releases, Version: "1.0", Terms: release.Terms{Licence: "CC-BY-4.0", Publisher: "xiaozu", Base: s.base}}
	r, err := maker.Create(t.Context(), time.Time{})
	must(t, err)
	return r
}

// A release is shown, its files are sent as they are on disk, for ever, to those who may take data away.
func TestReleases(t *testing.T) {
	t.Parallel()
	site := newSite(t, stories()...)
	v := site.visitAs(t, "anna")
	v.expect("/releases", "None was made yet")
	made := site.freeze(t)
	v.expect("/releases", `href="/releases/1"`, "Release 1", "26 articles", "CC-BY-4.0")
	v.expect("/releases/1", `href="/releases/1/articles.csv"`, `href="/releases/1/CITATION.cff"`, made.Fingerprint, "@misc{xiaozu-release-1")
	for name, kind := range map[string]string{"articles.csv": "text/csv", "facts.parquet": "application/vnd.apache.parquet", "datapackage.json": "application/json",
		"SHA256SUMS": "text/plain; charset=utf-8"} {
		got := v.get("/releases/1/" + name)
		want, err := os.ReadFile(filepath.Join(made.Folder(), name))
		must(t, err)
		if got.status != http.StatusOK || got.body != string(want) || got.header.Get("Content-Type") != kind ||
			!strings.HasSuffix(got.header.Get("Cache-Control"), "immutable") || got.header.Get("Content-Length") == "" {
			t.Errorf("%s: status %d, %v", name, got.status, got.header)
		}
	}
	for _, path := range []string{"/releases/2", "/releases/01", "/releases/x", "/releases/1/more.csv", "/releases/1/..%2F..%2Fsecret"} {
		if got := v.get(path); got.status != http.StatusNotFound {
			t.Errorf("%s: status %d", path, got.status)
		}
	}
	must(t, site.owner.AddUser(t.Context(), postgres.User{Name: "wendy", Role: "watcher"}))
	wendy := site.visitAs(t, "wendy")
	wendy.expect("/releases/1", "Taking data away takes the role “researcher”.")
	if got := wendy.get("/releases/1/articles.csv"); got.status != http.StatusForbidden || strings.Contains(wendy.get("/releases/1").body, "articles.csv") {
		t.Errorf("a watcher: status %d", got.status)
	}
}

// A file that is asked for again is not sent again, and one that broke off goes on.
func TestReleaseFilesGoOn(t *testing.T) {
	t.Parallel()
	site := newSite(t, stories()...)
	site.freeze(t)
	v := site.visitAs(t, "anna")
	tag := v.get("/releases/1/articles.csv").header.Get("ETag")
	for header, want := range map[string]struct {
		value  string
		status int
	}{"If-None-Match": {tag, http.StatusNotModified}, "Range": {"bytes=10-", http.StatusPartialContent}} {
		r, err := http.NewRequest(http.MethodGet, site.base+"/releases/1/articles.csv", nil)
		must(t, err)
		r.Header.Set(header, want.value)
		response, err := v.Do(r)
		must(t, err)
		must(t, response.Body.Close())
		if response.StatusCode != want.status {
			t.Errorf("%s: status %d, want %d", header, response.StatusCode, want.status)
		}
	}
}
