package backfill

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

const (
	firstText  = "云岭省人民政府决定成立省防汛工作领导小组，组成人员名单见后文。"
	secondText = "领导小组办公室设在省水利厅，承担领导小组日常工作。"
	thirdText  = "领导小组不作为省级议事协调机构，任务完成后自动撤销。"
)

// onPage is one page of an article that links to its pages by their numbers.
func onPage(text string, pages ...int) string {
	var links strings.Builder
	for _, n := range pages {
		fmt.Fprintf(&links, ` <a href="4711_%d.html">%d</a>`, n, n)
	}
	return "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<h1>云岭省成立防汛工作领导小组</h1><p>2019-03-05</p><p>" + text +
		`</p><p><a href="4711.html">1</a>` + links.String() + `</p>`
}

// Wherever the further pages stand in the file, they are part of the article, as they were at about its time; the
// second tells of the third.
func TestFurtherPagesAreJoined(t *testing.T) {
	t.Parallel()
	first := responseOn("2019-03-06", "/a/4711.html", onPage(firstText, 2))
	rest := [][]byte{
		responseOn("2018-03-06", "/a/4711_2.html", onPage("去年", 2)), responseOn("2019-03-07", "/a/4711_2.html?utm_source=x", onPage(secondText, 2, 3, 4)),
		responseOn("2019-03-06", "/a/4711_3.html", "HTTP/1.1 503 Busy\r\n\r\n"), responseOn("2019-05-06", "/a/4711_3.html", onPage(thirdText, 2, 3, 4)),
		responseOn("2019-03-06", "/a/4711_4.html", onPage(thirdText, 2, 3, 4)), // once more
		responseOn("2019-03-06", "/logo.png", "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x89PNG"),
	}
	for name, records := range map[string][][]byte{
		"behind it": append([][]byte{first}, rest...),
		"before it": append(slices.Clone(rest), first),
	} {
		members := make([][]byte, len(records))
		for i, r := range records {
			members[i] = pack(r)
		}
		for packing, file := range map[string][]byte{
			"plain": bytes.Join(records, nil), "as a whole": pack(bytes.Join(records, nil)), "record by record": bytes.Join(members, nil),
		} {
			s, _ := imported(t, file)
			i := slices.IndexFunc(s.pages, func(p news.Page) bool { return strings.HasSuffix(p.URL, "/a/4711.html") })
			if i < 0 {
				t.Fatalf("%s, %s: %d pages, %q", name, packing, len(s.pages), s.skipped)
			}
			page := s.pages[i]
			if a := yunling(t).Parse(page); a.Body != firstText+"\n"+secondText+"\n"+thirdText || page.Problem != "" || page.Partial {
				t.Errorf("%s, %s: %q, problem %q", name, packing, a.Body, page.Problem)
			}
		}
	}
}

func TestFurtherPagesThatTheFileLacks(t *testing.T) {
	t.Parallel()
	damaged := record(`WARC-Type: response
WARC-Target-URI: http://www.yunling.example/a/4711_3.html
WARC-Date: 2019-03-06T01:02:03Z
WARC-Block-Digest: sha1:F2TBPNOPQOAE753VP2ESNH3QBXHJXIP2
Content-Type: application/http;msgtype=response`, onPage(thirdText, 2, 3))
	s, counts := imported(t, slices.Concat(responseOn("2019-03-06", "/a/4711.html", onPage(firstText, 2, 3)), damaged))
	page := s.pages[0]
	if len(page.Parts) != 2 || page.Parts[0].Problem != notCaptured || !strings.HasPrefix(page.Parts[1].Problem, "its capture cannot be read") ||
		page.Problem == "" || !page.Partial || counts.Skipped != 1 {
		t.Errorf("%+v with %d parts, %+v", page, len(page.Parts), counts)
	}
}
