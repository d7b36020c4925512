package source

import (
	"strings"
	"testing"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

func TestTrial(t *testing.T) {
	page := func(path, body string) news.Page {
		return news.Page{URL: "http://www.yunling.example" + path, Status: 200, Body: []byte(body), FetchedAt: seen}
	}
	article := page("/news/1.htm", `<h1>云岭省成立海岛保护工作领导小组</h1><p>2024-03-05 09:20</p><div class="TRS_Editor"><p>省政府决定成立云岭省海岛保护工作领导小组，组长由省长沈若兰担任。</p></div>`)
	gone := page("/news/2.htm", "")
	gone.Status, gone.Problem = 404, "status 404 Not Found"
	for _, c := range []struct {
		name, list string
		pages      []news.Page
		want       []string // what each thing missing holds
	}{
		{"all is well", "", []news.Page{page("/news/", `<a href="1.htm">甲</a>`), article}, nil},
		{"nothing was tried", "", nil, []string{"no list page", "no article"}},
		{"a list that changed", "", []news.Page{page("/news/", `<p>loading</p>`), article}, []string{"/news/: no links match list.article"}},
		{"an index leads on", "", []news.Page{page("/map.xml", `<sitemapindex><sitemap><loc>/a.xml</loc></sitemap></sitemapindex>`), article}, nil},
		{"titles and dates that moved", "title: h3, date: .date, ", []news.Page{page("/news/", `<a href="1.htm"><img></a>`), article},
			[]string{"no entry has a title", "no entry has a date"}},
		{"selectors are not for JSON", "title: h3, date: .date, records: {url: u}, ", []news.Page{page("/news/", `[{"u":"/news/1.htm"}]`), article}, nil},
		{"an article that is gone", "", []news.Page{page("/news/", `<a href="1.htm">甲</a>`), gone},
			[]string{"2.htm: status 404", "2.htm: no title", "2.htm: no date", "2.htm: no body"}},
	} {
		got := with(t, c.list).Try(c.pages...).Missing()
		if len(got) != len(c.want) {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
			continue
		}
		for i, want := range c.want {
			if !strings.Contains(got[i], want) {
				t.Errorf("%s: got %q, want %q", c.name, got[i], want)
			}
		}
	}
}
