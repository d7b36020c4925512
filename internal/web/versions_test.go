package web

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// edited changes the text of the first story, takes its page away and brings it back.
func (s testSite) edited(t *testing.T) {
	t.Helper()
	a, mentions, facts := stories()[0].article()
	old := a.Body
	visit := func(status int, after time.Duration) {
		t.Helper()
		page := news.Page{Source: a.Source, ID: a.Page, URL: a.URL, Status: status, Body: []byte(a.Text()), FetchedAt: time.Now().Add(after), Problem: map[int]string{410: "status 410 Gone"}[status]}
		_, _, err := s.owner.SavePage(t.Context(), page)
		must(t, err)
	}
	a.Version, a.Body = 2, strings.Replace(old, "由省长沈若兰任", "由省长沈若蓝任", 1)+"\n请各地遵照执行。"
	visit(http.StatusOK, time.Hour)
	must(t, s.owner.SaveReadings(t.Context(), []postgres.Reading{{Article: a}}))
	visit(http.StatusGone, 2*time.Hour)
	a.Version, a.Body = 3, old
	visit(http.StatusOK, 3*time.Hour)
	must(t, s.owner.SaveReadings(t.Context(), []postgres.Reading{{Article: a, Mentions: mentions, Facts: facts}}))
}

func TestVersions(t *testing.T) {
	t.Parallel()
	site := newSite(t, stories()[:2]...)
	site.edited(t)
	v := site.visitAs(t, "anna")
	a, _, _ := stories()[0].article()
	path := articlePath(a.Source, a.Page)
	v.expect(path, "2 edits of the text", path+"/versions")
	v.expect(path+"/versions", "由省长沈若<del>蓝</del><ins>兰</ins>任领导小组组长", "<del>请各地遵照执行。</del>", "由省长沈若<del>兰</del><ins>蓝</ins>任",
		"version 2 to 3", "did not answer from", ": <span lang=\"en\">status 410 Gone</span>. The archived copy is kept.")
	v.expect("/changes", path+"/versions", ">edited<", ">vanished<", "status 410 Gone", `<option value="`+a.Source+`"`)
	v.expect("/changes?source="+a.Source, path+"/versions", `<option value="`+a.Source+`" selected`)
	if got := v.get("/changes?source=nowhere"); got.status != http.StatusNotFound {
		t.Errorf("changes of no source: status %d", got.status)
	}
	other, _, _ := stories()[1].article()
	if other.Source != a.Source {
		v.expect("/changes?source="+other.Source, "None was seen")
	}
	v.expect(articlePath(other.Source, other.Page)+"/versions", "Its text never changed")
	if got := v.get(articlePath("nowhere", other.Page) + "/versions"); got.status != http.StatusNotFound {
		t.Errorf("versions of no article: status %d", got.status)
	}
}
