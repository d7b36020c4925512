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
	last    []*holder // the persons named last
	carried class     // the verb that stood last
	elected bool      // a verb of electing stood before
}

// pass notes a token that no rule reads.
func (m *statement) pass(i int) {
	t := m.tokens[i]
	switch t.class {
	case who:
		m.subject, m.last = t.people, t.people
	case relative:
		m.subject = m.last
	case appoint, elect, remove, with:
		m.carried = t.class
		m.elected = m.elected || t.class == elect
	}
	m.noteBody(t)
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
	token := func(group int) *token {
		if group < 0 || at[2*group] < 0 {
			return nil
		}
		return &m.tokens[i+at[2*group]]
	}
	found := found{rule: r, post: token(r.post), group: token(r.group)}
	if found.who = token(r.who); found.who == nil {
		found.who = token(r.whom)
	}
	found.old = token(r.old)
	if text[i] == byte(relative) {
		m.subject = m.last
	}
	span := m.tokens[i : i+at[1]]
	if found.who == nil && found.old == nil && len(m.subject) == 0 {
		return 0
	}
	if !m.state(found, span) {
		return 0
	}
	for k := i; k < i+at[1]; k++ {
		m.noteVerb(m.tokens[k])
	}
	return at[1]
}

func (m *statement) noteVerb(t token) {
	switch t.class {
	case who:
		m.last = t.people
	case appoint, elect, remove, with:
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
	if f.rule.name == "en-replaced-by" && f.old == nil {
		f.old = &token{class: who, people: m.subject}
	}
	if len(people) == 0 {
		return true
	}
	seats := m.seatsOf(f, people, span)
	if len(seats) == 0 && f.rule.name == "en-leaves" {
		return false
	}
	if f.rule.action == "" && !inGroup(seats) {
		return false
	}
	if f.old != nil && f.who == nil && f.post == nil {
		return m.predecessor(f, people, span)
	}
	m.subject = people
	for _, s := range seats {
		m.noteOrg(s)
	}
	if isBlocked(span) {
		m.noteDenied(people, seats)
		return true
	}
	action := f.rule.action
	if action == forgotten {
		if len(m.held(people[0])) == 0 {
			m.keepSeats(people, seats)
		}
		return true
	}
	if action == news.Appointed && m.elected && (f.rule.carried == with || f.rule.name == "en-with-as") {
		action = news.Elected
	}
	passing := action == ""
	if passing && strings.IndexByte(classes(span), byte(will)) >= 0 {
		action, passing = news.Appointed, false
	}
	for _, h := range people {
		for _, s := range seats {
			m.add(f.rule, action, passing, h, s)
		}
	}
	if f.old != nil {
		for _, h := range f.old.people {
			for _, s := range m.oldSeats(h, seats) {
				m.add(f.rule, news.Removed, false, h, s)
			}
		}
	}
	if len(seats) > 0 && action != news.Removed {
		m.keepSeats(people, seats)
	}
	m.lastSeats = seats
	return true
}

// noteDenied keeps that somebody who may get a post is an official.
func (m *statement) noteDenied(people []*holder, seats []*seat) {
	for _, h := range people {
		if h.person != nil && h.post == "" && len(seats) > 0 {
			h.post = seats[0].role
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

// predecessor says that who is replaced leaves what the successor has.
func (m *statement) predecessor(f found, people []*holder, span []token) bool {
	var seats []*seat
	if len(people) > 0 && people[0].person != nil {
		seats = people[0].person.seats
	}
	if len(seats) == 0 {
		for _, h := range f.old.people {
			seats = append(seats, m.resolved(h.own, span)...)
		}
		if len(seats) > 0 && !isBlocked(span) {
			for _, h := range people {
				m.add(f.rule, news.Appointed, false, h, seats[0])
			}
		}
	}
	if isBlocked(span) {
		return true
	}
	for _, h := range f.old.people {
		for _, s := range m.oldSeats(h, seats) {
			m.add(f.rule, news.Removed, false, h, s)
		}
	}
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
