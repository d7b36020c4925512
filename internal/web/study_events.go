package web

import (
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/locale"
	"github.com/xiaozu-watch/xiaozu/internal/research/plot"
	"github.com/xiaozu-watch/xiaozu/internal/study"
)

var eventNames = map[study.Event]locale.Message{
	study.Met: say("Meetings"), study.Appointed: say("Appointments @events"), study.Removed: say("Removals"), study.Created: say("Set up"),
	study.Adjusted: say("Adjusted"), study.Renamed: say("Renamed"), study.Abolished: say("Abolished"),
}

// showEvents shows what happened to one group, or to all together.
func (s *site) showEvents(r *http.Request, v *studyView) error {
	of := v.Query.question()
	of.Group, of.Lineage = "", false
	sum, err := study.EventsSummed(r.Context(), s.db, of)
	if err != nil {
		return err
	}
	v.addPeriods()
	for _, g := range sum.Groups {
		v.Groups = append(v.Groups, option{g.ID, name(g.Name), g.ID == v.Query.Group})
	}
	if v.Query.Group != "" {
		if sum, err = study.EventsSummed(r.Context(), s.db, v.Query.question()); err != nil {
			return err
		}
	}
	if len(sum.Periods) > 0 {
		v.Wide, v.Narrow = drawnStack(eventStack(spoken(r), sum, 960)), drawnStack(eventStack(spoken(r), sum, 420))
		v.Tables = []studyTable{eventsByPeriod(sum).cut()}
	}
	return nil
}

func eventsByPeriod(sum study.EventSum) studyTable {
	t := studyTable{Caption: say("Facts that say so; in brackets, those of them that curators accepted"), Head: []studyCell{{Says: say("Period")}}}
	var sums [][]study.Tally
	unplaced := []studyCell{{Says: say("In no single period")}}
	for _, event := range study.EventKinds() {
		if of := sum.Of(event); of != nil {
			t.Head, sums = append(t.Head, studyCell{Says: eventNames[event], Class: "number"}), append(sums, of)
			unplaced = append(unplaced, studyCell{Says: tallyText(sum.Unplaced(event)), Class: "number"})
		}
	}
	t.Head = append(t.Head, studyCell{Says: say("All articles"), Class: "number"}, studyCell{Says: say("Coverage")})
	t.Rows = append(t.Rows, append(unplaced, studyCell{Class: "number"}, studyCell{}))
	for i, r := range slices.Backward(sum.Periods) {
		row := []studyCell{{Says: r.Period.Label(r.Begin)}}
		for _, of := range sums {
			cell := studyCell{Says: "–", Class: "number"}
			if of[i].Facts > 0 || r.Counts != nil { // else nothing was read, which is not 0
				cell.Says = tallyText(of[i])
			}
			row = append(row, cell)
		}
		t.Rows = append(t.Rows, append(row, studyCell{Says: r.Total.Articles, Class: "number"}, studyCell{Says: coverageNames[r.Coverage], Class: "quiet"}))
	}
	return t
}

func tallyText(t study.Tally) string {
	if t.Accepted == 0 {
		return strconv.Itoa(t.Facts)
	}
	return fmt.Sprintf("%d (%d)", t.Facts, t.Accepted)
}

// eventStack has the events as columns.
func eventStack(l locale.Language, sum study.EventSum, width int) plot.Stack {
	stack := sum.Stack(func(e study.Event) string { return l.Text(eventNames[e]) })
	stack.Width, stack.Label = width, l.Text(say("What happened, by period"))
	stack.Titles = func(i int) string {
		lines := []string{stack.Periods[i]}
		for _, layer := range stack.Layers {
			if n := layer.Sure[i]; n > 0 {
				lines = append(lines, layer.Name+" "+strconv.Itoa(n))
			}
		}
		return strings.Join(lines, "\n")
	}
	return stack
}
