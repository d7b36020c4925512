package reprint

import "slices"

// The bounds of what counts as a copy, fitted on the invented corpus of the tests.
const (
	shortest  = 40   // tokens; of shorter texts only the same one is a copy
	contained = 0.70 // of the shorter text stand in the longer one
	kept      = 0.22 // of the longer text stand in the shorter one: more is a digest, or a quotation
	replaced  = 0.06 // of the common text at most is replaced in a copy
)

// A Likeness is what comparing two texts found.
type Likeness struct {
	Same   bool    // both print one story
	Shared float64 // part of the longer text that the other has too, 0 to 1
	Why    string  // what kept them apart, in words; "" if Same
}

// Compare tells whether two texts print one story.
func Compare(a, b Print) Likeness {
	shorter, longer := min(len(a.body), len(b.body)), max(len(a.body), len(b.body))
	if slices.Equal(a.body, b.body) && (shorter >= shortest || slices.Equal(a.title, b.title)) {
		return judge(a, b, alignment{common: longer}, 1)
	}
	if shorter < shortest {
		return Likeness{Why: "too short to tell"}
	}
	if float64(shorter) < kept*float64(longer) {
		return Likeness{Why: "one is many times as long"}
	}
	al := align(a, b)
	l := judge(a, b, al, float64(al.common)/float64(longer))
	switch {
	case float64(al.common) < contained*float64(shorter):
		l.Same, l.Why = false, "too little in common"
	case l.Shared < kept:
		l.Same, l.Why = false, "one only quotes the other"
	}
	return l
}

// judge tells a copy from a text made by the same form, by what is replaced.
func judge(a, b Print, al alignment, shared float64) Likeness {
	l := Likeness{Shared: shared}
	heads := alignTitles(a.title, b.title)
	switch {
	case heads.numbers:
		l.Why = "the headlines differ in a number"
	case heads.names(al.swaps):
		l.Why = "the headlines differ in a name"
	case al.replaced() > replaced:
		l.Why = "too much is replaced"
	case al.repeats():
		l.Why = "a name is replaced throughout"
	case al.places():
		l.Why = "a place is replaced"
	case al.filled():
		l.Why = "numbers and names differ"
	}
	l.Same = l.Why == ""
	return l
}

// replaced is which part of the common text is replaced. What stands before or after it all, as
// date lines and names of editors do, is no part.
func (al alignment) replaced() float64 {
	n := 0
	for _, s := range al.swaps {
		if !s.edge {
			n += min(len(s.a), len(s.b))
		}
	}
	return float64(n) / float64(max(al.common+n, 1))
}

// repeats reports whether the same words are replaced by the same others in two places: a
// slip of the pen, or its correction, stands in one.
func (al alignment) repeats() bool {
	for i, s := range al.swaps {
		if s.short() && (slices.ContainsFunc(al.swaps[:i], s.within) || slices.ContainsFunc(al.swaps[i+1:], s.within)) {
			return true
		}
	}
	return false
}

// places reports whether a place is replaced by another.
func (al alignment) places() bool {
	return slices.ContainsFunc(al.swaps, swap.ofPlaces)
}

// count is how many numbers and names are other ones.
func (al alignment) count() (numbers, names int) {
	for _, s := range al.swaps {
		numbers += s.numbers()
		if s.ofNames() {
			names++
		}
	}
	return numbers, names
}

// filled reports whether so many numbers and names are other ones that they are what the text is
// about. In a short text one of ten numbers is enough.
func (al alignment) filled() bool {
	numbers, names := al.count()
	percent := 100 * numbers / max(al.figures+numbers, 1)
	switch {
	case percent >= 30:
		return numbers+names >= 2
	case al.common < 150:
		return numbers > 0 && percent >= 10
	}
	return numbers+names >= 3 && 100*(numbers+names) >= al.common
}
