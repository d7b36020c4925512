package extract

import (
	"regexp"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// What became of groups is often said of several at once: in lists with one verb before or behind
// them, under headings, in tables.

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

// lapses reports whether the i-th phrase is said to end by itself once its work is done, which is no event
// yet: 普查结束后,领导小组自动撤销.
func (s *sentence) lapses(i int) bool {
	if s.tokens[0].class == day && strings.HasSuffix(s.string(s.tokens[0].Span), "月") && s.runes[s.tokens[0].End] == ',' { // 2021年12月,领导小组完成使命后自动撤销
		return false
	}
	for i+2 < len(s.tokens) && s.tokens[i+1].class == list && s.tokens[i+2].class == group {
		i += 2
	}
	return onceDone.in(s.view, news.Span{Start: s.span.Start, End: s.tokens[i].Start}) ||
		onceDone.in(s.view, news.Span{Start: s.tokens[i].End, End: min(s.span.End, s.tokens[i].End+longestAdverbial)})
}

var onceDone = newPhrases(map[class]string{other: "使命后 任务后 结束后 完成后 期满后 届满后 结束以后 完成以后 完成之后 结束之后 完成时"})

// endsNext reports whether the clause behind that of the i-th phrase says that it is no more:
// …领导小组完成历史使命,予以撤销.
func (s *sentence) endsNext(i int) bool {
	parted := false
	for k := i + 1; k < len(s.tokens) && k < i+farAhead; k++ {
		switch t := s.tokens[k]; t.class {
		case comma:
			parted = true
		case set_, unite: // 1952年成立,1976年撤销
			if parted {
				return false
			}
		case group, list, office: // 甲领导小组、乙领导小组任务完成,予以撤销
			if parted {
				return false
			}
		case other, reason, day, meet, of:
		case abolish:
			if s.tokens[k-1].class == day && s.tokens[k-2].class == comma {
				return s.suffers(k-1, abolish)
			}
			return parted && passives.in(s.view, t.Span) && s.suffers(k-1, abolish) && !s.lapses(i)
		default:
			return false
		}
	}
	return false
}

// passives are the verbs whose object is the subject of the clause.
var passives = newPhrases(map[class]string{abolish: "予以撤销 现予撤销 予以解散 现予解散 自行撤销 自动撤销 自行解散 相应撤销 随之撤销 予以取消 被撤销 宣告解散 正式解散 一并撤销 同步撤销 同时撤销 自然撤销 正式撤销 即行撤销 即行解散"})

// headed reports whether the list behind a colon in which the i-th phrase stands is headed by a verb
// of class c: 撤销的议事协调机构(7个):….
func (s *sentence) headed(i int, c class) bool {
	k := i - 1
	for k >= 0 && s.tokens[k].class != colon {
		k--
	}
	for k--; k >= 0; k-- {
		switch s.tokens[k].class {
		case c:
			return !s.planned(k + 1)
		case stop, group:
			return false
		}
	}
	return false
}

// headedNew reports whether the list behind a colon in which the i-th phrase stands is headed as one of
// what was set up: 一、设立的机构:….
func (s *sentence) headedNew(i int) bool {
	k := i - 1
	for k >= 0 && s.tokens[k].class != colon {
		k--
	}
	if k > 0 && s.tokens[k-1].class == set_ && (k == 1 || s.tokens[k-2].class == closing || s.tokens[k-2].class == stop || s.tokens[k-2].class == list) {
		return true // (一)新组建:…
	}
	for k--; k >= 0; k-- {
		switch t := s.tokens[k]; t.class {
		case once, set_:
			word := s.string(t.Span)
			return strings.HasSuffix(s.string(news.Span{Start: t.Start, End: s.tokens[k+1].End}), "机构") && setUpWords[strings.TrimSuffix(strings.TrimPrefix(word, "新"), "的")] && !s.planned(k)
		case stop, group:
			return false
		}
	}
	return false
}

// suffers reports whether a verb of class c follows the i-th phrase, over other groups of a list and
// with nothing behind it that it could be about: 甲领导小组、乙领导小组及其办公室不再保留.
func (s *sentence) suffers(i int, c class) bool {
	for k := i + 1; k < len(s.tokens) && k < i+farBack; k++ {
		switch t := s.tokens[k]; t.class {
		case group, list, bare, office, day, reason:
		case from: // 已于上月|解散
			if !setsScene[s.string(t.Span)] {
				return false
			}
		case of: // 甲领导小组的|撤销, 甲领导小组等任务完成的|机构予以撤销
			if s.tokens[k-1].class != other && (k+1 == len(s.tokens) || s.tokens[k+1].class != c) {
				return false
			}
		case other:
			if !s.amongBodies(k) {
				return false
			}
		case c:
			return c == unite || k+1 == len(s.tokens) || s.gap(t.End) != noGap || strings.ContainsRune(",;)", rune(s.tokens[k+1].class))
		default:
			return false
		}
	}
	return false
}

// amongBodies reports whether the k-th phrase, which is only words, may stand between the names of bodies and the verb that
// says what became of them: 及其办公室, 等5个机构, or the name of a body that is no group.
func (s *sentence) amongBodies(k int) bool {
	t := s.tokens[k]
	text := s.string(t.Span)
	switch {
	case s.tokens[k-1].class == reason, strings.HasPrefix(text, "及其"), strings.HasPrefix(text, "等"), t.Len() <= 4, onceDone.in(s.view, t.Span), strings.HasSuffix(text, "机构"):
		return true
	}
	return s.tokens[k-1].class == list || k+1 < len(s.tokens) && s.tokens[k+1].class == list
}

// givesUpDuties reports whether the duties of the group that is the i-th phrase go to somebody else:
// …领导小组及其办公室职责划归省公安厅.
func (s *sentence) givesUpDuties(i int) bool {
	t := s.tokens[i]
	if t.class != group {
		return false
	}
	for i+2 < len(s.tokens) && s.tokens[i+1].class == list && s.tokens[i+2].class == group { // 甲领导小组、乙领导小组职责…
		i += 2
	}
	k := s.tokens[i].End
	if s.has(k, []rune("及其办公室")) {
		k += len([]rune("及其办公室"))
	}
	if s.rune(k) == '的' {
		k++
	}
	f, ok := dutiesGo.at(s.view, min(k, len(s.runes)-1))
	return ok && k+len(f.runes) <= s.span.End
}

var dutiesGo = newPhrases(map[class]string{other: "职责移交 职能移交 职责划归 职责划入 职责并入 职责整合 职责交由 职能划归 职能划入 职能并入 职能整合 职能交由"})

// united reports whether the i-th phrase is what groups that were named before it are united into.
func (s *sentence) united(i int) bool {
	if verb := s.string(s.tokens[i-1].Span); verb == "并入" || verb == "归并" {
		return false
	}
	for k := i - 1; k >= max(0, i-12); k-- {
		switch s.tokens[k].class {
		case group, office:
			return true
		case stop:
			return false
		}
	}
	return false
}
