package extract

import (
	"regexp"
	"slices"
	"sort"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// fillPanel gives a 主席 the group that the sentence speaks of: in Macao a 领导小组 has one.
func (s *sentence) fillPanel(n *seatName) {
	k := s.tokenAt(n.span.Start)
	for _, t := range s.tokens[max(0, k-farBack):k] {
		if t.class == group && t.group.body != nil && strings.HasSuffix(n.role, "主席") {
			n.bodies, n.groups = []string{t.group.body.name}, []*body{t.group.body}
		}
	}
}

// bodyEnding is the last body of the document whose name ends in a word such as 指挥部.
func (p *paper) bodyEnding(word string) *body {
	for k := len(p.bodies) - 1; k >= max(0, len(p.bodies)-farBack) && len(word) > len("组"); k-- {
		if strings.HasSuffix(p.bodies[k].name, word) {
			return p.bodies[k]
		}
	}
	return nil
}

// tokenAt is the number of the first token that starts at i or behind it.
func (s *sentence) tokenAt(i int) int {
	return sort.Search(len(s.tokens), func(k int) bool { return s.tokens[k].Start >= i })
}

// behindVerb is a name without the verb that sets its body up.
func behindVerb(name string) string {
	for _, v := range []string{"增设", "下设", "另设", "成立", "设立", "组建"} {
		if i := strings.LastIndex(name, v); i >= 0 {
			name = name[i+len(v):]
		}
	}
	return name
}

// topic is the body that the clause of n speaks of: 省海岛保护委员会|由高远任主任.
func (s *sentence) topic(n *seatName) string {
	k := s.tokenAt(n.span.Start)
	for first := max(0, k-farAhead); k > first; {
		k--
		t := s.tokens[k]
		if t.class == stop || t.class == group && (smallGroupRole(n.role) || t.group.body != nil && n.roster && fits(n.role, t.group.body.name)) { // 省委设|海岛保护领导小组,组长由…
			return ""
		}
		if t.class == other && (k == 0 || s.tokens[k-1].class != standsAt) {
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

// startsBody reports whether what starts at i surely is the name of a body or a title.
func (p *paper) startsBody(i int) bool {
	return p.placeAt(i) || p.startsName(i) || p.titleAt[i] > 0 || p.groupAt(i) != nil || containsRune("省市县区州盟旗镇乡国厅局", p.runes[i]) ||
		p.tags[i] == "ns" || p.tags[i] == "nt"
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
	for _, end := range []string{"委员会", "指挥部", "联席会议", "专班"} {
		if i := strings.LastIndex(text, end); i > 0 {
			return text[:i+len(end)]
		}
	}
	return ""
}

// placeOf is the place whose 省长, 市长 or the like is meant, from the posts named before.
func placeOf(role string, seen []seatName) []string {
	level := levelOf(role)
	if level == "" {
		return nil
	}
	for k := len(seen) - 1; k >= max(0, len(seen)-farAhead); k-- {
		for _, b := range seen[k].bodies {
			if i := strings.Index(b, level); i > 0 {
				return []string{b[:i+len(level)]}
			}
		}
	}
	return nil
}

// levelOf is the level of government that a title heads: 市 of 副市长; "" for others.
func levelOf(role string) string {
	unit := unitOf(role)
	if unit == "" || !strings.Contains("省市县区州镇乡旗盟", unit) {
		return ""
	}
	return unit
}

// ownPlace is the place whose head is meant: one of which a post or the sentence speaks, or else the
// one whose news it is.
func (s *sentence) ownPlace(n *seatName) []string {
	if place := placeOf(n.role, s.seen); place != nil {
		return place
	}
	level := levelOf(n.role)
	if level == "" {
		return nil
	}
	k := s.tokenAt(n.span.Start)
	for first := max(0, k-farBack); k > first; k-- {
		if t := s.tokens[k-1]; t.class == other {
			text := s.string(t.Span)
			if i := strings.Index(text, level); i > 0 && i <= longestPlace*len(level) {
				return []string{text[:i+len(level)]}
			}
		}
	}
	for _, o := range s.seen {
		if len(o.bodies) > 0 && strings.HasPrefix(o.bodies[0], level) {
			return []string{level + "人民政府"}
		}
	}
	for k := len(s.facts) - 1; k >= max(0, len(s.facts)-farAhead); k-- { // 任石门县委书记。…不再担任|县长
		if i := strings.Index(s.facts[k].Body, level); i > 0 {
			return []string{s.facts[k].Body[:i+len(level)]}
		}
	}
	return nil
}

// founded is the body that was set up shortly before n, if n heads such a one: 组建中央社会工作部,由高远任|部长.
func (s *sentence) founded(n *seatName) []string {
	unit := unitOf(strings.TrimPrefix(n.role, "副"))
	if unit == "" {
		return nil
	}
	before := news.Span{Start: max(0, n.span.Start-longestFounding), End: n.span.Start}
	if !foundingVerbs.in(s.view, before) {
		return nil
	}
	said := foundings.FindAllStringSubmatch(s.string(before), -1)
	if len(said) == 0 || !strings.HasSuffix(said[len(said)-1][1], unit) {
		return nil
	}
	return []string{said[len(said)-1][1]}
}

var foundingVerbs = newPhrases(map[class]string{other: "组建 设立 成立"})

// foundings tell which body is set up; longestFounding is how far before a title one is looked for, in characters.
var foundings = regexp.MustCompile(`(?:组建|设立|成立)((?:中央|国家|\p{Han}{2,3}[省市县区]|[省市县区])\p{Han}{2,14}?[部厅局署])[,。;]`)

const longestFounding = 60

// groupBetween reports whether a group is named in [from, to).
func (p *paper) groupBetween(from, to int) bool {
	k := sort.Search(len(p.groups), func(k int) bool { return p.groups[k].Start >= from })
	return k < len(p.groups) && p.groups[k].Start < to && p.groups[k].form != news.BareForm && p.groups[k].own > 0
}

// wholeOf is what stands before the name of a body that has no place: the body stated last, if it
// has such a part, or the place that the clause speaks of: 南沟市|由副市长高远兼任公安局局长.
func (s *sentence) wholeOf(n *seatName) string {
	if len(s.last) > 0 {
		if whole := wholeOf(s.last[0]); whole != "" && isPart(n.bodies[0], whole) {
			return whole
		}
	}
	k := s.tokenAt(n.span.Start)
	for first := max(0, k-farAhead); k > first && s.tokens[k-1].class != comma && s.tokens[k-1].class != stop; k-- {
		t := s.tokens[k-1]
		if t.class == other && s.opensClause(k-1) && k < len(s.tokens) && s.tokens[k].class == by && containsRune("省市县区州", s.runes[t.End-1]) {
			return s.string(t.Span)
		}
	}
	return ""
}

// inOffice gives a 主任 the office that the sentence names before it, or says where it is: 指挥部办公室设在甲局,主任….
// It reports whether the sentence does.
func (s *sentence) inOffice(n *seatName) bool {
	if !strings.HasSuffix(n.role, "主任") || !n.roster || officePart(n.role) != "" {
		return false
	}
	k := s.tokenAt(n.span.Start)
	for first := max(0, k-farAhead); k > first+1; k-- {
		if t := s.tokens[k-1]; t.class == office && t.group.own > 0 && t.group.body != nil && s.reach(k-1, -1) == set_ {
			n.role, n.bodies, n.groups = "办公室"+n.role, []string{t.group.body.name}, []*body{t.group.body}
			return true
		}
		if s.tokens[k-1].class != standsAt {
			continue
		}
		n.role = "办公室" + n.role
		at := s.tokens[k-2]
		stem, _ := strings.CutSuffix(s.string(at.Span), "办公室")
		if at.class == office && at.group.body != nil {
			n.bodies, n.groups = []string{at.group.body.name}, []*body{at.group.body}
		} else if b := s.bodyEnding(stem); b != nil {
			n.bodies, n.groups = []string{b.name}, []*body{b}
		} else {
			s.fillRoster(n)
		}
		return true
	}
	return false
}

// workingGroup is a group within a group, which no dictionary holds, that is named just before a
// title: 增设|项目前期专项组,组长由….
func (s *sentence) workingGroup(n *seatName) string {
	if !n.roster || !slices.ContainsFunc(smallGroupRoles, func(r string) bool { return strings.HasSuffix(n.role, r) }) {
		return ""
	}
	k := s.tokenAt(n.span.Start)
	if k == 0 {
		return s.teamHeading()
	}
	for first := max(0, k-farAhead); k > first; k-- {
		switch t := s.tokens[k-1]; t.class {
		case group, bare, office, stop, post:
			return ""
		case other:
			if name := s.string(t.Span); strings.HasSuffix(name, "组") && t.Len() > 2 {
				return behindVerb(name)
			}
		}
	}
	return ""
}
