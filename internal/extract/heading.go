package extract

import (
	"slices"
	"sort"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// A heading names the groups whose list the labels below it begin.

// fillLabel gives a label the group whose list it begins: the one of the heading before it, else the
// one that the document is about, else the one named last.
func (p *paper) fillLabel(n *seatName) {
	if g := p.groupBefore(n.span.Start, n.role); g == nil || !p.isHeading(g.Span) && !p.told(g.body) {
		if b := p.mainGroup(n.role); b != nil {
			n.bodies, n.groups = []string{b.name}, []*body{b}
			return
		}
	}
	p.fillRoster(n)
	p.shareHeading(n)
}

// shareHeading gives a label all groups that the heading before it lists: 五、|甲领导小组、乙领导小组.
func (p *paper) shareHeading(n *seatName) {
	k := sort.Search(len(p.groups), func(k int) bool { return p.groups[k].Start >= n.span.Start }) - 1
	if k < 1 || len(n.groups) != 1 || p.groups[k].body != n.groups[0] || p.gap(p.groups[k].End) != newLine {
		return
	}
	first := p.listStart(k)
	if !p.startsLine(p.groups[first].Start) {
		return
	}
	for _, g := range p.groups[first:k] {
		if b := g.body; b != nil && fits(n.role, b.name) && !slices.Contains(n.groups, b) {
			n.bodies, n.groups = append(n.bodies, b.name), append(n.groups, b)
		}
	}
}

// isHeading reports whether a group is named at the start of a line with nothing behind it but what
// announces its members.
func (p *paper) isHeading(s news.Span) bool {
	if !p.startsLine(s.Start) {
		return false
	}
	return p.gap(s.End) != noGap || containsRune(":(,。", p.rune(s.End)) || p.has(s.End, []rune("组成人员")) || p.has(s.End, []rune("成员")) || p.has(s.End, []rune("名单"))
}

// told reports whether the text has said by now what became of b.
func (p *paper) told(b *body) bool {
	for k := len(p.facts) - 1; k >= max(0, len(p.facts)-farBack); k-- {
		if f := &p.facts[k]; f.Kind == news.GroupFact && f.Body == b.name {
			return true
		}
	}
	return false
}

// mainGroup is the first group that the text sets up or changes and that has such a role, or nil.
func (p *paper) mainGroup(role string) *body {
	for _, f := range p.facts[:min(len(p.facts), farBack)] {
		if f.Kind != news.GroupFact || f.Action == news.Abolished {
			continue
		}
		for _, b := range p.bodies[:min(len(p.bodies), farBack)] {
			if b.name == f.Body && fits(role, b.name) {
				return b
			}
		}
	}
	return nil
}

// inline reports whether the i-th phrase is a label that a name follows at once, in a line that a
// group's name begins: 局安全保卫工作领导小组:组长高强;副组长崔浩;成员:….
func (r *roster) inline(ts []token, i int) bool {
	if k := ts[i].Start - 1; k > 0 && r.runes[k] == ':' && r.titleEnds[k] { // 副组长:|政委高远
		return false
	}
	switch {
	case i == 0: // 1.甲领导小组。组长高远,副组长…
		if !r.open && !r.headingBefore(ts[0].Start) && !r.has(ts[0].Start-5, []rune("进行调整。")) {
			return false
		}
	case !strings.ContainsRune(":,;", rune(ts[i-1].class)) || !r.open && r.team == "" && (i < 2 || !r.heads(ts[i-2], ts[i-1])):
		return false
	}
	k := i + 1
	for k < len(ts) && strings.ContainsRune("Pn()CxT", rune(ts[k].class)) {
		k++
	}
	return k == len(ts) || strings.ContainsRune(",;", rune(ts[k].class))
}

// headingBefore reports whether a group at the start of a line is all that stands in it before i.
func (r *roster) headingBefore(i int) bool {
	if g := r.groupBefore(i, "组长"); g != nil && i-g.End <= longestCaption && r.gap(i) == newLine && r.isHeading(g.Span) {
		return true
	}
	k := sort.Search(len(r.groups), func(k int) bool { return r.groups[k].End >= i-1 })
	return k < len(r.groups) && r.groups[k].End == i-1 && r.rune(i-1) == '。' && r.startsLine(r.groups[k].Start)
}

// heads reports whether t is a group at the start of a line, with a mark behind it.
func (r *roster) heads(t, mark token) bool {
	return t.class == group && r.startsLine(t.Start) && mark.class != stop
}
