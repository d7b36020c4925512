package extract

import (
	"regexp"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// Groups are set up in more words than a verb and a name: the name may stand behind a description
// of the group, and the verb behind the day and the place.

// setUpAs reports whether the i-th phrase ends a description that follows a verb of setting up:
// 成立由副县长高远任组长、公安局等部门为成员单位的|殡葬改革工作领导小组. What was set up in a year is described
// by that: 成立于2016年的|….
func (s *sentence) setUpAs(i int) bool {
	for i > 2 && s.tokens[i-1].class == list && s.tokens[i-2].class == other { // 由副县长牵头的工作专班和|殡葬改革工作领导小组
		i -= 2
	}
	if i < 2 || s.tokens[i-1].class != of {
		return false
	}
	for k := i - 2; k >= max(0, i-longestDescription); k-- {
		switch t := s.tokens[k]; t.class {
		case set_:
			next := s.tokens[k+1].class
			return next != day && next != from && next != once && next != of && !s.planned(k+1) && !s.toBe(k)
		case stop, group, bare, office, meet, abolish, rename, once, never:
			return false
		}
	}
	return false
}

// longestDescription is in phrases.
const longestDescription = 24

// toBe reports whether the verb that is the k-th phrase is one of what is still to be done: 将|组建.
func (s *sentence) toBe(k int) bool {
	return k > 0 && s.tokens[k-1].class == toward && s.string(s.tokens[k-1].Span) == "将"
}

// setUpBehind reports whether the i-th phrase is followed by 成立 and no 以来 or 后, over when and where:
// …领导小组|于2017年3月在青屿|成立.
func (s *sentence) setUpBehind(i int) bool {
	k := i + 1
	for ; k < len(s.tokens) && k < i+farAhead; k++ {
		t := s.tokens[k]
		if t.class != day && (t.class != from || !setsScene[s.string(t.Span)]) && (t.class != other || s.tokens[k-1].class != from || t.Len() > longestScene) {
			break
		}
	}
	if k >= len(s.tokens) || s.tokens[k].class != set_ {
		return false
	}
	if k+1 >= len(s.tokens) {
		return true
	}
	next := s.tokens[k+1]
	if next.class == list && s.string(next.Span) == "暨" || next.class == meet && s.string(next.Span) != "联席会议" || s.has(next.Start, []rune("大会")) || s.has(next.Start, []rune("仪式")) { // 成立暨第一次会议, 成立大会
		return true
	}
	return strings.ContainsRune(",;)", rune(next.class)) || next.class == other && next.Len() == 1 || // 成立啦
		next.class == convene || setUpThen.in(s.view, news.Span{Start: next.Start, End: min(s.span.End, next.Start+2)})
}

// setUpThen is what a clause goes on with that tells of a group's first days: 组建|运行.
var setUpThen = newPhrases(map[class]string{other: "运行 运转"})

// setsScene are the prepositions of when and where.
var setsScene = newSet("在 于 已于 并于")

// longestScene is how many characters the place of an event has at most.
const longestScene = 8

// sinceThen reports whether the group that is the i-th phrase only dates what is told: 成立…领导小组|以来.
func (s *sentence) sinceThen(i int) bool {
	return i+1 < len(s.tokens) && s.tokens[i+1].class == once && s.string(s.tokens[i+1].Span) == "以来"
}

// longAgo reports whether the verb before the i-th phrase tells of before: 曾设立过….
func (s *sentence) longAgo(i int) bool {
	for k := i - 1; k > max(0, i-4); k-- {
		if s.tokens[k].class == set_ {
			return s.tokens[k-1].class == once && strings.HasPrefix(s.string(s.tokens[k-1].Span), "曾")
		}
	}
	return false
}

// marked reports whether brackets behind the i-th phrase say by a verb of class c what became of it: (新设), (撤销),
// (由乙领导小组更名).
func (s *sentence) marked(i int, c class) bool {
	if i+3 >= len(s.tokens) || s.tokens[i+1].class != opening {
		return false
	}
	if s.tokens[i+2].class == c && s.tokens[i+3].class == closing {
		return true
	}
	return c == rename && i+5 < len(s.tokens) && s.tokens[i+2].class == by && s.tokens[i+3].class == group && s.tokens[i+4].class == c
}

// teamsBefore are the n teams that a list right before i names, which those named next lead one each:
// 下设综合协调组、安全保卫组,|分别由高远、杜衡任组长. It is nil if there is no such list; n of 0 is any number above one.
func (s *sentence) teamsBefore(i, n int) []string {
	text := s.string(news.Span{Start: max(s.span.Start, i-longestName), End: i})
	text, _, _ = strings.Cut(text, "分别")
	text = strings.TrimRight(text, ",")
	if k := strings.LastIndexAny(text, ",:;。"); k >= 0 {
		text = text[k+1:]
	}
	end := ""
	if m := countedTeams.FindStringSubmatch(text); m != nil { // 综合协调、新闻宣传2个工作组
		text, end = m[1], m[2]
	}
	teams := strings.FieldsFunc(behindVerb(text), func(r rune) bool { return r == '、' || r == '和' })
	if n == 0 && len(teams) < 2 || n > 0 && len(teams) != n {
		return nil
	}
	for k := range teams {
		if teams[k] += end; !teamEnds.endOf(teams[k]) {
			return nil
		}
	}
	return teams
}

// countedTeams tells how many teams a list names that share their last word.
var countedTeams = regexp.MustCompile(`^(.+?)(?:等)?(?:\d{1,2}|[二两三四五六七八九十]{1,2})个(工作组|专项组|专项小组|工作小组|小组|专班)$`)

var teamEnds = newEndings("组 专班 小组 办公室")
