package jobs

import (
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
	"unicode"
)

// How often a page is a roster: twenty real pages of official sites state one fact and name six people on
// average. The pages that are like news state three, those that are rosters thirteen.
const (
	likeNews   = 8
	allRosters = 1
)

// serveArticles serves sites of invented news, each on a port of its own, on which one page of so many is a roster.
func serveArticles(tb testing.TB, sites, articles, rosters int) (addresses []string) {
	w := newWriter(tb)
	for range sites {
		mux := http.NewServeMux()
		mux.HandleFunc("GET /{$}", listOf(articles))
		for n := range articles {
			page := w.articlePage(n, n%rosters == 0)
			mux.HandleFunc(fmt.Sprintf("GET /story/%d", n), func(rw http.ResponseWriter, _ *http.Request) { servePage(rw, page) })
		}
		server := httptest.NewServer(mux)
		tb.Cleanup(server.Close)
		addresses = append(addresses, server.URL)
	}
	return addresses
}

// listOf serves a list of articles.
func listOf(articles int) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		for n := range articles {
			fmt.Fprintf(w, "<li><a href=/story/%d>%d</a>\n", n, n)
		}
	}
}

func servePage(w http.ResponseWriter, page string) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	_, _ = io.WriteString(w, page) // a client that went away asks again
}

// A writer makes sentences of the words of invented news, no two of them alike: copies of stories and facts
// that every article states are rare in the news.
type writer struct {
	*rand.Rand
	words []string
}

func newWriter(tb testing.TB) *writer {
	data, err := os.ReadFile("../extract/testdata/bench/prose.txt")
	if err != nil {
		tb.Fatal(err)
	}
	w := &writer{Rand: rand.New(rand.NewPCG(1, 2))}
	text := []rune(string(data))
	for _, word := range words.Words(text) {
		if unicode.Is(unicode.Han, text[word.Start]) {
			w.words = append(w.words, string(text[word.Start:word.End]))
		}
	}
	return w
}

// prose names nobody.
func (w *writer) prose() string {
	var sentence strings.Builder
	for n := range 18 {
		if n == 9 {
			sentence.WriteString("，")
		}
		sentence.WriteString(w.words[w.IntN(len(w.words))])
	}
	return sentence.String() + "。"
}

var statements = []string{
	"%[1]s任云岭市%[3]s局局长，免去%[2]s的云岭市%[3]s局局长职务。",
	"云岭省%[3]s工作领导小组组长、副省长%[1]s主持会议并讲话。",
	"省%[3]s厅厅长%[1]s、副厅长%[2]s参加调研。",
	"省委决定成立%[3]s工作领导小组，%[1]s任组长，%[2]s任副组长。",
}

// named states who has which post.
func (w *writer) named() string {
	return fmt.Sprintf(statements[w.IntN(len(statements))], w.person(), w.person(), w.words[w.IntN(len(w.words))])
}

// present names people without a post.
func (w *writer) present() string {
	return fmt.Sprintf("%s、%s等%s。", w.person(), w.person(), w.words[w.IntN(len(w.words))])
}

func (w *writer) person() string {
	pick := func(s string) string { r := []rune(s); return string(r[w.IntN(len(r))]) }
	return pick("沈高冯蒋韩杨朱秦许何吕施张孔曹严华金魏陶姜谢邹") + pick("若文建国志明海晓雪春秋永德立宏") + pick("兰远平军华峰涛杰敏静霞岩松柏")
}

// sentence is the n-th of an article: of a roster one in five states who has which post, else one in forty,
// and two name people.
func (w *writer) sentence(n int, roster bool) string {
	switch {
	case roster && n%5 == 2, n == 2:
		return w.named()
	case !roster && n%20 == 7:
		return w.present()
	}
	return w.prose()
}

// articlePage is a page of 20 KB: an article of a thousand and more characters amid the furniture of an official
// site.
func (w *writer) articlePage(n int, roster bool) string {
	var page strings.Builder
	fmt.Fprintf(&page, `<!DOCTYPE html><html><head><meta charset="utf-8"><title>云岭要闻第%d号</title><meta name="PubDate" content="2024-05-%02d 08:00">`+
		`<style>%s</style></head><body><div class="nav"><ul>`, n, 1+n%28, strings.Repeat(".a{margin:0;padding:0}", 60))
	for k := range 60 {
		fmt.Fprintf(&page, `<li><a href="/channel/%d/" title="栏目">云岭栏目%d</a></li>`, k, k)
	}
	fmt.Fprintf(&page, `</ul></div><h1>云岭要闻第%d号</h1><div class="TRS_Editor">`, n)
	for k := range 10 {
		page.WriteString("<p>　　")
		for j := range 4 {
			page.WriteString(w.sentence(4*k+j, roster))
		}
		page.WriteString("</p>\n")
	}
	page.WriteString(`</div><div class="related"><ul>`)
	for k := 0; page.Len() < 20_000; k++ {
		fmt.Fprintf(&page, `<li><a href="/story/%d">相关链接：云岭要闻</a><span>2024-05-%02d</span></li>`, k, 1+k%28)
	}
	page.WriteString(`</ul></div></body></html>`)
	return page.String()
}
