package english

import (
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// A statement is what is being read of a sentence.
type statement struct {
	*paper
	tokens  []token
	subject []*holder // of whom is spoken
	of      []*holder // whom the rule that is tried is about
	last    []*holder // the persons named last
	carried class     // the verb that stood last
	elected bool      // a verb of electing stood before
}

// pass notes a token that no rule reads.
func (m *statement) pass(i int) {
	t := m.tokens[i]
	switch t.class {
	case who:
		m.subject = t.people
	case relative:
		m.subject = m.last
	}
	m.note(t)
}

// try reads a rule at the token i; it says how many tokens it took.
func (m *statement) try(r *compiled, text string, i int) int {
	if r.carried != 0 && r.carried != m.carried {
		return 0
	}
	at := r.re.FindStringSubmatchIndex(text[i:])
	if at == nil {
		return 0
	}
	if text[i] == byte(relative) {
		m.subject = m.last
	}
	f, before := m.found(r, at, i), len(m.facts)
	if f.who == nil && f.old == nil && len(m.subject) == 0 || !m.state(f, m.tokens[i:i+at[1]]) {
		return 0
	}
	m.noteMatch(before, m.tokens[i:i+at[1]])
	for k := i; k < i+at[1]; k++ {
		m.note(m.tokens[k])
	}
	return at[1] - r.ahead
}

// found are the tokens of a match at the token i.
func (m *statement) found(r *compiled, at []int, i int) found {
	token := func(group int) *token {
		if group < 0 || at[2*group] < 0 {
			return nil
		}
		return &m.tokens[i+at[2*group]]
	}
	f := found{rule: r, who: token(r.who), old: token(r.old), post: token(r.post), group: token(r.group)}
	if f.post != nil {
		f.post = withMore(m.tokens[i+at[2*r.post] : i+at[2*r.post+1]])
	}
	if f.who == nil {
		f.who = token(r.whom)
	}
	return f
}

// withMore is the first of posts, with the seats of those that are joined to it.
func withMore(posts []token) *token {
	all := posts[0]
	for _, t := range posts[1:] {
		if t.class == post && !t.seats[0].same {
			all.seats = append(all.seats[:len(all.seats):len(all.seats)], t.seats...)
			all.to = t.to
		}
	}
	return &all
}

// note keeps what later rules need of a token: the persons, the verb and the body named last.
func (m *statement) note(t token) {
	switch t.class {
	case who:
		m.last = t.people
	case appoint, elect, remove, with, cease:
		m.carried = t.class
		m.elected = m.elected || t.class == elect
	}
	m.noteBody(t)
}

// found is what a rule found in a sentence.
type found struct {
	rule                  *compiled
	who, old, post, group *token
}

// state makes the facts of what was found. It reports whether the rule fits; what is blocked fits
// but makes none.
func (m *statement) state(f found, span []token) bool {
	people := m.subject
	if f.who != nil {
		people = f.who.people
	}
	if len(people) == 0 {
		return true
	}
	if (f.rule.name == "en-replaced-by" || f.rule.name == "en-replaced-as") && f.old == nil && len(m.subject) > 0 {
		f.old = &token{class: who, people: m.subject}
	}
	m.of = people
	switch f.rule.name {
	case "en-in-place":
		return m.inPlace(f, people, span)
	case "en-removed-own":
		if len(people) > 1 {
			return m.removeEach(f, people, span)
		}
	}
	seats := m.seatsOf(f, people, span)
	if len(seats) == 0 && needsSeats[f.rule.name] || f.rule.action == "" && !inGroup(seats) {
		return false
	}
	if f.old != nil && f.who == nil && f.post == nil {
		return m.predecessor(f, people, span)
	}
	m.subject = people
	for _, s := range seats {
		m.noteOrg(s)
	}
	switch {
	case isBlocked(span):
		m.noteDenied(people, seats)
	case f.rule.action == forgotten:
		m.keepPast(people, seats)
	default:
		m.tell(f, people, seats, span)
	}
	return true
}

// needsSeats are rules that fit only where it is known which posts are meant.
var needsSeats = wordSet("en-leaves en-removed-own en-resignation-own en-appoints-to en-appoints-named en-reappointed en-they en-takes-over-it en-fills")

// removeEach says that each of several persons leaves the posts beside their names.
func (m *statement) removeEach(f found, people []*holder, span []token) bool {
	fits := false
	for _, h := range people {
		if seats := m.ownPosts([]*holder{h}, span); len(seats) > 0 {
			fits = true
			if !isBlocked(span) {
				m.tell(f, []*holder{h}, seats, span)
			}
		}
	}
	return fits
}

// tell adds the facts that persons get or leave seats, and that others leave them.
func (m *statement) tell(f found, people []*holder, seats []*seat, span []token) {
	action, passing := m.actionOf(f, span)
	each := len(people) > 1 && len(people) == len(seats) && m.respectively(span[len(span)-1].to)
	for i, h := range people {
		for k, s := range seats {
			if !each || i == k {
				m.add(f.rule, action, passing, h, s)
			}
		}
	}
	if f.old != nil {
		m.removeOld(f, seats)
	}
	if len(seats) > 0 && action != news.Removed {
		m.keepSeats(people, seats)
	}
	m.lastSeats, m.lastHolder = seats, people[0].person
}

// respectively reports whether the word stands at i, or behind a comma there.
func (m *statement) respectively(i int) bool {
	return m.at(i).lower == "respectively" || m.at(i+1).lower == "respectively"
}

// actionOf is what a rule says happened: a seat that somebody will have is given now, and who is
// named with the elected is elected.
func (m *statement) actionOf(f found, span []token) (action news.Action, passing bool) {
	action = f.rule.action
	switch {
	case action == news.Appointed && m.elected && (f.rule.carried == with || f.rule.name == "en-with-as"):
		return news.Elected, false
	case action == "" && (strings.IndexByte(classes(span), byte(will)) >= 0 || f.post != nil && f.post.seats[0].fresh):
		return news.Appointed, false
	}
	return action, action == ""
}

// removeOld adds that who had the seats before leaves them.
func (m *statement) removeOld(f found, seats []*seat) {
	for _, h := range f.old.people {
		for _, s := range m.oldSeats(h, seats) {
			m.add(f.rule, news.Removed, false, h, s)
		}
	}
}

// keepPast keeps what somebody was, of whom the text told nothing else.
func (m *statement) keepPast(people []*holder, seats []*seat) {
	m.noteDenied(people, seats)
	if len(m.held(people[0])) == 0 {
		m.keepSeats(people, seats)
	} else if people[0].person != nil {
		people[0].person.was = seats
	}
}

// noteDenied keeps that somebody who may get a post is an official.
func (m *statement) noteDenied(people []*holder, seats []*seat) {
	for _, h := range people {
		if len(seats) > 0 {
			h.noteOffice(seats[0])
		}
	}
}

func (m *statement) keepSeats(people []*holder, seats []*seat) {
	for _, h := range people {
		if h.person != nil {
			h.person.seats = seats
		}
	}
}

// predecessor says that who is replaced leaves what the successor has. Where nothing is known of
// the successor, it is what stands beside the predecessor's name.
func (m *statement) predecessor(f found, people []*holder, span []token) bool {
	if isBlocked(span) {
		return true
	}
	if m.predecessors(f, span) {
		return true
	}
	var seats []*seat
	if people[0].person != nil {
		seats = people[0].person.seats
	}
	if len(seats) == 0 {
		seats = m.resolved(f.old.people[0].own, span)
		for _, h := range people {
			for _, s := range seats[:min(1, len(seats))] {
				m.add(f.rule, news.Appointed, false, h, s)
			}
		}
	}
	m.removeOld(f, seats)
	return true
}

func isBlocked(span []token) bool {
	for _, t := range span {
		if t.blocked {
			return true
		}
	}
	return false
}

func inGroup(seats []*seat) bool {
	for _, s := range seats {
		if s.body != nil {
			return true
		}
	}
	return false
}
