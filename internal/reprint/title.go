package reprint

import "slices"

// A titlePair says how two headlines differ that are worded alike.
type titlePair struct {
	numbers bool // both have numbers, and others
	swaps   []swap
}

// alike is which part of the shorter headline the other has, in order, if both are made by one form.
const alike = 0.55

// alignTitles compares two headlines; those worded differently tell nothing.
func alignTitles(a, b []token) titlePair {
	var pair titlePair
	if slices.Equal(a, b) {
		return pair
	}
	common := commonTokens(a, b)
	if len(common) < 4 || float64(len(common)) < alike*float64(min(len(a), len(b))) {
		return pair
	}
	atA, atB := 0, 0
	for _, c := range append(common, passage{len(a), len(b), 0}) {
		x, y := a[atA:c.a], b[atB:c.b]
		if len(x) > 0 && len(y) > 0 {
			pair.swaps = append(pair.swaps, swap{a: x, b: y, next: tokenAt(a, c.a)})
		}
		atA, atB = c.a+c.length, c.b+c.length
	}
	for _, s := range pair.swaps {
		pair.numbers = pair.numbers || s.numbers() > 0
	}
	return pair
}

func tokenAt(text []token, i int) token {
	if i < len(text) {
		return text[i]
	}
	return 0
}

// names reports whether the headlines name different things: what one has in place of the
// other's is a place, or the texts replace it as well.
func (p titlePair) names(body []swap) bool {
	return slices.ContainsFunc(p.swaps, func(s swap) bool {
		return s.ofPlaces() || s.short() && slices.ContainsFunc(body, s.within)
	})
}

// commonTokens is the longest common subsequence of two short texts, as passages.
func commonTokens(a, b []token) []passage {
	a, b = a[:min(len(a), 80)], b[:min(len(b), 80)]
	length := make([][]int, len(a)+1)
	for i := range length {
		length[i] = make([]int, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				length[i][j] = length[i+1][j+1] + 1
				continue
			}
			length[i][j] = max(length[i+1][j], length[i][j+1])
		}
	}
	var list []passage
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			list = append(list, passage{i, j, 1})
			i, j = i+1, j+1
		case length[i+1][j] >= length[i][j+1]:
			i++
		default:
			j++
		}
	}
	return list
}
