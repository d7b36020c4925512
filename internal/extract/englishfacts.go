package extract

import (
	"regexp"
	"sort"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

var (
	englishStop = regexp.MustCompile(`[.!?]["”’]?(?:\s+|$)|\n\s*`)
	replacing   = regexp.MustCompile(`^(?: (?:on|this|last) [A-Z]?[a-z]+)?,? ?(?:(?:replacing|succeeding|to replace|to succeed) (` + fullName + `)|(?:while|and) (` + fullName + `) was (?:removed from|relieved of) the (?:post|position))`)
	ceasesToo   = regexp.MustCompile(`no longer (?:concurrently )?serves? as (?:the )?(?P<role>` + roles + `)` + where)
	countOf     = regexp.MustCompile(`^(?:two|three|four|five|six|seven|several|both|\d+) `)
)

// englishSentences are the sentences in bytes. An abbreviation may cut one; its parts are read.
func (e *englishPaper) englishSentences() []news.Span {
	var spans []news.Span
	start := 0
	for _, m := range append(englishStop.FindAllStringIndex(e.text, -1), []int{0, len(e.text)}) {
		for ; m[1]-start > longestEnglish; start += longestEnglish {
			spans = append(spans, news.Span{Start: start, End: start + longestEnglish})
		}
		spans = append(spans, news.Span{Start: start, End: m[1]})
		start = m[1]
	}
	return spans
}

// longestEnglish is how long a sentence may be, in bytes; what is longer is no sentence.
const longestEnglish = 1500

func (e *englishPaper) readSentence(s news.Span) {
	text := strings.TrimRight(e.text[s.Start:s.End], " \n")
	s.End = s.Start + len(text)
	for _, r := range e.rules {
		if m := r.re.FindStringSubmatchIndex(text); m != nil {
			e.state(r, s, text, m)
		}
	}
	e.englishEvents(s)
}

// state makes the facts of a match in a sentence.
func (e *englishPaper) state(r englishRule, s news.Span, text string, m []int) {
	group := func(name string) string {
		if i := r.re.SubexpIndex(name); i >= 0 && m[2*i] >= 0 {
			return text[m[2*i]:m[2*i+1]]
		}
		return ""
	}
	person := e.fullName(group("who"), s.Start+m[1])
	if person == nil {
		return
	}
	bodies := e.englishBodies(group("role"), group("body"), s, s.Start+m[1])
	who := []*name{person, e.fullName(group("also"), s.Start+m[1])}
	for _, b := range bodies {
		for _, n := range who {
			if n != nil {
				e.englishFact(r, *n, group("role"), b, s)
			}
			if too := group("too"); n != nil && too != "" {
				e.englishFact(r, *n, too, b, s)
			}
		}
	}
	end := m[1]
	if i := r.re.SubexpIndex("body"); i >= 0 {
		end = m[2*i+1]
	}
	rest := text[end:]
	if q := replacing.FindStringSubmatchIndex(rest); q != nil {
		k := 2
		if q[2] < 0 {
			k = 4
		}
		if old := e.fullName(rest[q[k]:q[k+1]], s.Start+end+q[k+1]); old != nil {
			for _, b := range bodies {
				gone := r
				gone.action = news.Removed
				e.englishFact(gone, *old, firstOf(group("too"), group("role")), b, s)
			}
		}
	}
	if q := ceasesToo.FindStringSubmatch(rest); q != nil && r.name != "en-no-longer" {
		gone := r
		gone.action = news.Removed
		e.englishFact(gone, *person, q[1], body{name: ministry(q[1], q[2])}, s)
	}
}

// fullName is the person that a name before a position means: of a family name alone, the
// person of that family named last.
func (e *englishPaper) fullName(text string, before int) *name {
	if text == "" {
		return nil
	}
	k := sort.Search(len(e.names), func(k int) bool { return e.names[k].Start >= before })
	for i := k - 1; i >= max(0, k-farBack); i-- {
		if n := &e.names[i]; n.text == text || strings.HasPrefix(n.text, text+" ") {
			return n
		}
	}
	return nil
}

// englishBodies are the bodies that a role is in: groups named in the rest of the sentence, or
// the words behind of.
func (e *englishPaper) englishBodies(role, text string, s news.Span, from int) (bodies []body) {
	counted := countOf.MatchString(text)
	for _, g := range e.near(s) {
		inBody := strings.Contains(text, e.text[g.Start:g.End])
		if inBody || counted {
			bodies = append(bodies, *g.body)
		}
	}
	switch {
	case len(bodies) > 0 || counted:
		return bodies
	case text == "" || text == "group" || text == "leading group":
		if b := e.groupBefore(from); b != nil {
			bodies = []body{*b}
		}
		return bodies
	}
	return []body{{name: ministry(role, text)}}
}

// ministry is the body of a minister of something, else the text.
func ministry(role, text string) string {
	if strings.HasSuffix(role, "minister") && !strings.Contains(text, "Ministry") && !strings.Contains(text, "China") {
		return "Ministry of " + text
	}
	return text
}

func (e *englishPaper) englishFact(r englishRule, n name, role string, b body, s news.Span) {
	f := news.Fact{
		Kind: news.AppointmentFact, Action: r.action, Person: n.text, PersonEntry: n.entry, Role: role,
		Body: b.name, BodyEntry: b.entry, Rule: r.name, Confidence: r.confidence, Evidence: e.englishEvidence(s),
	}
	if r.action == "" {
		f.Kind = news.MembershipFact
		if !strings.Contains(strings.ToLower(b.name), "group") {
			return
		}
	}
	e.facts = append(e.facts, f)
}

func (e *englishPaper) englishEvidence(s news.Span) news.Evidence {
	o := e.inChars(s)
	return news.Evidence{Span: o, Text: e.text[s.Start:s.End]}
}

// englishEvents reads that groups were set up, or that their heads changed.
func (e *englishPaper) englishEvents(s news.Span) {
	for _, g := range e.near(s) {
		if e.create.MatchString(e.text[max(s.Start, g.Start-40):g.Start]) {
			e.englishEvent(news.Created, "en-set-up", g.body, s)
		}
	}
	for _, m := range e.bare.FindAllStringIndex(e.text[s.Start:s.End], -1) {
		if at := s.Start + m[0]; e.create.MatchString(e.text[max(s.Start, at-40):at]) {
			if g := e.groupBefore(at); g != nil {
				e.englishEvent(news.Created, "en-set-up", g, s)
			}
		}
	}
}

// near are the groups named within a span.
func (e *englishPaper) near(s news.Span) []englishGroup {
	from := sort.Search(len(e.groups), func(k int) bool { return e.groups[k].Start >= s.Start })
	to := from
	for to < len(e.groups) && e.groups[to].End <= s.End {
		to++
	}
	return e.groups[from:to]
}

// groupBefore is the group named last before a position, or nil.
func (e *englishPaper) groupBefore(at int) *body {
	k := sort.Search(len(e.groups), func(k int) bool { return e.groups[k].Start >= at })
	if k == 0 {
		return nil
	}
	return e.groups[k-1].body
}

func (e *englishPaper) englishEvent(action news.Action, rule string, b *body, s news.Span) {
	e.facts = append(e.facts, news.Fact{
		Kind: news.GroupFact, Action: action, Body: b.name, BodyEntry: b.entry, Rule: rule, Confidence: 0.85, Evidence: e.englishEvidence(s),
	})
}

func (e *englishPaper) englishReading() Reading {
	p := e.paper
	for _, g := range e.groups {
		s := e.inChars(g.Span)
		p.mentions = append(p.mentions, news.Mention{Kind: news.GroupMention, Form: news.FullForm, Span: s,
			Text: e.text[g.Start:g.End], Canonical: g.name, Entry: g.entry})
	}
	for _, n := range e.names {
		p.mentions = append(p.mentions, news.Mention{Kind: news.PersonMention, Form: news.FullForm, Span: e.inChars(n.Span),
			Text: n.text, Canonical: n.text, Entry: n.entry, Post: e.titleBefore(n)})
	}
	return p.collect()
}

var titleBefore = regexp.MustCompile(`(?i)(?:president|premier|vice premier|chairman|minister|governor|mayor|secretary) $`)
var titleAfter = regexp.MustCompile(`^, (?:the )?(?:` + roles + `)\b`)

// titleBefore is the title printed beside a name, or "".
func (e *englishPaper) titleBefore(n name) string {
	if m := titleBefore.FindString(e.text[max(0, n.Start-20):n.Start]); m != "" {
		return strings.TrimSpace(m)
	}
	return strings.TrimPrefix(titleAfter.FindString(e.text[n.End:min(n.End+60, len(e.text))]), ", ")
}
