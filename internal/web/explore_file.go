package web

import (
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/research"
	"github.com/xiaozu-watch/xiaozu/internal/research/plot"
)

// exploreFile sends the chart of an address as a file.
func (s *site) exploreFile(w http.ResponseWriter, r *http.Request) error {
	q := readExploreQuery(r.URL.Query())
	name, isChart := strings.CutPrefix(r.PathValue("file"), "chart.")
	format, isTable := tableFormat(name)
	picture := drawingNamed(name)
	if !isChart || !isTable && picture == nil || len(q.Subjects) == 0 || q.Wrong != nil {
		return errNoSuchPage
	}
	drawn, err := s.draw(r.Context(), q)
	if err != nil {
		return err
	}
	if picture != nil {
		return s.sendChart(w, *picture, q, drawn)
	}
	s.sendTable(w, r, format, "chart", research.Counted(q.Split, q.Filter, research.InTurn(drawn.series...)))
	return nil
}

// sendChart sends a picture that says by itself what it shows.
func (s *site) sendChart(w http.ResponseWriter, d drawing, q exploreQuery, drawn charts) error {
	chart := q.chart(drawn, 960)
	chart.Label = s.Base + withQuery("/explore", q.values())
	for _, rows := range drawn.series {
		chart.Names = append(chart.Names, rows[0].Called())
	}
	chart.Caption = plot.Caption(q.title(drawn.series), news.DateOf(time.Now()), drawn.events)
	return s.sendPicture(w, d, "chart", plot.Draw(chart))
}

// A citation is what one cites when one cites a chart, in plain words and for BibTeX.
type citation struct{ Plain, BibTeX string }

// cite cites the chart at a path, as it is now.
func (s *site) cite(title, path string, now time.Time) *citation {
	day, address := news.DateOf(now).String(), s.Base+path
	return &citation{
		Plain: fmt.Sprintf("xiaozu. “%s.” Counted on %s. %s", title, day, address),
		BibTeX: fmt.Sprintf("@misc{xiaozu-%s,\n  title  = {%s},\n  author = {{xiaozu}},\n  year   = {%s},\n  note   = {Counted on %s},\n  url    = {%s}\n}",
			day, title, day[:4], day, address),
	}
}

// title says in English what a chart shows of whom.
func (q exploreQuery) title(series [][]research.Row) string {
	var names []string
	for n, rows := range series {
		if q.Split == "" || n == 0 {
			names = append(names, rows[0].Name)
		}
	}
	return strings.Join(names, "、") + ". " + research.Describe(q.Measure, q.Smooth, q.Filter) + q.Split.Text()
}
