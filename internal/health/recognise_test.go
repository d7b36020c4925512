package health_test

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"

	"github.com/xiaozu-watch/xiaozu/internal/health"
	"github.com/xiaozu-watch/xiaozu/internal/news"
)

const menu = `<ul><li><a href="/">首页</a></li><li><a href="/zwgk/">政务公开</a></li><li><a href="/hd/">互动交流</a></li></ul>`

func TestRecognise(t *testing.T) {
	article := `<html><head><title>云岭省海岛保护工作领导小组召开会议</title><script>var a=1</script></head><body>` + menu +
		"<p>" + strings.Repeat("会议强调，要压实责任，抓好落实。", 40) + "</p></body></html>"
	gbk, err := simplifiedchinese.GBK.NewEncoder().String(`<html><head><meta charset="gbk"><title>提示信息</title></head><body>您访问的页面不存在或已被删除</body></html>`)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name     string
		status   int
		location string
		body     string
		want     health.Substitute
	}{
		{"an article", 200, "", article, health.None},
		{"an article about captchas", 200, "", strings.Replace(article, "抓好落实", "推广人机验证和验证码captcha", 40), health.None},
		{"an article about dead links", 200, "", strings.Replace(article, "召开会议", "通报部分政府网站页面不存在、链接失效等问题整改情况", 1), health.None},
		{"a document of that number", 200, "", strings.Replace(article, "云岭省海岛保护工作领导小组召开会议", "云岭省人民政府令第404号", 1), health.None},
		{"a short notice", 200, "", `<html><title>停水通知</title><body>` + menu + `<p>青屿县今日停水。</p></body></html>`, health.None},
		{"a short redirect by script", 200, "", `<script>location.href="/zwgk/1.html"</script>`, health.None},
		{"a cookie that a script sets", 521, "", `<script>document.cookie=('_')+('_jsl')+'x;path=/';location.href=location.pathname+location.search</script>`, health.Challenge},
		{"a cookie with status 200", 200, "", `<html><script>document.cookie="wzws=1"; window.location.reload();</script></html>`, health.Challenge},
		{"scripts that must run first", 412, "", `<!DOCTYPE html><html><head><meta content="x"><script>$_ts=window['$_ts'];</script></head><body></body></html>`, health.Challenge},
		{"a firewall's verdict", 403, "", `<html><title>403</title><body>您的访问请求被拦截，事件编号 1234</body><script></script></html>`, health.Challenge},
		{"an unclosed script", 200, "", `<title>提示</title><p>页面不存在</p><script>"` + strings.Repeat("抓好落实", 300), health.Missing},
		{"comments and styles that nobody sees", 200, "", `<title>提示</title><!-- ` + strings.Repeat("抓好落实<p>", 300) + `--><style>/*` +
			strings.Repeat("落实", 600) + `*/</style><p>页面不存在</p>`, health.Missing},
		{"please switch scripts on", 200, "", `<noscript>请开启JavaScript并刷新该页</noscript>`, health.Challenge},
		{"a slider", 200, "", `<title>安全验证</title><div id=captcha></div><script src=/c.js></script>`, health.Challenge},
		{"plain forbidden", 403, "", `<html><body><h1>403 Forbidden</h1></body></html>`, health.None},
		{"a missing page that says so", 200, "", gbk, health.Missing},
		{"by its title, with a menu", 200, "", `<title>404 - 云岭省人民政府</title>` + strings.Repeat(menu, 30), health.Missing},
		{"in traditional script", 200, "", `<title>提示</title><p>找不到網頁</p>`, health.Missing},
		{"in English", 200, "", `<title>Oops</title><p>Sorry, page not found.</p>`, health.Missing},
		{"to the home page", 302, "/", "", health.Missing},
		{"to the home page by name", 301, "http://www.yunling.example/index.html", "", health.Missing},
		{"to a page of errors", 302, "/404.html", "", health.Missing},
		{"moved", 301, "/zwgk/2026/t20260305_1.html", "", health.None},
		{"to itself with a cookie", 302, "/a/1.html?x=1", "", health.None},
		{"nothing", 200, "", "", health.None},
	} {
		page := news.Page{URL: "http://www.yunling.example/a/1.html", Status: c.status, Body: []byte(c.body), Header: map[string][]string{}}
		if c.location != "" {
			page.Header["Location"] = []string{c.location}
		}
		if got := health.Recognise(page, ""); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// BenchmarkRecognise looks at a page of 20 KB with a menu of its own length.
func BenchmarkRecognise(b *testing.B) {
	page := news.Page{URL: "http://www.yunling.example/a/1.html", Status: 200, Body: []byte("<html><head><title>云岭要闻</title></head><body>" +
		strings.Repeat(menu, 40) + strings.Repeat("<p>会议强调，要压实责任，抓好落实。</p>\n", 200) + "</body></html>")}
	for b.Loop() {
		if got := health.Recognise(page, ""); got != health.None {
			b.Fatal(got)
		}
	}
}

func FuzzRecognise(f *testing.F) {
	f.Add(200, []byte("<title>404</title><script>document.cookie=1"))
	f.Fuzz(func(t *testing.T, status int, body []byte) {
		page := news.Page{URL: "http://a.example/", Status: status, Body: body}
		if got := health.Recognise(page, ""); status/100 == 3 && got == health.Challenge {
			t.Errorf("a redirect is %q", got)
		}
		health.Layout(page)
	})
}

func TestLayout(t *testing.T) {
	page := func(class, text string) news.Page {
		return news.Page{Body: []byte(`<html><body>` + menu + `<div class="wrap"><div class="` + class + ` x">` + text + `</div><script>` + strings.Repeat("x", 500) + `</script></div></body></html>`)}
	}
	a := health.Layout(page("TRS_Editor", "<p>一</p><p>会议强调</p><p>要压实责任，落实到位，抓好海岛保护各项工作任务。</p>"))
	if b := health.Layout(page("TRS_Editor", strings.Repeat("<p>省政府决定，<span>任命</span>高远为厅长，请认真贯彻执行。</p>", 9))); a != b || a == 0 {
		t.Errorf("one template is %x and %x", a, b)
	}
	if b := health.Layout(page("article-body", "<p>会议强调，要压实责任，落实到位，抓好海岛保护各项工作任务。</p>")); a == b {
		t.Error("two templates are one")
	}
	if health.Layout(news.Page{}) != 0 {
		t.Error("nothing has a layout")
	}
}
