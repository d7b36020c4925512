package web

import (
	"cmp"
	"fmt"
	"net/http"
	"slices"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/registry"
	"github.com/xiaozu-watch/xiaozu/internal/study"
)

func (s *site) showTenures(r *http.Request, v *studyView) error {
	tenures, err := study.Tenures(r.Context(), s.db, v.Query.question())
	if err != nil {
		return err
	}
	sums := studyTable{Caption: say("By tier, in years"), Head: []studyCell{{Says: say("Tier")}, {Says: say("Over"), Class: "number"},
		{Says: say("Shortest"), Class: "number"}, {Says: say("Median"), Class: "number"}, {Says: say("Longest"), Class: "number"}, {Says: say("Begin or end not known"), Class: "number"}}}
	for _, t := range study.ByTier(tenures) {
		row := []studyCell{{Says: tierNames[t.Tier]}, {Says: t.Over, Class: "number"}}
		for _, n := range []int{t.Shortest, t.Median, t.Longest} {
			row = append(row, studyCell{Says: years(n, t.Over > 0), Class: "number"})
		}
		sums.Rows = append(sums.Rows, append(row, studyCell{Says: t.Open, Class: "number"}))
	}
	over := slices.DeleteFunc(slices.Clone(tenures), func(t study.Tenure) bool { return !t.Over() })
	slices.SortStableFunc(over, func(a, b study.Tenure) int { return cmp.Compare(b.Days(), a.Days()) })
	longest := studyTable{Caption: say("The longest that are over"), Head: []studyCell{{Says: say("Person")}, {Says: say("Role")}, {Says: say("Group")},
		{Says: say("Years")}, {Says: say("Lasted"), Class: "number"}}}
	for _, t := range over {
		longest.Rows = append(longest.Rows, []studyCell{{Says: name(t.PersonName), Href: personPath(t.Person)}, {Says: name(t.Role)},
			{Says: name(t.Group), Href: groupPath(t.Body)}, {Says: registry.Span(t.From, t.To), Class: "date"}, {Says: years(t.Days(), true), Class: "number"}})
	}
	v.Tables = []studyTable{sums, longest.cut()}
	return nil
}

// years writes days as years; "" if they are not known.
func years(days int, known bool) string {
	if !known {
		return ""
	}
	return fmt.Sprintf("%.1f", float64(days)/365.25)
}

func (s *site) showActivity(r *http.Request, v *studyView) error {
	stretches, err := study.Activity(r.Context(), s.db, v.Query.question())
	if err != nil {
		return err
	}
	t := studyTable{Caption: say("What groups do now, those that stand by longest first"), Head: []studyCell{{Says: say("Group")}, {Says: say("State")}, {Says: say("Months")},
		{Says: say("How many"), Class: "number"}, {Says: say("Mentions"), Class: "number"}, {Says: say("Meetings"), Class: "number"}}}
	if v.Query.Group != "" {
		t.Caption = say("All times, the latest first")
		slices.Reverse(stretches)
	} else {
		stretches = latest(stretches)
	}
	for _, x := range stretches {
		t.Rows = append(t.Rows, []studyCell{{Says: name(x.Name), Href: withQuery(studyPath("activity"), studyQuery{Group: x.Group, By: "year"}.values())},
			{Says: stretchState(x)}, {Says: registry.Span(x.From, x.To), Class: "date"}, {Says: x.Months, Class: "number"}, {Says: x.Mentions, Class: "number"}, {Says: x.Meetings, Class: "number"}})
	}
	v.Tables = []studyTable{t.cut()}
	return nil
}

// latest is the last stretch of each group: those of standby first, the longest before.
func latest(stretches []study.Stretch) (last []study.Stretch) {
	for i, x := range stretches {
		if i+1 == len(stretches) || stretches[i+1].Group != x.Group {
			last = append(last, x)
		}
	}
	rank := map[bool]int{true: 0, false: 1}
	slices.SortStableFunc(last, func(a, b study.Stretch) int {
		return cmp.Or(cmp.Compare(rank[a.Standby], rank[b.Standby]), cmp.Compare(b.Months, a.Months))
	})
	return last
}

func stretchState(x study.Stretch) any {
	if x.Standby {
		return say("stands by")
	}
	return say("active")
}

func (s *site) showFirsts(r *http.Request, v *studyView) error {
	firsts, err := study.Firsts(r.Context(), s.db, v.Query.question())
	if err != nil {
		return err
	}
	ranking := studyTable{Caption: say("Publishers by how many groups they named on the first day"), Head: []studyCell{{Says: say("Publisher")},
		{Says: say("Groups"), Class: "number"}, {Says: say("Alone"), Class: "number"}}}
	for _, h := range study.Heralds(firsts) {
		ranking.Rows = append(ranking.Rows, []studyCell{{Says: name(h.Publisher)}, {Says: h.Groups, Class: "number"}, {Says: h.Alone, Class: "number"}})
	}
	early := slices.DeleteFunc(slices.Clone(firsts), func(f study.First) bool { return !f.Early() })
	slices.SortStableFunc(early, func(a, b study.First) int { return b.Day.First().Compare(a.Day.First()) })
	before := studyTable{Caption: say("Groups that were named before they were founded"), Head: []studyCell{{Says: say("Group")}, {Says: say("First named")},
		{Says: say("Publisher")}, {Says: say("Founded")}, {Says: say("Days between"), Class: "number"}}}
	for _, f := range early {
		before.Rows = append(before.Rows, []studyCell{{Says: name(f.Name), Href: groupPath(f.Group)}, {Says: f.Day, Href: articlePath(f.Article.Source, f.Article.Page), Class: "date"},
			{Says: name(f.Publisher())}, {Says: f.Established, Class: "date"}, {Says: daysText(f), Class: "number"}})
	}
	v.Tables = []studyTable{ranking.cut(), before.cut()}
	return nil
}

// daysText writes how many days before its founding a group was named: one number if the dates are days, else two.
func daysText(f study.First) string {
	least, most := f.Before()
	if *least == *most {
		return fmt.Sprint(*least)
	}
	return fmt.Sprintf("%d–%d", *least, *most)
}

// fromTo are the first and the last period of a source, or the one that it has.
func fromTo(x study.Reach) string {
	if x.First().IsZero() {
		return "–" // it was asked, and nothing found
	}
	first, last := x.Period.Label(x.First()), x.Period.Label(x.Last())
	if first == last {
		return first
	}
	return first + "–" + last
}

func (s *site) showCoverage(r *http.Request, v *studyView) error {
	q := v.Query
	q.By = news.Monthly
	t := studyTable{Caption: say("By source; a gap is a month without an article of it"), Head: []studyCell{{Says: say("Source")}, {Says: say("Months")},
		{Says: say("Articles"), Class: "number"}, {Says: say("Gaps"), Class: "number"}}}
	for x, err := range study.Coverage(r.Context(), s.db, q.question()) {
		if err != nil {
			return err
		}
		t.Rows = append(t.Rows, []studyCell{{Says: name(x.Name)}, {Says: fromTo(x), Class: "date"},
			{Says: x.Articles(), Class: "number"}, {Says: x.Silent(), Class: "number"}})
	}
	v.Tables = []studyTable{t.cut()}
	return nil
}
