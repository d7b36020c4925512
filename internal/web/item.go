package web

import (
	"net/url"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// An item is a fact in a list: what is stated, the sentence that states it, and where from.
type item struct {
	Href       string
	Statement  any
	State      postgres.State
	Quote      string
	Lang       string // of Quote
	Date       string // of what happened
	Origin     string
	OriginLang string
	Rest       string
}

func newItem(i postgres.Item) item {
	it := item{
		Href: factPath(i.Key, nil), Statement: statement(i.Fact.Fact), State: i.State,
		Quote: i.Evidence.Text, Lang: language(i.Article.Language, i.Article.Script),
		Date: i.Date.String(), Rest: "no text states it any more",
	}
	it.Origin, it.OriginLang = origin(i.Article)
	if i.Passages > 0 {
		it.Rest = passages(i.Passages, i.Stories) + " · " + surely(i.Confidence)
	}
	return it
}

// passages says how often a fact is stated, and how often independently.
func passages(n, stories int) string {
	text := counted(n, "passage", "passages")
	if stories < n {
		text += " in " + counted(stories, "story", "stories")
	}
	return text
}

func newItems(list []postgres.Item) []item {
	items := make([]item, len(list))
	for i, it := range list {
		items[i] = newItem(it)
	}
	return items
}

// A reference is an article in a list.
type reference struct {
	Href       string
	Title      string
	Lang       string // of Title
	Origin     string
	OriginLang string
	Published  string
	Rest       string
}

func newReference(a postgres.ArticleRef) reference {
	ref := reference{
		Href: articlePath(a.Source, a.Page), Title: a.Title, Lang: language(a.Language, a.Script),
		Published: printed(a.Published),
	}
	if ref.Title == "" {
		ref.Title = a.URL
	}
	ref.Origin, ref.OriginLang = origin(a)
	return ref
}

// origin is who published an article, as best as is known, and the language of that name.
func origin(a postgres.ArticleRef) (name, lang string) {
	switch {
	case a.Publisher != "":
		return a.Publisher, language(a.Language, a.Script)
	case a.SourceName != "":
		return a.SourceName, languageOf(a.SourceName)
	}
	return a.Source, "en"
}

func factPath(key string, query url.Values) string {
	return withQuery("/review/"+url.PathEscape(key), query)
}

func articlePath(source, page string) string {
	return "/articles/" + url.PathEscape(source) + "/" + url.PathEscape(page)
}

func groupPath(id string) string { return "/groups/" + url.PathEscape(id) }

func withQuery(path string, query url.Values) string {
	if len(query) == 0 {
		return path
	}
	return path + "?" + query.Encode()
}

// printed is a publication time as precisely as its page printed it.
func printed(m news.Moment) string {
	switch {
	case m.IsZero():
		return ""
	case m.Precision == news.ToDay:
		return m.Date().String()
	}
	return stamp(m.Time)
}
