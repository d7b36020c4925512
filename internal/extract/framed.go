package extract

import (
	"sort"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/lexicon"
	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/zh"
)

// framedName is the name from i on up to the first place that closes.
func (p *paper) framedName(i int, words bool, closes func(int) bool) (name, bool) {
	if !zh.IsHan(p.rune(i)) || notFirst.has(p.rune(i)) {
		return name{}, false
	}
	if _, opens := frameOpens.at(p.view, i); opens {
		return name{}, false
	}
	if n, ok := p.framedDotted(i, closes); ok {
		return n, true
	}
	if !words && p.surname(i) == 0 {
		return name{}, false
	}
	for n := 2; n <= longestHan; n++ {
		s := news.Span{Start: i, End: i + n}
		if s.End > len(p.runes) || !closes(s.End) || !p.couldName(s) {
			continue
		}
		if !words && !p.looksNamed(s) {
			continue
		}
		if p.surname(i) == 0 && p.beginsWithWord(s) && !(words && s.Len() == 2 && p.gap(i+1) == blank) {
			continue
		}
		return name{Span: s, text: p.string(s)}, true
	}
	return name{}, false
}

// framedDotted is the name with a middle dot from i on up to the first place that closes.
func (p *paper) framedDotted(i int, closes func(int) bool) (name, bool) {
	if !p.says(dotWord) {
		return name{}, false
	}
	dots := 0
	for end := i; end < min(len(p.runes), i+longestForeign); end++ {
		switch r := p.runes[end]; {
		case dots > 0 && p.runes[end-1] != '·' && (closes(end) || p.verbAt(end) || p.attends(end)):
			s := news.Span{Start: i, End: end}
			return name{Span: s, text: p.string(s)}, true
		case end > i && p.gap(end) != noGap || p.titleAt[end] > 0 || notFirst.has(r):
			return name{}, false
		case r == '·' && end > i:
			dots++
		case !zh.IsHan(r) || dots > 0 && !p.model.MaySound(r): // 阿马特|在会上
			return name{}, false
		}
	}
	return name{}, false
}

// verbAt reports whether a word of statements of two characters and more starts at i: 热西提|主持.
func (p *paper) verbAt(i int) bool {
	f, ok := cues.at(p.view, i)
	return ok && len(f.runes) > 1 && p.starts[i]
}

// longestHan is how many characters a name in Chinese characters has at most without dots.
const longestHan = 4

// longestForeign is in characters, with dots.
const longestForeign = 24

// honorifics stand behind a family name and are no given name.
var honorifics = newSet("先生 小姐 女士 老师 大夫 师傅 同志 院士 总理 主席 部长 省长 市长 县长 局长 书记 主任 教授 总统 医生 太太 夫人")

// A runeSet has a bit for each character of the basic plane.
type runeSet [0x10000 / 64]uint64

func newRunes(s string) *runeSet {
	set := new(runeSet)
	for _, r := range s {
		set.add(r)
	}
	return set
}

func (s *runeSet) add(r rune) { s[r/64] |= 1 << (r % 64) }

func (s *runeSet) has(r rune) bool {
	return uint32(r) < 0x10000 && s[r/64]&(1<<(r%64)) != 0
}

// notFirst are characters that begin no name though a frame opens before them.
var notFirst = newRunes("其该各他她本此某兼任并和与及同为由的须")

// couldName reports whether s may be a name at all: Han characters without a title, an agency, a
// pronoun or the end of a body's name, which does not begin within a title: 成|员　车.
func (p *paper) couldName(s news.Span) bool {
	if !p.wholeOrPadded(s) || p.agencyAt[s.Start] > 0 || p.titleEnds[s.Start+1] || notFirst.has(p.runes[s.Start]) {
		return false
	}
	for i := s.Start; i < s.End; i++ {
		if p.titleAt[i] > 0 || i > s.Start && !p.nameRune(i, s.End) {
			return false
		}
	}
	last := p.runes[s.End-1]
	if p.isUnit(s) {
		return false
	}
	if p.rune(s.End) == '任' && containsRune("出担兼接转调升改", last) { // 委任廖启贤|出任
		return false
	}
	if p.has(s.End-2, []rune("同志")) || p.has(s.Start, []rune("单位")) || p.rune(s.End) == '·' || p.rune(s.Start-1) == '·' {
		return false
	}
	if last == '会' && s.Len() == 2 && p.titleEnds[s.Start] && p.surname(s.Start) == 1 && p.rune(s.End) == '为' { // 支队长|钟会|为
		return true
	}
	return !containsRune("省市县区州局厅部委办处院会组", last) && !honorifics[string(p.runes[s.Start+1:s.End])]
}

// nameRune reports whether the character at i can be in a given name that ends at end. 为 and 任 are
// verbs, unless something that only follows a whole name is behind them: 应有为同志.
func (p *paper) nameRune(i, end int) bool {
	switch p.runes[i] {
	case '的', '等':
		return false
	case '曾', '已', '均', '仍', '拟', '现':
		return i < end-1
	case '由':
		return i == end-1
	case '说':
		return i < end-1
	case '任':
		return i == end-1 && p.has(end, []rune("同志")) && !containsRune("兼担出接", p.runes[i-1])
	case '为':
		return i == end-1 && (p.has(end, []rune("同志")) || containsRune("的任担、,。(;", p.rune(end)) || p.gap(end) != noGap)
	}
	return true
}

// wholeOrPadded reports whether s is Han characters of one line, padded only if they are two.
func (p *paper) wholeOrPadded(s news.Span) bool {
	for i := s.Start; i < s.End; i++ {
		if !zh.IsHan(p.runes[i]) || i > s.Start && (p.gap(i) == newLine || p.gap(i) == blank && s.Len() > 2 && !(i == s.Start+1 && s.Len() == 3 && (p.rune(s.End) == '(' || p.gap(s.End) != noGap))) {
			return false
		}
	}
	return true
}

// looksNamed reports whether s has a surname and is no other word.
func (p *paper) looksNamed(s news.Span) bool {
	n := p.surname(s.Start)
	if n == 0 || s.Len()-n > 2 || s.Len() == n {
		return false
	}
	if p.has(s.End, []rune("同志")) { // 时光|同志
		return !collectives[p.string(s)]
	}
	tag, one := p.oneWord(s)
	return !one || strings.HasPrefix(tag, "nr") || p.model.CommonSurname(p.runes[s.Start])
}

// collectives are words before 同志 that mean nobody by name.
var collectives = newSet("全体 相关 党员 党外 干部 年轻 广大 全队 全党 全军 全厂 党内 党委 党组 安全 离退 乐于")

// beginsWithWord reports whether s begins with a word of two characters and more that is no name.
func (p *paper) beginsWithWord(s news.Span) bool {
	return p.starts[s.Start] && !p.starts[s.Start+1] && !strings.HasPrefix(p.tags[s.Start], "nr")
}

func (p *paper) entryOf(s news.Span) string {
	known := p.known[lexicon.PersonName]
	k := sort.Search(len(known), func(k int) bool { return known[k].Start >= s.Start })
	for ; k < len(known) && known[k].Start == s.Start; k++ {
		if known[k].Span == s {
			return p.onlyEntry(known[k].names)
		}
	}
	return ""
}
