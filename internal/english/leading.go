package english

// leadsGroup reports whether a group, or its office, stands at i.
func (p *paper) leadsGroup(i int) bool {
	i = p.skipToGroup(i)
	if p.at(i).lower == "it" {
		return p.groupSaid(i) != nil
	}
	return p.groupFrom(i) != nil || p.at(i).lower == "office"
}

// skipToGroup is behind the city's, or the newly established, that stand at i before a group.
func (p *paper) skipToGroup(i int) int {
	for determiners[p.at(i).lower] || p.isPossessor(i) || setUp[p.at(i).lower] && p.at(i-1).lower == "newly" {
		i++
	}
	return i
}

var setUp = wordSet("established formed created set up founded")

// isPossessor reports whether the word at i belongs to China's or the city's.
func (p *paper) isPossessor(i int) bool {
	return p.at(i).lower == "'s" || p.at(i+1).lower == "'s" && !(p.groupFrom(i) != nil)
}

// heading are the verbs of leading any body, and not only a group: to head the National Islands Bureau.
var heading = wordSet("head heads chair chairs lead leads takes took take")

// leadsBody reports whether head at i is a verb with a body: to head the National Islands Bureau.
func (p *paper) leadsBody(i, to int) bool {
	before := p.at(i - 1).lower
	places, end := p.placesAt(i+1, to)
	return heading[p.words[i].lower] && (before == "to" || before == "will" || before == "also") && len(places) > 0 && places[0].org != "" && bodyWords[p.words[end-1].lower]
}

// takingUp are the verbs of taking charge.
var takingUp = wordSet("takes took take assumed assumes")

// leading makes of a verb and its group, heads the group, a state and a post.
func (p *paper) leading(t token, to int) (ts []token, end int) {
	i := p.skipToGroup(t.to)
	places, end := p.placesAt(i, to)
	verb := p.words[t.from].lower
	if len(places) == 0 || places[0].body == nil && !(heading[verb] && places[0].org != "" && bodyWords[p.words[end-1].lower]) {
		return nil, 0
	}
	s := &seat{role: "head", kind: seatRole, body: places[0].body, office: places[0].office, led: true}
	if s.body == nil {
		s.org = places[0].org
	}
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
	case takingUp[verb]:
		state = begin
	case verb == "in" || verb == "at":
		state = as
	}
	return []token{
		{class: state, from: t.from, to: t.to},
		{class: post, from: t.to, to: end, seats: []*seat{s}},
	}, end
}
