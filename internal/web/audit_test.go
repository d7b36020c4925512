package web

import (
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/xiaozu-watch/xiaozu/internal/export"
	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/research"
)

// Whoever looks sees who decided what, when and from what passage, and takes along what the list shows.
func TestAudit(t *testing.T) {
	t.Parallel()
	site := newSite(t, stories()[0])
	_, _, facts := stories()[0].article()
	anna, bert := site.visitAs(t, "anna"), site.visitAs(t, "bert")
	anna.expect("/audit", "No such decision")
	anna.post(factPath(facts[0].Key(), nil), verdict(postgres.Proposed, postgres.Accept))
	bert.post(factPath(facts[1].Key(), nil), rejection(postgres.Proposed, "wrong role"))
	bert.post(factPath(facts[1].Key(), nil), verdict(postgres.Rejected, postgres.Undo))
	anna.expect("/audit", "Undo", "Reject: wrong role", `by <span lang="en">anna</span>`, factPath(facts[0].Key(), nil), facts[1].Evidence.Text, "/articles/yunling-gov/")
	today := news.DateOf(ago(0)).String()
	for path, want := range map[string]int{
		"?by=bert": 2, "?by=carl": 0, "?kind=group": 1, "?day=" + today: 3, "?day=2001": 0, "?group=" + url.QueryEscape(islands): 3,
		"?by=anna&kind=appointment": 0,
	} {
		if n := strings.Count(anna.get("/audit"+path).body, `<p class="what">`); n != want {
			t.Errorf("%s: %d decisions, want %d", path, n, want)
		}
		if n := strings.Count(anna.get("/audit/decisions.csv"+path).body, facts[0].Evidence.Text) + strings.Count(anna.get("/audit/decisions.csv"+path).body, facts[1].Evidence.Text); n != want {
			t.Errorf("%s: %d decisions in the file, want %d", path, n, want)
		}
	}
	for path, status := range map[string]int{"/audit?day=may": http.StatusBadRequest, "/audit?after=x": http.StatusNotFound,
		"/audit/facts.csv": http.StatusNotFound, "/audit/decisions.doc": http.StatusNotFound} {
		if got := anna.get(path); got.status != status {
			t.Errorf("%s: status %d, want %d", path, got.status, status)
		}
	}
}

// A table that breaks off breaks the connection off.
func TestBrokenDownload(t *testing.T) {
	t.Parallel()
	broken := research.Table{Name: "facts", Columns: postgres.Tables()[5].Columns[:1], Rows: func(yield func(postgres.Record, error) bool) {
		yield(nil, errors.New("the database is gone"))
	}}
	s := &site{Options: Options{Log: slog.New(slog.DiscardHandler)}}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.sendTable(w, r, export.Formats[0], "facts", broken)
	}))
	t.Cleanup(server.Close)
	response, err := http.Get(server.URL)
	if err != nil {
		return // before anything was sent
	}
	defer response.Body.Close()
	if _, err := io.ReadAll(response.Body); err == nil {
		t.Error("the file looks complete")
	}
}
