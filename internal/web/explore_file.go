package web

import (
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
	if !isChart || !isTable && picture == nil && name != metadataFormat || len(q.Subjects) == 0 || q.Wrong != nil {
		return errNoSuchPage
	}
	drawn, err := s.draw(r.Context(), q)
	if err != nil {
		return err
	}
	switch {
	case picture != nil:
		return s.sendChart(w, *picture, q, drawn)
	case name == metadataFormat:
		return sendMetadata(w, "chart", s.origin(q, drawn.series))
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
	return s.sendPicture(w, d, "chart", plot.Draw(chart), s.origin(q, drawn.series))
}

// origin is where the chart of a query comes from.
func (s *site) origin(q exploreQuery, series [][]research.Row) research.Provenance {
	return s.provenance(q.title(series), withQuery("/explore", q.values()), research.CoverageOf(research.Coverages(series[0])))
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
