package lexicon

import (
	"slices"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/zh"
)

// A Kind says what a name names.
type Kind string

// The kinds of name. Those that news.MentionKind has are written as there.
const (
	GroupName  = Kind(news.GroupMention)
	OfficeName = Kind(news.OfficeMention) // the general office of a group; Entry is the group's
	PersonName = Kind(news.PersonMention)
	AgencyName = Kind(news.AgencyMention)
	TitleName  = Kind("title") // Entry is the simplified title
	PlaceName  = Kind("place")
)

// A Name is one name of one entry.
type Name struct {
	Text  string // as the dictionary writes it
	Kind  Kind
	Entry string           // id
	Form  news.MentionForm // FullForm or ShortForm
	From  news.Date        // first valid day, if known
	To    news.Date        // last valid day, if known
}

// ValidOn reports whether n can have been in use on d: an unknown bound, like a zero d, never
// excludes.
func (n Name) ValidOn(d news.Date) bool { return valid(n.From, n.To, d) }

// A Match is a place in a text where names stand.
type Match struct {
	Span  news.Span // in the original text, with padding inside the name
	Kind  Kind
	Names []Name // of this kind, in order of the dictionary; shared, do not change
}

// Find finds the names in a text that this lexicon's Folder prepared: from every character the
// longest name of each kind, ordered by start, then longest first. Matches overlap: of
// 中央财经委员会办公室主任 the group, the office and the title are given, and the caller picks.
// Latin names match whole words only, in any case.
func (l *Lexicon) Find(t *zh.Text) []Match { return l.AppendMatches(nil, t) }

// AppendMatches appends to matches what Find finds.
func (l *Lexicon) AppendMatches(matches []Match, t *zh.Text) []Match {
	var at longest
	flush := func() {
		matches = at.appendTo(matches, t)
		at = longest{}
	}
	l.matcher.find(t.Joined, func(start, end, word int) {
		if start != at.start {
			flush()
			at.start = start
		}
		if isEdge(t.Joined, start) && isEdge(t.Joined, end) {
			at.take(end, l.names[word])
		}
	})
	flush()
	return matches
}

// longest holds, for one start, the longest word of each kind.
type longest struct {
	start int
	end   [len(kinds)]int // 0 for none
	names [len(kinds)]namesakes
}

// take notes a word that is longer than those before it.
func (at *longest) take(end int, names namesakes) {
	for len(names) > 0 {
		first, rest := names.first()
		k := first[0].Kind.rank()
		at.end[k], at.names[k], names = end, first, rest
	}
}

// appendTo appends the matches, longest first; equally long ones are in the order of kinds.
func (at *longest) appendTo(matches []Match, t *zh.Text) []Match {
	first := len(matches)
	for k, end := range at.end {
		if end > 0 {
			span := t.Original(news.Span{Start: at.start, End: end})
			matches = append(matches, Match{span, kinds[k], at.names[k]})
		}
	}
	slices.SortStableFunc(matches[first:], func(a, b Match) int { return b.Span.Len() - a.Span.Len() })
	return matches
}

// isEdge reports whether no Latin word or number runs across i.
func isEdge(text []rune, i int) bool {
	return i == 0 || i == len(text) || !zh.IsWord(text[i-1]) || !zh.IsWord(text[i])
}
