package postgres

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

func TestPeriodArrays(t *testing.T) {
	t.Parallel()
	day := func(year, month, day int) news.Date { return news.Date{Year: year, Month: month, Day: day} }
	for text, want := range map[string]periodArrays{
		"{}": nil,
		"{{59,10,9,8,7,123},{-731,1,0,2,3,0}}": {
			{day(1997, 12, 31), Counts{Articles: 1, Full: 2, Short: 3}},
			{day(2000, 2, 29), Counts{Articles: 10, Stories: 9, Full: 8, Short: 7, Bare: 123}},
		},
	} {
		var got periodArrays
		if err := got.Scan([]byte(text)); err != nil {
			t.Errorf("%s: %v", text, err)
		}
		if diff := cmp.Diff(want, got, cmp.AllowUnexported(countedPeriod{})); diff != "" {
			t.Errorf("%s (-want +got):\n%s", text, diff)
		}
	}
	if err := new(periodArrays).Scan([]byte("{{1,2,3}}")); err == nil {
		t.Error("three numbers pass for the counts of a period")
	}
}
