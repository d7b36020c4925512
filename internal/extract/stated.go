package extract

import (
	"sort"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// assert makes a fact of each person with each post.
func (s *sentence) assert(r compiled, who []*holder, posts []seatName, span news.Span) {
	spread := len(who) > 1 && strings.Contains(s.string(news.Span{Start: max(s.span.Start, span.Start-3), End: span.End}), "分别")
	each := len(who) == len(posts) && len(posts) > 1 && spread
	teams := []string(nil)
	switch {
	case spread && len(posts) == 1:
		teams = s.teamsBefore(span.Start, len(who))
	case len(who) == 1 && len(posts) == 1 && s.allOf(span): // 下设巡查组、宣传组,组长均由高远兼任
		if led := s.teamsBefore(span.Start, 0); led != nil {
			posts = []seatName{{role: posts[0].role, bodies: led}}
		}
	}
	for k, h := range who {
		if teams != nil {
			posts = []seatName{{role: posts[0].role, bodies: []string{teams[k]}}}
		}
		if r.name == "seat-is" {
			posts = s.turn(posts, h)
		}
		for i, n := range posts {
			if each && i != k || n.isPrivate() && !s.decreed() || s.ofClass(n) {
				continue
			}
			action := r.action
			switch {
			case (action == news.Appointed || action == news.Concurrent) && len(n.groups) > 0 && s.describes(span.End):
				action = ""
			case n.also && action == news.Appointed:
				action = news.Concurrent
			case r.speaker && action == news.Appointed && strings.Contains(s.string(span), "由我兼任"):
				action = news.Concurrent
			case action == news.Appointed && s.isCandidacy(n.span.End):
				action = news.Nominated
			}
			s.add(r.name, action, r.confidence, h, n, span)
		}
	}
}

// describes reports whether a statement that ends at i only says which group is meant that is named behind it, and is not
// set up there: 由省长沈若兰任组长的|省海岛保护领导小组召开会议.
func (s *sentence) describes(i int) bool {
	k := s.tokenAt(i)
	if k+1 >= len(s.tokens) || s.tokens[k].class != of || s.tokens[k+1].class != group {
		return false
	}
	return !s.setUpAs(k+1) && !s.setUpBehind(k+1) && s.reach(k+1, -1) != set_
}

// allOf reports whether a statement is one of all that were named before: 组长均由高远担任.
func (s *sentence) allOf(span news.Span) bool {
	text := s.string(span)
	return strings.Contains(text, "均由") || strings.Contains(text, "都由") || strings.Contains(text, "皆由")
}

// isCandidacy reports whether the post that ends at i is one for which somebody may be elected: 县长|候选人.
func (p *paper) isCandidacy(i int) bool {
	return p.has(i, []rune("候选人")) || p.has(i, []rune("提名人选"))
}

// turn is the post of the next in a list: 成员包括组长甲、副组长乙、丙.
func (s *sentence) turn(posts []seatName, h *holder) []seatName {
	for _, n := range h.own {
		if n.roster && len(n.bodies) == 0 || len(n.groups) > 0 {
			return s.resolve([]seatName{n})
		}
	}
	return posts
}

// add makes a fact of one person and one title in each of its bodies.
func (p *paper) add(rule string, action news.Action, confidence float64, h *holder, n seatName, span news.Span) {
	bodies := n.bodies
	if len(bodies) == 0 {
		bodies = []string{""}
		if h.name != nil && h.name.post == "" && (ofOffice.endOf(n.role) || n.role == "委员") {
			h.name.post = n.role
		}
	}
	for k, b := range bodies {
		f := news.Fact{
			Kind: news.AppointmentFact, Action: action, Person: h.text, PersonEntry: h.entry,
			Role: n.role, Body: b, OwnPost: p.ownPost(h), Rule: rule, Confidence: confidence,
			Evidence: p.evidence(span),
		}
		if k < len(n.groups) {
			f.BodyEntry = n.groups[k].entry
		}
		if action == "" {
			f.Kind = news.MembershipFact
		}
		p.facts = append(p.facts, f)
	}
}

// ofOffice are titles of officials whatever the body, which a text may leave to be understood.
var ofOffice = newEndings("省长 市长 县长 区长 州长 盟长 旗长 乡长 镇长 厅长 局长 部长 司长 处长 科长 书记 检察长 专员 巡视员 调研员 审判员 检察员")

// ownPost is the post printed beside a person, without padding.
func (p *paper) ownPost(h *holder) string {
	if h.shared || len(h.own) == 0 {
		return ""
	}
	span := news.Span{Start: h.own[0].span.Start, End: h.own[len(h.own)-1].span.End}
	if span.End <= span.Start {
		return ""
	}
	return strings.TrimLeft(p.string(span), "(")
}

// evidence is the sentence or line around a span.
func (p *paper) evidence(span news.Span) news.Evidence {
	k := sort.Search(len(p.sentences), func(k int) bool { return p.sentences[k].End > span.Start })
	if k < len(p.sentences) && p.sentences[k].Start <= span.Start {
		start, end := p.sentences[k].Start, max(p.sentences[k].End, span.End)
		span = news.Span{Start: max(start, span.Start-longEvidence), End: min(end, span.End+longEvidence)}
	}
	if o := p.original(span); o != p.quoted.Span { // facts in a row often have the same evidence
		p.quoted = news.Evidence{Span: o, Text: o.Of(p.text.Runes)}
	}
	return p.quoted
}

// longEvidence is how much of a very long sentence is quoted on either side, in characters.
const longEvidence = 200
