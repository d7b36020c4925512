package webpage

import (
	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/zh"
)

// Parse reads an article page. It always answers: what could not be read or is missing stands in
// Problems, in words.
func Parse(page news.Page, rules Rules) news.Article {
	a := news.Article{Source: page.Source, Page: page.ID, Version: page.Version, URL: page.URL}
	d, err := Open(page, rules)
	if err != nil {
		a.Problems = []string{err.Error()}
		return a
	}
	a.Charset, a.Problems = d.Charset, d.Problems
	a.Language, a.Script = zh.LanguageOf(a.Title+a.Body), zh.ScriptOf(a.Title+a.Body)
	return a
}
