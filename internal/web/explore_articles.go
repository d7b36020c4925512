package web

import (
	"math"
	"net/http"
	"net/url"
	"slices"

	"github.com/xiaozu-watch/xiaozu/internal/locale"
	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/record"
	"github.com/xiaozu-watch/xiaozu/internal/research"
)

// A pointView is the articles that one point of a chart counts.
type pointView struct {
	Subject  locale.Name
	Period   string
	Says     any // what the chart shows there
	Chart    string
	Articles []reference
	Next     string // address of the next page; "" for none
}

// pointPage is how many articles a page shows.
const pointPage = 50

// articlesPath is the address of the articles behind a point of the n-th series; "" where there are none.
func (q exploreQuery) articlesPath(n int, r research.Row) string {
	if v, known := q.Measure.Value(r); !known || v == 0 || q.Measure == research.Bare {
		return ""
	}
	v := q.of(r).values()
	v.Set("of", q.subject(n))
	v.Set("at", r.Begin.String())
	return withQuery("/explore/articles", v)
}

// subject is that of the n-th series.
func (q exploreQuery) subject(n int) string {
	if q.Split != "" {
		return q.Subjects[0]
	}
	return q.Subjects[n]
}

// exploreArticles lists the articles behind a point of a chart: of one subject, in one period.
func (s *site) exploreArticles(w http.ResponseWriter, r *http.Request) error {
	p, err := readPoint(r.URL.Query())
	if err != nil {
		return err
	}
	said, err := s.pointSays(r, p.Filter)
	if err != nil {
		return err
	}
	found, err := s.db.CountedArticles(r.Context(), p.Filter, p.Measure == research.Stories, p.after, pointPage+1)
	if err != nil {
		return err
	}
	said.Period, said.Chart = p.Filter.Period().Label(p.begin), withQuery("/explore", p.values())
	if len(found) > pointPage {
		found = found[:pointPage]
		v := r.URL.Query()
		v.Set("after", found[pointPage-1].Cursor())
		said.Next = withQuery("/explore/articles", v)
	}
	said.Articles = pointArticles(found)
	return s.page(w, r, "explore-articles", view{Title: say("Articles behind a point"), Section: "explore", Data: said})
}

// allCounted is more than any point counts.
const allCounted = math.MaxInt32

func (s *site) exploreArticlesData(r *http.Request) (dataset, error) {
	p, err := readPoint(r.URL.Query())
	if err != nil {
		return dataset{}, err
	}
	found, err := s.db.CountedArticles(r.Context(), p.Filter, p.Measure == research.Stories, p.after, allCounted)
	return listed("articles", each(found, record.NewCounted)), err
}

// A chartPoint is one of a chart: the query of the chart, narrowed to a subject and a period.
type chartPoint struct {
	exploreQuery
	begin news.Date // of the period
	after string    // cursor of the last article of the page before
}

func readPoint(v url.Values) (p chartPoint, err error) {
	p.exploreQuery, p.after = readExploreQuery(v), v.Get("after")
	at, err := news.ParseDate(v.Get("at"))
	subject := v.Get("of")
	if err != nil || at.IsZero() || p.Wrong != nil || !slices.Contains(p.Subjects, subject) || p.after != "" && !isArticleCursor(p.after) {
		return p, errNoSuchPage
	}
	p.begin = p.Filter.Period().Begin(at)
	p.Filter.Group = subject
	p.Filter = p.Filter.In(p.begin)
	return p, nil
}

// pointSays is what the chart shows at a point.
func (s *site) pointSays(r *http.Request, point postgres.CountFilter) (v pointView, err error) {
	counts, err := s.db.Counts(r.Context(), point)
	if err != nil {
		return v, err
	}
	v.Subject, v.Says = name(point.Group), locale.Line{say("{n article|articles}", 0)}
	if len(counts) > 0 {
		c := counts[0]
		v.Subject = name(c.Name)
		v.Says = locale.Line{say("{n article|articles}", c.Articles), say("{n of them is|of them are} no reprint", c.Stories), mentions(c.Mentions())}
	}
	return v, nil
}

func pointArticles(found []postgres.CountedArticle) (list []reference) {
	for _, a := range found {
		ref := newReference(a.ArticleRef)
		rest := locale.Line{mentions(a.Mentions)}
		if !a.FirstPrinting {
			rest = append(rest, say("reprint"))
		}
		ref.Rest = rest
		list = append(list, ref)
	}
	return list
}
