package web

import (
	"github.com/xiaozu-watch/xiaozu/internal/lexicon"
	"github.com/xiaozu-watch/xiaozu/internal/locale"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/registry"
)

// revivedAfter is how many years there was neither group, so that the later one is said to revive
// the earlier.
const revivedAfter = 2

// newLineage draws the groups that a group came from and became over the years; nil if it has none.
func newLineage(g postgres.GroupPage) *timeline {
	if len(g.Family.Lives) < 2 {
		return nil
	}
	rows := map[string]int{}
	var list []lasting
	for i, l := range g.Family.Lives {
		rows[l.Group] = i
		list = append(list, newLasting(l, l.Group == g.ID))
	}
	t := newTimeline(say("The line of {group} through the years", name(g.Name)), list)
	for _, d := range g.Family.Descents {
		from, to := g.Family.Lives[rows[d.Predecessor]], g.Family.Lives[rows[d.Successor]]
		if !to.Established.IsZero() || !from.Ended.IsZero() {
			t.Links = append(t.Links, t.link(from, to, d, rows))
		}
	}
	return &t
}

func newLasting(l postgres.Life, here bool) lasting {
	row := lasting{Seat: postgres.Seat{From: l.Established, To: l.Ended}, name: name(l.Name), here: here}
	if !here {
		row.href = groupPath(l.Group)
	}
	says := locale.Line{}
	if years := registry.Span(l.Established, l.Ended); years != nil {
		says = append(says, years)
	}
	if l.EndKind != "" {
		says = append(says, locale.Term(endWords, lexicon.EndKind(l.EndKind)))
	}
	row.says = says
	return row
}

// link draws one descent: down from the earlier group's row to the later one's, where that began.
func (t timeline) link(from, to postgres.Life, d postgres.Descent, rows map[string]int) timeLink {
	at := to.Established
	if at.IsZero() {
		at = from.Ended
	}
	x := t.at(at.First())
	l := timeLink{X: percent(x), Y1: t.Rows[rows[from.Group]].BarY + barHeight/2, Y2: t.Rows[rows[to.Group]].BarY + barHeight/2,
		Title: descent(from, to, d)}
	last := from.Ended
	if last.IsZero() {
		last = from.Established
	}
	if end := t.at(last.Last()); !last.IsZero() && end < x {
		l.GapX = percent(end)
	}
	return l
}

// descent says how one group became another.
func descent(from, to postgres.Life, d postgres.Descent) locale.Message {
	before, after := name(from.Name), name(to.Name)
	switch gap := to.Established.Year - from.Ended.Year; {
	case !from.Ended.IsZero() && !to.Established.IsZero() && gap >= revivedAfter:
		return say("{earlier} was revived as {later} after {n year|years}", before, after, gap)
	case d.Kind == string(lexicon.Renamed):
		return say("{earlier} was renamed {later}", before, after)
	case d.Kind == string(lexicon.Merged):
		return say("{earlier} was merged into {later}", before, after)
	}
	return say("{earlier} became {later}", before, after)
}
