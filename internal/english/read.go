package english

import (
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// A fact is a statement about a person and a post.
type fact struct {
	action     news.Action
	passing    bool // a seat that is shown; an appointment if the text tells that the group is new
	who        *person
	role, org  string
	body       *Body
	rule       string
	confidence float64
	at         int // sentence
}

// A context is what earlier sentences say.
type context struct {
	index       int // of the sentence that is read
	lastSubject *person
	alone       *person           // who was named in the sentence, if only one was
	crowd       bool              // several were
	recent      [2]*person        // the persons named last, the later first
	lastSeats   []*seat           // of the last statement
	lastHolder  *person           // the first of whom it spoke
	expected    []*seat           // those to which somebody was appointed whom the next sentence names
	orgs        map[string]string // the body in which a title was named last, by the title's last word
	bodyOf      map[string]*Body  // the same, of groups
	lastBody    *Body             // the group or body of the last post
	lastOrg     string
	bodyAt      int // 1 + the sentence that named a group last outside of a post
	list        list
	events      []event
	awaited     bool // a group without a name was set up
}

// A list is what the lines behind a heading are.
type list struct {
	action news.Action
	seats  []*seat
}

// read reads what a sentence says.
func (p *paper) read(s *sentence) {
	if p.orgs == nil {
		p.orgs, p.bodyOf = map[string]string{}, map[string]*Body{}
	}
	p.alone, p.crowd = nil, false
	ts := hold(p.tokens(*s))
	p.note(*s, ts)
	if p.isFiction(*s) {
		p.forget(ts)
		p.index++
		return
	}
	p.announce(ts)
	block(ts)
	p.deny(ts)
	p.noteTitles(ts)
	for _, t := range ts {
		for _, b := range bodiesOf(t) {
			b.told = true
		}
	}
	if p.readLine(*s, ts) {
		p.index++
		return
	}
	p.startList(*s, ts)
	p.tellEvents(*s, ts)
	if i := strings.IndexByte(classes(ts), byte(who)); i >= 0 {
		if !p.isCareer(*s, ts) {
			p.match(ts)
		}
		p.passing(ts)
		p.lastSubject, p.expected = ts[i].people[0].person, nil
	} else {
		p.noteBodies(ts)
		p.expect(ts)
	}
	p.index++
}

// announce makes what somebody is announced to do what they will: announced that Gao Yuan would take over.
func (p *paper) announce(ts []token) {
	announced := false
	for i, t := range ts {
		for k := t.from; k < t.to; k++ {
			announced = announced || p.words[k].lower == "announced"
		}
		if announced && t.class == blocked && p.words[t.from].lower == "would" {
			ts[i].class = will
		}
	}
}

// block marks what a may or a denial makes no fact.
func block(ts []token) {
	blocking, all := false, false
	for i := range ts {
		t := &ts[i]
		if blocking && !all && (t.class == semicolon || (t.class == comma || t.class == and) && newSubject(ts, i+1)) {
			blocking = false
		}
		t.blocked = blocking
		switch t.class {
		case blocked:
			blocking = true
		case rumoured:
			blocking, all = true, true
		}
	}
}

// newSubject reports whether somebody does something from i on.
func newSubject(ts []token, i int) bool {
	for classAt(ts, i) == and || classAt(ts, i) == comma {
		i++
	}
	return classAt(ts, i) == who && acts(classAt(ts, i+1)) && classAt(ts, i+1) != blocked
}

// match tries the rules at every token.
func (p *paper) match(ts []token) {
	text := classes(ts)
	m := statement{paper: p, tokens: ts}
	for i := 0; i < len(ts); {
		n := 0
		for k := range p.rules {
			if n = m.try(&p.rules[k], text, i); n > 0 {
				break
			}
		}
		if n == 0 {
			m.pass(i)
			n = 1
		}
		i += n
	}
	p.supply()
}

// supply gives what was said without a body that of a like title later in the sentence: chairman
// and vice chairmen of it.
func (p *paper) supply() {
	for i := len(p.facts) - 1; i >= 0 && p.facts[i].at == p.index; i-- {
		if f := &p.facts[i]; f.body == nil && f.org == "" {
			f.org, f.body = p.orgs[baseOf(f.role)], p.bodyOf[baseOf(f.role)]
		}
	}
}

// add adds a fact.
func (p *paper) add(r *compiled, action news.Action, passing bool, h *holder, s *seat) {
	if h.person == nil || passing && (s.body == nil || h.lay) || s.nowhere || s.led && p.isSeated(h.person, s.body) {
		return
	}
	f := fact{action: action, passing: passing, who: h.person, role: s.role, org: s.org, body: s.body, rule: r.name, confidence: r.confidence, at: p.index}
	if s.office && s.body != nil {
		f.role = officeRole(s.role)
	}
	if !passing {
		h.noteOffice(s)
	}
	p.facts = append(p.facts, f)
}

// factsBack is how many facts are looked at for the seat of who is said to lead a group.
const factsBack = 40

// isSeated reports whether the text gave somebody a seat in a group: the convenor who will lead it is no head.
func (p *paper) isSeated(who *person, b *Body) bool {
	for i := len(p.facts) - 1; i >= max(0, len(p.facts)-factsBack); i-- {
		if f := p.facts[i]; f.who == who && f.body == b && f.action != news.Removed && f.role != "member" {
			return true
		}
	}
	return false
}

// officeRole is the title of who heads a group's office, or is something else in it.
func officeRole(role string) string {
	role = strings.TrimPrefix(strings.ToLower(role), "office ")
	switch role {
	case "head", "director", "chief", "leader":
		return "director of the office"
	}
	return role + " of the office"
}

var titleRule = &compiled{rule: rule{name: "en-title", confidence: 0.85}}

var newlyRule = &compiled{rule: rule{name: "en-title-newly", confidence: 0.85}}

// passing are the seats that titles beside names show.
func (p *paper) passing(ts []token) {
	m := statement{paper: p, tokens: ts}
	for i, t := range ts {
		for _, h := range t.people {
			m.leave(h)
			for _, s := range m.resolved(h.own, ts[i:i+1]) {
				if s.newly != "" && !t.blocked {
					p.add(newlyRule, s.newly, false, h, s)
				} else if s.body != nil && !t.blocked {
					f := *titleRule
					p.add(&f, "", true, h, s)
				}
			}
		}
	}
}

// isCareer reports whether a sentence tells what somebody was before: years long past of one who is
// only he, or several of them.
func (p *paper) isCareer(s sentence, ts []token) bool {
	years := map[int]bool{}
	for i := s.from; i < s.to; i++ {
		if y := yearOf(p.words[i]); y > 0 && y < p.year {
			years[y] = true
		}
		if w := p.words[i].lower; w == "born" && p.at(i-2).lower != "who" || w == "graduated" || w == "graduating" {
			return true
		}
	}
	pronoun := false
	if i := strings.IndexByte(classes(ts), byte(who)); i >= 0 {
		pronoun = ts[i].people[0].pronoun
	}
	return len(years) > 1 || len(years) == 1 && pronoun
}
