package english

// honorifics stand before names of any shape.
var honorifics = wordSet("mr mrs ms miss dr prof sir madam madame dame rev reverend hon professor ir sr comrade")

// pronouns are what styles before names say of persons.
var pronouns = map[string]string{"mr": "he", "sir": "he", "mrs": "she", "ms": "she", "miss": "she", "madam": "she", "madame": "she", "dame": "she"}

// styleBefore is the honorific before the word at i, or "".
func (p *paper) styleBefore(i int) string {
	if p.at(i-1).lower == "." {
		i--
	}
	if w := p.at(i - 1).lower; honorifics[w] {
		return w
	}
	return ""
}

// behindStyle is behind the honorifics at i.
func (p *paper) behindStyle(i int) int {
	for honorifics[p.at(i).lower] || p.at(i).lower == "." {
		i++
	}
	return i
}

// styledEnd is the end of a name behind Mr, which may have any shape but is more than a family
// name.
func (p *paper) styledEnd(i int) int {
	j := i
	for j < len(p.words) && p.continues(i, j) && j < i+8 && !p.isRole(j) && p.words[j].kind == letters {
		w := p.words[j]
		if !w.upper && !w.glued && !(particles[w.lower] && p.at(j+1).upper) || w.lower == "'s" || honorifics[w.lower] {
			break
		}
		j++
	}
	for k := i + 1; k < j; k++ {
		if !p.words[k].glued {
			return j
		}
	}
	return 0
}
