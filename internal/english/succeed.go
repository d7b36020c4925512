package english

import "github.com/xiaozu-watch/xiaozu/internal/news"

// inPlace says that somebody is appointed to what another has left or leaves: to replace her. Of as
// many as they replace each gets the posts of one.
func (m *statement) inPlace(f found, people []*holder, span []token) bool {
	if isBlocked(span) {
		return true
	}
	for i, h := range people {
		old := f.old.people[min(i, len(f.old.people)-1)]
		if old.person == nil {
			continue
		}
		var seats []*seat
		if f.post != nil {
			seats = m.resolved(f.post.seats, span)
		} else if seats = m.leftBy(old.person); len(seats) == 0 {
			seats = m.held(old)
		}
		one := f
		one.old = &token{class: who, people: []*holder{old}}
		m.tell(one, []*holder{h}, seats, span)
	}
	m.subject = people
	return true
}

// sentencesBack is how far back a post may have been left that somebody is now appointed to.
const sentencesBack = 3

// leftBy are the posts that the last sentences say somebody has left.
func (p *paper) leftBy(who *person) (seats []*seat) {
	for i := len(p.facts) - 1; i >= 0 && p.facts[i].at >= p.index-sentencesBack; i-- {
		if f := p.facts[i]; f.who == who && f.action == news.Removed {
			seats = append(seats, &seat{role: f.role, org: f.org, body: f.body})
		}
	}
	return seats
}

// removedLast are those whom the sentence before says to have left their posts.
func (p *paper) removedLast() (people []*holder) {
	seen := map[*person]bool{}
	first := len(p.facts)
	for first > 0 && p.facts[first-1].at >= p.index-1 {
		first--
	}
	for _, f := range p.facts[first:] {
		if f.at == p.index-1 && f.action == news.Removed && !seen[f.who] {
			seen[f.who] = true
			people = append(people, &holder{person: f.who, pronoun: true})
		}
	}
	return people
}

// predecessors says of several who are replaced respectively that each leaves the post of one of those
// appointed last.
func (m *statement) predecessors(f found, span []token) bool {
	old := f.old.people
	if len(old) < 2 || !m.respectively(span[len(span)-1].to) {
		return false
	}
	var last []fact
	for i := len(m.facts) - 1; i >= 0 && m.facts[i].at >= m.index-1 && len(last) < len(old); i-- {
		if m.facts[i].action != news.Removed && !m.facts[i].passing {
			last = append(last, m.facts[i])
		}
	}
	if len(last) < len(old) {
		return false
	}
	for i, h := range old {
		given := last[len(last)-1-i]
		m.add(f.rule, news.Removed, false, h, &seat{role: given.role, org: given.org, body: given.body})
	}
	return true
}

// appointedLast is who alone got a post in the sentence before, which was about somebody else: the
// secretary has appointed Dr Hung. He succeeds …
func (p *paper) appointedLast() (only *person) {
	for i := len(p.facts) - 1; i >= 0 && p.facts[i].at >= p.index-1; i-- {
		f := p.facts[i]
		if f.at == p.index-1 && f.who == p.lastSubject {
			return nil
		}
		if f.at != p.index-1 || f.action == news.Removed || f.passing {
			continue
		}
		if only != nil && only != f.who {
			return nil
		}
		only = f.who
	}
	return only
}

var predecessorRule = &compiled{rule: rule{name: "en-title-predecessor", confidence: 0.85}}

// leave says that who is called the predecessor left the post that was just said to be given.
func (m *statement) leave(h *holder) {
	if len(h.own) == 0 || h.own[0].role != "predecessor" || !h.own[0].its {
		return
	}
	for i := len(m.facts) - 1; i >= 0 && m.facts[i].at >= m.index-1; i-- {
		if f := m.facts[i]; f.who != h.person && (f.action == news.Appointed || f.action == news.Elected) {
			m.add(predecessorRule, news.Removed, false, h, &seat{role: f.role, org: f.org, body: f.body})
			return
		}
	}
}
