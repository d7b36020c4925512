package extract

import (
	"regexp"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

var (
	englishStop = regexp.MustCompile(`[.!?]["”’]?(?:\s+|$)|\n\s*`)
	replacing   = regexp.MustCompile(`^,? ?(?:replacing|succeeding|to replace|to succeed) (` + fullName + `)`)
	ceasesToo   = regexp.MustCompile(`no longer (?:concurrently )?serves? as (?:the )?(?P<role>` + roles + `)` + where)
	countOf     = regexp.MustCompile(`^(?:two|three|four|five|six|seven|several|both|\d+) `)
)

// englishSentences are the sentences in bytes. An abbreviation may cut one; its parts are read.
func (e *englishPaper) englishSentences() []news.Span {
	var spans []news.Span
	start := 0
	for _, m := range englishStop.FindAllStringIndex(e.text, -1) {
		spans = append(spans, news.Span{Start: start, End: m[1]})
		start = m[1]
	}
	return append(spans, news.Span{Start: start, End: len(e.text)})
}

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
		}
	}
	end := m[1]
	if i := r.re.SubexpIndex("body"); i >= 0 {
		end = m[2*i+1]
	}
	rest := text[end:]
	if q := replacing.FindStringSubmatchIndex(rest); q != nil {
		if old := e.fullName(rest[q[2]:q[3]], s.Start+end+q[3]); old != nil {
			for _, b := range bodies {
				gone := r
				gone.action = news.Removed
				e.englishFact(gone, *old, group("role"), b, s)
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
	var found *name
	for i := range e.names {
		n := &e.names[i]
		if n.text == text || strings.HasPrefix(n.text, text+" ") {
			if n.Start < before || found == nil {
				found = n
			}
		}
	}
	return found
}

// englishBodies are the bodies that a role is in: groups named in the rest of the sentence, or
// the words behind of.
func (e *englishPaper) englishBodies(role, text string, s news.Span, from int) (bodies []body) {
	counted := countOf.MatchString(text)
	for _, g := range e.groups {
		inBody := strings.Contains(text, e.text[g.Start:g.End])
		if g.Start >= s.Start && g.End <= s.End && (inBody || counted) {
			bodies = append(bodies, *g.body)
		}
	}
	switch {
	case len(bodies) > 0 || counted:
		return bodies
	case text == "" || text == "group" || text == "leading group":
		for _, g := range e.groups {
			if g.Start < from {
				bodies = []body{*g.body}
			}
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
	for _, g := range e.groups {
		if g.Start < s.Start || g.End > s.End {
			continue
		}
		if e.create.MatchString(e.text[s.Start:g.Start]) {
			e.englishEvent(news.Created, "en-set-up", g.body, s)
		}
	}
	for _, m := range e.bare.FindAllStringIndex(e.text[s.Start:s.End], -1) {
		if at := s.Start + m[0]; e.create.MatchString(e.text[s.Start:at]) {
			if g := e.groupBefore(at); g != nil {
				e.englishEvent(news.Created, "en-set-up", g, s)
			}
		}
	}
}

func (e *englishPaper) groupBefore(at int) (b *body) {
	for _, g := range e.groups {
		if g.Start < at {
			b = g.body
		}
	}
	return b
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
	if m := titleBefore.FindString(e.text[:n.Start]); m != "" {
		return strings.TrimSpace(m)
	}
	return strings.TrimPrefix(titleAfter.FindString(e.text[n.End:]), ", ")
}
