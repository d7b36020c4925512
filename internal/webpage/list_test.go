package webpage

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

func rows(t testing.TB, body string, rules ListRules) []Row {
	t.Helper()
	doc, err := Open(news.Page{URL: "http://www.yunling.example/tz/", Body: []byte(body)}, Rules{})
	if err != nil {
		t.Fatal(err)
	}
	rules.Article = func(ref string) bool { return strings.HasSuffix(ref, ".htm") }
	rules.Links = mustCompile(t, "a")
	return doc.Rows(rules)
}

func TestRows(t *testing.T) {
	const site = "http://www.yunling.example/tz/"
	for _, c := range []struct {
		name, body string
		want       []Row
	}{
		{"a table", `<table><tr><td>1</td><td><a href=1.htm>甲</a></td><td>2024-03-05</td></tr><tr><td>2</td><td><a href=2.htm>乙</a></td><td>2024-03-04</td></tr></table>`,
			[]Row{{site + "1.htm", "甲", "2024-03-05"}, {site + "2.htm", "乙", "2024-03-04"}}},
		{"dates inside links", `<div><a href=1.htm><p>甲</p><p>03月05日</p></a><a href=2.htm>乙<em>(03-04)</em></a></div>`,
			[]Row{{site + "1.htm", "甲", "03月05日"}, {site + "2.htm", "乙", "(03-04)"}}},
		{"definition lists, whose rows are no elements", `<dl><dt><a href=1.htm>甲</a></dt><dd>2024-03-05</dd><dt><a href=2.htm>乙</a></dt><dd>2024-03-04</dd></dl>`,
			[]Row{{site + "1.htm", "甲", "2024-03-05"}, {site + "2.htm", "乙", "2024-03-04"}}},
		{"definition lists that begin with the date", `<dl><dt>2024-03-05</dt><dd><a href=1.htm>甲</a></dd><dt>2024-03-04</dt><dd><a href=2.htm>乙</a></dd></dl>`,
			[]Row{{site + "1.htm", "甲", "2024-03-05"}, {site + "2.htm", "乙", "2024-03-04"}}},
		{"days above the lists of their entries", `<h3>2024年3月5日</h3><ul><li><a href=1.htm>甲</a></li></ul><h3>2024年3月4日</h3><ul><li><a href=2.htm>乙</a></li><li><a href=3.htm>丙</a></li></ul>`,
			[]Row{{site + "1.htm", "甲", "2024年3月5日"}, {site + "2.htm", "乙", "2024年3月4日"}, {site + "3.htm", "丙", "2024年3月4日"}}},
		{"a headline cut where the rest is as short as the marks", `<li><a href=1.htm title=甲乙丙丁>甲乙丙...</a></li><li><a href=2.htm>乙</a></li>`,
			[]Row{{site + "1.htm", "甲乙丙丁", ""}, {site + "2.htm", "乙", ""}}},
		{"a title that names a day is no date", `<li><a href=1.htm>关于2024年1月1日起执行的通知</a></li><li><a href=2.htm>乙</a></li>`,
			[]Row{{site + "1.htm", "关于2024年1月1日起执行的通知", ""}, {site + "2.htm", "乙", ""}}},
		{"a date stamped on the headline", `<li><a href=1.htm>甲（2024-03-05）</a></li><li><a href=2.htm>公示公告（2024年3月4日）</a></li>`,
			[]Row{{site + "1.htm", "甲", "2024-03-05"}, {site + "2.htm", "公示公告（2024年3月4日）", ""}}},
		{"the only link of a long page", "<a href=1.htm>甲</a>" + strings.Repeat("<p>2020年1月1日，"+prose+"</p>", 30),
			[]Row{{site + "1.htm", "甲", ""}}},
		{"a script in the row", `<li><a href=1.htm>甲</a><script>var d="2020-01-01"</script>3月5日</li><li><a href=2.htm>乙</a></li>`,
			[]Row{{site + "1.htm", "甲", "3月5日"}, {site + "2.htm", "乙", ""}}},
	} {
		if diff := cmp.Diff(c.want, rows(t, c.body, ListRules{})); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
	}
}

// TestBadLists holds the time that a hostile list costs.
func TestBadLists(t *testing.T) {
	for name, body := range map[string]string{
		"one link without end":    strings.Repeat("<p><a href=1.htm>甲</a>", 60_000),
		"links within links":      strings.Repeat("<div><a href=1.htm>甲", 20_000),
		"rows within rows":        strings.Repeat("<ul><li><a href=1.htm>甲</a>", 5000) + strings.Repeat("<li><a href=2.htm>乙</a>", 5000),
		"a row of empty elements": "<a href=1.htm>甲</a>" + strings.Repeat("<b></b>", 200_000),
		"a row of dates":          "<li><a href=1.htm>甲</a>" + strings.Repeat("<i>2024-03-05</i>", 100_000),
	} {
		begin := time.Now()
		if got := rows(t, body, ListRules{}); len(got) == 0 {
			t.Errorf("%s: no rows", name)
		}
		if took := time.Since(begin); took > 10*time.Second {
			t.Errorf("%s: took %s", name, took)
		}
		t.Logf("%s: %s", name, time.Since(begin))
	}
}

func TestListMoment(t *testing.T) {
	seen := time.Date(2024, 3, 5, 12, 0, 0, 0, news.Beijing)
	for text, want := range map[string]string{
		"2024-03-05":                      "2024-03-05",
		"发布时间：2024年3月5日 08:30":            "2024-03-05T08:30+08:00",
		"Tue, 05 Mar 2024 08:30:00 +0800": "2024-03-05T08:30:00+08:00",
		"Mon, 4 Mar 2024 16:30:00 GMT":    "2024-03-05T00:30:00+08:00",
		"2024-03-05T00:30:00Z":            "2024-03-05T08:30:00+08:00",
		"1709568000000":                   "2024-03-05",
		"1709598601000":                   "2024-03-05T08:30:01+08:00",
		"[03-05]":                         "2024-03-05",
		"·(3-5)":                          "2024-03-05",
		"05 2024-03 省政府印发通知":              "2024-03-05",
		"31 2024-02":                      "",
		"1 2024-03-05":                    "2024-03-05",
		"03-06 09:20":                     "2024-03-06T09:20+08:00", // a clock a little ahead
		"12-31":                           "2023-12-31",
		"3-5 10:20":                       "2024-03-05T10:20+08:00",
		"2月29日":                           "2024-02-29",
		"2月30日":                           "",
		"1-2 条":                           "",
		"共 12 页":                          "",
		"":                                "",
	} {
		if got := ListMoment(text, news.Beijing, seen).String(); got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
	if got := ListMoment("03-05", news.Beijing, time.Time{}); !got.IsZero() {
		t.Errorf("a day without a year, never seen, is %s", got)
	}
}

func mustCompile(t testing.TB, text string) Selector {
	t.Helper()
	sel, err := Compile(text)
	if err != nil {
		t.Fatal(err)
	}
	return sel
}

func TestUnfold(t *testing.T) {
	rules := Rules{Inside: mustCompile(t, "textarea"), Title: []Selector{mustCompile(t, ".title")}, Date: []Selector{mustCompile(t, ".time")}, Body: []Selector{mustCompile(t, ".body")}}
	a := Parse(news.Page{URL: "http://www.yunling.example/1", Body: []byte(`<title>甲</title><textarea class="title">云岭省成立海岛保护工作领导小组</textarea>` +
		`<textarea class="time">1709598601000</textarea><textarea class="body">&lt;p&gt;` + prose + `&lt;/p&gt;<![CDATA[<p>领导小组办公室设在省水利厅。</p>]]></textarea>`)}, rules)
	if a.Title != "云岭省成立海岛保护工作领导小组" || a.Body != prose+"\n领导小组办公室设在省水利厅。" || a.Published.String() != "2024-03-05T08:30:01+08:00" {
		t.Errorf("got %q of %s: %q", a.Title, a.Published, a.Body)
	}
}

func FuzzRows(f *testing.F) {
	f.Add("<li><a href=1.htm title=甲乙>甲…</a><span>03-05</span></li><a href=1.htm><br>")
	f.Add("<base href=//x><table><tr><td><a href=.htm><table>")
	f.Fuzz(func(t *testing.T, body string) {
		if _, err := Open(news.Page{Body: []byte(body)}, Rules{}); err != nil {
			return
		}
		seen := map[string]bool{}
		for _, row := range rows(t, body, ListRules{}) {
			if row.Reference == "" || seen[row.Reference] {
				t.Errorf("row %q: want each address once", row.Reference)
			}
			seen[row.Reference] = true
			ListMoment(row.Date, news.Beijing, time.Unix(1709598601, 0))
		}
	})
}
