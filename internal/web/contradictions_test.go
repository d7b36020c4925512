package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// A curator sees whose seats a roster ended without a word, and says of each whether it is so.
func TestContradictions(t *testing.T) {
	t.Parallel()
	site := newSite(t, notices()...)
	site.seed(t)
	v := site.visitAs(t, "anna")
	v.expect("/contradictions", "None. They appear here", "None. They appear when")
	site.accept(t, notices()...)
	v.expect("/contradictions", "Ends that were inferred <span class=\"count\">4", "林海生", "陆观澜")
	v.expect("/review", `href="/contradictions"`)
	end := url.Values{"body": {floodsID}, "end": {"陆观澜\t组长"}, "fact": {notices()[1].facts[0].Key()}, "verdict": {"refuse"}}
	if got := v.post("/contradictions/end", end); got.status != http.StatusOK || !strings.Contains(got.body, "陆观澜</span> and <span lang=\"zh-Hans\">沈若兰</span> head it at once") {
		t.Errorf("a refused end: status %d\n%s", got.status, got.body)
	}
	end.Set("verdict", "confirm")
	if got := v.post("/contradictions/end", end); !strings.Contains(got.body, "<span class=\"count\">3") || strings.Count(got.body, "Confirmed: ") != 1 || strings.Contains(got.body, "Refused: ") {
		t.Errorf("a confirmed end still waits:\n%s", got.body)
	}
	end.Set("verdict", "undo")
	if got := v.post("/contradictions/end", end); !strings.Contains(got.body, "<span class=\"count\">4") || strings.Contains(got.body, "Confirmed: ") {
		t.Errorf("taken back:\n%s", got.body)
	}
	end.Set("verdict", "confirm")
	v.post("/contradictions/end", end)
	for field, value := range map[string]string{"verdict": "perhaps", "fact": "x", "body": "\x00"} {
		wrong := url.Values{"body": end["body"], "end": end["end"], "fact": end["fact"], "verdict": end["verdict"]}
		wrong.Set(field, value)
		if got := v.post("/contradictions/end", wrong); got.status != http.StatusNotFound {
			t.Errorf("%s %q: status %d", field, value, got.status)
		}
	}
	end.Del("end")
	if got := v.post("/contradictions/end", end); got.status != http.StatusUnprocessableEntity {
		t.Errorf("none is ticked: status %d", got.status)
	}
	ends, err := site.owner.InferredEnds(t.Context(), 10)
	if err != nil || len(ends) != 3 || ends[0].EndBasis != postgres.Inferred {
		t.Errorf("%v, %v", ends, err)
	}
}
