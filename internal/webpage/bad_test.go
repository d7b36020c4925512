package webpage

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

func TestBadPages(t *testing.T) {
	for _, c := range []struct{ name, body, problem string }{
		{"empty", "", "page is empty"},
		{"blank", " \r\n\t", "page is empty"},
		{"an image", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "page is image/png, not HTML"},
		{"an archive", "PK\x03\x04\x14\x00\x00\x00", "page is application/zip, not HTML"},
		{"no article", "<html><body></body></html>", "no body was found"},
		{"too deep", strings.Repeat("<div>", 100_000) + prose, "page is nested too deep"},
		{"never closed", strings.Repeat("<font><div>甲。", 2000) + prose, "page is nested too deep"},
		{"tables in tables", strings.Repeat("<table><tr><td>甲<p>乙", 60) + prose, "no title"},
		{"headings in headings", strings.Repeat("<div class=title>", 150) + strings.Repeat("<p>"+prose+"</p>", 4000), "no title"},
		{"one endless title", "<title>" + strings.Repeat("云岭_", 100_000), "no title"},
		{"one endless line", strings.Repeat("2024-03-05 来源：甲 ", 100_000), "no title"},
		{"10 MB", "<title>甲</title>" + strings.Repeat("<p>"+prose+"</p>\n", 45_000), "only the first"},
	} {
		begin := time.Now()
		a := parse(c.body, "/")
		if !strings.Contains(strings.Join(a.Problems, "\n"), c.problem) {
			t.Errorf("%s: problems are %q, want %q", c.name, a.Problems, c.problem)
		}
		if took := time.Since(begin); took > 20*time.Second {
			t.Errorf("%s: took %s", c.name, took)
		}
		t.Logf("%s: %s, body of %d bytes", c.name, time.Since(begin), len(a.Body))
	}
}

func TestDeepPagesKeepTheirText(t *testing.T) {
	a := parse(strings.Repeat("<div>", 100_000)+"<p>"+prose+"</p><p>"+prose+"</p>", "/")
	if !strings.Contains(a.Body, prose) {
		t.Errorf("body is %q", a.Body)
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(page(`<meta charset="gb2312"><base href="/x/">`, "<p>2024-03-05 来源：</p>")), "http://a.example/2024/0305/")
	f.Add([]byte("\xb1\xb1\xbe\xa9<table><tr><td><p>x</table><br><a>"), "::")
	f.Add([]byte("<svg><![CDATA[<math><mi><table><select>"), "")
	f.Fuzz(func(t *testing.T, body []byte, url string) {
		a := Parse(news.Page{URL: url, Body: body}, Rules{})
		for _, text := range []string{a.Title, a.Publisher, a.Author, a.Body} {
			if !utf8.ValidString(text) {
				t.Errorf("%q is not valid UTF-8", text)
			}
		}
		if a.Body == "" && len(a.Problems) == 0 {
			t.Error("no body and no problem")
		}
	})
}
