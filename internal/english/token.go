package english

// A token is a phrase of a sentence with its class.
type token struct {
	class    class
	from, to int
	people   []*holder
	seats    []*seat
	group    *mention
	org      string // another body that is named
	blocked  bool
}

// tokens are the phrases of a sentence. Words that say nothing are one token x.
func (p *paper) tokens(s sentence) []token {
	var ts []token
	add := func(t token) {
		if n := len(ts); t.class == other && n > 0 && ts[n-1].class == other {
			ts[n-1].to = t.to
			ts[n-1].org = firstOf(t.org, ts[n-1].org)
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
	if k := p.nameAt[i]; k > 0 {
		n := p.names[k-1]
		p.noteFamily(n)
		return token{class: who, from: i, to: p.affiliated(n.to, to), people: []*holder{{person: n.person, named: true}}}
	}
	if t, ok := p.referAt(i, to); ok {
		return t
	}
	if w.upper && days[w.lower] {
		return token{class: passedOver, from: i, to: i + 1}
	}
	c, end := p.cues.longest(p, i, to)
	seats, after := p.postAt(i, to)
	if len(seats) > 0 && after >= end && !(c == leads && p.leadsGroup(end)) {
		return token{class: post, from: i, to: after, seats: seats}
	}
	if k := p.groupAt[i]; k > 0 {
		m := &p.groups[k-1]
		if m.office {
			return token{class: other, from: i, to: m.to}
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
	return token{class: other, from: i, to: i + 1}
}

// namedOrg is where the name of a body ends that stands at i outside of a post, or i.
func (p *paper) namedOrg(i, to int) int {
	if !p.words[i].upper || functionWords[p.words[i].lower] {
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
	if end == j || p.at(i).lower != "," && !p.words[j].upper || i+1 < j && p.at(i).lower == "," && p.at(end).lower != "," && end < to {
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

// referAt reads he, or a family name alone, for a person named before.
func (p *paper) referAt(i, to int) (token, bool) {
	w := p.words[i]
	t := token{class: who, from: i, to: i + 1}
	switch {
	case (w.lower == "he" || w.lower == "she") && (!w.upper || !p.at(i-1).upper || p.at(i-1).kind == mark):
		t.people = []*holder{{person: p.lastSubject, pronoun: true}}
		return t, p.lastSubject != nil
	case !w.upper || w.glued || p.isHyphened(i+1):
		return t, false
	}
	who := p.titled[w.lower]
	if who == nil || p.at(i+1).upper && !p.isRole(i+1) && !functionWords[p.at(i+1).lower] && p.at(i+1).lines == 0 {
		return t, false
	}
	t.people = []*holder{{person: who, pronoun: true}}
	return t, true
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

// leadsGroup reports whether a group, or its office, stands at i.
func (p *paper) leadsGroup(i int) bool {
	for determiners[p.at(i).lower] || p.isPossessor(i) {
		i++
	}
	return i < len(p.groupAt) && p.groupAt[i] > 0 || p.at(i).lower == "office"
}

// isPossessor reports whether the word at i belongs to China's or the city's.
func (p *paper) isPossessor(i int) bool {
	return p.at(i).lower == "'s" || p.at(i+1).lower == "'s" && !(i < len(p.groupAt) && p.groupAt[i] > 0)
}

// leading makes of a verb and its group, heads the group, a state and a post.
func (p *paper) leading(t token, to int) (ts []token, end int) {
	i := t.to
	for i < to && (determiners[p.words[i].lower] || p.isPossessor(i)) {
		i++
	}
	places, end := p.placesAt(i, to)
	if len(places) == 0 || places[0].body == nil {
		return nil, 0
	}
	verb := p.words[t.from].lower
	s := &seat{role: "head", kind: seatRole, body: places[0].body, office: places[0].office}
	switch {
	case s.office:
		s.role = "director"
	case verb == "chairs" || verb == "chair" || verb == "chaired" || verb == "chairing":
		s.role = "chairman"
	}
	state := serve
	switch {
	case t.class == led:
		state = history
	case p.words[t.from].lower == "takes" || p.words[t.from].lower == "took" || p.words[t.from].lower == "take":
		state = begin
	case verb == "in" || verb == "at":
		state = as
	}
	return []token{
		{class: state, from: t.from, to: t.to},
		{class: post, from: t.to, to: end, seats: []*seat{s}},
	}, end
}
