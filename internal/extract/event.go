package extract

import (
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// events reads what happened to groups: set up, changed, renamed, abolished; where their office
// is; that they met.
func (s *sentence) events() {
	s.announce()
	s.byOfficeIn()
	for i, t := range s.tokens {
		switch {
		case t.class == standsAt:
			s.officeEvent(i)
		case s.changesMembers(i):
			s.groupFact(news.Adjusted, "adjusted", t.posts[0].groups[0], t.Span)
		case (t.class == group || t.class == bare) && t.group.body != nil:
			s.groupEvent(i)
			s.meeting(i)
		}
	}
}

func (s *sentence) groupEvent(i int) {
	b := s.tokens[i].group.body
	if s.inList(i) {
		s.groupFact(s.listed, "list-of-groups", b, s.tokens[i].Span)
		return
	}
	if s.reach(i, -1) == set_ && (s.denied(i) || b.entry == "" && s.tokens[i].class == group && s.quotesRumour()) {
		b.denied = true
		return
	}
	action, rule := s.basisEvent(i)
	if action == "" {
		action, rule = s.eventAt(i)
	}
	if action == "" {
		return
	}
	s.tokens[i].group.gone = action == news.Abolished
	s.groupFact(action, rule, b, s.tokens[i].Span)
}

// changesMembers reports whether the i-th phrase is the members of a group that a verb of change speaks of:
// 调整|领导小组成员, 对|领导小组成员|进行调整.
func (s *sentence) changesMembers(i int) bool {
	t := s.tokens[i]
	if t.class != post || len(t.posts[0].groups) != 1 || !changing[t.posts[0].role] {
		return false
	}
	if i > 0 && s.tokens[i-1].class == adjust {
		return !s.planned(i)
	}
	return s.behind(i, adjust) && (s.toward(i) || s.tokens[i+1].class == adjust)
}

func (p *paper) groupFact(action news.Action, rule string, b *body, span news.Span) {
	p.facts = append(p.facts, news.Fact{
		Kind: news.GroupFact, Action: action, Body: b.name, BodyEntry: b.entry, Rule: rule,
		Confidence: 0.9, Evidence: p.evidence(span),
	})
}

// eventAt is what the sentence says happened to the group that is its i-th phrase.
func (s *sentence) eventAt(i int) (news.Action, string) {
	if s.owns(i) || s.tokens[i].class == bare && s.rune(s.tokens[i].Start-1) == '原' { // 原领导小组同时撤销: its members
		return "", ""
	}
	before := s.reach(i, -1)
	named := s.tokens[i].class == group
	switch {
	case before == set_ && named && !s.planned(i) && !s.sinceThen(i) && !s.longAgo(i), (before == as || before == include) && named && s.listedAs(i, set_),
		named && (s.setUpAs(i) || s.marked(i, set_) || before == colon && s.headedNew(i)):
		return news.Created, "set-up"
	case before == abolish && !s.seatBehind(i) && !s.wished(i), before == colon && s.headed(i, abolish), before == include && named && s.listedAs(i, abolish):
		return news.Abolished, "abolish"
	case named && s.marked(i, rename):
		return news.Renamed, "renamed"
	case named && (s.marked(i, abolish) || before == unite && s.joinsInto(i)):
		return news.Abolished, "is-abolished"
	case s.suffers(i, abolish) && before != unite && !s.lapses(i) || s.givesUpDuties(i) || named && s.endsNext(i):
		return news.Abolished, "is-abolished"
	case before == unite && named && s.united(i):
		return news.Created, "united-to"
	case s.behind(i, unite) && (s.toward(i) || s.suffers(i, unite)) && !(named && i > 0 && s.tokens[i-1].class == never):
		return news.Abolished, "united"
	case before == rename && named:
		return news.Renamed, "renamed-to"
	case before == adjust:
		return news.Adjusted, "adjust"
	case s.behind(i, rename):
		return news.Renamed, "renamed"
	case s.behind(i, adjust) && (s.toward(i) || s.done(i) || s.tokens[i+1].class == adjust && named):
		return news.Adjusted, "adjusted"
	case s.setUpBehind(i) && named:
		return news.Created, "was-set-up"
	}
	return "", ""
}

// changing are the seats that a text speaks of which adjusts a group.
var changing = newSet("成员 领导成员")

// owns reports whether the i-th phrase only says whose the group behind it is.
func (s *sentence) owns(i int) bool {
	if i+1 >= len(s.tokens) {
		return false
	}
	next := s.tokens[i+1]
	if next.Start != s.tokens[i].End {
		return false
	}
	return next.group != nil || next.class == other && s.runes[next.End-1] == '组' && next.Len() > 3 || s.has(next.Start, []rune("下设的"))
}

// reach is the class of the verb that governs the i-th phrase, over other groups of a list.
func (s *sentence) reach(i, step int) class {
	for k := i + step; k >= max(0, i-farBack) && k < len(s.tokens); k += step {
		if step < 0 {
			if k = s.overBrackets(k); k < 0 {
				break
			}
		}
		switch c := s.tokens[k].class; {
		case c == group || c == list || c == bare || c == office && k != i+step:
		case c == other && strings.HasPrefix(s.string(s.tokens[k].Span), "及其"):
		case c == other && step < 0 && k+1 < i && s.tokens[k+1].class == list: // a body that is no group
		case c == other && s.tokens[k].Len() <= 4 && k != i+step:
		case c == other && (s.quantity(k) || s.string(s.tokens[k].Span) == "所谓"), c == once || c == of, c == other && k < len(s.tokens)-1 && s.tokens[k+1].class == of:
		default:
			return c
		}
	}
	return 0
}

// overBrackets is k, or what stands before the brackets that close there behind an item of a list.
func (s *sentence) overBrackets(k int) int {
	for b := k; s.tokens[k].class == closing && b > max(0, k-farAhead*2); b-- {
		if s.tokens[b].class == opening {
			return b - 1
		}
	}
	return k
}

// quantity reports whether the k-th phrase only counts or points: 了, 第一个, 原来的.
func (s *sentence) quantity(k int) bool {
	t := s.string(s.tokens[k].Span)
	return strings.HasSuffix(t, "个") || t == "原来" || t == "跨部门" || t == "专门" || t == "高规格" || t == "由" || t == "全市" || t == "全省" || t == "过"
}

// planned reports whether the verb before the i-th phrase is only wished or denied.
func (s *sentence) planned(i int) bool {
	for k := i - 1; k >= 0 && k >= i-6; k-- {
		switch t := s.tokens[k]; t.class {
		case never, doubt:
			return true
		case comma, stop:
			return t.class == comma && k > 0 && k == i-2 && s.tokens[k-1].class == never // 建议,|成立…
		case from: // 根据《关于成立…的通知》
			if t := s.string(s.tokens[k].Span); t == "根据" || t == "按照" || t == "依照" {
				return true
			}
		case other:
			if k == i-2 && wishes.endOf(s.string(s.tokens[k].Span)) && !settled.in(s.view, s.tokens[k+1].Span) {
				return true
			}
		}
	}
	return false
}

// wishes are verbs that make what follows a plan.
var wishes = newEndings("要 应 需 须 可 研究 推动 鼓励 支持 探索 尽快 抓紧 可以 应当 必须 需要 筹备 考虑 有权")

// settled are words in a verb that make a fact of what was studied before: 县政府研究|决定成立.
var settled = newPhrases(map[class]string{other: "决定 同意 批准"})

// denied reports whether the verb before the i-th phrase is denied for all time: 从未成立过该小组.
func (s *sentence) denied(i int) bool {
	for k := i - 1; k >= 0 && k >= i-4; k-- {
		if t := s.tokens[k]; t.class == never && (s.string(t.Span) == "从未" || s.string(t.Span) == "没有" || s.string(t.Span) == "并未") {
			return true
		}
	}
	return false
}

// listedAs reports whether the i-th phrase is in a list of what a verb of class c governs: 设立两个小组,分别是…, 撤并20个机构,包括….
func (s *sentence) listedAs(i int, c class) bool {
	for k := i - 1; k >= max(0, i-farBack); k-- {
		switch s.tokens[k].class {
		case c:
			return !s.planned(k + 1)
		case stop, person:
			return false
		}
	}
	return false
}

// seatBehind reports whether what is abolished is a seat in the group.
func (s *sentence) seatBehind(i int) bool {
	return i+1 < len(s.tokens) && (s.tokens[i+1].class == seat || s.tokens[i+1].class == post)
}

// behind reports whether the i-th phrase has a verb of class c in its clause.
func (s *sentence) behind(i int, c class) bool {
	for k := i + 1; k < len(s.tokens) && k < i+10; k++ {
		switch s.tokens[k].class {
		case c:
			return (c != adjust || !s.supposed(k)) && (c != rename || !s.has(s.tokens[k].End, []rune("常设")))
		case never:
			return false // 或将|升格为
		case comma: // 甲领导小组、乙领导小组,分别改为…; …2014年成立,2018年更名为…
			for k+1 < len(s.tokens) && s.tokens[k+1].class == day {
				k++
			}
			return k+1 < len(s.tokens) && s.tokens[k+1].class == c
		case stop, person:
			return false
		}
	}
	return false
}

// toward reports whether 对 or 将 leads the i-th phrase, or its members are spoken of.
func (s *sentence) toward(i int) bool {
	for k := i - 1; k >= 0 && k > i-6; k-- {
		switch s.tokens[k].class {
		case toward:
			return true
		case comma, stop:
			return false
		}
	}
	return i+1 < len(s.tokens) && strings.Contains(s.string(s.tokens[i+1].Span), "组成人员")
}

// supposed reports whether the k-th phrase is a change that may come: 需要调整的,由成员单位提出.
func (s *sentence) supposed(k int) bool {
	return s.runes[s.tokens[k].End-1] == '的' && k+1 < len(s.tokens) && s.tokens[k+1].class == comma
}

// done reports whether the i-th phrase is said to have finished a change: …领导小组完成改组.
func (s *sentence) done(i int) bool {
	for k := i + 1; k < len(s.tokens) && k < i+6; k++ {
		if s.tokens[k].class == adjust {
			return strings.HasSuffix(s.string(s.tokens[k-1].Span), "完成")
		}
	}
	return false
}
