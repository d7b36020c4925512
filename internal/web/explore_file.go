package web

import (
	"fmt"
	"iter"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/export"
	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/research"
	"github.com/xiaozu-watch/xiaozu/internal/research/plot"
	"github.com/xiaozu-watch/xiaozu/internal/research/plot/svg"
)

// drawing is a chart as a picture; all other formats are of its table.
var drawing = export.Format{Name: "svg", MediaType: "image/svg+xml"}

// exploreFormats are what a chart can be taken along as, in the order of their links.
var exploreFormats = append(slices.Clip(export.Formats), drawing)

// exploreFile sends the chart of an address as a file.
func (s *site) exploreFile(w http.ResponseWriter, r *http.Request) error {
	of := slices.IndexFunc(exploreFormats, func(f export.Format) bool { return r.PathValue("file") == "chart."+f.Name })
	q := readExploreQuery(r.URL.Query())
	if of < 0 || len(q.Subjects) == 0 || q.Wrong != nil {
		return errNoSuchPage
	}
	series, err := research.Each(r.Context(), s.db, q.Subjects, q.Filter, time.Now())
	if err != nil {
		return err
	}
	format := exploreFormats[of]
	w.Header().Set("Content-Type", format.MediaType)
	w.Header().Set("Content-Disposition", fmt.Sprintf(`attachment; filename="xiaozu-chart.%s"`, format.Name))
	if format.Name == drawing.Name {
		return svg.Write(w, plot.Draw(plot.Chart{Series: series, Measure: q.Measure, Width: 960, Label: s.base + withQuery("/explore", q.values())}))
	}
	_, err = format.Write(w, research.Counted(q.Filter, rowsOf(series)))
	return err
}

// rowsOf are the rows of one series after the other.
func rowsOf(series [][]research.Row) iter.Seq2[research.Row, error] {
	return func(yield func(research.Row, error) bool) {
		for _, row := range slices.Concat(series...) {
			if !yield(row, nil) {
				return
			}
		}
	}
}

func shareText(share float64) string {
	return strconv.FormatFloat(share*100, 'f', 2, 64) + " %"
}

// citation says what one cites when one cites a chart, in plain words and for BibTeX.
func (s *site) citation(q exploreQuery, series []charted, now time.Time) (plain, bibTeX string) {
	var names []string
	for _, c := range series {
		names = append(names, c.Name)
	}
	title := fmt.Sprintf("%s, %s by %s", strings.Join(names, "、"), q.Measure, q.Filter.By)
	day, address := news.DateOf(now).String(), s.base+withQuery("/explore", q.values())
	plain = fmt.Sprintf("xiaozu. “%s.” Counted on %s. %s", title, day, address)
	bibTeX = fmt.Sprintf("@misc{xiaozu-%s,\n  title  = {%s},\n  author = {{xiaozu}},\n  year   = {%s},\n  note   = {Counted on %s},\n  url    = {%s}\n}",
		day, title, day[:4], day, address)
	return plain, bibTeX
}
