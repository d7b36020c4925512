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
	bert.post("/second/"+facts[0].Key(), verdict(postgres.Accepted, postgres.Accept))
	anna.post("/identities", url.Values{"action": {"link"}, "kind": {"group"}, "subject": {islands}, "other": {"https://www.wikidata.org/wiki/Q42"}, "reason": {"同名"}})
	anna.expect("/audit?what=opinion", "second opinion · by", "Accept", factPath(facts[0].Key(), nil))
	anna.expect("/audit?what=identity", "who is who · by", "Q42", "同名")
	if got := anna.get("/audit/acts.csv?what=identity").body; strings.Count(got, "Q42") != 1 || strings.Contains(got, facts[0].Key()) {
		t.Errorf("the file of who is who:\n%s", got)
	}
	anna.expect("/audit", "Undo", "Reject: wrong role", `by <span lang="en">anna</span>`, factPath(facts[0].Key(), nil), facts[1].Evidence.Text, "/articles/yunling-gov/")
	today := news.DateOf(ago(0)).String()
	for path, want := range map[string]int{
		"?by=bert": 3, "?by=carl": 0, "?kind=group": 2, "?day=" + today: 4, "?day=2001": 0, "?group=" + url.QueryEscape(islands): 4, "?what=decision": 3,
		"?by=anna&kind=appointment": 0,
	} {
		if n := strings.Count(anna.get("/audit"+path).body, `<p class="what">`); n != want {
			t.Errorf("%s: %d acts, want %d", path, n, want)
		}
		file := anna.get("/audit/acts.csv" + path).body
		if n := strings.Count(file, ",decision,") + strings.Count(file, ",opinion,"); n != want {
			t.Errorf("%s: %d acts in the file, want %d", path, n, want)
		}
	}
	for path, status := range map[string]int{"/audit?day=may": http.StatusBadRequest, "/audit?after=x": http.StatusNotFound,
		"/audit/decisions.csv": http.StatusNotFound, "/audit/acts.doc": http.StatusNotFound} {
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
