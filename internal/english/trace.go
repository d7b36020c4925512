package english

import (
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/rulebook"
)

// note notes the tokens of a sentence, if it names anything.
func (p *paper) note(s sentence, ts []token) {
	switch {
	case p.trace == nil:
	case !strings.ContainsAny(classes(ts), named):
		p.trace.Pass()
	default:
		span := p.inChars(p.span(s.from, s.to))
		p.trace.Sentence(rulebook.Sentence{Span: span, Phrases: p.traced(ts)})
	}
}

// named are the classes of what facts are about.
var named = string([]byte{byte(who), byte(post), byte(group), byte(officeOf)})

// noteMatch notes that the facts from a number on were made of tokens.
func (p *paper) noteMatch(from int, ts []token) {
	if p.trace == nil || from == len(p.facts) {
		return
	}
	var made []news.Fact
	for _, f := range p.facts[from:] {
		made = append(made, p.personFact(f))
	}
	p.trace.Matched(made, p.traced(ts))
}

func (p *paper) traced(ts []token) []rulebook.Token {
	traced := make([]rulebook.Token, len(ts))
	for i, t := range ts {
		s := p.span(t.from, max(t.to, t.from+1))
		traced[i] = rulebook.Token{Class: t.class.String(), Text: strings.Join(strings.Fields(p.text[s.Start:s.End]), " ")}
	}
	return traced
}
