package extract

import "strings"

// Groups are set up in more words than a verb and a name: the name may stand behind a description
// of the group, and the verb behind the day and the place.

// setUpAs reports whether the i-th phrase ends a description that follows a verb of setting up:
// 成立由副县长高远任组长、公安局等部门为成员单位的|殡葬改革工作领导小组. What was set up in a year is described
// by that: 成立于2016年的|….
func (s *sentence) setUpAs(i int) bool {
	if i < 2 || s.tokens[i-1].class != of {
		return false
	}
	for k := i - 2; k >= max(0, i-longestDescription); k-- {
		switch t := s.tokens[k]; t.class {
		case set_:
			next := s.tokens[k+1].class
			return next != day && next != from && next != once && next != of && !s.planned(k+1) && !s.toBe(k)
		case stop, group, bare, office, meet, abolish, rename, once, never:
			return false
		}
	}
	return false
}

// longestDescription is in phrases.
const longestDescription = 24

// toBe reports whether the verb that is the k-th phrase is one of what is still to be done: 将|组建.
func (s *sentence) toBe(k int) bool {
	return k > 0 && s.tokens[k-1].class == toward && s.string(s.tokens[k-1].Span) == "将"
}

// setUpBehind reports whether the i-th phrase is followed by 成立 and no 以来 or 后, over when and where:
// …领导小组|于2017年3月在青屿|成立.
func (s *sentence) setUpBehind(i int) bool {
	k := i + 1
	for ; k < len(s.tokens) && k < i+farAhead; k++ {
		t := s.tokens[k]
		if t.class != day && (t.class != from || !setsScene[s.string(t.Span)]) && (t.class != other || s.tokens[k-1].class != from || t.Len() > longestScene) {
			break
		}
	}
	if k >= len(s.tokens) || s.tokens[k].class != set_ {
		return false
	}
	if k+1 >= len(s.tokens) {
		return true
	}
	next := s.tokens[k+1]
	return strings.ContainsRune(",;)", rune(next.class)) || next.class == other && next.Len() == 1 // 成立啦
}

// setsScene are the prepositions of when and where.
var setsScene = newSet("在 于 已于 并于")

// longestScene is how many characters the place of an event has at most.
const longestScene = 8

// sinceThen reports whether the group that is the i-th phrase only dates what is told: 成立…领导小组|以来.
func (s *sentence) sinceThen(i int) bool {
	return i+1 < len(s.tokens) && s.tokens[i+1].class == once && s.string(s.tokens[i+1].Span) == "以来"
}

// marked reports whether brackets behind the i-th phrase say that it is new: (新设).
func (s *sentence) marked(i int) bool {
	return i+3 < len(s.tokens) && s.tokens[i+1].class == opening && s.tokens[i+2].class == set_ && s.tokens[i+3].class == closing
}
