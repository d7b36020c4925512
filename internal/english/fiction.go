package english

var fiction = wordSet("novel novels fiction fictional fictitious novelist sci-fi screenplay protagonist dystopian satirical satire")

// isFiction reports whether a sentence tells what was made up.
func (p *paper) isFiction(s sentence) bool {
	for i := s.from; i < s.to; i++ {
		if fiction[p.words[i].lower] && !p.isNewDisease(i) || p.words[i].lower == "no" && p.at(i+1).lower == "such" {
			return true
		}
	}
	return false
}

// isNewDisease reports whether the word at i is novel before the name of a disease.
func (p *paper) isNewDisease(i int) bool {
	return p.words[i].lower == "novel" && (p.at(i+1).lower == "coronavirus" || p.at(i+1).lower == "virus" || p.at(i+1).lower == "influenza")
}

// deny marks groups of which the text says that there is none: no leading group has been set up.
func (p *paper) deny(ts []token) {
	for i, t := range ts {
		if t.class == group && p.at(t.from-1).lower == "no" {
			p.forget(ts[i : i+1])
			ts[i].blocked = true
		}
	}
}

// forget marks groups that are named in fiction, unless they were named before.
func (p *paper) forget(ts []token) {
	for _, t := range ts {
		for _, b := range bodiesOf(t) {
			b.denied = b.denied || !b.told
		}
	}
}

// bodiesOf are the groups that a token names.
func bodiesOf(t token) (bodies []*Body) {
	if t.group != nil && t.group.Body != nil {
		bodies = append(bodies, t.group.Body)
	}
	for _, s := range t.seats {
		if s.body != nil {
			bodies = append(bodies, s.body)
		}
	}
	for _, h := range t.people {
		for _, s := range h.own {
			if s.body != nil {
				bodies = append(bodies, s.body)
			}
		}
	}
	return bodies
}
