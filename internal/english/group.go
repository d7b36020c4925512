package english

import (
	"strings"
)

// A Body is a group of the text.
type Body struct {
	name    string // its fullest name that the text prints
	entry   string
	analog  bool // a commission, headquarters and the like: it has seats but is not listed
	listed  bool // an analog that a group became
	created bool
	changed bool // its members were changed
	told    bool // named in a sentence that is no fiction
	denied  bool // the text says that there is none
}

// A mention is a place that names a group, or says the group, in words.
type mention struct {
	from, to int
	*Body           // nil where nobody can say which
	bare     bool   // the group, the task force
	office   bool   // within the name of its office
	unnamed  bool   // a group whose name is not told
	kind     string // the last word of its head
	first    int    // of an acronym: 1 + the mention that it was defined behind
}

// heads are the words that names of groups end with, or have before for; the last of them is the
// one in capitals.
var heads = []struct {
	words  []string
	analog bool
}{
	{[]string{"leading", "small", "group"}, false},
	{[]string{"small", "leading", "group"}, false},
	{[]string{"leading", "working", "group"}, false},
	{[]string{"leading", "work", "group"}, false},
	{[]string{"work", "leading", "group"}, false},
	{[]string{"leading", "group"}, false},
	{[]string{"lsg"}, false},
	{[]string{"coordination", "small", "group"}, false},
	{[]string{"coordination", "group"}, false},
	{[]string{"coordinating", "group"}, false},
	{[]string{"coordination", "working", "group"}, false},
	{[]string{"working", "group"}, false},
	{[]string{"work", "group"}, false},
	{[]string{"steering", "group"}, false},
	{[]string{"small", "group"}, false},
	{[]string{"task", "force"}, false},
	{[]string{"task", "group"}, false},
	{[]string{"special", "group"}, false},
	{[]string{"headquarters"}, true},
	{[]string{"coordination", "committee"}, true},
	{[]string{"coordinating", "committee"}, true},
	{[]string{"steering", "committee"}, true},
	{[]string{"organizing", "committee"}, true},
	{[]string{"organising", "committee"}, true},
	{[]string{"liaison", "committee"}, true},
	{[]string{"joint", "conference"}, true},
	{[]string{"joint", "meeting"}, true},
	{[]string{"coordination", "mechanism"}, true},
	{[]string{"joint", "mechanism"}, true},
	{[]string{"commission"}, true},
	{[]string{"committee"}, true},
}

// generic words before a head make no name of it.
var generic = wordSet(`the a an this that its his their such new another each any every special ad hoc central national provincial municipal city county state
	party joint high level interdepartmental interministerial ministerial departmental inter agency departmental dedicated powerful so called local similar same said latter former other
	government military district temporary dozen several many all various main two three four existing regional district-level top own respective corresponding
	general core small permanent grassroots cross`)

// determiners end a name to the left.
var determiners = wordSet(`the a an this that its his their such new another each any every same said latter former other our these those newly so called`)

// levels are the words in lower case that belong to a name in capitals behind them or to one in
// small letters.
var levels = wordSet("central national provincial municipal city county state special interdepartmental inter departmental joint district prefectural regional ministerial")

// findGroups finds the names of groups, then which of them mean the same.
func (p *paper) findGroups(known []Known) {
	p.groupAt = make([]int, len(p.words))
	short := acronyms{}
	last := 0
	for i := range p.words {
		if i < last {
			continue
		}
		if m, ok := short.mentionAt(p, i); ok {
			p.groups = append(p.groups, m)
			last = m.to
			continue
		}
		n, analog := p.headOfGroup(i)
		if n == 0 {
			continue
		}
		m := p.mentionAt(i, i+n, last, analog)
		if m.to > 0 {
			p.groups = append(p.groups, m)
			last = m.to
			short.define(p)
		}
	}
	p.resolveGroups(known)
	for i, m := range p.groups {
		p.groupAt[m.from] = i + 1
	}
}

// headOfGroup is how many words at i are the head of a group's name.
func (p *paper) headOfGroup(i int) (n int, analog bool) {
	for _, h := range heads {
		if p.hasWords(i, h.words) {
			return len(h.words), h.analog
		}
	}
	before := p.at(i - 1).lower
	if before == "new" {
		before = p.at(i - 2).lower // the new group
	}
	if p.words[i].lower == "group" && pointing[before] && p.at(i+1).lower != "of" && p.at(i+1).lower != "for" {
		return 1, false // the group
	}
	return 0, false
}

// praise stands before names of groups and belongs to none.
var praise = wordSet("powerful influential key new newly top dedicated")

// pointing words before group alone make it one that was named.
var pointing = wordSet("the this that its")

func (p *paper) hasWords(i int, list []string) bool {
	for k, w := range list {
		if p.at(i+k).lower != w || k > 0 && p.at(i+k).lines > 1 {
			return false
		}
	}
	return true
}

// mentionAt is the group whose head stands from i to end; nothing before last belongs to it.
func (p *paper) mentionAt(i, end, last int, analog bool) mention {
	if p.words[i].lower == "group" { // the group
		return mention{from: i, to: end, office: p.inOffice(i, end), bare: true, Body: &Body{}}
	}
	capital := p.words[end-1].upper
	from := p.leftOf(i, last, capital)
	for from > last && p.words[from].glued {
		from-- // on-site
	}
	for from < i && praise[p.words[from].lower] && !p.words[from].upper {
		from++
	}
	to := p.rightOf(end, capital)
	if analog && !p.isPosted(from, i, to) && !(capital && p.isCoordinating(from, i, to, end)) && !(to > end && end > i+1) && !p.pointsBack(from, i, to, end) {
		return mention{}
	}
	m := mention{from: from, to: to, office: p.inOffice(from, to), kind: p.kindOf(i, end, analog)}
	if to == end && p.isGeneric(from, i) {
		m.bare = true
		m.unnamed = p.isUnnamed(from)
	}
	m.Body = &Body{name: p.nameOf(m), analog: analog}
	return m
}

// isPosted reports whether small letters name a headquarters for one thing: an on-site rescue headquarters.
func (p *paper) isPosted(from, head, to int) bool {
	w := p.words[head]
	before := p.at(from - 1).lower
	return w.lower == "headquarters" && !w.upper && to == head+1 && from < head-1 && !p.isGeneric(from, head) && (before == "a" || before == "an" || before == "the")
}

// kindOf is what the groups have in common that the words from a head to its end can mean: the task
// force is no leading group, but the committee may be a steering committee.
func (p *paper) kindOf(head, end int, analog bool) string {
	if analog {
		head = end - 1
	}
	return strings.TrimSpace(p.lowered(head, end))
}

// pointsBack reports whether a committee or the like is one named before: the headquarters, this
// Committee.
func (p *paper) pointsBack(from, head, to, end int) bool {
	return from == head && to == end && pointing[p.at(from-1).lower]
}

// isCoordinating reports whether a committee or the like is named as a group is: for something, or
// as headquarters or a joint conference are.
func (p *paper) isCoordinating(from, head, to, end int) bool {
	switch p.words[end-1].lower {
	case "commission", "committee":
		lead := p.words[head].lower
		return p.isCentral(from, head) || to > end && (p.at(end).lower == "for" || p.at(end).lower == "on") && p.at(end+1).upper || lead != "commission" && lead != "committee" && from < head
	}
	return from < head || to > end
}

// isCentral reports whether a commission is one of the Party's that coordinate, as the Central
// Foreign Affairs Commission does, but neither the military nor the disciplinary one.
func (p *paper) isCentral(from, head int) bool {
	return p.words[head].lower == "commission" && p.words[from].lower == "central" && head > from+1 && p.words[from+1].lower != "military"
}

// inOffice reports whether a name stands within the name of its office.
func (p *paper) inOffice(from, to int) bool {
	if p.officeBehind(to) > to {
		return true
	}
	k := from - 1
	if p.at(k).lower == "the" {
		k--
	}
	return (p.at(k).lower == "of" || p.at(k).lower == "for") && p.at(k-1).lower == "office"
}

// officeBehind is behind the office that belongs to the group that ends at i, or i.
func (p *paper) officeBehind(i int) int {
	j := i
	if p.at(j).lower == "'s" {
		j++
	}
	if p.at(j).lower == "general" {
		j++
	}
	if p.at(j).lower != "office" {
		return i
	}
	return j + 1
}

// isGeneric reports whether the words from one to before another say nothing of what a group is
// for.
func (p *paper) isGeneric(from, to int) bool {
	for i := from; i < to; i++ {
		if !generic[p.words[i].lower] {
			return false
		}
	}
	return true
}

// isUnnamed reports whether a or another stands before a group without a name, which is then none
// that was named before.
func (p *paper) isUnnamed(from int) bool {
	for i := from - 1; i >= 0 && i > from-4; i-- {
		switch p.words[i].lower {
		case "a", "an", "another", "any", "each", "every", "such", "similar", "other":
			return true
		case "the", "this", "its", "that":
			return false
		}
		if !generic[p.words[i].lower] {
			return false
		}
	}
	return false
}

// groupFrom is the group whose name starts at i, or nil.
func (p *paper) groupFrom(i int) *mention {
	if i < 0 || i >= len(p.groupAt) || p.groupAt[i] == 0 {
		return nil
	}
	return &p.groups[p.groupAt[i]-1]
}

// isNamedGroup reports whether a group that is no commission or the like stands at i.
func (p *paper) isNamedGroup(i int) bool {
	m := p.groupFrom(i)
	return m != nil && (m.Body == nil || !m.Body.analog)
}

func (p *paper) nameOf(m mention) string {
	return strings.Join(strings.Fields(p.printed(m.from, m.to)), " ")
}
