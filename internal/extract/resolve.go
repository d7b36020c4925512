package extract

import (
	"regexp"
	"slices"
	"sort"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/lexicon"
	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// resolveGroups gives every mention its body: names first, then what the document defined, then
// bare forms by what stands before them.
func (p *paper) resolveGroups() {
	for i := range p.groups {
		if g := &p.groups[i]; g.form != news.BareForm {
			g.body = p.bodyNamed(g, p.apartFrom(i))
		}
	}
	p.resolveShort()
	p.readDefinitions()
	p.resolveBare()
}

// resolveBare gives bare forms the group that was spoken of last. In a text that sets a group up now, one
// that is only named in passing is not spoken of.
func (p *paper) resolveBare() {
	var last, main *body
	for i := range p.groups {
		g := &p.groups[i]
		switch {
		case g.form != news.BareForm && last != nil && p.isCited(g.End):
			g.cited = true
		case g.form == news.BareForm:
			g.body = p.bareBody(p.namedAs(i, last))
		case p.rune(g.Start-1) == '(' && last != nil: // the other name of the one before
		case g.body == nil || g.own == 0 || !strings.HasSuffix(g.body.name, "组"):
		case p.afterSetUp(g.Start):
			last = g.body
			if main == nil && !p.inYear(g.Start) {
				main = g.body
			}
		case last != nil && last != g.body && p.isBeside(g):
		case main == nil || g.body == main || p.isHeading(g.Span):
			last = g.body
		}
	}
}

// isBeside reports whether a group only says what somebody is besides: 省委书记、|省委深改小组|组长. Of the group to which
// somebody is named the text speaks, and of that whose members are told of.
func (p *paper) isBeside(g *groupMention) bool {
	end := p.titleAt[min(g.End, len(p.runes)-1)]
	return end > 0 && p.gap(g.End) == noGap && !containsRune("为任", p.rune(g.Start-1)) && p.string(news.Span{Start: g.End, End: end}) != "成员"
}

// isCited reports whether the group whose name ends at i is one whose word is followed rather than that the text speaks of.
func (p *paper) isCited(i int) bool {
	return citing.MatchString(p.string(news.Span{Start: i, End: min(len(p.runes), i+longestCited)}))
}

var citing = regexp.MustCompile(`^(?:办公室)?(?:第[一二三四五六七八九十0-9]+次)?(?:全体|扩大)?(?:会议)?(?:有关|相关)?(?:精神|部署要求|工作部署|文件要求)`)

// longestCited is how many characters behind a name say so.
const longestCited = 16

// inYear reports whether the sentence at i begins with a year, as what is told of the past does: 1997年,….
func (p *paper) inYear(i int) bool {
	start := p.sentences[p.sentenceAt(i)].Start
	if p.rune(start+1) == ':' { // 答:
		start += 2
	}
	return p.has(start+4, []rune("年")) && isDigit(p.rune(start)) && isDigit(p.rune(start+3))
}

// apartFrom are the bodies that the i-th mention does not mean though their names may be much like its:
// the sentence says that they became what it names.
func (p *paper) apartFrom(i int) []*body {
	if i > 0 && p.ended(p.groups[p.listStart(i)].Start) {
		return p.bodies[max(0, len(p.bodies)-farBack):]
	}
	if i == 0 || !p.becomes(p.groups[i-1].End, p.groups[i].Start) {
		return nil
	}
	start := p.sentences[p.sentenceAt(p.groups[i].Start)].Start
	var apart []*body
	for k := i - 1; k >= 0 && p.groups[k].Start >= start && len(apart) < farBack; k-- {
		apart = append(apart, p.groups[k].body)
	}
	return apart
}

// listStart is the first of the groups that are listed up to the i-th.
func (p *paper) listStart(i int) int {
	for k := 0; i > 0 && k < farAhead && p.groups[i-1].End+1 == p.groups[i].Start && containsRune("、和与及", p.runes[p.groups[i-1].End]); k++ {
		i--
	}
	return i
}

// ended reports whether what is named at i is said to be no more, as a group that another one replaces is.
func (p *paper) ended(i int) bool {
	before := string(p.runes[max(0, i-4):i])
	return strings.HasSuffix(before, "撤销") || strings.HasSuffix(before, "取消") || strings.HasSuffix(before, "保留") || strings.HasSuffix(before, "原")
}

// becomes reports whether a verb of renaming or uniting stands in [from, to).
func (p *paper) becomes(from, to int) bool {
	for k := from; k < to && k < from+farBack && !ends(p.runes[k]); k++ {
		if f, ok := cues.at(p.view, k); ok && (f.class == rename || f.class == unite) {
			return true
		}
	}
	return false
}

// namedAs is last, or the body named before the i-th mention that a bare 领导小组 means where last is a group of another kind:
// 领导小组下设涉企专项小组,|领导小组|办公室主任….
func (p *paper) namedAs(i int, last *body) *body {
	const kind = "领导小组"
	if last == nil || !p.has(p.groups[i].Start, []rune(kind)) || strings.HasSuffix(last.name, kind) {
		return last
	}
	for k := i - 1; k >= max(0, i-farBack); k-- {
		if b := p.groups[k].body; b != nil && strings.HasSuffix(b.name, kind) {
			return b
		}
	}
	return last
}

// bareBody is what 领导小组 means where last was named before it: what the document defined,
// else last, else the only group of the document.
func (p *paper) bareBody(last *body) *body {
	switch {
	case p.defined != nil:
		return p.defined
	case last != nil:
		return last
	case len(p.bodies) > 0:
		return p.bodies[0]
	}
	return nil
}

// bodyNamed is the body of the document that a mention names, made if it is the first; nil if
// only an office is named and it is not known whose. It is none of apart.
func (p *paper) bodyNamed(g *groupMention, apart []*body) *body {
	span := p.nameSpan(*g)
	name, names := canonical(p.string(span)), p.namesOf(span)
	if g.own == 0 {
		names = p.namesOf(g.Span)
		known, ok := p.lex.Group(p.onlyEntry(names))
		if !ok {
			return nil
		}
		name = known.Hans
	}
	entries := entriesOf(names)
	local := len(names) == 0 && localGroup.MatchString(name)
	for _, b := range p.bodies[max(0, len(p.bodies)-farBack):] {
		if (meets(b.entries, entries) || sameGroup(b.name, name)) && (!slices.Contains(apart, b) || samePlace(b.name, name)) {
			b.local = b.local || local
			b.entries = append(b.entries, entries...)
			if g.own > 0 {
				b.name = fuller(b.name, name)
			}
			if b.entry = firstOf(b.entry, p.onlyEntry(names)); b.local {
				b.entry = ""
			}
			return b
		}
	}
	b := &body{name: name, printed: p.printed(span), entry: p.onlyEntry(names), entries: entries, local: local}
	p.bodies = append(p.bodies, b)
	return b
}

// localGroup is the name of a group of a local organ, which is none of the dictionary's though its short form may be
// one: 市委党史学习教育领导小组.
var localGroup = regexp.MustCompile(`^\p{Han}{0,4}[省市县区州盟旗](?:委|政府)`)

// nameSpan is the group's name in a mention, without the office.
func (p *paper) nameSpan(g groupMention) news.Span {
	return news.Span{Start: g.Start, End: g.Start + g.own}
}

func firstOf(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// namesOf are the dictionary's names of groups and offices that stand exactly at s.
func (p *paper) namesOf(s news.Span) []lexicon.Name {
	for _, kind := range []lexicon.Kind{lexicon.GroupName, lexicon.OfficeName} {
		ms := p.known[kind]
		k := sort.Search(len(ms), func(k int) bool { return ms[k].Start >= s.Start })
		for ; k < len(ms) && ms[k].Start == s.Start; k++ {
			if ms[k].Span == s {
				return ms[k].names
			}
		}
	}
	return nil
}

func entriesOf(names []lexicon.Name) (ids []string) {
	for _, n := range names {
		ids = append(ids, n.Entry)
	}
	return ids
}

func meets(a, b []string) bool {
	return slices.ContainsFunc(a, func(x string) bool { return slices.Contains(b, x) })
}

// onlyEntry is the entry that all names valid on the day of the document share, or "".
func (p *paper) onlyEntry(names []lexicon.Name) string {
	entry := ""
	for _, n := range names {
		if !n.ValidOn(p.doc.Published) {
			continue
		}
		if entry != "" && entry != n.Entry {
			return ""
		}
		entry = n.Entry
	}
	return entry
}
