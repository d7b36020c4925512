package csv

import (
	"encoding/csv"
	"errors"
	"iter"
	"strings"
	"testing"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/research"
)

func all(rows ...research.Row) iter.Seq2[research.Row, error] {
	return func(yield func(research.Row, error) bool) {
		for _, r := range rows {
			if !yield(r, nil) {
				return
			}
		}
	}
}

func row(name string, articles, mentions *int) research.Row {
	return research.Row{
		Subject: research.Subject{ID: "yunling-islands-lg", Name: name, Level: "provincial"},
		Month:   news.Date{Year: 2024, Month: 5}, Articles: articles, Mentions: mentions,
		Total: 12, Sources: 2, Coverage: research.Read,
	}
}

func TestWrite(t *testing.T) {
	three, seven := 3, 7
	gap := row("云岭省海岛保护领导小组", nil, nil)
	gap.Total, gap.Sources, gap.Coverage = 0, 0, research.Nothing
	var b strings.Builder
	if err := Write(&b, all(row("云岭省海岛保护领导小组", &three, &seven), gap, row("a,\"b\"\nc", &three, &seven))); err != nil {
		t.Fatal(err)
	}
	want := `group,name,level,month,articles,mentions,articles_total,share,sources,coverage
yunling-islands-lg,云岭省海岛保护领导小组,provincial,2024-05,3,7,12,0.250000,2,read
yunling-islands-lg,云岭省海岛保护领导小组,provincial,2024-05,,,0,,0,none
yunling-islands-lg,"a,""b""
c",provincial,2024-05,3,7,12,0.250000,2,read
`
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
}

// What a spreadsheet would run is written as text, and the documented rule gives it back.
func TestFormulasAreNeutralAndComeBack(t *testing.T) {
	for _, name := range []string{
		`=HYPERLINK("http://x","y")`, "+1", "-1", "@SUM(A1)", "\t=1", "'=1", "''", "", "云岭=1", "\r=1",
	} {
		var b strings.Builder
		if err := Write(&b, all(row(name, nil, nil))); err != nil {
			t.Fatal(err)
		}
		records, err := csv.NewReader(strings.NewReader(b.String())).ReadAll()
		if err != nil {
			t.Fatalf("%q: %v", name, err)
		}
		cell := records[1][1]
		if cell != "" && strings.ContainsAny(cell[:1], "=+-@\t\r") {
			t.Errorf("%q is written as %q, which runs", name, cell)
		}
		if back := strings.TrimPrefix(cell, "'"); back != name {
			t.Errorf("%q came back as %q", name, back)
		}
	}
}

func TestWriteStopsAtTheFirstError(t *testing.T) {
	gone := errors.New("database is away")
	rows := func(yield func(research.Row, error) bool) {
		_ = yield(row("甲", nil, nil), nil) && yield(research.Row{}, gone) && yield(row("乙", nil, nil), nil)
	}
	var b strings.Builder
	err := Write(&b, rows)
	if !errors.Is(err, gone) || !strings.Contains(err.Error(), "after 1 rows") {
		t.Errorf("got %v", err)
	}
	if strings.Contains(b.String(), "乙") {
		t.Error("it went on after the error")
	}
}
