package english

// portfolioEnd is the end of a name of two words with a family name of Hong Kong or Macao behind the
// title of a secretary or the like: Secretary for Development|Bernadette Tse.
func (p *paper) portfolioEnd(i int) int {
	given, family := p.words[i], p.at(i+1)
	if !elsewhere[family.lower] && !elsewhere[given.lower] || !family.upper || family.glued || family.lines > 0 || given.lines > 0 || !p.isPortfolio(p.portfolioStart(i-1)) {
		return 0
	}
	if next := p.at(i + 2); next.upper && next.lines == 0 || next.glued && next.lower != "'s" {
		return 0
	}
	if p.isRole(i) || orgWords[given.lower] || functionWords[given.lower] || commonWords[given.lower] {
		return 0
	}
	return i + 2
}

// portfolioStart is the first word of what a secretary is for that ends with the word at i: Labour & Welfare.
func (p *paper) portfolioStart(i int) int {
	joins := func(w word) bool { return w.upper || w.lower == "and" || w.lower == "&" }
	for k := i; k > i-4 && joins(p.at(i)) && joins(p.at(i-1)); k-- {
		i--
	}
	return i
}

// isPortfolio reports whether the word at i says what the secretary or the like before it is for.
func (p *paper) isPortfolio(i int) bool {
	if link := p.at(i - 1).lower; i < 2 || link != "for" && link != "of" {
		return false
	}
	_, head := p.headAt(i-2, i-1)
	return head == i-1 && p.at(i-2).upper
}

// initialsEnd is the end of Peter K. N. Lam, or of C. Y. Lam: a given name or none, initials and a
// family name of Hong Kong or Macao.
func (p *paper) initialsEnd(i int) int {
	j := i
	if w := p.words[i]; w.Len() > 1 && !p.isRole(i) && !orgWords[w.lower] && !functionWords[w.lower] && !honorifics[w.lower] {
		j++
	}
	from := j
	for p.at(j).upper && p.at(j).Len() == 1 && p.at(j+1).lower == "." && j < i+6 {
		j += 2
	}
	if j == from || !elsewhere[p.at(j).lower] || !p.at(j).upper || p.at(j).lines > 0 {
		return 0
	}
	return j + 1
}

// hyphenedEnd is the end of Yip Kwok-leung, with English names before and a husband's family name.
func (p *paper) hyphenedEnd(i int) int {
	for j := i + 1; j < i+5 && j < len(p.words); j++ {
		w := p.words[j]
		if !w.upper || w.kind != letters || w.glued || w.lines > 1 {
			return 0
		}
		if !p.isHyphened(j + 1) {
			continue
		}
		if family := p.words[j-1].lower; !elsewhere[family] && !familyNames[family] || p.words[j+1].Len() > 6 || p.isHyphened(j+2) {
			return 0
		}
		if before := j - 1 - i; before > 2 || before == 2 && !elsewhere[p.words[j-2].lower] || before > 0 && p.isPortfolio(i) {
			return 0 // Secretary for Housing|Winnie Mak Tsz-ching
		}
		for k := i; k < j-1; k++ {
			if p.isRole(k) || orgWords[p.words[k].lower] || functionWords[p.words[k].lower] {
				return 0
			}
		}
		return j + 2
	}
	return 0
}

// macaoEnd is the end of Ho Iat Seng, with English names before.
func (p *paper) macaoEnd(i int) int {
	for family := i; family < i+2; family++ {
		if !elsewhere[p.at(family).lower] || !p.areSyllables(i, family+3) {
			continue
		}
		if family > i && (p.isRole(i) || orgWords[p.words[i].lower] || functionWords[p.words[i].lower] || places[p.words[i].lower]) {
			continue
		}
		if next := p.at(family + 3); next.upper && !next.glued || next.glued && next.lower != "'s" {
			continue
		}
		return family + 3
	}
	return 0
}
