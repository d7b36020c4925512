package english

import (
	"slices"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// noteBody keeps which body was named last.
func (m *statement) noteBody(t token) {
	if t.group != nil && t.group.Body != nil {
		m.lastBody, m.lastOrg, m.bodyAt = t.group.Body, "", m.index+1
	}
	if t.org != "" {
		m.lastBody, m.lastOrg = nil, t.org
	}
	group := m.lastBody
	for _, h := range t.people {
		for _, s := range h.own {
			m.noteOrg(s)
		}
	}
	if group != nil && m.bodyAt == m.index+1 {
		m.lastBody, m.lastOrg = group, "" // of a group that the sentence is about, its members are
	}
	for _, s := range t.seats {
		m.noteOrg(s)
	}
}

// expect keeps to which posts several were appointed who are named next: six members have been
// re-appointed. They are …
func (p *paper) expect(ts []token) {
	p.expected = nil
	m := statement{paper: p, tokens: ts}
	for i, t := range ts {
		if t.class == post && t.seats[0].plural && strings.IndexByte(classes(ts), byte(appoint)) >= 0 && !t.blocked {
			p.expected = m.resolved(t.seats, ts[i:i+1])
		}
	}
}

// noteBodies keeps the bodies of a sentence that names nobody.
func (p *paper) noteBodies(ts []token) {
	m := statement{paper: p, tokens: ts}
	for _, t := range ts {
		m.noteBody(t)
	}
}

func (m *statement) noteOrg(s *seat) {
	if s.body != nil {
		m.bodyOf[baseOf(s.role)] = s.body
		m.lastBody, m.lastOrg = s.body, ""
	} else if s.org != "" && !s.past {
		m.orgs[baseOf(s.role)] = s.org
		m.lastBody, m.lastOrg = nil, s.org
	}
}

// baseOf is the word that titles of one body share: governor of vice governor.
func baseOf(role string) string {
	role = strings.ToLower(role)
	if strings.Contains(role, "commander") {
		return "commander"
	}
	role = role[strings.LastIndexAny(role, " -")+1:]
	for _, ending := range []string{"woman", "person", "man"} {
		role = strings.TrimSuffix(role, ending)
	}
	return role
}

// oldSeats are the posts of who is replaced: the successor's last one, which need not have been an
// acting one.
func (m *statement) oldSeats(h *holder, seats []*seat) []*seat {
	if len(seats) == 0 || h.person == nil {
		return h.own
	}
	last := *seats[len(seats)-1]
	last.role = strings.TrimPrefix(last.role, "acting ")
	return []*seat{&last}
}

// seatsOf are the posts of what was found.
func (m *statement) seatsOf(f found, people []*holder, span []token) []*seat {
	switch {
	case f.rule.name == "en-removed-own":
		return m.ownPosts(people, span)
	case f.rule.name == "en-resignation-own" && (span[len(span)-1].class == resigns || m.words[span[0].to-1].lower == "of"):
		return m.resolved(people[0].own, span)
	case f.rule.name == "en-takes-over-it" || f.rule.name == "en-fills":
		if m.lastHolder == nil || m.lastHolder == people[0].person {
			return nil
		}
		return m.leftBy(m.lastHolder)
	case f.rule.name == "en-they":
		return m.expected
	case f.rule.name == "en-reappointed":
		return m.memberships(span)
	case f.rule.name == "en-appoints-to" && !m.isInto(span):
		return nil
	case f.rule.name == "en-appoints-named" && !f.post.seats[0].its && !f.post.seats[0].fresh && !inGroup(m.resolved(f.post.seats, span)):
		return nil
	case f.rule.name == "en-leaves":
		return m.leftSeats(people, span)
	case f.post != nil && f.post.seats[0].same && f.rule.action == news.Removed && len(people) > 0 && len(m.givenUp(people[0], span)) > 0:
		return m.givenUp(people[0], span)
	case f.rule.name == "en-label":
		return m.resolved(m.labelled(f.post.seats, f.post.to), span)
	case f.post != nil:
		return m.resolved(f.post.seats, span)
	case f.group != nil && f.group.group.Body != nil:
		role := "head"
		if asMember[f.rule.name] {
			role = "member"
		}
		for _, t := range span {
			if t.class == ledBy && m.words[t.from].lower == "chaired" {
				role = "chairman"
			}
		}
		if f.group.class == officeOf {
			role = "director"
		}
		return []*seat{{role: role, kind: seatRole, body: f.group.group.Body, office: f.group.class == officeOf}}
	case f.group != nil:
		return nil
	case f.rule.name == "en-also-named" && len(m.facts) > 0 && m.facts[len(m.facts)-1].at == m.index:
		return m.lastSeats
	case f.rule.name == "en-replaced-by" && f.old != nil:
		if h := f.old.people[0]; h.person != nil {
			if left := m.leftBy(h.person); len(left) > 0 {
				return left // who resigned as mayor, was succeeded by
			}
			if len(h.person.was) > 0 { // Du was previously mayor. He has been succeeded by …
				return h.person.was
			}
			return m.held(h)
		}
	}
	return nil
}

// asMember are the rules that speak of groups whose members somebody is.
var asMember = wordSet("en-joins en-joined-by en-sits en-appoints-to en-removed-from en-comprises")

// resolved are posts with the bodies that they leave to be understood.
func (m *statement) resolved(seats []*seat, span []token) []*seat {
	var out []*seat
	for _, s := range seats {
		switch {
		case s.past || s.kind == layRole:
		case s.same && s.its && len(m.subject) > 0 && m.subject[0].person != nil:
			out = append(out, m.held(m.subject[0])...)
		case s.same && m.meansOwn():
			out = append(out, m.held(m.of[0])...)
		case s.same:
			out = append(out, m.lastSeats...)
		default:
			c := *s
			m.understand(&c, span)
			out = append(out, &c)
		}
	}
	return out
}

// ownGroupRoles are titles that, alone, mean a seat in the group that the text is about.
var ownGroupRoles = wordSet("head leader member convener convenor coordinator")

// understand gives a title the body that the text leaves to be understood.
func (m *statement) understand(s *seat, span []token) {
	if s.body != nil || s.org != "" || s.nowhere {
		return
	}
	if s.again != "" {
		if s.nowhere = !strings.Contains(strings.ToLower(m.lastOrg), s.again); !s.nowhere {
			s.org = m.lastOrg
		}
		return
	}
	from := len(m.words)
	if len(span) > 0 {
		from = span[len(span)-1].to
	}
	said := m.spokenOf(from)
	base := baseOf(s.role)
	if next := m.sameBase(base, from); next != nil && !s.its {
		s.body, s.org = next.body, next.org
		return
	}
	switch {
	case base == "director" && s.its && said != nil && m.speaksOfOffice(from):
		s.body, s.office = said, true
	case !s.its && s.kind == seatRole && m.sharesBody(base):
		last := m.facts[len(m.facts)-1]
		s.body, s.org = last.body, last.org
	case s.kind == seatRole && said != nil && (ownGroupRoles[base] || s.its && m.lastBody != nil):
		s.body = said
		if s.its && m.lastBody != nil {
			s.body = m.lastBody
		}
	case s.its && m.lastBody != nil:
		s.body = m.lastBody
	case s.its && m.lastOrg != "":
		s.org = m.lastOrg
	case m.bodyOf[base] != nil && (s.kind == seatRole || m.bodyOf[base].analog):
		s.body = m.bodyOf[base]
	case m.orgs[base] != "":
		s.org = m.orgs[base]
	case nationwide[strings.ToLower(s.role)] != "":
		s.org = nationwide[strings.ToLower(s.role)]
	case said != nil && (s.office || base == "chair" && s.kind == seatRole):
		s.body = said
	case base == "general" && m.lastOrg != "":
		s.org = m.lastOrg
	case s.kind == seatRole && (ownGroupRoles[base] || base == "chair") && m.committeeNear(from) != nil:
		s.body = m.committeeNear(from)
	case governing[base]:
		s.org = m.placeBefore(from)
	}
}

// spokenOf is the group that was named last before a word, or the committee that a seat was just given
// in, where that group was named before.
func (m *statement) spokenOf(i int) *Body {
	k, _ := slices.BinarySearchFunc(m.said, i, func(g mention, i int) int { return g.from - i })
	if k == 0 {
		return nil
	}
	if n := len(m.facts); n > 0 {
		if last := m.facts[n-1]; last.body != nil && last.body.analog && last.at == m.index-1 && m.said[k-1].from < m.sentences[last.at].from {
			return last.body
		}
	}
	return m.said[k-1].Body
}

// sameBase is the next post of the sentence from a word on, if it is a like one with a body: A as chairman
// and B as vice chairman of the committee.
func (m *statement) sameBase(base string, from int) *seat {
	for _, t := range m.tokens {
		if t.from < from || t.class != post {
			continue
		}
		if s := t.seats[0]; baseOf(s.role) == base && (s.body != nil || s.org != "") {
			return s
		}
		return nil
	}
	return nil
}

// sharesBody reports whether a seat without a body is in that of the seat given before in the
// sentence: the appointment of A as chairman of the board and of B as a member.
func (m *statement) sharesBody(base string) bool {
	n := len(m.facts)
	return n > 0 && m.facts[n-1].at == m.index && (ownGroupRoles[base] || base == "chair")
}

// committeeNear is the committee or the like that was named last, not far before a word, or nil.
func (p *paper) committeeNear(i int) *Body {
	k, _ := slices.BinarySearchFunc(p.groups, i, func(m mention, i int) int { return m.from - i })
	for k--; k >= 0 && i-p.groups[k].to < nearGroup; k-- {
		if b := p.groups[k].Body; b != nil && b.analog {
			return b
		}
	}
	return nil
}

// governing are titles that have a place for a body.
var governing = wordSet("governor mayor secretary chief boss magistrate")

// nationwide are titles of which there is one body.
var nationwide = map[string]string{
	"premier": "State Council", "vice premier": "State Council", "vice-premier": "State Council", "state councilor": "State Council",
	"state councillor": "State Council", "chief justice": "Supreme People's Court", "auditor general": "National Audit Office",
	"procurator-general": "Supreme People's Procuratorate", "procurator general": "Supreme People's Procuratorate",
}

// speaksOfOffice reports whether the sentence of the word before from names an office.
func (m *statement) speaksOfOffice(from int) bool {
	for i := from - 1; i >= m.sentences[m.index].from; i-- {
		if m.words[i].lower == "office" {
			return true
		}
	}
	return false
}
