package english

import (
	"strings"
	"unicode/utf8"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// countChars counts the characters before every byte.
func (p *paper) countChars() {
	p.chars = make([]int, len(p.text)+1)
	n := 0
	for i := range len(p.text) {
		if utf8.RuneStart(p.text[i]) {
			n++
		}
		p.chars[i] = n - 1
	}
	p.chars[len(p.text)] = n
}

// span is where words stand in the text, in bytes.
func (p *paper) span(from, to int) news.Span {
	return news.Span{Start: p.words[from].Start, End: p.words[to-1].End}
}

// inChars turns a span in bytes into one in characters.
func (p *paper) inChars(s news.Span) news.Span {
	return news.Span{Start: p.chars[s.Start], End: p.chars[s.End]}
}

// report is what was read.
func (p *paper) report() Reading {
	var r Reading
	for _, m := range p.groups {
		if m.Body == nil || m.bare || m.office || m.Body.denied || m.Body.analog && !m.Body.listed {
			continue
		}
		r.Mentions = append(r.Mentions, p.mention(news.GroupMention, m.from, m.to, m.Body.name, m.Body.entry))
	}
	for _, n := range p.names {
		if !n.inFull(p) {
			continue
		}
		m := p.mention(news.PersonMention, n.from, n.to, n.text, n.entry)
		if !n.lay {
			m.Post = n.post
		}
		r.Mentions = append(r.Mentions, m)
	}
	for _, e := range p.events {
		r.Facts = append(r.Facts, p.eventFact(e))
	}
	for i, f := range p.facts {
		if !p.isShort(i) {
			r.Facts = append(r.Facts, p.personFact(f))
		}
	}
	return r
}

func (p *paper) mention(kind news.MentionKind, from, to int, canonical, entry string) news.Mention {
	s := p.span(from, to)
	return news.Mention{Kind: kind, Form: news.FullForm, Span: p.inChars(s), Text: p.text[s.Start:s.End], Canonical: canonical, Entry: entry}
}

// inFull reports whether a name is printed with all its words.
func (n name) inFull(p *paper) bool {
	return len(strings.Fields(p.printed(n.from, n.to))) == len(strings.Fields(n.text))
}

func (p *paper) eventFact(e event) news.Fact {
	f := news.Fact{
		Kind: news.GroupFact, Action: e.action, Body: e.body.name, BodyEntry: e.body.entry, Rule: e.rule,
		Confidence: e.confidence, Evidence: p.evidence(e.at),
	}
	if e.other != nil {
		f.Other = e.other.name
	}
	return f
}

func (p *paper) personFact(f fact) news.Fact {
	out := news.Fact{
		Kind: news.AppointmentFact, Action: f.action, Person: f.who.text, PersonEntry: f.who.entry, Role: f.role, Body: f.org,
		Rule: f.rule, Confidence: f.confidence, Evidence: p.evidence(f.at),
	}
	if f.body != nil {
		out.Body, out.BodyEntry = f.body.name, f.body.entry
	}
	switch {
	case !f.passing:
	case (f.body.created || f.body.changed) && f.rule != titleRule.name:
		out.Action = news.Appointed
	default:
		out.Kind, out.Action = news.MembershipFact, ""
	}
	return out
}

// isShort reports whether a headline says in short what the text says in full: the same person gets
// or leaves something there.
func (p *paper) isShort(i int) bool {
	f := p.facts[i]
	if !p.sentences[f.at].heading || f.at > 2 || f.passing {
		return false
	}
	for _, o := range p.facts[i+1:] {
		if o.who == f.who && o.action == f.action && (o.at > 2 || !p.sentences[o.at].heading && o.role == f.role) {
			return true
		}
	}
	return false
}

// evidence is a sentence as printed.
func (p *paper) evidence(at int) news.Evidence {
	s := p.span(p.sentences[at].from, p.sentences[at].to)
	return news.Evidence{Span: p.inChars(s), Text: p.text[s.Start:s.End]}
}
