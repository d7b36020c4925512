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

// Asked for the best first, an article that is about the words comes before a newer one that only has them, and
// each comes once over all pages.
func TestSearchBestFirst(t *testing.T) {
	t.Parallel()
	about := story{source: "yunling-gov", slug: "about", publisher: "云岭省人民政府办公厅", published: ago(9), title: "红树林保护办法",
		text: "红树林保护，由各市负责。\n红树林的面积不得减少。"}
	passing := story{source: "yunling-gov", slug: "passing", publisher: "云岭省人民政府办公厅", published: ago(1), title: "全省会议召开",
		text: strings.Repeat("会议听取了各市的汇报。\n", 20) + "会议还谈到红树林。"}
	site := newSite(t, about, passing)
	site.index(t)
	v := site.visitAs(t, "anna")
	first := func(more ...string) string {
		t.Helper()
		return between(t, v.get(searchPath("红树林", more...)).body, `<p class="what"><a href="`, `"`)
	}
	best, _, _ := about.article()
	newest, _, _ := passing.article()
	if got := first(); got != articlePath(newest.Source, newest.Page) {
		t.Errorf("the newest is %s", got)
	}
	if got := first("order", "relevance"); got != articlePath(best.Source, best.Page) {
		t.Errorf("the best is %s", got)
	}
	if got := first("order", "relevance", "after", "1"); got != articlePath(newest.Source, newest.Page) {
		t.Errorf("after the best comes %s", got)
	}
	for _, bad := range []string{"x", "-1", "100000"} {
		if got := v.get(searchPath("红树林", "order", "relevance", "after", bad)); got.status != http.StatusNotFound {
			t.Errorf("after %s: status %d", bad, got.status)
		}
	}
}
