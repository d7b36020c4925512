package webpage

import (
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"golang.org/x/tools/txtar"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// headline begins pages that have nothing wrong but what follows it.
const headline = "<meta charset=utf-8><title>" + notice + "</title><h1>" + notice + "</h1>"

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
		{"12 MB of short paragraphs", headline + strings.Repeat("<p>一</p>", 1_200_000), "only the first"},
		{"a million attributes", headline + "<div " + strings.Repeat("a=1 ", 1_000_000) + ">" + prose, "no publication time"},
		{"attributes in tags that must be compared", headline + strings.Repeat("<b "+strings.Repeat("a=1 b c d ", 20_000)+">甲", 20), "no publication time"},
		{"NUL bytes", headline + strings.Repeat("甲\x00<p>", 125_000) + prose, "no publication time"},
		{"invalid UTF-8", headline + strings.Repeat("\xff\xc0<p>", 125_000) + prose, "no publication time"},
		{"links never closed", headline + strings.Repeat("<a href=x.pdf>甲", 50_000), "no publication time"},
		{"end tags of nothing", headline + strings.Repeat("甲</b></p></div>", 75_000), "no publication time"},
		{"cells of no table", headline + strings.Repeat("<tr><td>甲<table>", 75_000), "no publication time"},
		{"a list never closed", headline + strings.Repeat("<ul><li>甲<li><b>乙", 20_000), "nested too deep"},
		{"formatting never closed", headline + strings.Repeat("<p><b><i><font color=1>甲", 25_000), "no publication time"},
		{"a comment never closed", headline + "<p>" + prose + "<!--" + strings.Repeat("<p>甲", 175_000), "no publication time"},
		{"a quotation mark never closed", headline + "<p>" + prose + `<a href="` + strings.Repeat("<p>甲", 175_000), "no publication time"},
		{"a script never closed", headline + "<p>" + prose + "<script>" + strings.Repeat("pubTime=1 ", 100_000), "no publication time"},
		{"a text area never closed", headline + "<p>" + prose + "<textarea>" + strings.Repeat("<p>甲", 175_000), "no publication time"},
		{"dates all the way", headline + strings.Repeat("<p>2024-03-05 16:30<time datetime=2024-03-05T16:30>", 20_000), ""},
		{"labels all the way", headline + strings.Repeat("<p>来源：无", 50_000), "no publication time"},
		{"headings all the way", headline + strings.Repeat("<h1>甲</h1>", 75_000), "no publication time"},
		{"pages all the way", headline + strings.Repeat("<a href='?page=2'>2</a> ", 37_000), "no publication time"},
		{"hidden all the way", headline + strings.Repeat("甲<i hidden>乙</i>", 37_000), "no publication time"},
		{"rows all the way", headline + "<table>" + strings.Repeat("<tr><td>甲<td>乙", 50_000), "no publication time"},
	} {
		begin, before := time.Now(), allocated()
		a := parse(c.body, "/")
		used := allocated() - before
		if !strings.Contains(strings.Join(a.Problems, "\n"), c.problem) {
			t.Errorf("%s: problems are %q, want %q", c.name, a.Problems, c.problem)
		}
		if took := time.Since(begin); took > 20*time.Second {
			t.Errorf("%s: took %s", c.name, took)
		}
		if used > 1<<30 {
			t.Errorf("%s: allocated %d MB", c.name, used>>20)
		}
		t.Logf("%s: %s, %d MB, body of %d bytes", c.name, time.Since(begin), used>>20, len(a.Body))
	}
}

// allocated is how many bytes were allocated so far.
func allocated() uint64 {
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	return stats.TotalAlloc
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
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(archive.Files[0].Data, "http://a.example/n1/2024/0305/c1001-40223222-2.html?page=2")
	}
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
		if len(a.Attachments) > maxAttachments || len(a.NextPages) > maxPages {
			t.Errorf("%d attachments and %d pages", len(a.Attachments), len(a.NextPages))
		}
	})
}
