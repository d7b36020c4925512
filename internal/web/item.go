package web

import (
	"net/url"

	"github.com/xiaozu-watch/xiaozu/internal/locale"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/review"
)

// An item is a fact in a list: what is stated, the sentence that states it, and where from.
type item struct {
	Href      string
	Statement any
	State     postgres.State
	Quote     string
	Lang      string // of Quote
	Date      any    // of what happened; nil if unknown
	Origin    any
	Rest      any
	Choice    string // by which it can be ticked; "" where it cannot
	Ticked    bool
}

func newItem(i postgres.Item) item {
	it := item{
		Href: factPath(i.Key, nil), Statement: statement(i.Fact.Fact), State: i.State,
		Quote: i.Evidence.Text, Lang: language(i.Article.Language, i.Article.Script),
		Date: day(i.Date), Origin: origin(i.Article), Rest: say("no text states it any more"),
	}
	if i.Passages > 0 {
		it.Rest = locale.Line{review.Passages(i.Passages, i.Stories), review.Surely(i.Confidence)}
	}
	return it
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
	Href      string
	Title     string
	Lang      string // of Title
	Origin    locale.Name
	Published any // nil if unknown
	Rest      any
}

func newReference(a postgres.ArticleRef) reference {
	ref := reference{
		Href: articlePath(a.Source, a.Page), Title: a.Title, Lang: language(a.Language, a.Script),
		Published: printed(a.Published), Origin: origin(a),
	}
	if ref.Title == "" {
		ref.Title = a.URL
	}
	return ref
}

// name is the title of the article.
func (r reference) name() locale.Name { return locale.Name{Text: r.Title, Lang: r.Lang} }

// origin is who published an article, as best as is known.
func origin(a postgres.ArticleRef) locale.Name {
	switch {
	case a.Publisher != "":
		return locale.Name{Text: a.Publisher, Lang: language(a.Language, a.Script)}
	case a.SourceName != "":
		return name(a.SourceName)
	}
	return locale.Name{Text: a.Source, Lang: "en"}
}

func factPath(key string, query url.Values) string {
	return withQuery("/review/"+url.PathEscape(key), query)
}

func articlePath(source, page string) string {
	return "/articles/" + url.PathEscape(source) + "/" + url.PathEscape(page)
}

func personPath(id string) string { return "/people/" + url.PathEscape(id) }

func groupPath(id string) string { return "/groups/" + url.PathEscape(id) }

// given are the parameters of an address that have a value.
func given(all map[string]string) url.Values {
	query := url.Values{}
	for name, value := range all {
		if value != "" {
			query.Set(name, value)
		}
	}
	return query
}

func withQuery(path string, query url.Values) string {
	if len(query) == 0 {
		return path
	}
	return path + "?" + query.Encode()
}
