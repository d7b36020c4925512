package web

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/locale"
	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/registry"
	"github.com/xiaozu-watch/xiaozu/internal/search"
	"github.com/xiaozu-watch/xiaozu/internal/source"
)

// A searchView is what was found, and by what the search can be narrowed.
type searchView struct {
	Query, From, To string
	Source, Level   string
	Orders          []option
	Best            bool
	Sources, Levels []option
	Wrong           any // what the dates should be, when they are none
	Groups, People  []namedLine
	MoreNames       bool
	Articles        []foundArticle
	Next            string // address of the next page
	Later           bool   // this is not the first page
	Ranked          int    // how many of the newest articles the best are of; 0 where all were looked at
	Short           bool   // articles cannot be found by one character
}

// An option of a list to choose from.
type option struct {
	Value  string
	Name   any
	Chosen bool
}

// A namedLine is a group or person that was found.
type namedLine struct {
	Href, Name, By string // By is another name, by which it was found
	State          postgres.State
	Level, Years   any // nil if not known
}

// A foundArticle is an article with what was found in it.
type foundArticle struct {
	reference
	Heading, Snippet []search.Piece
}

const (
	searchPage = 20 // articles
	bestFirst  = "relevance"
	namesShown = 8 // groups, and people
)

// search finds groups, people and articles by any writing of what they are called.
func (s *site) search(w http.ResponseWriter, r *http.Request) error {
	q := r.URL.Query()
	v, filter, err := s.newSearchView(r, q)
	if err != nil {
		return err
	}
	if query := s.seeker.Parse(v.Query); len(query.Terms) > 0 && v.Wrong == nil {
		named, err := s.seeker.Names(r.Context(), query)
		if err != nil {
			return err
		}
		v.addNames(named)
		page, err := s.seeker.Articles(r.Context(), query, filter)
		if err != nil {
			return err
		}
		v.addArticles(page, q)
	}
	return s.page(w, r, "search", view{Title: say("Search"), Section: "search", Data: v})
}

func (s *site) newSearchView(r *http.Request, q url.Values) (searchView, search.Filter, error) {
	v := searchView{Query: strings.TrimSpace(q.Get("q")), From: strings.TrimSpace(q.Get("from")), To: strings.TrimSpace(q.Get("to")),
		Source: q.Get("source"), Level: q.Get("level"), Later: q.Get("after") != ""}
	f := search.Filter{Source: v.Source, Level: v.Level, After: q.Get("after"), Best: q.Get("order") == bestFirst, Limit: searchPage}
	var fromErr, toErr error
	f.From, fromErr = news.ParseDate(v.From)
	f.To, toErr = news.ParseDate(v.To)
	if fromErr != nil || toErr != nil {
		v.Wrong = say("A date is a year, a month or a day: 2018, 2018-08 or 2018-08-15.")
	}
	if f.After != "" && !isCursor(f) {
		return v, f, errNoSuchPage
	}
	v.Best = f.Best
	v.Orders = options(q.Get("order"), option{"", say("newest first"), false}, option{bestFirst, say("best first"), false})
	sources, err := s.sourceOptions(r, v.Source)
	if err != nil {
		return v, f, err
	}
	v.Sources = sources
	for _, l := range sourceLevels {
		v.Levels = append(v.Levels, option{string(l.level), l.name, string(l.level) == v.Level})
	}
	return v, f, nil
}

// sourceOptions are the sources to choose from.
func (s *site) sourceOptions(r *http.Request, chosen string) (options []option, err error) {
	sources, err := s.db.SourceNames(r.Context())
	for _, src := range sources {
		options = append(options, option{src.ID, name(src.Name), src.ID == chosen})
	}
	return options, err
}

// sourceLevels are the levels of publishers in the order in which they are offered.
var sourceLevels = []struct {
	level source.Level
	name  locale.Message
}{
	{source.Central, say("Central")}, {source.Ministerial, say("Ministerial")}, {source.Provincial, say("Provincial")},
	{source.Municipal, say("Municipal")}, {source.HongKong, say("Hong Kong")}, {source.Macao, say("Macao")}, {source.Media, say("Media")},
}

// isCursor reports whether a search can go on after what the address says.
func isCursor(f search.Filter) bool {
	if f.Best {
		n, err := strconv.ParseUint(f.After, 10, 16)
		return err == nil && n < search.Ranked
	}
	return isArticleCursor(f.After)
}

// isArticleCursor reports whether s has the shape of postgres.TextHit.Cursor: a day, a source and a page.
func isArticleCursor(s string) bool {
	day, rest, _ := strings.Cut(s, ",")
	_, page, _ := strings.Cut(rest, ",")
	_, err := time.Parse(time.DateOnly, day)
	return (err == nil || day == "-infinity") && keyShape.MatchString(page)
}

func (v *searchView) addNames(named []postgres.Named) {
	for _, n := range named {
		lines := &v.Groups
		if n.Kind == "person" {
			lines = &v.People
		}
		if len(*lines) == namesShown {
			v.MoreNames = true
			continue
		}
		*lines = append(*lines, newNamedLine(n))
	}
}

func newNamedLine(n postgres.Named) namedLine {
	line := namedLine{Href: groupPath(n.ID), Name: n.Name, Years: registry.Span(n.From, n.To)}
	if n.Kind == "person" {
		line.Href = personPath(n.ID)
	} else if n.State == postgres.Accepted {
		line.Level = levelName(n.Level)
	}
	if n.By != n.Name {
		line.By = n.By
	}
	if n.State != postgres.Accepted {
		line.State = n.State
	}
	return line
}

func (v *searchView) addArticles(page search.Page, q url.Values) {
	v.Short, v.Ranked = page.Short, page.Ranked
	for _, hit := range page.Hits {
		v.Articles = append(v.Articles, foundArticle{newReference(hit.ArticleRef), hit.Heading, hit.Snippet})
	}
	if page.Next != "" {
		q.Set("after", page.Next)
		v.Next = withQuery("/search", q)
	}
}
