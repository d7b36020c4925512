package plot

import (
	"testing"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/research"
)

// A column is as high as its layers together; what is not sure stands above, unfilled.
func TestStack(t *testing.T) {
	p := DrawStack(Stack{Periods: []string{"2018", "2019"}, Width: 960, Unsure: "not known", Layers: []Layer{
		{Name: "head", Sure: []int{1, 1}, Unsure: []int{0, 1}}, {Name: "member", Sure: []int{3, 0}, Unsure: []int{0, 4}}}})
	boxes := of[Box](p)
	if len(boxes) != 4+3 {
		t.Fatalf("%d boxes, want four in columns and three in the legend", len(boxes))
	}
	head, member, second, unsure := boxes[0], boxes[1], boxes[2], boxes[3]
	if head.Y+head.Height != base || member.Y+member.Height != head.Y || member.Height < 2.99*head.Height || head.Fill <= member.Fill {
		t.Errorf("2018: %v, %v", head, member)
	}
	if unsure.Fill != 0 || unsure.Edge == 0 || unsure.Y+unsure.Height != second.Y || unsure.Height < 4.99*second.Height {
		t.Errorf("2019: %v, %v", second, unsure)
	}
	if p.Height <= boxes[6].Y+boxes[6].Height {
		t.Errorf("the legend ends at %g of %g", boxes[6].Y+boxes[6].Height, p.Height)
	}
	if empty := DrawStack(Stack{Width: 420}); len(of[Box](empty)) != 0 {
		t.Errorf("%v", empty.Shapes)
	}
	strips := of[Box](DrawStack(Stack{Periods: []string{"2018", "2019"}, Width: 960, Coverage: []research.Coverage{research.Read, research.Nothing}}))
	if len(strips) != 2 || strips[0].Fill == 0 || strips[1].Fill != 0 || strips[1].Edge == 0 {
		t.Errorf("coverage %v", strips)
	}
}

// Periods that are too narrow to be told apart are one box as long as their coverage is the same; and of several series
// any can have read a period.
func TestNarrowStrip(t *testing.T) {
	var rows, other []research.Row
	for n := range 500 {
		r := research.Row{Coverage: research.Nothing, Period: news.Weekly, Begin: news.Date{Year: 2024, Month: 1, Day: 1}}
		if n >= 300 {
			r.Coverage = research.Read
		}
		rows = append(rows, r)
		if n >= 400 {
			r.Coverage = research.Nothing
		}
		other = append(other, r)
	}
	for name, series := range map[string][][]research.Row{"one": {rows}, "two": {other, rows}} {
		boxes := of[Box](Draw(Chart{Width: 960, Series: series}))
		if len(boxes) != 2 || boxes[0].Fill != 0 || boxes[1].Fill == 0 {
			t.Errorf("%s: %v", name, boxes)
		}
	}
}
