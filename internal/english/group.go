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
	told    bool // named in a sentence that is no fiction
	denied  bool // the text says that there is none
}

// A mention is a place that names a group, or says the group, in words.
type mention struct {
	from, to int
	*Body         // nil where nobody can say which
	bare     bool // the group, the task force
	office   bool // within the name of its office
	unnamed  bool // a group whose name is not told
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
	party joint high level interdepartmental interministerial inter agency departmental dedicated powerful so called local similar same said latter former other
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
	last := 0
	for i := range p.words {
		if i < last {
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
	if before := p.at(i - 1).lower; p.words[i].lower == "group" && pointing[before] && p.at(i+1).lower != "of" && p.at(i+1).lower != "for" {
		return 1, false // the group
	}
	return 0, false
}

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
	if end == i+1 && !analog { // the group
		return mention{from: i, to: end, office: p.inOffice(i, end), bare: true, Body: &Body{}}
	}
	capital := p.words[end-1].upper
	from := p.leftOf(i, last, capital)
	to := p.rightOf(end, capital)
	if analog && !(capital && p.isCoordinating(from, i, to, end)) {
		return mention{}
	}
	m := mention{from: from, to: to, office: p.inOffice(from, to)}
	if to == end && p.isGeneric(from, i) {
		m.bare = true
		m.unnamed = p.isUnnamed(from)
	}
	m.Body = &Body{name: p.nameOf(m), analog: analog}
	return m
}

// isCoordinating reports whether a committee or the like is named as a group is: for something, or
// as headquarters or a joint conference are.
func (p *paper) isCoordinating(from, head, to, end int) bool {
	switch p.words[end-1].lower {
	case "commission", "committee":
		lead := p.words[head].lower
		return to > end && (p.at(end).lower == "for" || p.at(end).lower == "on") && p.at(end+1).upper || lead != "commission" && lead != "committee" && from < head
	}
	return from < head || to > end
}

// leftOf is where the name whose head starts at i begins.
func (p *paper) leftOf(i, last int, capital bool) int {
	from, small := i, 0
	for j := i - 1; j >= last && j >= i-12; j-- {
		w := p.words[j]
		if p.words[j+1].lines > 1 || p.words[j+1].lines > 0 && p.breaksAt(j+1) {
			break
		}
		switch {
		case w.kind != letters || functionWords[w.lower] && !linking[w.lower] || determiners[w.lower] || p.insideName(j):
			return from
		case linking[w.lower]:
			if !capital || !p.linksLeft(j, last) {
				return from
			}
		case w.upper || w.glued && p.words[j-1].upper:
			from = j
		case capital && !levels[w.lower], p.isVerb(j):
			return from
		default:
			if small++; small > 4 {
				return from
			}
			from = j
		}
	}
	return from
}

// linking words join the parts of a name.
var linking = wordSet("and of for the in on to & with")

// linksLeft reports whether the words before the linking word at j are the start of a name that
// goes on behind it: Xinjiang and Tibet Leading Group, but not of the Leading Group.
func (p *paper) linksLeft(j, last int) bool {
	w := p.words[j].lower
	before := p.at(j - 1)
	return (w == "and" || w == "&") && j-1 >= last && before.upper && !functionWords[before.lower] && !p.insideName(j-1) && p.words[j+1].upper
}

func (p *paper) insideName(j int) bool {
	for i := j; i >= 0 && i > j-6; i-- {
		if n := p.nameFrom(i); n != nil {
			return n.to > j
		}
	}
	return false
}

// isVerb reports whether the word at j is a cue and no noun of a name.
func (p *paper) isVerb(j int) bool {
	c, end := p.cues.longest(p, j, j+1)
	return end > j && c != and && c != as && c != passedOver || verbs[p.at(j).lower]
}

// verbs are other verbs than the cues that stand before or behind names of groups.
var verbs = wordSet(`said says told tells held holds met meets attended attends urged urges gave issued made convened agreed decided announced stressed called required
	approved reviewed discussed heard listened visited inspected went came found began took takes coordinate oversee supervise guide tackle address boost help handle deal
	reports reported met dealt concluded do does did had has have via guiding coordinating overseeing consisting responsible tasked reporting specializing known consists last earlier
	stays stay works work acts act ran meet pledged vowed warned noted added demanded ordered asked instructed launched hosted carried`)

// rightOf is where the name whose head ends before end ends: with what it is for.
func (p *paper) rightOf(end int, capital bool) int {
	if w := p.at(end); w.kind == letters && w.lines == 0 && about[w.lower] {
		if to := p.topicEnd(end+1, capital); to > end+1 {
			return p.underEnd(to, capital)
		}
	}
	return end
}

var about = wordSet("for on of to against in")

// topicEnd is the end of what a group is for. In a name in capitals, small words only link.
func (p *paper) topicEnd(i int, capital bool) int {
	end := i
	if p.at(i).lower == "the" {
		i++
	}
	before := p.at(end - 1).lower
	if determiners[p.at(i).lower] || (before == "to" || before == "in" || before == "of") && !p.at(i).upper {
		return end
	}
	capital = capital && (p.at(i).upper || p.at(i).kind == digits)
	for j := i; j < len(p.words) && j < i+16; j++ {
		w := p.words[j]
		if j > i && w.lines > 0 && p.breaksAt(j) || p.nameFrom(j) != nil {
			break
		}
		switch {
		case w.kind == mark:
			if !(capital && w.lower == "," && p.listGoesOn(j)) {
				return end
			}
		case capital && (linking[w.lower] || (w.lower == "a" || w.lower == "an") && p.at(j+1).upper):
			if p.startsOther(j) {
				return end
			}
		case capital && (w.upper || w.kind == digits || w.glued):
			if functionWords[w.lower] && !linking[w.lower] && !w.glued {
				return end
			}
			end = j + 1
		case capital:
			return end
		case p.endsTopic(j, i):
			return end
		case !linking[w.lower]:
			end = j + 1
		}
	}
	return end
}

// listGoesOn reports whether a comma stands within a name: Agriculture, Forestry and Water.
func (p *paper) listGoesOn(j int) bool {
	for k := j + 1; k < j+8 && k < len(p.words); k++ {
		w := p.words[k]
		switch {
		case w.lower == "and":
			return k > j+1 && p.at(k+1).upper && !p.startsOther(k) && p.nameFrom(k+1) == nil && !p.isRole(k+1)
		case w.lower == ",":
		case !w.upper || p.nameFrom(k) != nil || p.isRole(k) || functionWords[w.lower]:
			return false
		}
	}
	return false
}

// startsOther reports whether what stands behind the linking word at j is no part of the name
// before it: another group, a person, a title, a date or a verb.
func (p *paper) startsOther(j int) bool {
	k := j + 1
	if w := p.words[j].lower; w == "with" || w == "to" || w == "in" || w == "on" {
		if days[p.at(k).lower] || p.at(k).kind == digits || !p.at(k).upper {
			return true
		}
		if w == "in" || w == "with" {
			return p.nameFrom(k) != nil
		}
	}
	if p.at(k).lower == "the" {
		k++
	}
	if k >= len(p.words) || p.nameFrom(k) != nil || p.isRole(k) && p.words[j].lower != "of" && p.words[j].lower != "for" {
		return true
	}
	for ; k < len(p.words) && k < j+10 && (p.words[k].upper || linking[p.words[k].lower]); k++ {
		if n, analog := p.headOfGroup(k); n > 0 && (!analog || p.at(j+1).lower == "the") {
			return true
		}
	}
	return false
}

var days = wordSet("monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december")

// stops end the topic of a name in small letters.
var stops = wordSet(`which that who whom whose where when at by with from under as after before during since into until over about amid via will would is are was were has have had
	been be not also may can could should to while but if because than held set this last next within between through per among alongside using so on it its he she they`)

// endsTopic reports whether a topic in small letters that starts at i ends before j.
func (p *paper) endsTopic(j, i int) bool {
	w := p.words[j]
	if j == i {
		return stops[w.lower] || p.isVerb(j)
	}
	switch w.lower {
	case "and":
		return p.isVerb(j+1) || stops[p.at(j+1).lower] || determiners[p.at(j+1).lower] || p.at(j+1).upper || p.isRole(j+1)
	case "in", "of", "for", "the":
		return p.at(j+1).kind == digits || days[p.at(j+1).lower] || stops[p.at(j+1).lower]
	}
	return stops[w.lower] || p.isVerb(j) || w.kind == digits || w.lower == "'s" || days[w.lower]
}

// underEnd is the end of a name with under the State Council.
func (p *paper) underEnd(to int, capital bool) int {
	if !capital || p.at(to).lower != "under" {
		return to
	}
	j := to + 1
	if p.at(j).lower == "the" {
		j++
	}
	for p.at(j).upper && j < to+8 && p.nameFrom(j) == nil {
		j++
	}
	if !p.at(j - 1).upper {
		return to
	}
	return j
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
