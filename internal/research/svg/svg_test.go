package svg

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/research"
)

// months is a series of the months of 2024 from January with so many articles; -1 is a month that was not read.
func months(articles ...int) (rows []research.Row) {
	for i, n := range articles {
		r := research.Row{Period: news.Monthly, Begin: news.Date{Year: 2024, Month: i + 1, Day: 1}, Coverage: research.Nothing}
		if n >= 0 {
			r.Counts, r.Coverage = &postgres.Counts{Articles: n}, research.Read
		}
		rows = append(rows, r)
	}
	return rows
}

func draw(t *testing.T, c Chart) string {
	t.Helper()
	c.Width = 960
	var b strings.Builder
	if err := Write(&b, c); err != nil {
		t.Fatal(err)
	}
	for d := xml.NewDecoder(strings.NewReader(b.String())); ; {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			return b.String()
		} else if err != nil {
			t.Fatalf("not XML: %v\n%s", err, &b)
		}
	}
}

func TestLinesBreakWhereNothingWasRead(t *testing.T) {
	rows := months(3, 5, -1, 4, -1, 0, 2)
	rows[6].Coverage = research.Running
	picture := draw(t, Chart{Series: [][]research.Row{rows}, Measure: research.Articles})
	for part, want := range map[string]int{
		"<polyline ": 2, // January and February, June and July
		` r="2.5"/>`: 1, // April
		` r="4" `:    1, // July, which is not over
		`height="6"`: 7, // the strip of coverage
	} {
		if n := strings.Count(picture, part); n != want {
			t.Errorf("%d times %s, want %d in\n%s", n, part, want, picture)
		}
	}
}

func TestSeriesAreToldApart(t *testing.T) {
	picture := draw(t, Chart{Series: [][]research.Row{months(1, 2), months(2, 1)}, Measure: research.Articles})
	for _, want := range []string{`stroke-dasharray=""`, `stroke-dasharray="7 4"`, ">A</text>", ">B</text>"} {
		if !strings.Contains(picture, want) {
			t.Errorf("no %s in\n%s", want, picture)
		}
	}
}

func TestWhatIsSaidIsEscaped(t *testing.T) {
	picture := draw(t, Chart{Series: [][]research.Row{months(1)}, Measure: research.Articles, Label: `"<script>`,
		Title: func(research.Row) string { return "<b>&" }})
	if strings.Contains(picture, "<script>") || !strings.Contains(picture, "<title>&lt;b&gt;&amp;</title>") {
		t.Error(picture)
	}
}

func TestNothingToDraw(t *testing.T) {
	for _, series := range [][][]research.Row{nil, {nil}, {months(-1)}, {months(0)}} {
		if picture := draw(t, Chart{Series: series, Measure: research.Share}); strings.Contains(picture, "NaN") || strings.Contains(picture, "Inf") {
			t.Errorf("%v: %s", series, picture)
		}
	}
}
