package extract

import (
	"strings"
	"unicode/utf8"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// plain is what a sentence says without adverbials: without dates of the year that is spoken of,
// reasons, and what stands between persons and their verb. Rules are written for plain sentences.
func (s *sentence) plain(ts []token) []token {
	out := s.spare[:0]
	for i := 0; i < len(ts); i++ {
		switch t := ts[i]; {
		case t.class == day && s.isPeriod(ts, i):
			t.class = doubt
			out = append(out, t)
		case t.class == day && !s.isPast(ts, i):
		case t.class == day && i+1 < len(ts) && tellsLife(ts[i+1].class):
			ts[i+1].mood = news.Past
		case (t.class == never || t.class == toward) && s.endsWithPerson(out) && i+1 < len(ts) && states(ts[i+1].class):
			ts[i+1].mood = moodWord(s.string(t.Span)) // 周启明没有|担任
		case t.class == never || t.class == once:
			if v, ok := s.moodVerb(t); ok {
				t = v
			}
			out = append(out, t)
		case t.class == reason:
			i = reasonEnd(ts, i)
		case t.class == by && i+2 < len(ts) && ts[i+1].class == day && s.string(ts[i+2].Span) == "起": // 由7月20日起|离任
			i += 2
		case t.class == present && len(out) > 0 && out[len(out)-1].class == by && i+1 < len(ts) && ts[i+1].class == person: // 由现任副署长高远|接任
		case t.class == set_ && len(out) > 0 && states(out[len(out)-1].class) && opensPost(ts, i): // 兼任|新组建的|省数据局局长
			if ts[i+1].class == of {
				i++
			}
		case t.class == toward && setsDay(ts, i): // 将于2024年6月5日出任
			i += 2
		case t.class == person && len(out) > 2 && out[len(out)-1].class == of:
			out = append(s.appose(out, &t), t)
		case t.class == from && (len(out) == 0 || out[len(out)-1].class == comma), (t.class == from || t.class == other) && s.endsWithPerson(out):
			verb := s.verbBehind(ts, i)
			if verb < 0 {
				out = append(out, t)
				continue
			}
			i = verb - 1
		default:
			out = append(out, t)
		}
	}
	s.spare = out
	return out
}

// opensPost reports whether the i-th phrase only says that the body is new whose post follows.
func opensPost(ts []token, i int) bool {
	return i+1 < len(ts) && ts[i+1].class == post || i+2 < len(ts) && ts[i+1].class == of && ts[i+2].class == post
}

// appose takes a former post that stands farther before a name to the name:
// 原组长、已任省政协副主席的|周启明. It is what is left of the phrases before.
func (s *sentence) appose(before []token, t *token) []token {
	for k := len(before) - 2; k >= max(0, len(before)-farAhead); k-- {
		switch b := before[k]; b.class {
		case post:
			if b.posts[0].past == formerly && before[k+1].class == list {
				h := *t.people[0]
				h.own = append(b.posts, h.own...)
				t.people = append([]*holder{&h}, t.people[1:]...)
				return before[:k]
			}
		case list, hold, move, take, leave, other, day:
		default:
			return before
		}
	}
	return before
}

// isPast reports whether the i-th phrase is a year in a life: a verb without another subject
// follows, or a birth.
func (s *sentence) isPast(ts []token, i int) bool {
	t := s.string(ts[i].Span)
	if year, _, ok := strings.Cut(t, "年"); !ok || utf8.RuneCountInString(year) != 4 {
		return false
	}
	return i+1 == len(ts) || ts[i+1].class != comma
}

// isPeriod reports whether the i-th phrase begins a period of years: 1998年|起, 1998年|至2003年.
func (s *sentence) isPeriod(ts []token, i int) bool {
	if t := s.runes[ts[i].End-1]; i+1 == len(ts) || t != '年' && t != '月' || ts[i].Len() < 5 {
		return false
	}
	return containsRune("起至到", s.runes[ts[i+1].Start]) && ts[i+1].class != post
}

// reasonEnd is the last phrase of the reason that the i-th phrase begins: 因工作变动|不再担任.
func reasonEnd(ts []token, i int) int {
	for k := i + 1; k < len(ts) && k < i+farAhead; k++ {
		switch ts[k].class {
		case other, list, day, leave, of, from, once, toward, adjust:
		default:
			return k - 1
		}
	}
	return i
}

// farAhead is how many phrases ahead a clause is searched for its verb.
const farAhead = 8

func setsDay(ts []token, i int) bool {
	return i+2 < len(ts) && ts[i+1].class == from && ts[i+2].class == day
}

func (s *sentence) endsWithPerson(ts []token) bool {
	return len(ts) > 0 && ts[len(ts)-1].class == person
}

// verbBehind is where the verb stands of which the persons before the i-th phrase are the subject,
// over adverbials: 自云岭省财政厅厅长任上|调任. It is -1 if they do or say something else.
func (s *sentence) verbBehind(ts []token, i int) int {
	past := false
	for k := i; k < len(ts) && k < i+farAhead; k++ {
		switch t := ts[k]; t.class {
		case appointed, propose:
			return k
		case hold, take, move, act, concurrent, cease, quit, resign, win, confirm, leave, replace, swap:
			if past {
				return -1
			}
			return k
		case day:
			past = past || s.isPast(ts, k)
		case other:
			if t.Len() > longestAdverbial || speaks.in(s.view, t.Span) || strings.Contains(s.string(t.Span), "年起") {
				return -1
			}
		case from, post, group, meet, of, list, convene:
			if ts[i].class != from {
				return -1
			}
		default:
			return -1
		}
	}
	return -1
}

// longestAdverbial is in characters.
const longestAdverbial = 12

// speaks are verbs that make their subject another than that of the verb behind, and words that
// make somebody else the subject.
var speaks = newPhrases(map[class]string{other: "说 表示 称 认为 指出 透露 宣布 介绍 强调 要求 感谢 回忆 谈 评价 回应 代表 通报 宣读 之子 之女 夫人 儿子 女儿 秘书 助手 问 拜会 会见"})
