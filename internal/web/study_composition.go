package web

import (
	"context"
	"html/template"
	"net/http"
	"strconv"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/locale"
	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/research/plot"
	"github.com/xiaozu-watch/xiaozu/internal/research/plot/svg"
	"github.com/xiaozu-watch/xiaozu/internal/study"
)

var tierNames = map[study.Tier]locale.Message{
	study.Heads: say("Heads"), study.Deputies: say("Deputies"), study.Secretaries: say("Secretaries-general"), study.Members: say("Members @tier"),
	study.Office: say("Its office"),
}

func (s *site) showComposition(r *http.Request, v *studyView) error {
	if err := s.addSeated(r.Context(), v); err != nil || v.Query.Group == "" {
		return err
	}
	makes, err := study.Composition(r.Context(), s.db, v.Query.question())
	if err != nil || len(makes) == 0 {
		return err
	}
	v.Wide, v.Narrow = drawnStack(compositionStack(spoken(r), makes, 960)), drawnStack(compositionStack(spoken(r), makes, 420))
	t := studyTable{Caption: say("Seats; those of which it is not known whether they were held stand behind the plus"), Head: []studyCell{{Says: say("Period")}}}
	for _, tier := range study.Tiers() {
		t.Head = append(t.Head, studyCell{Says: tierNames[tier], Class: "number"})
	}
	for i := len(makes) - 1; i >= 0; i-- {
		row := []studyCell{{Says: makes[i].Period.Label(makes[i].Begin)}}
		for _, tier := range study.Tiers() {
			row = append(row, studyCell{Says: seatsText(makes[i].Tiers[tier]), Class: "number"})
		}
		t.Rows = append(t.Rows, row)
	}
	v.Tables = []studyTable{t.cut()}
	return nil
}

// addPeriods offers the periods of studies.
func (v *studyView) addPeriods() {
	for _, p := range []news.Period{news.Yearly, news.Quarterly, news.Monthly} {
		v.Periods = append(v.Periods, option{string(p), periodNames[p], p == v.Query.By})
	}
}

// addSeated offers the groups in which a seat is known, and the periods.
func (s *site) addSeated(ctx context.Context, v *studyView) error {
	v.addPeriods()
	lives, err := s.db.Lives(ctx)
	if err != nil {
		return err
	}
	seats, err := s.db.GroupSeats(ctx)
	for _, l := range lives {
		if len(seats[l.Group]) > 0 {
			v.Groups = append(v.Groups, option{l.Group, name(l.Name), l.Group == v.Query.Group})
		}
	}
	return err
}

func seatsText(n study.Seats) string {
	text := strconv.Itoa(n.Certain)
	if unsure := n.Possible + n.NotKnown; unsure > 0 {
		text += " + " + strconv.Itoa(unsure)
	}
	return text
}

// compositionStack has the tiers as columns.
func compositionStack(l locale.Language, makes []study.Make, width int) plot.Stack {
	stack := study.Stack(makes, func(t study.Tier) string { return l.Text(tierNames[t]) })
	stack.Width, stack.Label, stack.Unsure = width, l.Text(say("Seats by tier")), l.Text(say("not known whether held"))
	stack.Titles = func(i int) string {
		lines := []string{stack.Periods[i]}
		for _, tier := range study.Tiers() {
			if n := makes[i].Tiers[tier]; n != (study.Seats{}) {
				lines = append(lines, l.Text(tierNames[tier])+" "+seatsText(n))
			}
		}
		return strings.Join(lines, "\n")
	}
	return stack
}

// drawnStack is a stack as markup.
func drawnStack(stack plot.Stack) template.HTML {
	var b strings.Builder
	_ = svg.Write(&b, plot.DrawStack(stack)) // a Builder never fails
	return template.HTML(b.String())
}
