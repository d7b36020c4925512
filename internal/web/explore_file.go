package web

import (
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/research"
	"github.com/xiaozu-watch/xiaozu/internal/research/csv"
	"github.com/xiaozu-watch/xiaozu/internal/research/jsonl"
	"github.com/xiaozu-watch/xiaozu/internal/research/parquet"
	"github.com/xiaozu-watch/xiaozu/internal/research/svg"
	"github.com/xiaozu-watch/xiaozu/internal/research/xlsx"
)

// exploreFormats are what a chart can be taken along as, in the order of their links.
var exploreFormats = []string{"csv", "jsonl", "xlsx", "parquet", "svg"}

var exploreTypes = map[string]string{
	"csv": "text/csv; charset=utf-8", "jsonl": "application/jsonl", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
	"parquet": "application/vnd.apache.parquet", "svg": "image/svg+xml",
}

var tableWriters = map[string]func(io.Writer, research.Table) (int, error){
	"csv": csv.Write, "jsonl": jsonl.Write, "xlsx": xlsx.Write, "parquet": parquet.Write,
}

// exploreFile sends the chart of an address as a file.
func (s *site) exploreFile(w http.ResponseWriter, r *http.Request) error {
	format, ok := strings.CutPrefix(r.PathValue("file"), "chart.")
	q := readExploreQuery(r.URL.Query())
	if !ok || exploreTypes[format] == "" || len(q.Subjects) == 0 || q.Wrong != nil {
		return errNoSuchPage
	}
	series, err := research.Each(r.Context(), s.db, q.Subjects, q.Filter, time.Now())
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", exploreTypes[format])
	w.Header().Set("Content-Disposition", fmt.Sprintf(`attachment; filename="xiaozu-chart.%s"`, format))
	if format == "svg" {
		return svg.Write(w, svg.Chart{Series: series, Measure: q.Measure, Width: 960, Label: s.base + withQuery("/explore", q.values())})
	}
	_, err = tableWriters[format](w, research.Table{Name: "counts", Columns: research.CountColumns(q.Filter), Rows: func(yield func(postgres.Record, error) bool) {
		for _, rows := range series {
			for _, row := range rows {
				if !yield(row.Record(), nil) {
					return
				}
			}
		}
	}})
	return err
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
