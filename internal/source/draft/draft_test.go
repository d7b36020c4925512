package draft

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/source"
	"github.com/xiaozu-watch/xiaozu/internal/source/sample"
)

const address = "http://www.yunling.example/zwgk/tz/"

const list = `<html><head><title>通知公告_云岭省人民政府</title></head><body>
<div class="nav"><a href="/">首页</a><a href="/zwgk/">政务公开</a><a href="//zfw.yunling.example/">省政府文件</a></div>
<ul class="list_con"><li><a href="./202403/t20240305_12.html">关于成立云岭省海岛保护工作领导小组的通知</a><span>2024-03-05</span></li>
<li><a href="./202403/t20240304_11.html">关于调整云岭省防汛抗旱指挥部组成人员的通知</a><span>2024-03-04</span></li>
<li><a href="./202402/t20240229_10.html">关于赵启明任职的通知</a><span>2024-02-29</span></li></ul>`

func TestNew(t *testing.T) {
	d, err := New(news.Page{URL: address, Status: 200, Body: []byte(list + `<script>createPageHTML(12, 0, "index", "html");</script>`)}, "")
	if err != nil {
		t.Fatal(err)
	}
	want := `id: yunling
name: {zh: 云岭省人民政府 通知公告, en: www.yunling.example}
publisher: 云岭省人民政府
level: provincial
place: 云岭省
site: http://www.yunling.example
hosts: [www.yunling.example, zfw.yunling.example]
start: [/zwgk/tz/]
list:
  links: "ul.list_con a[href]"
  article: '^/zwgk/tz/\d{6}/t\d{8}_\d+\.html$'
  paging: {address: "index_{page}.html", second: 1}
  backfill: 20
schedule: "55 */2 * * *"
yield: 1-6/week
inferred: [id, name, publisher, level, place, hosts, list.links, list.article, list.paging, list.backfill, schedule, yield]
`
	if diff := cmp.Diff(want, string(d.YAML)); diff != "" {
		t.Errorf("declaration (-want +got):\n%s", diff)
	}
	if len(d.Listing.Entries) != 3 || d.Listing.Titles() != 3 || d.Listing.Dates() != 3 {
		t.Errorf("it catches %+v", d.Listing.Entries)
	}
	if len(d.Listing.More) != 1 || d.Listing.More[0] != address+"index_1.html" {
		t.Errorf("further lists are %q", d.Listing.More)
	}
}

func TestFurtherPages(t *testing.T) {
	for more, want := range map[string]string{
		`<a href="index_1.html">2</a> <a href="index_2.html">3</a>`:      `paging: {address: "index_{page}.html", second: 1}`,
		`<a href="index_2.html">2</a>`:                                   `paging: {address: "index_{page}.html", second: 2}`,
		`<a href="?page=2">2</a>`:                                        `paging: {address: "/zwgk/tz/?page={page}", second: 2}`,
		`<a href="p2.html">下一页</a>`:                                      `next: a:contains("下一页")`,
		`<a href="javascript:next()">下一页</a> <a href="list_2.htm">2</a>`: `paging: {address: "list_{page}.htm", second: 2}`,
		`<a href="http://elsewhere.example/index_2.html">2</a>`:          "",
		`<a href="/zwgk/202401/t20240101_99.html">2</a>`:                 "",
		`<a href="index_2.html">&gt;</a>`:                                `paging: {address: "index_{page}.html", second: 2}`,
		`<a href="p2.html">下一页 &gt;</a>`:                                 `next: a:contains("下一页")`,
		`createPageHTML(5, 0, 'list', 'shtml')`:                          `paging: {address: "list_{page}.shtml", second: 1}`,
	} {
		d, err := New(news.Page{URL: address, Status: 200, Body: []byte(list + more)}, "")
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, line := range strings.Split(string(d.YAML), "\n") {
			if line = strings.TrimSpace(line); strings.HasPrefix(line, "paging: ") || strings.HasPrefix(line, "next: ") {
				got = line
			}
		}
		if got != want {
			t.Errorf("with %s: %s, want %s", more, got, want)
		}
	}
}

func TestRank(t *testing.T) {
	for publisher, want := range map[string]string{
		"云岭省水利厅": "provincial 云岭省", "雾山市人民政府": "municipal 雾山市", "北京市人民政府": "provincial 北京市", "国家航标局": "ministerial ",
		"中国政府网": "central ", "云岭日报": "media ", "云岭自治区人民政府": "provincial 云岭自治区",
	} {
		d := declaration{publisher: publisher, level: source.Media}
		d.rank("www.yunling.example")
		if got := string(d.level) + " " + d.place; got != want {
			t.Errorf("%s is %q, want %q", publisher, got, want)
		}
	}
	d := declaration{publisher: "水務署"}
	if d.rank("www.wsd.gov.hk"); d.level != source.HongKong {
		t.Errorf("a host of Hong Kong is %s", d.level)
	}
}

func TestNewRefuses(t *testing.T) {
	for _, c := range []struct{ url, body, want string }{
		{"/tz/", list, "want the http(s) address"},
		{address, `<a href="/">首页</a>`, "no repeated form of link"},
		{address, `{"list":[{"id":1},{"id":2},{"id":3}]}`, "no array of this JSON"},
		{address, "", "page is empty"},
	} {
		if _, err := New(news.Page{URL: c.url, Body: []byte(c.body)}, ""); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s %s: got %v, want %s", c.url, c.body, err, c.want)
		}
	}
}

// TestDeclaredLists drafts sources anew from the list pages of those that people declared. Lists
// of two entries, of ids and of many forms are beyond it.
func TestDeclaredLists(t *testing.T) {
	files, err := filepath.Glob("../../../crawlers/*/testdata/*list*.txtar")
	if err != nil || len(files) < 70 {
		t.Fatalf("%d list pages, want at least 70 (%v)", len(files), err)
	}
	caught, lists := 0, 0
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		page, err := sample.Page(archive)
		if err != nil {
			t.Fatal(err)
		}
		if lists++; catches(page, archive.Files[1].Data) {
			caught++
			continue
		}
		t.Logf("%s is not caught", file)
	}
	if t.Logf("%d of %d", caught, lists); caught*100 < 90*lists {
		t.Errorf("%d of %d lists are caught whole, want nine in ten", caught, lists)
	}
}

// catches reports whether a draft finds every entry that is expected, one a line.
func catches(page news.Page, expected []byte) bool {
	d, err := New(page, "")
	if err != nil {
		return false
	}
	var found []string
	for _, e := range d.Listing.Entries {
		found = append(found, e.URL)
	}
	for _, line := range strings.Split(strings.TrimSpace(string(expected)), "\n") {
		url, _, _ := strings.Cut(line, " ")
		if url != "next:" && !slices.Contains(found, url) && !slices.Contains(found, strings.TrimSuffix(url, "index.html")) {
			return false
		}
	}
	return true
}

func FuzzNew(f *testing.F) {
	f.Add("http://a.example/1/", list)
	f.Add("https://[::1]:80/", `[{"u":"/a/1","t":"甲"},{"u":"/a/2"},{"u":"/a/3"}]`)
	f.Add("http://a.example/", `<script>x=[{'u':'/1'},{'u':'/2'},{'u':'/3'}]</script><title>: #{}[],'"</title>`)
	f.Fuzz(func(t *testing.T, address, body string) {
		d, err := New(news.Page{URL: address, Body: []byte(body)}, "")
		if err != nil {
			if strings.Contains(err.Error(), "no valid declaration") && strings.HasPrefix(address, "http://a.example/") {
				t.Error(err)
			}
			return
		}
		if _, err := source.Decode("source.yaml", d.YAML); err != nil {
			t.Errorf("the draft is refused: %v\n%s", err, d.YAML)
		}
	})
}

// A list that a script of the page shows may stand in an object.
func TestScriptedList(t *testing.T) {
	body := `<title>云岭省人民政府</title><script>var ui = {show: function() { return 1 }}; var listData = {code: 200, rows: [
		{"title": "关于成立海岛保护工作领导小组的通知", "url": "/app/detail/900.html", "publishDate": "2024-03-05 10:00:00"},
		{"title": "关于调整防汛抗旱指挥部成员的通知", "url": "/app/detail/899.html", "publishDate": "2024-03-04 10:00:00"},
		{"title": "关于段英等同志职务任免的通知", "url": "/app/detail/898.html", "publishDate": "2024-03-01 10:00:00"}]};</script>`
	d, err := New(news.Page{URL: address, Status: 200, Body: []byte(body)}, "")
	if err != nil {
		t.Fatal(err)
	}
	if l := d.Listing; len(l.Entries) != 3 || l.Titles() != 3 || l.Dates() != 3 {
		t.Errorf("it catches %+v by\n%s", l.Entries, d.YAML)
	}
}
