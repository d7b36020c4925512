package extract

import (
	"github.com/xiaozu-watch/xiaozu/internal/names"
	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/segment"
)

// A name is a place that names a person.
type name struct {
	news.Span
	text  string // simplified, without padding
	entry string
	post  string // the title printed beside the name
	acts  bool   // does what officials do
	score float64
}

// findPeople finds names of persons, among them what frames show and what the dictionary has. A
// family name alone (李主任) names nobody in particular and is kept apart, and 王某 is nobody either.
func (p *paper) findPeople(seg *segment.Segmenter) {
	found := p.findNames()
	if p.readRepeats(seg) {
		found = p.findNames()
	}
	for k, n := range found {
		if p.endsInAnd(n.Span) {
			n.End++
		}
		if p.behindAu(n.Span) {
			n.Start--
		}
		if n.Len() > 3 && p.styleAt(n.End-2) == 2 { // 罗青|硕士
			n.End -= 2
		}
		switch {
		case k > 0 && (found[k-1].End == n.Start && p.verbLeads(n.Span) || p.titleAt[found[k-1].End] == n.Start && prepositions.has(p.runes[n.Start])):
		case n.Family:
			p.families = append(p.families, n.Span)
		case p.dates(n.Span), p.speaksOf(n.Span), p.onlyFamily(n.Span), p.isFamiliar(n.Span), p.isTerm(n.Span), n.Len() == 3 && honorifics[p.string(news.Span{Start: n.Start + 1, End: n.End})]:
		case p.runes[n.End-1] != '某':
			p.people = append(p.people, name{Span: n.Span, text: p.string(n.Span), entry: p.entryOf(n.Span), score: n.Score})
		}
	}
}

// endsInAnd reports whether 和 behind s is the end of the name: what follows joins nothing. 副部长|翁同和|宣布.
func (p *paper) endsInAnd(s news.Span) bool {
	next := s.End + 1
	if s.Len() != 2 || p.rune(s.End) != '和' || p.surname(s.Start) != 1 || p.gap(s.End) != noGap || p.gap(next) != noGap {
		return false
	}
	return p.has(next, []rune("同志")) || p.rune(next) == '任' && p.titleAhead(next+1) || p.verbAt(next) || p.attends(next)
}

// behindAu reports whether 区 before s is the family name, as in Hong Kong: nothing else begins an item of a list with it.
func (p *paper) behindAu(s news.Span) bool {
	i := s.Start - 1
	return s.Len() == 2 && p.rune(i) == '区' && p.gap(s.Start) == noGap && (containsRune("、,:为由括", p.rune(i-1)) || p.gap(i) != noGap || p.titleEnds[i])
}

// dates reports whether s is 于 with the beginning of a date: 局长|于二零|二六年….
func (p *paper) dates(s news.Span) bool {
	return p.runes[s.Start] == '于' && numerals.has(p.rune(s.Start+1)) && numerals.has(p.rune(s.Start+2))
}

// isTerm reports whether s is a word for a system, a doctrine in the name of a school, or a town or unit before its head:
// 林长制, 马克思|主义学院, 白马镇|镇长.
func (p *paper) isTerm(s news.Span) bool {
	last := p.runes[s.End-1]
	return p.isUnit(s) || s.Len() == 3 && (p.has(s.End-2, []rune("长制")) || (last == '镇' || last == '乡') && p.titleAt[s.End] > 0) || p.has(s.End, []rune("主义学院"))
}

// isUnit reports whether s is a word with the unit whose head stands behind it: 宣传科|科长.
func (p *paper) isUnit(s news.Span) bool {
	return s.Len() == 3 && p.rune(s.End) == p.runes[s.End-1] && p.rune(s.End+1) == '长' && p.starts[s.Start] && !p.starts[s.Start+1]
}

// verbLeads reports whether s, right behind a name, is a verb with the beginning of a body rather than another
// name: 杜衡|任云岭|测控站站长.
func (p *paper) verbLeads(s news.Span) bool {
	return p.runes[s.Start] == '任' && p.gap(s.Start) == noGap && p.gap(s.End) == noGap && p.titleAhead(s.End) && p.titleAt[s.End] == 0
}

// titleVerbs are what holders of titles do that would be names by their characters.
var titleVerbs = joined(speaks, newPhrases(map[class]string{other: "挂帅 带队 督战 牵头 领衔 包保 包抓 包联 单独 双挂帅 应邀 应约 全程 温情 任命 任免 任期 任职 任满 任内"}))

// speaksOf reports whether s is a verb behind a title: 负责人|宣布.
func (p *paper) speaksOf(s news.Span) bool {
	f, ok := titleVerbs.at(p.view, s.Start)
	return ok && len(f.runes) == s.Len() && p.titleEnds[s.Start]
}

// onlyFamily reports whether s is a family name with what its bearer says: 市委书记|李|强调,要抓好落实.
func (p *paper) onlyFamily(s news.Span) bool {
	if s.Len() != 3 || !containsRune(",:", p.rune(s.End)) || !p.titleEnds[s.Start] {
		return false
	}
	f, ok := speaks.at(p.view, s.Start+1)
	return ok && len(f.runes) == 2
}

// isFamiliar reports whether s is a family name with what friends put before it: 支部书记|老王.
func (p *paper) isFamiliar(s news.Span) bool {
	return s.Len() == 2 && containsRune("老小", p.runes[s.Start]) && p.surname(s.Start+1) > 0
}

// findNames finds names in the passages that are read.
func (p *paper) findNames() []names.Name {
	p.nameText.Spans, p.nameText.Hints = p.spans, p.nameHints()
	return p.finder.FindShown()
}

// familyNames are the mentions of family names alone that are no part of a name.
func (p *paper) familyNames() (mentions []news.Mention) {
	for _, s := range p.families {
		if p.personFrom.at(s.Start) < 0 {
			m := news.Mention{Kind: news.PersonMention, Form: news.BareForm, Span: p.original(s), Canonical: p.string(s)}
			m.Text = m.Span.Of(p.text.Runes)
			mentions = append(mentions, m)
		}
	}
	return mentions
}

// surname is the length of the longest surname at i.
func (p *paper) surname(i int) int { return p.model.Surname(p.runes[i:min(i+2, len(p.runes))]) }

// oneWord reports whether s is one word, and its part of speech.
func (p *paper) oneWord(s news.Span) (tag string, one bool) {
	if !p.starts[s.Start] || !p.starts[s.End] {
		return "", false
	}
	for i := s.Start + 1; i < s.End; i++ {
		if p.starts[i] {
			return "", false
		}
	}
	return p.tags[s.Start], true
}

// titleAhead reports whether a title ends the words from i on, before any mark.
func (p *paper) titleAhead(i int) bool { return i < len(p.ahead) && p.ahead[i] }
