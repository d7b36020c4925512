package names

// GivenOdds is how much likelier one or two characters are as a given name than as text, in log-odds.
func (m *Model) GivenOdds(given []rune) float64 {
	odds := m.characters.odds
	switch len(given) {
	case 1:
		return float64(odds[m.characters.id(given[0])][onlyPlace]) / 10
	case 2:
		return (float64(odds[m.characters.id(given[0])][firstPlace]) + float64(odds[m.characters.id(given[1])][lastPlace])) / 10
	}
	return -10
}

// MaySound reports whether names of other languages are at all written with r.
func (m *Model) MaySound(r rune) bool {
	return float32(m.characters.odds[m.characters.id(r)][soundMiddle])/10 >= leastSound
}

// IsSound reports whether names of other languages are often written with r.
func (m *Model) IsSound(r rune) bool {
	return m.characters.odds[m.characters.id(r)][soundMiddle] > 5
}
