package extract

import (
	"slices"
	"sort"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/names"
	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/zh"
)

// Behind a title somebody is named nearly always: 副县长|任重|带队, 州长|木呷拉洛. Where the recogniser
// leaves such a place empty, the words say where the name ends.

// addTitled adds the names behind titles that are not among those found.
func (p *paper) addTitled(m *names.Model) {
	p.taken = zeroed(p.taken, len(p.runes)+1)
	taken := p.taken
	for _, n := range p.people {
		for i := n.Start; i < n.End; i++ {
			taken[i] = true
		}
	}
	before := len(p.people)
	p.addListed(taken)
	for i := range p.runes {
		if !p.titleEnds[i] || taken[i] || p.gap(i) != noGap || !zh.IsHan(p.runes[i]) {
			continue
		}
		if s, ok := p.titledName(i, m); ok && p.runes[s.End-1] != '某' && !slices.Contains(taken[s.Start:s.End], true) {
			p.people = append(p.people, name{Span: s, text: p.string(s), entry: p.entryOf(s)})
		}
	}
	if len(p.people) > before {
		slices.SortFunc(p.people, func(a, b name) int { return a.Start - b.Start })
	}
}

// titledName is the name that starts at i, behind a title.
func (p *paper) titledName(i int, m *names.Model) (news.Span, bool) {
	if notFirst.has(p.runes[i]) || p.behindRank(i) || p.titleAt[i] > 0 || p.agencyAt[i] > 0 || p.placeAt(i) {
		return news.Span{}, false
	}
	if f, ok := cues.at(p.view, i); ok && len(f.runes) > 1 {
		return news.Span{}, false
	}
	if s, ok := p.soundName(i, m); ok {
		return s, true
	}
	if s := (news.Span{Start: i, End: i + 2}); p.rune(s.End) == '、' && p.titleAhead(s.End+1) && p.starts[i+1] && p.starts[s.End] && p.couldName(s) { // 县委书记|旦增、县长…
		return s, true
	}
	n := p.surname(i)
	if n == 0 || p.isCommonWord(i) && !p.attends(i+2) || audiences[p.string(news.Span{Start: i + n, End: min(i+n+2, len(p.runes))})] {
		return news.Span{}, false
	}
	for _, given := range []int{2, 1} {
		s := news.Span{Start: i, End: i + n + given}
		if p.endsTitled(s, n, given == 1) && m.GivenOdds(p.runes[i+n:s.End]) > p.leastGiven(s.End) && !honorifics[p.string(news.Span{Start: i + n, End: s.End})] {
			return s, true
		}
	}
	return news.Span{}, false
}

// behindRank reports whether a preposition stands at i, behind a title that stands behind a name:
// 符大成少将|向晋升少将军衔的军官.
func (p *paper) behindRank(i int) bool {
	if !prepositions.has(p.runes[i]) {
		return false
	}
	k := sort.Search(len(p.titles), func(k int) bool { return p.titles[k].End >= i })
	return k < len(p.titles) && p.titles[k].End == i && p.taken[max(0, p.titles[k].Start-1)]
}

// prepositions are the surnames that behind somebody with a title are prepositions.
var prepositions = newRunes("向和与同")

// audiences are whom officials speak to: 负责人向|记者|表示.
var audiences = newSet("记者 媒体 本报 公众 社会 大家 群众 与会")

// leastGiven is the log-odds that a given name must have that ends at end, behind a title: less if what somebody in
// office does is said behind it, as in 副秘书长|项前|主持.
func (p *paper) leastGiven(end int) float64 {
	if p.verbAt(end) || p.attends(end) {
		return leastActing
	}
	return leastTitled
}

const (
	leastTitled = -1
	leastActing = -3
)

// endsTitled reports whether a name behind a title can be s: words end with it, and what follows is no
// more of the name. A short name must have something behind it that cannot be.
func (p *paper) endsTitled(s news.Span, surname int, short bool) bool {
	if s.End > len(p.runes) || !p.inOneLine(s) || !p.starts[s.End] && zh.IsHan(p.rune(s.End)) {
		return false
	}
	for i := s.Start + 1; i < s.End; i++ {
		if p.titleAt[i] > 0 || p.agencyAt[i] > 0 {
			return false
		}
	}
	if f, ok := cues.at(p.view, s.End-1); ok && len(f.runes) == 1 && f.class != skip && f.class != once { // 高远|任, but 项前|主持
		return false
	}
	return !short || !zh.IsHan(p.rune(s.End)) || p.gap(s.End) != noGap || !nounTags[p.tags[s.End]]
}

// nounTags are of words that can be the end of a longer name or of a compound rather than what
// somebody does.
var nounTags = newSet("n nr ns nt nz g x")

func (p *paper) inOneLine(s news.Span) bool {
	for i := s.Start; i < s.End; i++ {
		if !zh.IsHan(p.runes[i]) || i > s.Start && p.gap(i) != noGap {
			return false
		}
	}
	return true
}

// isCommonWord reports whether a word that is no name starts at i.
func (p *paper) isCommonWord(i int) bool {
	if !p.starts[i] || p.starts[i+1] {
		return false
	}
	tag := p.tags[i]
	return tag != "x" && tag != "a" && tag != "i" && !strings.HasPrefix(tag, "nr")
}

// marriedName is the name from i on, behind a title, that has the surnames of husband and wife, as in Hong Kong:
// 署长|张赵佩珊.
func (p *paper) marriedName(i int) (news.Span, bool) {
	s := news.Span{Start: i, End: i + 4}
	if s.End > len(p.runes) || !p.inOneLine(s) || zh.IsHan(p.rune(s.End)) && p.gap(s.End) == noGap && !containsRune("和与及在于", p.rune(s.End)) && p.styleAt(s.End) == 0 {
		return s, false
	}
	both := p.surname(i) == 1 && p.model.Surname(p.runes[i+1:i+2]) == 1
	return s, both && p.model.GivenOdds(p.runes[i+2:s.End]) > leastMarried && p.titleAt[i+2] == 0
}

// styleAt is the length of what stands behind a full name in Hong Kong at i: 女士, 教授, 太平绅士; or 0.
func (p *paper) styleAt(i int) int {
	if f, ok := styles.at(p.view, i); ok {
		return len(f.runes)
	}
	return 0
}

var styles = newPhrases(map[class]string{other: "先生 女士 小姐 太太 博士 硕士 教授 议员 医生 律师 大律师 资深大律师 工程师 测量师 建筑师 会计师 太平绅士 校长 院士"})

// leastMarried is the log-odds that a given name behind two surnames must have.
const leastMarried = 2

// attends reports whether it is said behind a word of two characters that ends at i that its bearer takes part:
// 副县长|成果|出席.
func (p *paper) attends(i int) bool {
	if i >= len(p.runes) || !p.starts[i] {
		return false
	}
	f, ok := attendance.at(p.view, i)
	if !ok {
		f, ok = titleVerbs.at(p.view, i)
	}
	return ok && len(f.runes) > 1 || p.has(i, []rune("主持"))
}

// soundName is a name of three characters and more that is written by its sound: 索南才让|回忆.
func (p *paper) soundName(i int, m *names.Model) (news.Span, bool) {
	end := i
	for end < len(p.runes) && end-i < 7 && zh.IsHan(p.runes[end]) && m.IsSound(p.runes[end]) && (end == i || p.gap(end) == noGap && p.titleAt[end] == 0) {
		end++
	}
	if s := (news.Span{Start: i, End: i + 2}); end == s.End && p.surname(i) == 0 && p.starts[i+1] && containsRune(",、。(", p.rune(end)) { // 县委书记|旦增
		return s, true
	}
	for ; end-i >= 3; end-- {
		if p.starts[end] || !zh.IsHan(p.rune(end)) || p.gap(end) != noGap {
			return news.Span{Start: i, End: end}, p.rune(end) != '·' && (p.surname(i) == 0 || end-i > 3)
		}
	}
	return news.Span{}, false
}
