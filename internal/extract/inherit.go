package extract

import (
	"slices"
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
		case len(n.groups) == 0 && bareBodies[n.bodies[0]] && strings.HasSuffix(s.filledLast(n.role), n.bodies[0]):
			n.bodies, n.roster = []string{s.filledLast(n.role)}, true
		case len(n.groups) == 0 && !strings.ContainsAny(n.bodies[0], "省市县区州国中全") && !isCentral(n.bodies[0]):
			n.bodies = []string{s.wholeOf(n) + n.bodies[0]}
		}
		if len(n.groups) > 0 || n.roster {
			n.role = s.officeRole(n)
		}
	}
	return resolved
}

// inherit gives a bare title the body of the post of its kind that was named last in the sentence,
// the body that the sentence speaks of, or the group it must mean.
func (s *sentence) inherit(n *seatName) {
	if s.qualified(n) || implied(n) || s.inOffice(n) || s.ofWorkingGroup(n) || s.asAlike(n) || s.asBeside(n) || s.ofTopic(n) {
		return
	}
	if n.roster {
		s.inheritSeat(n)
	} else {
		s.inheritPost(n)
	}
}

// implied gives a title the only body that has it.
func implied(n *seatName) bool {
	b, ok := impliedBodies[n.role]
	if ok {
		n.bodies = []string{b}
	}
	return ok
}

func (s *sentence) ofWorkingGroup(n *seatName) bool { return s.isIn(n, s.workingGroup(n)) }

func (s *sentence) ofTopic(n *seatName) bool { return s.isIn(n, s.topic(n)) }

// isIn gives a title a body that is no group, if there is one.
func (s *sentence) isIn(n *seatName, body string) bool {
	if body == "" {
		return false
	}
	n.bodies, n.groups, n.roster = []string{body}, nil, false
	return true
}

// asAlike gives a title the body of a like one before.
func (s *sentence) asAlike(n *seatName) bool {
	o := s.alike(n)
	if o == nil || n.roster && s.groupBetween(o.span.End, n.span.Start) {
		return false
	}
	n.bodies, n.groups = o.bodies, o.groups
	if partyTitles[n.role] && inParty(o.role) { // 省军区党委书记,…副书记
		n.role = o.role[:len("党组")] + n.role
	}
	if n.roster && strings.HasSuffix(n.role, "主任") && !strings.HasPrefix(n.role, "办公室") {
		n.role = officePart(o.role) + n.role
	}
	return true
}

// asBeside gives a title the body of the one beside it.
func (s *sentence) asBeside(n *seatName) bool {
	o := s.beside(n)
	if o == nil {
		return false
	}
	n.bodies, n.groups, n.roster = o.bodies, o.groups, false
	return true
}

// inheritPost gives a title that groups do not have what the text says of its place or court.
func (s *sentence) inheritPost(n *seatName) {
	n.bodies = s.ownPlace(n)
	if n.bodies == nil && judicialTitles[n.role] {
		n.bodies = s.courtBefore(n)
	}
	if n.bodies == nil {
		n.bodies = s.founded(n)
	}
	if n.bodies == nil {
		n.bodies = s.elector(n)
	}
	if b := s.filledLast(n.role); n.bodies == nil && b != "" && isGroupRole(n.role) {
		n.bodies, n.roster = []string{b}, true
	}
}

// inheritSeat gives a seat the group that the text speaks of.
func (s *sentence) inheritSeat(n *seatName) {
	if body := s.elector(n); body != nil {
		n.bodies, n.roster = body, false
		return
	}
	s.fillRoster(n)
	if len(n.bodies) == 0 {
		s.fillPanel(n)
	}
	if len(n.bodies) == 0 && len(s.last) > 0 && len(s.last[0].groups) == 0 { // 甲当选为…常务委员会主任,乙当选为秘书长
		n.bodies, n.roster = s.last[0].bodies, false
	}
	if b := s.filledLast(n.role); len(n.bodies) == 0 && b != "" {
		n.bodies = []string{b}
	}
}

// bareBodies are names of bodies that mean one named in full before: 委员会|成员.
var bareBodies = newSet("委员会 督导委员会 咨询委员会 理事会 指挥部 联席会议")

// filledLast is the coordinating body, though no group, to which the text named somebody last and which may have such a
// role: 委任甲为海岛咨询委员会主席。其他|成员包括乙.
func (p *paper) filledLast(role string) string {
	if len(p.facts) == 0 {
		return ""
	}
	f := &p.facts[len(p.facts)-1]
	if f.Kind != news.AppointmentFact || !coordinates(f.Body) || !fits(role, f.Body) {
		return ""
	}
	return f.Body
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
			if o.span.Start >= n.span.Start || len(o.bodies) == 0 || !sameHead(n.role, o.role) {
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

// beside is the seat in a coordinating body that is no group, named before in the sentence, whose body
// gives a bare title too: 省委深改委主任高远,委员|杜衡.
func (s *sentence) beside(n *seatName) *seatName {
	if !n.roster {
		return nil
	}
	for k := len(s.seen) - 1; k >= max(0, len(s.seen)-farAhead); k-- {
		o := &s.seen[k]
		if o.span.Start < n.span.Start && len(o.bodies) > 0 && len(o.groups) == 0 && coordinates(o.bodies[0]) && fits(n.role, o.bodies[0]) && !s.groupBetween(o.span.End, n.span.Start) {
			return o
		}
	}
	return nil
}

// heads reports whether a title is the one that the head of such a body has: 主任 of a 委员会, 局长
// of a 局.
func heads(role, body string) bool {
	if strings.HasSuffix(role, "主任") && !strings.HasPrefix(role, "办公室") {
		return directed.endOf(body) && !committees.endOf(body)
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
	directed   = newEndings("委员会 委 办 办公室 中心")
	committees = newEndings("省委 市委 县委 区委 州委 党委 纪委 团委")
)

// leads reports whether a body may have such a title.
func leads(role, body string) bool {
	return unitOf(role) == "" && !strings.HasSuffix(role, "专员") || heads(role, body)
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
	} else if p.says(leadingWord) && len(p.groups) > 0 && fits(n.role, "领导小组") {
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
