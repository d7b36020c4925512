package english

// referAt reads he, or a family name alone, for a person named before.
func (p *paper) referAt(i, to int) (token, bool) {
	w := p.words[i]
	t := token{class: who, from: i, to: i + 1}
	switch {
	case (w.lower == "he" || w.lower == "she") && (!w.upper || !p.at(i-1).upper || p.at(i-1).kind == mark):
		t.people = []*holder{{person: p.meant(w.lower), pronoun: true}}
		return t, t.people[0].person != nil
	case (w.lower == "him" || w.lower == "her") && p.alone != nil && p.isMoved(i):
		t.people = []*holder{{person: p.alone, pronoun: true}}
		return t, true
	case (w.lower == "him" || w.lower == "her") && p.recent[1] != nil && (p.at(i+1).kind == mark || p.at(i+1).lower == "as" || p.at(i+1).lower == "in"):
		t.people = []*holder{{person: p.recent[1], pronoun: true}}
		return t, true
	case w.lower == "them" && p.isReplaced(i):
		t.people = p.removedLast()
		return t, len(t.people) > 0
	case (w.lower == "his" || w.lower == "her") && w.upper && p.isSeatOf(i+1):
		t.people = []*holder{{person: p.meant(map[string]string{"his": "he", "her": "she"}[w.lower]), pronoun: true}}
		return t, t.people[0].person != nil
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

// noteAlone notes that somebody is named in the sentence.
func (p *paper) noteAlone(who *person) {
	p.crowd = p.crowd || p.alone != nil && p.alone != who
	p.alone = who
	if p.crowd {
		p.alone = nil
	}
}

// isMoved reports whether a verb of appointing or removing stands before i: and remove him from.
func (p *paper) isMoved(i int) bool {
	c, end := p.cues.longest(p, i-1, i)
	return (c == remove || c == appoint) && end == i
}

// isReplaced reports whether a verb of replacing stands before i.
func (p *paper) isReplaced(i int) bool {
	c, end := p.cues.longest(p, i-1, i)
	return c == replace && end == i
}

// isSeatOf reports whether seat as or former position of stands at i.
func (p *paper) isSeatOf(i int) bool {
	if past[p.at(i).lower] || p.at(i).lower == "old" {
		i++
	}
	next := p.at(i + 1).lower
	return (samePost[p.at(i).lower] || p.at(i).lower == "seat") && (next == "as" || next == "of")
}

// meant is whom he or she means: who alone was named before in the sentence, or the last subject, unless its style tells that it is somebody else.
func (p *paper) meant(pronoun string) *person {
	for _, who := range []*person{p.alone, p.appointedLast(), p.lastSubject, p.recent[0], p.recent[1]} {
		if who != nil && (who.pronoun == "" || who.pronoun == pronoun) {
			return who
		}
	}
	return nil
}
