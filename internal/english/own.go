package english

// givenUp are the posts that somebody has, or had before, who no longer holds the position.
func (m *statement) givenUp(h *holder, span []token) []*seat {
	if h.person != nil && len(h.person.seats) > 0 {
		return h.person.seats
	}
	var former []*seat
	for _, s := range h.own {
		if s.past {
			held := *s
			held.past = false
			former = append(former, &held)
		}
	}
	return m.resolved(former, span)
}

// leftSeats are the posts that somebody leaves who steps down: those beside the name.
func (m *statement) leftSeats(people []*holder, span []token) []*seat {
	if verb := m.words[span[len(span)-1].from].lower; len(people) != 1 || !leaving[verb] {
		return nil
	}
	return m.resolved(people[0].own, span)
}

// ownPosts are the posts of who is relieved of them: her post, his duties.
func (m *statement) ownPosts(people []*holder, span []token) []*seat {
	last := span[len(span)-1]
	if of := m.words[last.to-1].lower; len(people) != 1 || people[0].person == nil || !samePost[of] {
		return nil
	}
	return m.held(people[0])
}

// leaving are the verbs that, without a post behind them, mean the post of who does it.
var leaving = wordSet("stepped steps step stood stands resigned resigns retired retires out bowed quit quits")

// meansOwn reports whether the post is the one beside the name of who is spoken of, since the last
// statement was of somebody else.
func (m *statement) meansOwn() bool {
	if len(m.of) == 0 || m.of[0].person == nil || !m.of[0].pronoun || m.of[0].person == m.lastHolder {
		return false
	}
	return len(m.held(m.of[0])) > 0
}

// held are the posts that somebody has, as far as the text has told.
func (m *statement) held(h *holder) []*seat {
	if len(h.person.seats) > 0 {
		return h.person.seats
	}
	return m.resolved(h.person.printed, nil)
}

// memberships are the seats of those who are appointed again, to what was named last.
func (m *statement) memberships(span []token) []*seat {
	again := m.words[span[len(span)-1].from].lower
	if again != "reappointed" && again != "re" || m.lastBody == nil {
		return nil
	}
	return []*seat{{role: "member", kind: seatRole, body: m.lastBody}}
}

// isInto reports whether a group in a span is one that somebody comes into.
func (m *statement) isInto(span []token) bool {
	for i, t := range span {
		if w := m.at(t.to - 1).lower; t.class == as && classAt(span, i+1) == group && (w == "to" || w == "into") {
			return true
		}
	}
	return false
}
