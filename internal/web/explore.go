package web

import (
	"html/template"
	"net/http"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/locale"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/research"
	"github.com/xiaozu-watch/xiaozu/internal/research/plot"
	"github.com/xiaozu-watch/xiaozu/internal/research/plot/svg"
)

// An exploreView is a chart with the question it answers, its table, and ways to take it along.
type exploreView struct {
	Tabs              []exploreTab
	Query             exploreQuery
	Measures, Periods []option
	Smoothings        []option
	Kinds, Splits     []option
	Sources           []option
	Subjects          []option // to add
	Series            []charted
	Events            []exploreEvent
	Wide, Narrow      template.HTML
	Table             []tableRow
	Share             bool
	Downloads         []download
	Citation          *citation
	Full              bool // no further group fits
}

// A charted series has its line in the chart and its row in the legend.
type charted struct {
	Letter, Dashes string
	Name           string
	Href           string // of the subject's page, or of the chart of a part alone; "" if there is none
	Without        string // address of the chart without it; "" if it cannot be left out
	Total          int
}

// A tableRow is one period.
type tableRow struct {
	Period   string
	Values   []tableCell // one a series
	Total    int
	Sources  int
	Coverage any
}

// A tableCell is what the chart shows of a series in a period.
type tableCell struct {
	Text string
	Href string // of the articles that are counted; "" for none
}

// explore shows how often groups were named over time.
func (s *site) explore(w http.ResponseWriter, r *http.Request) error {
	v, err := s.newExploreView(r)
	if err != nil {
		return err
	}
	return s.page(w, r, "explore", view{Title: say("Explore"), Section: "explore", Data: v})
}

func (s *site) newExploreView(r *http.Request) (exploreView, error) {
	q := readExploreQuery(r.URL.Query())
	v := exploreView{Tabs: exploreTabs(""), Query: q, Measures: q.measures(), Periods: q.periods(), Smoothings: q.smoothings(), Kinds: q.kinds(), Splits: q.splits(), Share: q.Measure == research.Share, Full: len(q.Subjects) == plot.Most}
	if err := s.addChoices(r, &v); err != nil {
		return v, err
	}
	if len(q.Subjects) == 0 || q.Wrong != nil {
		return v, nil
	}
	drawn, err := s.draw(r.Context(), q)
	if err != nil || len(drawn.series) == 0 {
		return v, err
	}
	language := spoken(r)
	v.Wide, v.Narrow = pictured(language, q, drawn, 960), pictured(language, q, drawn, 420)
	v.Series, v.Table, v.Events = q.legend(drawn.series), q.table(language, drawn.series), newExploreEvents(language, drawn.events)
	v.Downloads = append(tableFiles("/explore/chart", q.values()), pictureFiles("/explore/chart", q.values())...)
	v.Citation = cite(s.origin(q, drawn.series), "/explore/chart", q.values())
	return v, nil
}

// mostChoices bounds how many subjects are offered.
const mostChoices = 500

// addChoices offers the subjects that most articles name, and all sources.
func (s *site) addChoices(r *http.Request, v *exploreView) error {
	named, err := s.subjects(r, v.Query)
	if err != nil {
		return err
	}
	for _, n := range named {
		v.Subjects = append(v.Subjects, option{Value: n.ID, Name: name(n.Name)})
	}
	v.Sources, err = s.sourceOptions(r, v.Query.Filter.Source)
	return err
}

func (s *site) subjects(r *http.Request, q exploreQuery) (all []postgres.Subject, err error) {
	if q.Filter.ByLevel {
		levels, err := s.db.Levels(r.Context())
		for _, level := range levels {
			all = append(all, postgres.Subject{ID: level, Name: level})
		}
		return all, err
	}
	return s.db.MostNamed(r.Context(), q.Filter.Kind, mostChoices)
}

// pictured is the chart as markup; what it says of a point is in the language of the page.
func pictured(l locale.Language, q exploreQuery, drawn charts, width int) template.HTML {
	var b strings.Builder
	chart := q.chart(drawn, width)
	chart.Label = l.Text(say("{measure} by period", measureNames[q.Measure]))
	chart.Title = func(r research.Row) string { return r.Period.Label(r.Begin) + " " + r.Called() + ": " + q.value(l, r) }
	chart.Link = func(n int, r research.Row) string { return q.articlesPath(n, r) }
	_ = svg.Write(&b, plot.Draw(chart)) // a Builder never fails
	return template.HTML(b.String())
}

// value is what the chart shows of a row, for people.
func (q exploreQuery) value(l locale.Language, r research.Row) string {
	v, known := q.Measure.Value(r)
	switch {
	case !known:
		return l.Text(say("nothing read"))
	case q.Measure == research.Share:
		return q.Measure.Text(v)
	}
	return l.Text(int(v))
}

func (q exploreQuery) legend(series [][]research.Row) (all []charted) {
	for n, rows := range series {
		c := charted{Letter: plot.Letter(n), Dashes: svg.Dashes(plot.Dashes(n)), Name: q.subject(n), Href: q.subjectPath(n)}
		if len(rows) > 0 {
			c.Name, c.Total = rows[0].Called(), research.AllMentions(rows)
		}
		if q.Split == "" {
			c.Without = withQuery("/explore", q.without(q.Subjects[n]).values())
		} else if len(rows) > 0 {
			c.Href = withQuery("/explore", q.of(rows[0]).values())
		}
		all = append(all, c)
	}
	return all
}

// subjectPath is the page of the n-th subject; "" if its kind has none.
func (q exploreQuery) subjectPath(n int) string {
	switch q.Kind {
	case "group":
		return groupPath(q.subject(n))
	case "person":
		return personPath(q.subject(n))
	}
	return ""
}

// table has the newest period first.
func (q exploreQuery) table(l locale.Language, series [][]research.Row) (rows []tableRow) {
	for i := len(series[0]) - 1; i >= 0; i-- {
		first := series[0][i]
		row := tableRow{Period: first.Period.Label(first.Begin), Total: first.Total.Articles, Sources: first.Total.Sources,
			Coverage: coverageSays(first)}
		for n, of := range series {
			row.Values = append(row.Values, tableCell{q.value(l, of[i]), q.articlesPath(n, of[i])})
		}
		rows = append(rows, row)
	}
	return rows
}

// coverageSays tells how much was read of a period, and which sources were not there throughout.
func coverageSays(r research.Row) locale.Line {
	says := locale.Line{coverageNames[r.Coverage]}
	if n := r.Total.First; n > 0 {
		says = append(says, say("{n source begins|sources begin}", n))
	}
	if n := r.Total.Last; n > 0 && r.Coverage == research.Read {
		says = append(says, say("{n source ends|sources end}", n))
	}
	if n := r.Total.Silent; n > 0 {
		says = append(says, say("{n source is|sources are} silent", n))
	}
	return says
}

var coverageNames = map[research.Coverage]locale.Message{
	research.Read: say("read @coverage"), research.Running: say("not over yet"), research.Asked: say("asked, nothing found"), research.Nothing: say("nothing read"),
}
