package names

// GivenOdds is how much likelier one or two characters are as a given name than as text, in log-odds.
func (m *Model) GivenOdds(given []rune) float64 {
	switch len(given) {
	case 1:
		return float64(m.characters.of(given[0]).odds[onlyPlace]) / 10
	case 2:
		return (float64(m.characters.of(given[0]).odds[firstPlace]) + float64(m.characters.of(given[1]).odds[lastPlace])) / 10
	}
	return -10
}

// MaySound reports whether names of other languages are at all written with r.
func (m *Model) MaySound(r rune) bool {
	return float32(m.characters.of(r).odds[soundMiddle])/10 >= leastSound
}

// IsSound reports whether names of other languages are often written with r.
func (m *Model) IsSound(r rune) bool {
	return m.characters.of(r).odds[soundMiddle] > 5
}
