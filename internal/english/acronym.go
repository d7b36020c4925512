package english

// acronyms are short forms that brackets behind a group's name define, by the group's mention.
type acronyms map[string]int

// define notes that (TALSG) stands behind the group named last.
func (a acronyms) define(p *paper) {
	last := len(p.groups) - 1
	m := p.groups[last]
	if m.bare || m.office || p.at(m.to).lower != "(" || p.at(m.to+2).lower != ")" || !p.areInitials(m.to+1) {
		return
	}
	a[p.words[m.to+1].lower] = last + 1
}

// areInitials reports whether the word at i is at least three capitals.
func (p *paper) areInitials(i int) bool {
	w := p.at(i)
	return w.kind == letters && w.Len() > 2 && isCapitals(p.printed(i, i+1))
}

// mentionAt is the group that an acronym at i means, if it was defined before.
func (a acronyms) mentionAt(p *paper, i int) (m mention, ok bool) {
	first := a[p.words[i].lower]
	if first == 0 || !p.areInitials(i) {
		return m, false
	}
	return mention{from: i, to: i + 1, first: first, office: p.inOffice(i, i+1), Body: p.groups[first-1].Body}, true
}

// resolveAcronyms gives acronyms the groups that they were defined to mean.
func (p *paper) resolveAcronyms() {
	for i := range p.groups {
		if m := &p.groups[i]; m.first > 0 {
			m.Body = p.groups[m.first-1].Body
		}
	}
}
