package extract

import "regexp/syntax"

// A classSet is a set of classes.
type classSet [2]uint64

func (s *classSet) add(c byte) { s[c>>6&1] |= 1 << (c & 63) }

// meets reports whether the sets share a class.
func (s *classSet) meets(o *classSet) bool { return s[0]&o[0]|s[1]&o[1] != 0 }

// classesOf are the classes of letters.
func classesOf(letters string) (s classSet) {
	for i := range len(letters) {
		s.add(letters[i])
	}
	return s
}

// needsOf are the sets of classes of each of which a pattern needs a phrase.
func needsOf(pattern string) []classSet {
	re, err := syntax.Parse(pattern, syntax.Perl)
	if err != nil {
		return nil // compiling it says so
	}
	return needs(re)
}

func needs(re *syntax.Regexp) (all []classSet) {
	switch re.Op {
	case syntax.OpLiteral:
		for _, r := range re.Rune {
			all = append(all, classesOf(string(r)))
		}
	case syntax.OpCharClass:
		var s classSet
		for i := 0; i < len(re.Rune); i += 2 {
			for r := re.Rune[i]; r <= min(re.Rune[i+1], 127); r++ {
				s.add(byte(r))
			}
		}
		return []classSet{s}
	case syntax.OpConcat, syntax.OpCapture, syntax.OpPlus:
		for _, sub := range re.Sub {
			all = append(all, needs(sub)...)
		}
	}
	return all
}
