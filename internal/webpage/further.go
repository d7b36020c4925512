package webpage

import (
	"bytes"
	"fmt"
	"net/url"
	"path"
	"slices"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// NextPages are the addresses of the pages on which the article of a page goes on, in their order,
// as Parse finds them. Most pages are told at a glance to have none.
func NextPages(page news.Page, rules Rules) []string {
	if !mayGoOn(page) {
		return nil
	}
	return Parse(page, rules).NextPages
}

// mayGoOn reports whether the bytes of a page may hold the address of another page of the same
// article. Addresses are ASCII, in every charset that is met.
func mayGoOn(page news.Page) bool {
	u, err := url.Parse(page.URL)
	if err != nil {
		return false
	}
	_, file := path.Split(u.Path)
	stem := strings.TrimSuffix(file, path.Ext(file))
	if m := pageEnd.FindStringSubmatch(stem); m != nil {
		stem = m[1]
	}
	if m := pager.FindSubmatch(page.Body); m != nil && number(string(m[1])) > 1 {
		return true
	}
	return slices.ContainsFunc([]string{stem + "_", stem + "-", file + "?"}, func(start string) bool {
		return bytes.Contains(page.Body, []byte(start))
	}) || queriesPage(page.Body, `"?`) || queriesPage(page.Body, `'?`)
}

// queriesPage reports whether an address that is nothing but a query, behind the start that it has in quotation marks,
// may ask for a page by its number. Scripts are full of other question marks.
func queriesPage(body []byte, start string) bool {
	for {
		_, after, found := bytes.Cut(body, []byte(start))
		if !found {
			return false
		}
		if pageQuery.Match(after[:min(len(after), 200)]) {
			return true
		}
		body = after
	}
}

// Join makes one article of its pages, which stand in their order: what surrounds the text is
// that of the first, and the body is theirs together. It needs one page at least.
func Join(pages []news.Article) news.Article {
	whole := pages[0]
	whole.NextPages, whole.Problems = nil, slices.Clip(whole.Problems)
	for _, next := range pages[1:] {
		if next.Body != "" {
			whole.Body = strings.TrimPrefix(whole.Body+"\n"+next.Body, "\n")
		}
		whole.Author = first(whole.Author, next.Author)
		for _, file := range next.Attachments {
			if !slices.Contains(whole.Attachments, file) {
				whole.Attachments = append(slices.Clip(whole.Attachments), file)
			}
		}
		for _, problem := range next.Problems {
			if !slices.Contains(surroundings, problem) {
				whole.Problems = append(whole.Problems, fmt.Sprintf("%s: %s", next.URL, problem))
			}
		}
	}
	return whole
}

// surroundings are the problems of pages that lack what need only stand on the first.
var surroundings = missing(news.Article{Body: "text"})
