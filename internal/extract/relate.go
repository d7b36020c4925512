package extract

import (
	"slices"
	"sort"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// A sentence is what rules are tried on, with what was said so far in it.
type sentence struct {
	*paper
	span    news.Span
	tokens  []token
	letters string

	verbs   map[class]bool // verbs that may be carried over
	subject *token         // the persons named last
	last    []seatName     // the posts named last
}

func (p *paper) newSentence(span news.Span, ts []token) *sentence {
	b := make([]byte, len(ts))
	for i, t := range ts {
		b[i] = byte(t.class)
	}
	return &sentence{paper: p, span: span, tokens: ts, letters: string(b), verbs: map[class]bool{}}
}

// relate tries the rules at every phrase of s.
func (s *sentence) relate(rules []compiled) {
	for i := 0; i < len(s.tokens); {
		i += max(1, s.tryAt(rules, i))
	}
}

// tryAt applies the first rule that matches at i and is how many phrases it is done with: what
// it named last may begin the next statement.
func (s *sentence) tryAt(rules []compiled, i int) int {
	if i > 0 && s.tokens[i-1].class == never && s.tokens[i].class == appoint {
		return 2 // 没有任命…: neither the verb nor the person behind it states anything
	}
	s.note(&s.tokens[i])
	ahead := s.letters[i:min(i+longestPattern, len(s.letters))]
	for _, r := range rules {
		if !strings.Contains(r.first, s.letters[i:i+1]) || r.carried != 0 && !s.verbs[r.carried] {
			continue
		}
		if m := r.re.FindStringSubmatchIndex(ahead); m != nil && s.apply(r, i, m) {
			for k := i; k < i+m[1]; k++ {
				s.note(&s.tokens[k])
			}
			return m[1]
		}
	}
	return 1
}

// longestPattern is how many phrases a rule can take; matching costs as much as there is to look
// at, even where it stops early.
const longestPattern = 16

func (s *sentence) note(t *token) {
	switch t.class {
	case appoint, accept, elect:
		s.verbs[t.class] = true
	case remove, abolish:
		s.verbs[remove] = true
	case person:
		s.subject = t
	}
}

// apply makes the facts of a match at i, unless the rule asks for more than the classes say.
func (s *sentence) apply(r compiled, i int, m []int) bool {
	who := s.group(i, m, r.who)
	if who == nil && r.who < 0 || who != nil && who.class == his {
		who = s.subject
	}
	if who == nil || who.people == nil {
		return false
	}
	posts := s.last
	if t := s.group(i, m, r.post); t != nil {
		posts = s.resolve(t.posts)
	} else if r.name == "remove-own" {
		posts = s.resolve(who.people[0].own)
	}
	if len(posts) == 0 || r.seats && !allSeats(posts) {
		return false
	}
	s.last = posts
	span := news.Span{Start: s.tokens[i].Start, End: s.tokens[i+m[1]-1].End}
	s.assert(r, who, posts, span)
	if old := s.group(i, m, r.old); old != nil {
		gone := r
		gone.action = news.Removed
		s.assert(gone, old, posts, span)
	}
	return true
}

// group is the token that the n-th group of a match at i took, or nil.
func (s *sentence) group(i int, m []int, n int) *token {
	if n < 0 || m[2*n] < 0 {
		return nil
	}
	return &s.tokens[i+m[2*n]]
}

func allSeats(posts []seatName) bool {
	return !slices.ContainsFunc(posts, func(n seatName) bool { return len(n.groups) == 0 && !n.roster })
}

// assert makes a fact of each person with each post.
func (s *sentence) assert(r compiled, who *token, posts []seatName, span news.Span) {
	each := len(who.people) == len(posts) && len(posts) > 1 && strings.Contains(s.string(span), "分别")
	for k, h := range who.people {
		if r.name == "seat-is" {
			posts = s.turn(posts, h)
		}
		for i, n := range posts {
			if each && i != k {
				continue
			}
			action := r.action
			if n.also && action == news.Appointed {
				action = news.Concurrent
			}
			s.add(r.name, action, r.confidence, h, n, span)
		}
	}
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
	o := p.original(span)
	return news.Evidence{Span: o, Text: o.Of(p.text.Runes)}
}

// longEvidence is how much of a very long sentence is quoted on either side, in characters.
const longEvidence = 200

// resolve says whose titles they are that stand without a body.
func (s *sentence) resolve(posts []seatName) []seatName {
	resolved := slices.Clone(posts)
	for i := range resolved {
		n := &resolved[i]
		if len(n.bodies) == 0 {
			s.inherit(n)
		}
		if len(n.groups) > 0 || n.roster {
			n.role = s.officeRole(n)
		}
	}
	return resolved
}

// inherit gives a bare title the body named last in the sentence, or the group it must mean.
func (s *sentence) inherit(n *seatName) {
	if len(s.last) > 0 && len(s.last[0].bodies) > 0 && (n.roster == (len(s.last[0].groups) > 0) || sameHead(n.role, s.last[0].role)) {
		if !n.roster || !s.groupBetween(s.last[0].span.End, n.span.Start) {
			n.bodies, n.groups = s.last[0].bodies, s.last[0].groups
			return
		}
	}
	if !n.roster {
		return
	}
	s.fillRoster(n)
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
