package source

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// seen is when the pages of these tests were fetched.
var seen = time.Date(2024, 3, 5, 12, 0, 0, 0, news.Beijing)

// with is the minimal source with other keys of its list.
func with(t testing.TB, list string) Source {
	t.Helper()
	text := strings.Replace(minimal, "list: {", "list: {"+list, 1)
	s, err := Decode("source.yaml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// read is a listing as text: one entry a line, then what follows.
func read(t testing.TB, s Source, address, body string) string {
	t.Helper()
	listing, err := s.Read(news.Page{URL: address, Body: []byte(body), FetchedAt: seen})
	if err != nil {
		return err.Error()
	}
	var out strings.Builder
	for _, e := range listing.Entries {
		fmt.Fprintf(&out, "%s %s %s\n", strings.TrimPrefix(e.URL, "http://www.yunling.example"), e.Title, e.Published)
	}
	for _, more := range listing.More {
		fmt.Fprintln(&out, "more", more)
	}
	return strings.TrimSpace(out.String())
}

const start = "http://www.yunling.example/news/"

func TestReadFormats(t *testing.T) {
	for _, c := range []struct{ name, list, body, want string }{
		{"a list with dates", "",
			`<ul><li><a href="1.htm" title="关于成立云岭省海岛保护工作领导小组的通知">关于成立云岭省海岛…</a><span>[2024-03-05]</span></li>
			<li><a href="2.htm">省防汛抗旱指挥部会议 <i>03-04</i></a></li><li><a href="3.htm">甲</a> 来源：省政府 12-31 09:20</li></ul>`,
			"/news/1.htm 关于成立云岭省海岛保护工作领导小组的通知 2024-03-05\n/news/2.htm 省防汛抗旱指挥部会议 2024-03-04\n/news/3.htm 甲 2023-12-31T09:20+08:00"},
		{"rows with a picture and a summary", "title: h3, date: .t, ",
			`<div class=i><a href="1.htm"><img></a><div><h3>甲会议</h3><p>2024年1月2日，摘要</p><a href="1.htm">详细</a><b class=t>2024/03/05 08:30</b></div></div><div><a href="2.htm">乙</a></div>`,
			"/news/1.htm 甲会议 2024-03-05T08:30+08:00\n/news/2.htm 乙"},
		{"JSON", "records: {at: data.list, url: link, title: t, date: ms}, ",
			`{"data":[{"list":[{"link":"1.htm","t":"成立<em>领导小组</em>","ms":1709568000000}]},{"list":[{"link":"/news/2.htm","t":"乙","ms":"2024-03-04 10:00:05"},{"t":"none"}]}]}`,
			"/news/1.htm 成立领导小组 2024-03-05\n/news/2.htm 乙 2024-03-04T10:00:05+08:00"},
		{"JSON with an address of parts", `records: {url: "/news/{doc.id}.htm", title: doc.name}, `,
			`[{"doc":{"id":7,"name":"甲"}},{"doc":{"name":"no id"}},{"doc":{"id":"../x","name":"not an article"}}]`, "/news/7.htm 甲"},
		{"JSON that changed", "records: {at: data, url: link}, ", `{"data":[{"href":"1.htm"}]}`,
			`links of http://www.yunling.example/news/: no record at "data" has an address at "link": has the site changed?`},
		{"JSONP", "records: {at: data.list, url: url, title: title}, ",
			`news({"data":{"list":[{"url":"/news/1.htm","title":"甲"}]}});`, "/news/1.htm 甲"},
		{"an array in a script", "script: item, records: {url: link_add, title: title, date: brief}, ",
			`<script>var other=[1]; var item=[{'title':'他说\'好\' "行"','brief':"2024-03-05 08:30:00",link_add:'/news/1.htm',}, /* end */];</script>`,
			`/news/1.htm 他说'好' "行" 2024-03-05T08:30:00+08:00`},
		{"a script without it", "script: item, records: {url: u}, ", `<script>var items=[]</script>`,
			"links of http://www.yunling.example/news/: no script sets item to an array or object: has the site changed?"},
		{"code in a script", "script: item, records: {url: u}, ", `<script>item=[{u: location.href}]</script>`,
			"links of http://www.yunling.example/news/: the value in the script is code, not data"},
		{"markup in a script", `inside: 'script[type="text/xml"]', `,
			`<script type="text/xml"><datastore><record><![CDATA[<li><a href="/news/1.htm">甲</a><span>2024-03-05</span></li>]]></record><record><![CDATA[<li><a href='/news/2.htm'>乙</a><span>2024-03-04</span></li>]]></record></datastore></script>`,
			"/news/1.htm 甲 2024-03-05\n/news/2.htm 乙 2024-03-04"},
		{"RSS", "", `<?xml version="1.0"?><?xml-stylesheet href="x"?><rss version="2.0"><channel><image><url>http://x/</url></image>
			<item><title><![CDATA[ 甲 & 乙 ]]></title><link>http://www.yunling.example/news/1.htm</link><pubDate>Tue, 05 Mar 2024 08:30:00 +0800</pubDate></item>
			<item><title>丙</title><link><![CDATA[/news/2.htm]]></link><pubDate>2024-03-05</pubDate></item>`,
			"/news/1.htm 甲 & 乙 2024-03-05T08:30:00+08:00\n/news/2.htm 丙 2024-03-05"},
		{"Atom", "", `<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>甲</title><link rel="self" href="/x"/><link href="/news/1.htm"/><updated>2024-03-05T00:30:00Z</updated></entry></feed>`,
			"/news/1.htm 甲 2024-03-05T08:30:00+08:00"},
		{"a sitemap", "", `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>http://www.yunling.example/news/1.htm</loc><lastmod>2024-03-05</lastmod></url><url><loc>http://www.yunling.example/about.htm</loc></url><url><loc>/news/2.htm</loc><n:news><n:title>乙</n:title><n:publication_date>2024-03-04T10:00:00+08:00</n:publication_date></n:news></url></urlset>`,
			"/news/1.htm  2024-03-05\n/news/2.htm 乙 2024-03-04T10:00:00+08:00"},
		{"an index of sitemaps", "", `<sitemapindex><sitemap><loc>/old.xml</loc><lastmod>2023-01-01</lastmod></sitemap><sitemap><loc>/new.xml.gz</loc><lastmod>2024-03-05</lastmod></sitemap></sitemapindex>`,
			"more http://www.yunling.example/new.xml.gz\nmore http://www.yunling.example/old.xml"},
		{"a feed that was cut", "", `<rss><channel><item><link>/news/1.htm</link></item><item><link>/ne`, "/news/1.htm"},
	} {
		if diff := cmp.Diff(c.want, read(t, with(t, c.list), start, c.body)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
	}
}

func TestReadCompressed(t *testing.T) {
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	fmt.Fprint(z, `<urlset><url><loc>/news/1.htm</loc></url></urlset>`, strings.Repeat(" ", 2_000_000))
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	s := with(t, "")
	if got := read(t, s, start+"map.xml.gz", packed.String()); got != "/news/1.htm" {
		t.Errorf("got %q", got)
	}
	s.Limits.Bytes = 1_000_000
	if got := read(t, s, start, packed.String()); !strings.Contains(got, "more than 1000000 bytes when unpacked") {
		t.Errorf("want a bomb to be refused, got %q", got)
	}
	if got := read(t, s, start, packed.String()[:100]); !strings.Contains(got, "unpack: unexpected EOF") {
		t.Errorf("want a cut file to be refused, got %q", got)
	}
}

func TestPaging(t *testing.T) {
	const entry = `<a href="/news/1.htm">甲</a>`
	for _, c := range []struct{ list, start, address, body, want string }{
		{"paging: {address: 'index_{page}.html', second: 1}, ", "/news/", "/news/", entry, "/news/index_1.html"},
		{"paging: {address: 'index_{page}.html', second: 1}, ", "/news/", "/news/index_9.html", entry, "/news/index_10.html"},
		{"paging: {address: 'index_{page}.html'}, ", "/news/", "/news/index_2.html", "<p>空", ""},
		{"paging: {address: '{name}_{page}.htm'}, ", "/news/list_ft.htm", "/news/list_ft.htm", entry, "/news/list_ft_2.htm"},
		{"paging: {address: '{name}_{page}.htm'}, ", "/news/list_ft.htm", "/news/list_ft_7.htm", entry, "/news/list_ft_8.htm"},
		{"paging: {address: '?p={page}'}, ", "/news/", "/news/", entry, "/news/?p=2"},
		{"paging: {address: '?p={page}'}, ", "/news/", "/news/?p=3", entry, "/news/?p=4"},
		{"", "'/data?t=a&p={page}&n=5'", "/data?t=a&p=1&n=5", entry, "/data?t=a&p=2&n=5"},
		{"paging: {second: 1}, ", "'/data?p={page}'", "/data?p=0", entry, "/data?p=1"},
		{"paging: {address: '{yyyy}{mm}/{dd}.htm'}, ", "/news/today.htm", "/news/today.htm", "", "/news/202403/04.htm"},
		{"paging: {address: '{yyyy}{mm}/{dd}.htm'}, ", "/news/today.htm", "/news/202403/01.htm", "", "/news/202402/29.htm"},
		{"paging: {address: '{yyyy}{mm}/{dd}.htm'}, ", "/news/today.htm", "/news/202413/01.htm", "", ""},
	} {
		text := strings.NewReplacer("list: {", "list: {"+c.list, "[/news/]", "["+c.start+"]").Replace(minimal)
		s, err := Decode("source.yaml", []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		for _, base := range []string{"http://www.yunling.example", "http://127.0.0.1:4711"} {
			if base != s.Site {
				if s, err = s.Rebase(base); err != nil {
					t.Fatal(err)
				}
			}
			listing, err := s.Read(news.Page{URL: base + c.address, Body: []byte(c.body + "<p>"), FetchedAt: seen})
			if got := strings.Join(listing.More, " "); err != nil || strings.TrimPrefix(got, base) != c.want {
				t.Errorf("behind %s with %s%s: got %q, want %q, %v", base+c.address, c.list, c.start, got, c.want, err)
			}
		}
	}
}

func FuzzRead(f *testing.F) {
	s := with(f, "script: item, records: {at: data.list, url: '/news/{id}.htm', title: t, date: d}, ")
	for _, body := range []string{
		`{"data":{"list":[{"id":1,"t":"<b>x</b>","d":1709568000}]}}`, `cb([{'a':"\x41\u4e91",b:[,],}])`, `<script>item={a:{b:[1,2,],},}`,
		`<rss><item><link>a</link></item>`, `<sitemapindex><sitemap><loc>x`, `<?xml version="1.0" encoding="gb2312"?><urlset><url><loc>&#x0;`,
		"\x1f\x8b\x08\x00", "[[[[[{\"id\":[[2]]}]]]]]", `item = ['\`,
	} {
		f.Add([]byte(body))
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		listing, err := s.Read(news.Page{URL: start, Body: body, FetchedAt: seen})
		if err != nil && len(listing.Entries) > 0 {
			t.Error("entries beside an error")
		}
		for _, e := range listing.Entries {
			if !strings.HasPrefix(e.URL, start) {
				t.Errorf("%s is no article of the source", e.URL)
			}
		}
	})
}
