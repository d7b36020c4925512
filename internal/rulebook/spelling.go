package rulebook

import (
	"regexp/syntax"
	"strings"
)

// A Spelling writes a pattern for people: its parts in order. [x] may be missing, of x|y one stands
// there, and x … stands once or more often.
type Spelling struct {
	Of      func(letter byte) string // how a class is written
	Between string                   // two parts
}

// A Language spells the patterns of rules over its classes.
type Language struct {
	Words   Spelling // in example words
	Classes Spelling // by the names of classes
}

// NewLanguage is one whose letters stand for words like example, and for classes with a name.
func NewLanguage(example, name func(letter byte) string) Language {
	return Language{Words: Spelling{Of: example, Between: " "}, Classes: Spelling{Of: name, Between: ", "}}
}

// Rule is one with a name and a pattern, spelled.
func (l Language) Rule(name, pattern string) Rule {
	return Rule{Name: name, Reads: l.Words.Pattern(pattern), Pattern: pattern, Classes: l.Classes.Pattern(pattern)}
}

// Pattern spells a pattern.
func (s Spelling) Pattern(pattern string) string {
	re, err := syntax.Parse(pattern, syntax.Perl)
	if err != nil {
		return pattern
	}
	return s.spell(re)
}

func (s Spelling) spell(re *syntax.Regexp) string {
	switch re.Op {
	case syntax.OpLiteral:
		return s.letters(re.Rune, s.Between)
	case syntax.OpCharClass:
		return s.letters(members(re.Rune), "|")
	case syntax.OpConcat:
		return s.join(re.Sub, s.Between)
	case syntax.OpAlternate:
		return "(" + s.join(re.Sub, "|") + ")"
	case syntax.OpQuest:
		return "[" + s.spell(re.Sub[0]) + "]"
	case syntax.OpStar:
		return "[" + s.spell(re.Sub[0]) + " …]"
	case syntax.OpPlus:
		return s.whole(re.Sub[0]) + " …"
	case syntax.OpRepeat:
		return s.repeat(re)
	case syntax.OpCapture:
		return s.capture(re)
	case syntax.OpEndText:
		return "end"
	}
	return "any"
}

func (s Spelling) repeat(re *syntax.Regexp) string {
	if re.Min == 0 {
		return "[" + s.spell(re.Sub[0]) + " …]"
	}
	return s.whole(re.Sub[0]) + " …"
}

// capture spells what a rule names; old is who had the post before.
func (s Spelling) capture(re *syntax.Regexp) string {
	text := s.spell(re.Sub[0])
	if re.Name == "old" {
		return strings.Replace(text, "person", "former person", 1)
	}
	return text
}

// whole is what is repeated, in brackets if it has parts.
func (s Spelling) whole(re *syntax.Regexp) string {
	text := s.spell(re)
	if re.Op == syntax.OpConcat || re.Op == syntax.OpCharClass {
		return "(" + text + ")"
	}
	return text
}

func (s Spelling) join(subs []*syntax.Regexp, by string) string {
	parts := make([]string, len(subs))
	for i, sub := range subs {
		parts[i] = s.spell(sub)
	}
	return strings.Join(parts, by)
}

func (s Spelling) letters(letters []rune, by string) string {
	parts := make([]string, len(letters))
	for i, r := range letters {
		parts[i] = s.Of(byte(r))
	}
	return strings.Join(parts, by)
}

// members are the letters of ranges.
func members(ranges []rune) (all []rune) {
	for i := 0; i+1 < len(ranges); i += 2 {
		for r := ranges[i]; r <= min(ranges[i+1], 127); r++ {
			all = append(all, r)
		}
	}
	return all
}
