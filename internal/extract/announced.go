package extract

import (
	"regexp"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// What became of groups is often announced of a list that stands behind: 以下议事协调机构予以撤销:.

var (
	listOfGroups = regexp.MustCompile(`(成立|设立|组建|撤销|撤消|不再保留)[^。,;:]{0,12}?(?:以下|下列|如下|若干|[二两三四五六七八九十\d]+个)[^。;:]{0,24}(?:组|机构|专班)(?:[^。;]*:|。$)` +
		`|(?:小组|机构)(?:予以|全部|一律)?撤销(?:如下|,[^。;]{0,10})?:` +
		`|撤销的[^。,;:]{0,12}(?:组|机构)[^。,;:]{0,8}如下:`)
	noListOfGroups = regexp.MustCompile(`要求|拟|建议|保留的|名单调整`)
)

// announce notes what a sentence says happened to the groups that the lines behind it name:
// 设立四个专项小组,名单如下: or 以下议事协调机构予以撤销:.
func (s *sentence) announce() {
	if !strings.ContainsAny(s.letters, string([]byte{byte(set_), byte(abolish), byte(group), byte(bare)})) {
		return
	}
	if !fateVerbs.startsIn(s.view, s.span) || !listSigns.startsIn(s.view, s.span) {
		return
	}
	text := s.string(s.span)
	if subgroups.MatchString(text) {
		s.listed = news.Created
		return
	}
	if !strings.Contains(text, ":") && !s.itemsFollow() {
		return
	}
	switch m := listOfGroups.FindStringSubmatch(text); {
	case m == nil || noListOfGroups.MatchString(text):
	case m[1] == "成立" || m[1] == "设立" || m[1] == "组建":
		s.listed = news.Created
	default:
		s.listed = news.Abolished
	}
}

// itemsFollow reports whether numbered lines stand behind the sentence.
func (s *sentence) itemsFollow() bool {
	i := s.span.End
	return s.gap(i) == newLine && containsRune("(一1", s.rune(i))
}

// A list of groups is announced by one of the verbs and one of the signs.
var (
	fateVerbs = newPhrases(map[class]string{other: "成立 设立 组建 撤销 撤消 不再保留 下设"})
	listSigns = newPhrases(map[class]string{other: "以下 下列 如下 若干 个 撤销"})
)

var subgroups = regexp.MustCompile(`下设(?:以下|下列|若干|[二两三四五六七八九十\d]+个)[^。;:]{0,10}(?:小组|工作组|专班)`)

// inList reports whether the i-th phrase is a group that begins a line of a list that was announced.
func (s *sentence) inList(i int) bool {
	t := s.tokens[i]
	if s.listed == "" || t.class != group {
		return false
	}
	if !s.startsLine(t.Start) && !s.numbered(t.Start) {
		return s.inRow(i)
	}
	if s.inRow(i) {
		return true
	}
	if officeToo.MatchString(s.string(news.Span{Start: t.End, End: min(s.span.End, t.End+longestOffice)})) {
		return true
	}
	return s.gap(t.End) != noGap || i+1 < len(s.tokens) && strings.ContainsRune("(,;:", rune(s.tokens[i+1].class))
}

// inRow reports whether the i-th phrase is in a line that is nothing but names of bodies: 甲领导小组、乙领导小组(省水利厅)、丙指挥部.
func (s *sentence) inRow(i int) bool {
	first, last := i, i
	for first > max(0, i-farBack) && s.inItem(first-1) {
		first--
	}
	for last+1 < min(len(s.tokens), i+farBack) && s.inItem(last+1) {
		last++
	}
	return s.startsLine(s.tokens[first].Start) && (last+1 == len(s.tokens) || s.tokens[last+1].class == stop)
}

// inItem reports whether the k-th phrase can be a part of a list of bodies: a name, what parts two, what stands in brackets.
func (s *sentence) inItem(k int) bool {
	beside := func(j int) bool {
		return j >= 0 && j < len(s.tokens) && strings.ContainsRune("n()", rune(s.tokens[j].class))
	}
	switch s.tokens[k].class {
	case group, list, office, opening, closing:
		return true
	case other:
		return beside(k-1) || beside(k+1)
	}
	return false
}

// officeToo is what a line of a list says besides a group's name: …领导小组及其办公室.
var officeToo = regexp.MustCompile(`^(?:及其|及|和)?办公室(?:$|[^\p{Han}])`)

// longestOffice is how many characters that takes, with the one behind it.
const longestOffice = 6

// numbered reports whether a number stands right before i, as before the items of a list in one line:
// 1.甲领导小组 2.乙领导小组.
func (p *paper) numbered(i int) bool {
	k := i - 1
	if !containsRune(".、", p.rune(k)) {
		return false
	}
	for k--; k >= max(0, i-4) && isDigit(p.rune(k)); k-- {
	}
	return isDigit(p.rune(k+1)) && p.gap(k+1) != noGap
}
