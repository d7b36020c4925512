package webpage

import (
	"bytes"
	"fmt"
	"net/url"
	"strings"
	"testing"

	"codeberg.org/readeck/go-readability/v2"
	"github.com/PuerkitoBio/goquery"
	"golang.org/x/text/encoding/simplifiedchinese"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// newsPage is a page of 20 KB as provincial portals serve them: a third of it is the text.
func newsPage() []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, `<!DOCTYPE html><html><head><meta charset="utf-8"><title>%[1]s_通知公告_云岭省人民政府</title>
<meta name="ArticleTitle" content="%[1]s"><meta name="PubDate" content="2024-03-05 10:15:00"><meta name="ContentSource" content="省政府办公厅">
<script>%[2]s</script><style>%[3]s</style></head><body><div class="top"><ul class="nav">`, notice,
		strings.Repeat("function go(n){document.getElementById('m'+n).style.display='block';}\n", 40), strings.Repeat(".nav li{float:left;width:120px}\n", 30))
	for n := range 60 {
		fmt.Fprintf(&b, "<li class=\"item\"><a href=\"/zwgk/%d/\" target=\"_blank\" title=\"政务公开\">政务公开%d</a></li>\n", n, n)
	}
	fmt.Fprintf(&b, `</ul></div><div class="main"><h1 class="title">%s</h1><div class="info"><span>来源：省政府办公厅</span><span>发布时间：2024-03-05 10:15</span></div><div class="TRS_Editor">`, notice)
	for range 28 {
		fmt.Fprintf(&b, "<p style=\"text-indent: 2em;\">　　%s</p>\n", prose)
	}
	b.WriteString(`</div></div><div class="list"><h3>相关新闻</h3><ul>`)
	for n := range 20 {
		fmt.Fprintf(&b, "<li><a href=\"./t202403%02d_1.html\">云岭省召开会议部署工作</a><span>2024-03-%02d</span></li>\n", n+1, n+1)
	}
	b.WriteString(`</ul></div><div class="foot">主办：云岭省人民政府办公厅　云ICP备05000001号</div></body></html>`)
	return b.Bytes()
}

// BenchmarkParse compares reading a page with its parts alone: the tree, which everybody needs, and
// the library that finds bodies.
func BenchmarkParse(b *testing.B) {
	page := newsPage()
	gb, err := simplifiedchinese.GB18030.NewEncoder().Bytes(bytes.Replace(page, []byte("utf-8"), []byte("gbk"), 1))
	if err != nil {
		b.Fatal(err)
	}
	unmarked := bytes.ReplaceAll(page, []byte("TRS_Editor"), []byte("x"))
	doubtful := bytes.Replace(unmarked, []byte(`<div class="list">`), []byte("<div><p>"+prose+"</p></div><div>"), 1)
	for _, c := range []struct {
		name string
		body []byte
		read func(body []byte) error
	}{
		{"goquery", page, func(body []byte) error { _, err := goquery.NewDocumentFromReader(bytes.NewReader(body)); return err }},
		{"readability", page, func(body []byte) error {
			_, err := readability.FromReader(bytes.NewReader(body), &url.URL{})
			return err
		}},
		{"marked", page, parseBody}, {"unmarked", unmarked, parseBody}, {"doubtful", doubtful, parseBody}, {"gb18030", gb, parseBody},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.SetBytes(int64(len(c.body)))
			b.ReportAllocs()
			for b.Loop() {
				if err := c.read(c.body); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func parseBody(body []byte) error {
	a := Parse(news.Page{URL: "http://www.yunling.example/zwgk/t20240305_1.html", Body: body}, Rules{})
	if strings.Count(a.Body, prose) < 28 {
		return fmt.Errorf("body of %d bytes", len(a.Body))
	}
	return nil
}
