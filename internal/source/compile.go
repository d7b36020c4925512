package source

import (
	"fmt"
	"regexp"

	"github.com/xiaozu-watch/xiaozu/internal/webpage"
)

// compile makes patterns and selectors of what is written.
func (s *Source) compile(ps *problems) {
	var err error
	if s.pattern, err = regexp.Compile(s.List.Article); err != nil || s.List.Article == "" {
		ps.add("list.article", "%q: want a regular expression for the path of an article: %v", s.List.Article, err)
	}
	s.links = selector(s.List.Links, "list.links", ps)
	s.next = selector(s.List.Next, "list.next", ps)
	s.title = selector(s.List.Title, "list.title", ps)
	s.date = selector(s.List.Date, "list.date", ps)
	s.inside = selector(s.List.Inside, "list.inside", ps)
	a := s.Article
	s.rules = webpage.Rules{
		Title: selectors(a.Title, "article.title", ps), Date: selectors(a.Date, "article.date", ps),
		Source: selectors(a.Source, "article.source", ps), Author: selectors(a.Author, "article.author", ps),
		Body: selectors(a.Body, "article.body", ps), Drop: selectors(a.Drop, "article.drop", ps),
		Inside:  selector(a.Inside, "article.inside", ps),
		Charset: s.Charset, Zone: s.Location(), Site: s.Name.ZH,
	}
	if err := webpage.KnownCharset(s.Charset); err != nil {
		ps.add("charset", "%v", err)
	}
}

func selectors(texts []string, key string, ps *problems) []webpage.Selector {
	var list []webpage.Selector
	for i, text := range texts {
		list = append(list, selector(text, fmt.Sprintf("%s[%d]", key, i), ps))
	}
	return list
}

func selector(text, key string, ps *problems) webpage.Selector {
	if text == "" {
		return nil
	}
	sel, err := webpage.Compile(text)
	if err != nil {
		ps.add(key, "%v", err)
	}
	return sel
}
