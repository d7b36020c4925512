package research

import (
	"math"
	"testing"

	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// counted are rows with so many articles; -1 is a period that was not read.
func counted(articles ...int) (rows []Row) {
	for _, n := range articles {
		r := Row{Coverage: Nothing}
		if n >= 0 {
			r.Counts, r.Coverage = &postgres.Counts{Articles: n}, Read
		}
		rows = append(rows, r)
	}
	return rows
}

func TestSmooth(t *testing.T) {
	unknown := math.NaN()
	for name, c := range map[string]struct {
		articles []int
		n        int
		want     []float64
	}{
		"none":          {[]int{1, -1, 3}, 0, []float64{1, unknown, 3}},
		"three":         {[]int{3, 6, 0, 9, 0}, 3, []float64{unknown, unknown, 3, 5, 3}},
		"over a gap":    {[]int{3, 3, 3, -1, 6, 6, 6}, 3, []float64{unknown, unknown, 3, unknown, unknown, unknown, 6}},
		"all too short": {[]int{1, 2}, 12, []float64{unknown, unknown}},
	} {
		rows := counted(c.articles...)
		for i, v := range Smooth(Values(Articles, rows), rows, c.n) {
			if v.Known == math.IsNaN(c.want[i]) || v.Known && math.Abs(v.N-c.want[i]) > 1e-9 {
				t.Errorf("%s: period %d is %v, want %v", name, i, v, c.want[i])
			}
		}
	}
}

// What is not over yet would pull the average down.
func TestRunningPeriodIsNotSmoothed(t *testing.T) {
	rows := counted(4, 4, 1)
	rows[2].Coverage = Running
	if got := Smooth(Values(Articles, rows), rows, 3); got[2].Known {
		t.Errorf("got %v", got)
	}
}

func TestMeasureText(t *testing.T) {
	for want, got := range map[string]string{"12.50 %": Share.Text(0.125), "3": Mentions.Text(3), "2.3": Articles.Text(7.0 / 3)} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
