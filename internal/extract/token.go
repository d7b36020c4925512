package extract

import (
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/zh"
)

// A token is a part of a sentence that rules can speak of.
type token struct {
	class
	news.Span
	word   bool          // 和, 与 or 及 rather than 、
	people []*holder     // of a person token
	posts  []seatName    // of a post token
	group  *groupMention // of a group, bare or office token
	mood   news.Action   // what a word in it makes of a verb: 曾任, 将任; "" if it is plain
}

// A holder is a person in a sentence with the posts that are printed beside the name.
type holder struct {
	*name
	own    []seatName
	shared bool   // own is the post of the person before
	note   string // what stands in brackets behind the name, if it is no post: 兼
	also   string // the role in the group's office that an entry of a list says that the person has too, or ""
}

// A seatName is one title with the body that it belongs to.
type seatName struct {
	role   string
	bodies []string // as printed, simplified; several share one title; none if it is not said
	groups []*body  // those of the bodies that are groups
	also   bool     // 兼 stands before the title: 副组长兼办公室主任
	roster bool     // the body is a group that was not named: 任组长
	past   tense    // 原 or 时任 stands before the title
	span   news.Span
}

// A tense says when somebody had a title that stands before or behind a name.
type tense uint8

const (
	now      tense = iota
	formerly       // 原, 前: until lately
	then           // 时任, 首任: at the time that is told of
)

// tokens cuts a sentence; they are good until the next is cut. Adverbs and quotation marks are left out; what no list knows becomes
// one token of class other.
func (p *paper) tokens(s news.Span) []token {
	ts := p.scratch[:0]
	for i := s.Start; i < s.End; {
		if n := len(ts); n > 0 && ts[n-1].class == other && p.isPlain(i) {
			i++
			ts[n-1].End = i
			continue
		}
		t := p.token(i, s.End)
		i = t.End
		if n := len(ts); t.class == other && n > 0 && ts[n-1].class == other && p.gap(t.Start) == noGap {
			ts[n-1].End = t.End
			continue
		}
		if t.class != skip && !(t.class == colon && p.headsTeam(ts)) {
			ts = append(ts, t)
		}
	}
	p.scratch = ts
	return ts
}

// isPlain reports whether nothing but a word that no list knows can go on at i.
func (p *paper) isPlain(i int) bool {
	r := p.runes[i]
	return r >= 0x4e00 && p.gaps[i] == noGap && !cues.begins(r) && p.titleAt[i] == 0 && p.personFrom[i] == 0 && p.groupFrom[i] == 0
}

// token is the one that starts at i.
func (p *paper) token(i, end int) token {
	one := news.Span{Start: i, End: i + 1}
	if g := p.groupAt(i); g != nil && g.own > 0 {
		return p.groupToken(g)
	}
	if n := p.personAt(i); n != nil {
		return token{class: person, Span: n.Span, people: []*holder{{name: n}}}
	}
	if e := p.titleAt[i]; e > 0 && e <= end && !p.personWithin(i, e) && !p.fillsIn(i) {
		return token{class: post, Span: news.Span{Start: i, End: e}}
	}
	if c := markClass(p.runes[i]); c != 0 {
		return token{class: c, Span: one}
	}
	if p.endsWithDot(i) {
		return token{class: stop, Span: one}
	}
	if d := p.dateAt(i, end); d > 0 {
		return token{class: day, Span: news.Span{Start: i, End: i + d}}
	}
	if n := p.styleAt(i); n > 0 && p.personEnds(i) {
		return token{class: skip, Span: news.Span{Start: i, End: i + n}}
	}
	if f, ok := p.cueAt(i, end); ok {
		return token{class: f.class, word: true, Span: news.Span{Start: i, End: i + len(f.runes)}}
	}
	return token{class: other, Span: one}
}

// fillsIn reports whether the title that starts at i begins with a verb rather than with an
// adjective: 周启明|代理|市长, but 代理市长|周启明.
func (p *paper) fillsIn(i int) bool {
	return p.runes[i+1] == '理' && p.personEnds(i) && (p.runes[i] == '代' || p.runes[i] == '署')
}

// markClass is what a punctuation mark does in a sentence; 0 for other characters.
func markClass(r rune) class {
	switch r {
	case ',':
		return comma
	case '、':
		return list
	case ':':
		return colon
	case ';', '。', '!', '?', '|', '—':
		return stop
	case '(', '[', '【':
		return opening
	case ')', ']', '】':
		return closing
	case '“', '”', '‘', '’', '"', '《', '》', '·', '■', '●', '◆', '▲', '★', '☆', '◎', '○', '※', '□', '◇', '▶', '►', '→', '*':
		return skip
	}
	return 0
}

func (p *paper) groupToken(g *groupMention) token {
	c := group
	switch {
	case g.office:
		c = office
	case g.form == news.BareForm:
		c = bare
	}
	return token{class: c, Span: g.Span, group: g}
}

func (p *paper) groupAt(i int) *groupMention {
	if k := p.groupFrom.at(i); k >= 0 {
		return &p.groups[k]
	}
	return nil
}

func (p *paper) personAt(i int) *name {
	if k := p.personFrom.at(i); k >= 0 {
		return &p.people[k]
	}
	return nil
}

// personEnds reports whether a person's name ends at i.
func (p *paper) personEnds(i int) bool { return p.personTo.at(i) >= 0 }

// personWithin reports whether a person's name starts inside of (i, end).
func (p *paper) personWithin(i, end int) bool {
	for k := i + 1; k < end; k++ {
		if p.personFrom.at(k) >= 0 {
			return true
		}
	}
	return false
}

// cueAt is the cue that starts at i. It must not be part of a longer word, as 任 is in 责任; but
// between names and titles it is a word in any case, and so it is between a name and a post:
// 周启明|任|县财政局局长, 周启明同志|任|校工会主席.
func (p *paper) cueAt(i, end int) (phrase, bool) {
	for _, f := range cues.from(p.runes[i]) {
		n := len(f.runes)
		if i+n > end || !p.has(i, f.runes) || p.personWithin(i, i+n) {
			continue
		}
		if !p.inWord(i, i+n) || n > longestWord || p.endsMark(i) && p.startsMark(i+n) || p.countsBefore(i) || p.behindPerson(i) && p.opensPost(i+n) {
			return f, true
		}
	}
	return phrase{}, false
}

// opensPost reports whether a post begins at i, behind a verb of one character: 任|县财政局局长, 同志任|校工会主席.
func (p *paper) opensPost(i int) bool {
	return containsRune("省市县区州镇乡", p.rune(i)) || p.has(i-3, []rune("同志")) && p.titleAhead(i) && p.rune(i) != '务'
}

// longestWord is in characters: a longer cue is no part of a word.
const longestWord = 4

// countsBefore reports whether a number of persons ends before the 为 at i: 高远等32|人|为常务委员. The words were cut 人为.
func (p *paper) countsBefore(i int) bool {
	return p.runes[i] == '为' && p.rune(i-1) == '人' && isNumeral([]rune{p.rune(i - 2)})
}

// behindPerson reports whether a name, with 同志 or without, ends at i.
func (p *paper) behindPerson(i int) bool {
	return p.personEnds(i) || p.has(i-2, []rune("同志")) && p.personEnds(i-2)
}

// inWord reports whether [i, end) is part of a longer word.
func (p *paper) inWord(i, end int) bool {
	for k := i + 1; k < end; k++ {
		if p.starts[k] {
			return false
		}
	}
	left, right := p.starts[i] || p.endsMark(i), p.starts[end] || p.startsMark(end)
	return !left || !right
}

// endsMark and startsMark report whether a name or title ends or starts at i.
func (p *paper) endsMark(i int) bool {
	return p.titleEnds[i] || p.personEnds(i) || !zh.IsHan(p.rune(i-1))
}

func (p *paper) startsMark(i int) bool {
	return p.titleAt[i] > 0 || p.personAt(i) != nil || p.groupAt(i) != nil || !zh.IsHan(p.rune(i))
}

// dateAt is the length of a date that starts at i: 2018年8月15日, 8月, 15日, 七月二日.
func (p *paper) dateAt(i, end int) int {
	if n := p.writtenDate(i, end); n > 0 {
		return n
	}
	n := 0
	for n < 20 && i+n < end && (isDigit(p.runes[i+n]) || n > 0 && containsRune("年月日", p.runes[i+n])) {
		n++
	}
	for n > 0 && isDigit(p.runes[i+n-1]) {
		n--
	}
	return n
}

// writtenDate is the length of a date in Chinese numerals that starts at i, or 0. It has a month, so that
// 任期三年 is none.
func (p *paper) writtenDate(i, end int) int {
	if !numerals.has(p.runes[i]) {
		return 0
	}
	n, month := 0, false
	for n < 20 && i+n < end && (numerals.has(p.runes[i+n]) || n > 0 && containsRune("年月日", p.runes[i+n])) {
		month = month || p.runes[i+n] == '月'
		n++
	}
	for n > 0 && numerals.has(p.runes[i+n-1]) {
		n--
	}
	if !month {
		return 0
	}
	return n
}

// numerals are Chinese digits as dates have them.
var numerals = newRunes("〇○零一二三四五六七八九十")

// containsRune reports whether r stands in s. Most of what it is asked for takes three bytes, which are compared
// without making characters of s.
func containsRune(s string, r rune) bool {
	if r < 0x800 || r > 0xffff {
		return strings.ContainsRune(s, r)
	}
	first, second, third := 0xe0|byte(r>>12), 0x80|byte(r>>6&0x3f), 0x80|byte(r&0x3f)
	for i := 2; i < len(s); i++ {
		if s[i] == third && s[i-1] == second && s[i-2] == first {
			return true
		}
	}
	return false
}
