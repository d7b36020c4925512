package english

import "slices"

// A token is a phrase of a sentence with its class.
type token struct {
	class    class
	from, to int
	people   []*holder
	seats    []*seat
	group    *mention
	org      string // another body that is named
	blocked  bool
	others   bool // words that end in others: four others
}

// tokens are the phrases of a sentence. Words that say nothing are one token x.
func (p *paper) tokens(s sentence) []token {
	var ts []token
	add := func(t token) {
		if n := len(ts); t.class == other && n > 0 && ts[n-1].class == other {
			ts[n-1].to = t.to
			ts[n-1].org, ts[n-1].others = firstOf(t.org, ts[n-1].org), t.others
			return
		}
		ts = append(ts, t)
	}
	for i := s.from; i < s.to; {
		t := p.tokenAt(i, s.to)
		if t.class == bracket {
			ts = append(ts, p.bracketed(t, s.to)...)
			i = p.closing(i, s.to)
			continue
		}
		if t.class == leads || t.class == led {
			if more, end := p.leading(t, s.to); end > 0 {
				ts = append(ts, more...)
				i = end
				continue
			}
		}
		if t.class != passedOver {
			add(t)
		}
		i = max(t.to, i+1)
	}
	return ts
}

func firstOf(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// tokenAt is the phrase at i.
func (p *paper) tokenAt(i, to int) token {
	w := p.words[i]
	if w.kind == mark {
		return token{class: markClass(w.lower), from: i, to: i + 1}
	}
	if n := p.nameFrom(i); n != nil {
		p.noteFamily(*n)
		p.noteAlone(n.person)
		return token{class: who, from: i, to: p.affiliated(n.to, to), people: []*holder{{person: n.person, named: true}}}
	}
	if t, ok := p.referAt(i, to); ok {
		return t
	}
	if w.upper && days[w.lower] {
		return token{class: passedOver, from: i, to: i + 1}
	}
	if t, ok := p.itsAt(i, to); ok {
		return t
	}
	c, end := p.cues.longest(p, i, to)
	seats, after := p.postAt(i, to)
	if len(seats) > 0 && after >= end && !(c == leads && (p.leadsGroup(end) || p.leadsBody(i, to))) {
		return token{class: post, from: i, to: after, seats: seats}
	}
	if m := p.groupFrom(i); m != nil {
		if m.office {
			return token{class: officeOf, from: i, to: max(m.to, p.officeBehind(m.to)), group: m}
		}
		return token{class: group, from: i, to: m.to, group: m}
	}
	switch {
	case end > i:
		return token{class: c, from: i, to: end}
	case w.kind == digits || determiners[w.lower] || honorifics[w.lower] || days[w.lower] || adverbs[w.lower] || p.isDate(i, to):
		return token{class: passedOver, from: i, to: i + 1}
	}
	if end := p.namedOrg(i, to); end > i {
		return token{class: other, from: i, to: end, org: p.orgName(i, end)}
	}
	return token{class: other, from: i, to: i + 1, others: w.lower == "others"}
}

// nearGroup is how many words may stand between a group and it.
const nearGroup = 60

// itsAt reads it, and its office, for the group named last.
func (p *paper) itsAt(i, to int) (token, bool) {
	w := p.words[i].lower
	if w != "it" && (w != "its" || p.at(i+1).lower != "office" || p.isRole(i+1)) {
		return token{}, false
	}
	k, _ := slices.BinarySearchFunc(p.said, i, func(m mention, i int) int { return m.from - i })
	if k == 0 || i-p.said[k-1].to > nearGroup {
		return token{}, false
	}
	t := token{class: group, from: i, to: i + 1, group: &mention{from: i, to: i + 1, Body: p.said[k-1].Body, bare: true}}
	if w == "its" {
		t.class, t.to = officeOf, i+2
	}
	return t, true
}

// namedOrg is where the name of a body ends that stands at i outside of a post, or i.
func (p *paper) namedOrg(i, to int) int {
	if w := p.words[i]; !w.upper || w.glued || functionWords[w.lower] && !p.at(i+1).glued {
		return i
	}
	end := p.orgEnd(i, to)
	for j := i + 1; j < end; j++ {
		if bodyWords[p.words[j].lower] {
			return end
		}
	}
	return i
}

// affiliated is behind of the Ministry of Finance, or , of finance, which stand behind a name at i.
func (p *paper) affiliated(i, to int) int {
	j := i
	if p.at(j).lower == "," {
		j++
	}
	if p.at(j).lower != "of" && (p.at(j).lower != "from" || j > i) || j >= to {
		return i
	}
	j++
	if p.at(j).lower == "the" {
		j++
	}
	end := p.orgEnd(j, to)
	if end == j || p.at(i).lower != "," && !p.words[j].upper && !bodyWords[p.words[end-1].lower] || i+1 < j && p.at(i).lower == "," && p.at(end).lower != "," && end < to {
		return i
	}
	return end
}

// isDate reports whether a word leads to a date: on Monday, in March.
func (p *paper) isDate(i, to int) bool {
	w := p.words[i].lower
	return (w == "on" || w == "in" || w == "since" || w == "at") && i+1 < to && (p.at(i+1).kind == digits || days[p.at(i+1).lower])
}

func markClass(lower string) class {
	switch lower {
	case ",", "—", "–":
		return comma
	case ";":
		return semicolon
	case ":":
		return colon
	case "(":
		return bracket
	case "&":
		return and
	}
	return passedOver
}

// closing is behind the bracket that closes what opens at i.
func (p *paper) closing(i, to int) int {
	for j := i + 1; j < to && j < i+40; j++ {
		if p.words[j].lower == ")" {
			return j + 1
		}
	}
	return i + 1
}

// bracketed are the tokens of a bracket: a post is one that stands behind commas.
func (p *paper) bracketed(t token, to int) []token {
	end := p.closing(t.from, to)
	if end == t.from+1 {
		return nil
	}
	if n := p.nameFrom(p.behindStyle(t.from + 1)); n != nil && n.to == end-1 {
		return []token{{class: comma, from: t.from, to: t.from + 1}, p.tokenAt(n.from, n.to), {class: comma, from: end - 1, to: end}}
	}
	seats, after := p.postAt(t.from+1, end-1)
	if len(seats) == 0 || after != end-1 || seats[0].kind == seatRole && seats[0].body == nil && seats[0].org == "" {
		return nil
	}
	return []token{
		{class: comma, from: t.from, to: t.from + 1},
		{class: post, from: t.from + 1, to: after, seats: seats},
		{class: comma, from: end - 1, to: end},
	}
}
