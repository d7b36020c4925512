package extract

import (
	"slices"
	"sort"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// resolve says whose titles they are that stand without a body.
func (s *sentence) resolve(posts []seatName) []seatName {
	resolved := slices.Clone(posts)
	for i := range resolved {
		n := &resolved[i]
		switch {
		case len(n.bodies) == 0:
			s.inherit(n)
		case strings.HasPrefix(n.bodies[0], "该") || strings.HasPrefix(n.bodies[0], "本"):
			s.pointed(n)
		case len(s.last) > 0 && len(n.groups) == 0:
			if whole := wholeOf(s.last[0]); whole != "" && isPart(n.bodies[0], whole) {
				n.bodies = []string{whole + n.bodies[0]}
			}
		}
		if len(n.groups) > 0 || n.roster {
			n.role = s.officeRole(n)
		}
	}
	return resolved
}

// pointed gives 该局局长 the body of that kind that was named last.
func (s *sentence) pointed(n *seatName) {
	kind := strings.TrimPrefix(strings.TrimPrefix(n.bodies[0], "该"), "本")
	for k := len(s.seen) - 1; k >= max(0, len(s.seen)-farAhead); k-- {
		if o := s.seen[k]; o.span != n.span && len(o.bodies) > 0 && strings.HasSuffix(o.bodies[0], kind) {
			n.bodies, n.groups = o.bodies, o.groups
			return
		}
	}
}

// inherit gives a bare title the body of the post of its kind that was named last in the sentence,
// the body that the sentence speaks of, or the group it must mean.
func (s *sentence) inherit(n *seatName) {
	if b, ok := impliedBodies[n.role]; ok {
		n.bodies = []string{b}
		return
	}
	if o := s.alike(n); o != nil && (!n.roster || !s.groupBetween(o.span.End, n.span.Start)) {
		n.bodies, n.groups = o.bodies, o.groups
		if n.roster && strings.HasSuffix(n.role, "主任") && !strings.HasPrefix(n.role, "办公室") {
			n.role = officePart(o.role) + n.role
		}
		return
	}
	if b := s.topic(n); b != "" {
		n.bodies, n.groups, n.roster = []string{b}, nil, false
		return
	}
	if !n.roster {
		n.bodies = placeOf(n.role, s.seen)
		return
	}
	s.fillRoster(n)
	if len(n.bodies) == 0 {
		s.fillPanel(n)
	}
}

// fillPanel gives a 主席 the group that the sentence speaks of: in Macao a 领导小组 has one.
func (s *sentence) fillPanel(n *seatName) {
	k := sort.Search(len(s.tokens), func(k int) bool { return s.tokens[k].Start >= n.span.Start })
	for _, t := range s.tokens[max(0, k-farBack):k] {
		if t.class == group && t.group.body != nil && strings.HasSuffix(n.role, "主席") {
			n.bodies, n.groups = []string{t.group.body.name}, []*body{t.group.body}
		}
	}
}

// impliedBodies are those of titles that only one body gives.
var impliedBodies = map[string]string{"审计长": "审计署", "廉政专员": "廉政公署", "国务委员": "国务院", "总理": "国务院", "副总理": "国务院"}

// officePart is what says that a role is in the office rather than in the group.
func officePart(role string) string {
	for _, part := range []string{"办公室", "秘书处", "秘书组"} {
		if strings.HasPrefix(role, part) {
			return part
		}
	}
	return ""
}

// alike is the post whose body a bare title has: one of the same rank named before, stated ones
// first, or the one stated last if it is of the same kind.
func (s *sentence) alike(n *seatName) *seatName {
	if k := len(s.last) - 1; k >= 0 && len(s.last[k].bodies) > 0 && heads(n.role, s.last[k].bodies[0]) {
		return &s.last[k]
	}
	for i, posts := range [][]seatName{s.last, s.seen} {
		for k := len(posts) - 1; k >= max(0, len(posts)-farAhead); k-- {
			o := &posts[k]
			if o.span == n.span || len(o.bodies) == 0 || !sameHead(n.role, o.role) {
				continue
			}
			if stated := i == 0; stated || !n.roster || len(o.groups) > 0 || coordinates(o.bodies[0]) {
				return o
			}
		}
	}
	if len(s.last) > 0 && len(s.last[0].bodies) > 0 && n.roster == (len(s.last[0].groups) > 0) && leads(n.role, s.last[0].bodies[0]) {
		return &s.last[0]
	}
	return nil
}

// heads reports whether a title is the one that the head of such a body has: 主任 of a 委员会, 局长
// of a 局.
func heads(role, body string) bool {
	if strings.HasSuffix(role, "主任") && !strings.HasPrefix(role, "办公室") {
		return endsWithOne(body, directed) && !endsWithOne(body, committees)
	}
	unit := unitOf(role)
	return unit != "" && strings.HasSuffix(body, unit)
}

// unitOf is the kind of body that a head is named after: 局 of 局长; "" for titles that do not say it.
func unitOf(role string) string {
	r := []rune(role)
	if len(r) < 2 || r[len(r)-1] != '长' || !strings.ContainsRune("局厅司署部处院行科庭关省市县区州镇乡旗盟", r[len(r)-2]) {
		return ""
	}
	return string(r[len(r)-2])
}

// directed are the ends of the names of bodies that a 主任 heads, committees those of the Party's
// committees, which a 书记 heads.
var (
	directed   = strings.Fields("委员会 委 办 办公室 中心")
	committees = strings.Fields("省委 市委 县委 区委 州委 党委 纪委 团委")
)

func endsWithOne(name string, ends []string) bool {
	return slices.ContainsFunc(ends, func(end string) bool { return strings.HasSuffix(name, end) })
}

// leads reports whether a body may have such a title.
func leads(role, body string) bool {
	return unitOf(role) == "" && !strings.HasSuffix(role, "专员") || heads(role, body)
}

// topic is the body that the clause of n speaks of: 省海岛保护委员会|由高远任主任.
func (s *sentence) topic(n *seatName) string {
	k := sort.Search(len(s.tokens), func(k int) bool { return s.tokens[k].Start >= n.span.Start })
	for first := max(0, k-farAhead); k > first; {
		k--
		t := s.tokens[k]
		if t.class == stop {
			return ""
		}
		if t.class == other {
			if s.opensClause(k) && hasHead(s.string(t.Span)) && s.tokens[k+1].class == by {
				return s.string(t.Span)
			}
			if b := bodyWithin(s.string(news.Span{Start: s.joined(k), End: t.End})); b != "" && (!n.roster || fits(n.role, b)) {
				return b
			}
		}
	}
	return ""
}

// opensClause reports whether the k-th token is the first of a clause.
func (s *sentence) opensClause(k int) bool {
	return k == 0 || s.tokens[k-1].class == comma || s.tokens[k-1].class == stop
}

// hasHead reports whether a name ends as one of a body does.
func hasHead(name string) bool {
	r := []rune(name)
	return len(r) > 2 && strings.ContainsRune("会局部厅院委办司署社处室", r[len(r)-1])
}

// joined is where the k-th token starts with what 和 joins to it: 网络安全和|信息化委员会.
func (s *sentence) joined(k int) int {
	for k > 1 && s.tokens[k-1].class == list && s.tokens[k-2].class == other && s.tokens[k-2].End == s.tokens[k-1].Start {
		k -= 2
	}
	return s.tokens[k].Start
}

// bodyWithin is the name of a committee or the like that text begins with: 内务委员会|下午开会.
func bodyWithin(text string) string {
	for _, end := range []string{"委员会", "指挥部", "联席会议"} {
		if i := strings.LastIndex(text, end); i > 0 {
			return text[:i+len(end)]
		}
	}
	return ""
}

// placeOf is the place whose 省长, 市长 or the like is meant, from the posts named before.
func placeOf(role string, seen []seatName) []string {
	r := []rune(strings.TrimLeft(role, "副代理"))
	if len(r) != 2 || r[1] != '长' || !strings.ContainsRune("省市县区州镇乡旗盟", r[0]) {
		return nil
	}
	for k := len(seen) - 1; k >= max(0, len(seen)-farAhead); k-- {
		for _, b := range seen[k].bodies {
			if i := strings.IndexRune(b, r[0]); i > 0 {
				return []string{b[:i+len(string(r[0]))]}
			}
		}
	}
	return nil
}

// groupBetween reports whether a group is named in [from, to).
func (p *paper) groupBetween(from, to int) bool {
	k := sort.Search(len(p.groups), func(k int) bool { return p.groups[k].Start >= from })
	return k < len(p.groups) && p.groups[k].Start < to && p.groups[k].form != news.BareForm && p.groups[k].own > 0
}

// sameHead reports whether two titles are ranks of one: 主席, 副主席.
func sameHead(a, b string) bool {
	x, y := []rune(a), []rune(b)
	return len(x) > 1 && len(y) > 1 && string(x[len(x)-2:]) == string(y[len(y)-2:])
}

func (p *paper) fillRoster(n *seatName) {
	b := p.currentGroup(n.span.Start, n.role)
	if b == nil {
		b = p.nextGroup(n.span.End, n.role)
	}
	if b != nil {
		n.bodies, n.groups = []string{b.name}, []*body{b}
	} else if len(p.groups) > 0 && fits(n.role, "领导小组") {
		n.bodies = []string{"领导小组"}
	}
}

// officeRole is the role in the group: who is 主任 where a 组长 leads is so in the office.
func (p *paper) officeRole(n *seatName) string {
	if strings.HasSuffix(n.role, "主任") && !strings.Contains(n.role, "办公室") && !strings.Contains(n.role, "秘书") &&
		len(n.bodies) > 0 && strings.HasSuffix(n.bodies[0], "小组") {
		return "办公室" + n.role
	}
	return n.role
}
