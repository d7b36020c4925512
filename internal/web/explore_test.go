package web

import (
	"encoding/csv"
	"html"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// The address of a chart is its question: the page, the files and the citation all give it back.
func TestExplore(t *testing.T) {
	t.Parallel()
	site := newSite(t, stories()...)
	v := site.visitAs(t, "researcher")
	query := url.Values{"group": {floodsID, harbour}, "measure": {"mentions"}, "by": {"year"}}.Encode()
	page := v.get("/explore?" + query)
	for _, want := range []string{"<polyline", `stroke-dasharray="7 4"`, "chart.parquet?", "not over yet", `<option value="mentions" selected>`,
		"@misc{xiaozu-", "Mentions by year."} {
		if !strings.Contains(page.body, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	rows, err := csv.NewReader(strings.NewReader(v.get("/explore/chart.csv?" + query).body)).ReadAll()
	if err != nil || len(rows) < 3 || rows[0][3] != "year" || rows[1][1] != floodsID {
		t.Errorf("%v, %q", err, rows)
	}
	if picture := v.get("/explore/chart.svg?" + query).body; !strings.HasPrefix(picture, "<svg xmlns=") || strings.Contains(picture, "<script") {
		t.Errorf("%.200s", picture)
	}
	if picture := v.get("/explore/chart.svg?" + query).body; !strings.Contains(picture, "<dcterms:identifier>"+site.base+"/explore?") {
		t.Errorf("the picture does not say where it is from:\n%.2000s", picture)
	}
	if said := v.get("/explore/chart.jsonld?" + query).body; !strings.Contains(said, `"coverage": "`) || !strings.Contains(said, `"bibliographicCitation": "xiaozu. `) {
		t.Errorf("metadata\n%s", said)
	}
	if picture := v.get("/explore/chart.png?" + query); !strings.HasPrefix(picture.body, "\x89PNG") && picture.status != 501 {
		t.Errorf("%d, %.20q", picture.status, picture.body)
	}
	if page := v.get("/explore?from=2018-13&group=" + floodsID); !strings.Contains(page.body, "A date is a year") {
		t.Error("a date that is none is taken")
	}
	for _, path := range []string{"/explore/chart.exe?" + query, "/explore/chart.gexf?" + query, "/explore/chart.csv", "/explore/x"} {
		if got := v.get(path); got.status != 404 {
			t.Errorf("%s: status %d", path, got.status)
		}
	}
}

// One subject is split by its sources or publishers, and people, offices and levels are charted as groups are.
func TestExploreKinds(t *testing.T) {
	t.Parallel()
	site := newSite(t, stories()...)
	site.seed(t)
	site.copied(t)
	v := site.visitAs(t, "researcher")
	v.expect("/explore?split=source&by=year&group="+url.QueryEscape(islands), `lang="zh-Hans">云岭日报`, "each source out of its own articles", "split=source", "source=yunling-daily")
	v.expect("/explore?split=publisher&by=year&measure=articles&group="+url.QueryEscape(islands), "each publisher out of its own articles")
	v.expect("/explore?split=source&group=a&group=b", "compared for one subject")
	v.expect("/explore?kind=person&by=year&measure=full&group="+url.QueryEscape("沈若兰"), "Mentions by the full name by year", personPath("沈若兰"), `<option value="person" selected>`)
	v.expect("/explore?kind=level&by=year&group=provincial", "provincial", `<option value="level" selected>`)
	v.expect("/explore?kind=person&was=group&group=x", "Choose")
	if got := v.get("/explore/chart.csv?split=source&by=year&group=" + url.QueryEscape(islands)); !strings.HasPrefix(got.body, "group,name,level,source,year,") {
		t.Errorf("%d, %.200s", got.status, got.body)
	}
	none := v.get("/explore.csv?by=year&publisher=nobody&group=" + url.QueryEscape(islands))
	if strings.Contains(none.body, ",read,") {
		t.Errorf("counts of a publisher that is none:\n%s", none.body)
	}
}

var (
	pointLink = regexp.MustCompile(`<td class="number"><a href="(/explore/articles[^"]*)">([\d,]+)</a>`)
	mentioned = regexp.MustCompile(`<p class="where">.* · (\d+) mentions?`)
)

// What a press on a point lists adds up to the point, in every measure, and cut by dates.
func TestArticlesBehindPoints(t *testing.T) {
	t.Parallel()
	site := newSite(t, stories()...)
	site.copied(t)
	v := site.visitAs(t, "researcher")
	points := 0
	for _, measure := range []string{"articles", "stories", "mentions"} {
		for _, rest := range []string{"by=year", "by=month&from=" + news.DateOf(ago(350)).String(), "by=quarter&source=yunling-gov"} {
			page := v.get("/explore?measure=" + measure + "&group=" + floodsID + "&group=" + url.QueryEscape(islands) + "&" + rest)
			for _, link := range pointLink.FindAllStringSubmatch(page.body, -1) {
				want, err := strconv.Atoi(strings.ReplaceAll(link[2], ",", ""))
				must(t, err)
				list := v.get(html.UnescapeString(link[1]))
				got := strings.Count(list.body, `<p class="what">`)
				if measure == "mentions" {
					got = 0
					for _, m := range mentioned.FindAllStringSubmatch(list.body, -1) {
						n, _ := strconv.Atoi(m[1])
						got += n
					}
				}
				if points++; got != want {
					t.Errorf("%s %s: %d listed, %d in the chart\n%s", measure, link[1], got, want, list.body)
				}
			}
		}
	}
	if points < 20 {
		t.Errorf("%d points were looked at", points)
	}
	for _, path := range []string{"", "?of=x", "?group=x&of=x&at=2018-13", "?group=x&of=y&at=2018", "?group=x&of=x&at=2018&after=x"} {
		if got := v.get("/explore/articles" + path); got.status != 404 {
			t.Errorf("%s: status %d", path, got.status)
		}
	}
}

// What happened is marked where it is asked for, and told by numbers.
func TestExploreEvents(t *testing.T) {
	t.Parallel()
	site := newSite(t, stories()...)
	site.seed(t)
	v := site.visitAs(t, "researcher")
	const query = "/explore?by=month&group=" + floodsID
	v.expect(query+"&mark=party", "What happened", `<span lang="en">Fourth Plenum of the 20th Central Committee</span> <small class="rests"><span lang="zh-Hans">中国共产党第二十届`, `stroke-dasharray="1 3"`, `name="mark" value="party" checked`)
	if page := v.get(query); strings.Contains(page.body, "What happened") {
		t.Error("events are marked that nobody asked for")
	}
}
