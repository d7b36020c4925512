package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
)

func searchPath(q string, more ...string) string {
	values := url.Values{"q": {q}}
	for i := 0; i+1 < len(more); i += 2 {
		values.Set(more[i], more[i+1])
	}
	return withQuery("/search", values)
}

// One writing finds the other.
func TestSearchFindsEveryWriting(t *testing.T) {
	t.Parallel()
	site := newSite(t, stories()...)
	site.seed(t)
	site.index(t)
	v := site.visitAs(t, "anna")
	group := `href="` + groupPath(floodsID) + `"`
	for _, query := range []string{floods, "雲嶺省防汛抗旱工作領導小組", "防汛抗旱", "fangxun kanghan", "fángxùn", "fxkh",
		"flood drought", "省防汛抗旱领导小组", `"group for flood"`} {
		v.expect(searchPath(query), group)
	}
	islandsGroup := `href="` + groupPath(islands) + `"`
	v.expect(searchPath("海島保護"), islandsGroup, `<mark class="found">海岛保护</mark>`, `<mark class="found">海島保護</mark>`, `lang="zh-Hant">`)
	v.expect(searchPath("shen ruolan"), ">沈若兰</span></a>", `<mark class="found">沈若兰</mark>`, `<mark class="found">沈若蘭</mark>`)
	v.expect(searchPath("flood and drought"), group)
	v.expect(searchPath("yunling leading group for flood and drought control"), `<mark class="found">`+floods+`</mark>`)
	v.expect(searchPath("HARBOURS renewal"), `<mark class="found">harbours</mark>`)
	v.expect(searchPath("harbour's"), "No article holds all of this")
	v.expect(searchPath("岛"), "One character is in too many articles")
	v.expect(searchPath(""), "find each other")
}

func TestSearchIsNarrowedAndPaged(t *testing.T) {
	t.Parallel()
	site := newSite(t, stories()...)
	site.index(t)
	v := site.visitAs(t, "anna")
	seen := map[string]bool{}
	path := searchPath("召开 会议")
	for path != "" {
		got := v.get(path)
		for _, part := range strings.Split(got.body, `<p class="what"><a href="/articles/`)[1:] {
			page, _, _ := strings.Cut(part, `"`)
			if seen[page] {
				t.Errorf("%s comes twice", page)
			}
			seen[page] = true
		}
		path = ""
		if _, rest, more := strings.Cut(got.body, `<p class="more"><a href="`); more {
			href, _, _ := strings.Cut(rest, `"`)
			path = strings.ReplaceAll(href, "&amp;", "&")
		}
	}
	if len(seen) != len(reports()) {
		t.Errorf("%d articles, want %d", len(seen), len(reports()))
	}
	v.expect(searchPath("召开", "from", "2001", "to", "2002"), "No article holds all of this")
	v.expect(searchPath("召开", "from", "monday"), "A date is a year")
	v.expect(searchPath("召开", "source", "haigang-news"), "No article holds all of this")
	for _, bad := range []string{searchPath("召开", "after", "x"), "/search?q=%00", "/search?q=%ff"} {
		if got := v.get(bad); got.status != http.StatusNotFound {
			t.Errorf("%s: status %d", bad, got.status)
		}
	}
}
