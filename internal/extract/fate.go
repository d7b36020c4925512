package extract

import (
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// What became of groups is often said of several at once: in lists with one verb before or behind
// them, under headings, in tables.

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
