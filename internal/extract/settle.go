package extract

import (
	"slices"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// A tally is what the facts of a text say together.
type tally struct {
	bodies map[holding]place // where a role is, by role, and by person and role
	seats  map[holding]bool  // of appointments
	groups map[string]bool   // names of the groups of which the text tells what happened
}

// A holding is what somebody has.
type holding struct{ person, role, body string }

func holdingOf(f *news.Fact) holding { return holding{f.Person, f.Role, f.Body} }

// A place is the body of a role, and its entry.
type place struct{ name, entry string }

func (p *paper) tally() tally {
	t := tally{map[holding]place{}, map[holding]bool{}, map[string]bool{}}
	for i := range p.facts {
		switch f := &p.facts[i]; {
		case f.Kind == news.GroupFact && f.Action != news.Temporary:
			t.groups[f.Body] = true
		case f.Kind == news.AppointmentFact && f.Body != "":
			t.keep(holding{role: f.Role}, f)
			t.keep(holding{person: f.Person, role: f.Role}, f)
			t.seats[holdingOf(f)] = true
		}
	}
	return t
}

// fullest drops posts of which the same person has a fuller form: 云岭省|省长 beside 云岭省人民政府|省长, and
// what a headline shortens: 省委|书记 beside 云岭省委|书记, 省监委|主任 beside 云岭省监察委员会|主任.
func (t tally) fullest(facts []news.Fact) []news.Fact {
	type deed struct {
		person, role string
		action       news.Action
	}
	bodies := map[deed][]string{}
	for i := range facts {
		if f := &facts[i]; f.Kind == news.AppointmentFact {
			k := deed{f.Person, f.Role, f.Action}
			if known := bodies[k]; len(known) < mostForms && !slices.Contains(known, f.Body) {
				bodies[k] = append(known, f.Body)
			}
		}
	}
	kept := facts[:0]
	for i := range facts {
		f := &facts[i]
		if f.Kind != news.AppointmentFact || !slices.ContainsFunc(bodies[deed{f.Person, f.Role, f.Action}], func(b string) bool { return isFuller(b, f.Body) }) {
			kept = append(kept, *f)
		}
	}
	return kept
}

// mostForms is how many names of bodies are compared for one post of one person.
const mostForms = 8

// isFuller reports whether a body is another in a fuller form.
func isFuller(full, body string) bool {
	if body == "" || len(full) <= len(body) {
		return false
	}
	short, long := []rune(body), []rune(printedBody.Replace(full))
	last := short[len(short)-1]
	return strings.TrimSuffix(full, "人民政府") == body || len(short) > 1 && strings.HasSuffix(full, body) ||
		len(short) > 2 && last == '委' && long[len(long)-1] == '委' && isWithin(short, long)
}

func (t tally) keep(key holding, f *news.Fact) {
	if _, ok := t.bodies[key]; !ok {
		t.bodies[key] = place{f.Body, f.BodyEntry}
	}
}

// settle drops facts that are said twice or of which the body remains unknown, adds what follows
// from the others, and dates all.
func (p *paper) settle() []news.Fact {
	p.denyBodies()
	p.spellOut()
	t := p.tally()
	p.addChanged(t)
	p.addFound()
	p.addDocuments()
	p.facts = t.fullest(p.facts)
	type statement struct {
		kind   news.FactKind
		action news.Action
		who    holding
		other  string
	}
	var facts []news.Fact
	seen, meetings := map[statement]int{}, map[meeting]int{}
	for _, f := range p.facts {
		if t.drops(&f) || f.Kind == news.MeetingFact && learns(facts, meetings, f) {
			continue
		}
		key := statement{f.Kind, f.Action, holdingOf(&f), f.Other}
		key.who.role = plainSeat(f.Role)
		if f.Kind != news.DocumentFact { // dated by its number
			f.Date, f.Basis = p.dated(f)
		}
		if i, twice := seen[key]; twice {
			if o := &facts[i]; o.Basis != news.StatedDate && f.Basis == news.StatedDate {
				o.Date, o.Basis = f.Date, f.Basis
			}
			continue
		}
		seen[key] = len(facts)
		if facts == nil {
			facts = make([]news.Fact, 0, len(p.facts))
		}
		facts = append(facts, f)
	}
	return facts
}

// plainSeat is a seat without what a list of members tells of its kind besides: 非官方|委员.
func plainSeat(role string) string {
	for _, kind := range []string{"非官方", "非官守"} {
		role = strings.TrimPrefix(role, kind)
	}
	return role
}

// drops reports whether f, after its body was supplied where that can be, lacks one, or names a seat of which
// the text tells more.
func (t tally) drops(f *news.Fact) bool {
	switch f.Kind {
	case news.AppointmentFact:
		return f.Body == "" && !t.supply(f)
	case news.MembershipFact:
		return t.seats[holdingOf(f)]
	case news.BackgroundFact:
		return f.Body == "" || t.seats[holdingOf(f)]
	}
	return false
}

// denyBodies makes what is told of groups that the text says do not exist what it is: denied.
func (p *paper) denyBodies() {
	denied := map[string]bool{}
	for _, b := range p.bodies {
		if b.denied {
			denied[b.name] = true
		}
	}
	if len(denied) == 0 {
		return
	}
	kept := p.facts[:0]
	for _, f := range p.facts {
		switch {
		case !denied[f.Body]:
		case f.Kind == news.AppointmentFact || f.Kind == news.MembershipFact:
			f.Kind, f.Action = news.BackgroundFact, news.Denied
		case f.Kind == news.GroupFact:
			continue
		}
		kept = append(kept, f)
	}
	p.facts = kept
}

// supply gives f the body that the same person, or another, has the same role in elsewhere in the
// text. It reports whether there is one.
func (t tally) supply(f *news.Fact) bool {
	for _, key := range [...]holding{{person: f.Person, role: f.Role}, {role: f.Role}} {
		if o, ok := t.bodies[key]; ok {
			f.Body, f.BodyEntry = o.name, o.entry
			return true
		}
	}
	return false
}

// A meeting is told by its group and number.
type meeting struct{ body, number string }

// learns reports whether facts hold the meeting of f, which then learns who chaired it. Meetings
// are noted by where they are in facts.
func learns(facts []news.Fact, meetings map[meeting]int, f news.Fact) bool {
	i, ok := meetings[meeting{f.Body, f.Other}]
	if !ok {
		meetings[meeting{f.Body, f.Other}] = len(facts)
		return false
	}
	if o := &facts[i]; o.Person == "" {
		o.Person, o.PersonEntry = f.Person, f.PersonEntry
	}
	return true
}

// addChanged adds that a group's members changed where somebody was named to it or left it, unless
// the text tells something else of it; who is replaced was there before in any case.
func (p *paper) addChanged(t tally) {
	names := map[string]bool{}
	for _, b := range p.bodies {
		names[b.name] = true
	}
	for _, f := range p.facts {
		told := t.groups[f.Body] && f.Action != news.Removed
		if f.Kind != news.AppointmentFact || told || !names[f.Body] || f.Rule == "seat-is" {
			continue
		}
		names[f.Body] = false
		p.facts = append(p.facts, news.Fact{
			Kind: news.GroupFact, Action: news.Adjusted, Body: f.Body, BodyEntry: f.BodyEntry, Rule: "seat-changed",
			Confidence: 0.8, Evidence: f.Evidence,
		})
	}
}

// addFound adds a fact for every group that is in no dictionary, where it is named first; one that
// was learned is stated under its own name, as it was before it was learned.
func (p *paper) addFound() {
	known := map[string]bool{}
	for _, b := range p.bodies {
		known[b.name] = slices.ContainsFunc(b.entries, func(id string) bool { return !p.lex.Learned(id) })
	}
	for _, m := range p.mentions {
		if m.Kind != news.GroupMention || m.Form == news.BareForm || known[m.Canonical] {
			continue
		}
		known[m.Canonical] = true
		p.facts = append(p.facts, news.Fact{
			Kind: news.GroupFact, Action: news.Found, Body: firstOf(m.Entry, m.Canonical), Rule: "unknown-group", Confidence: 0.8,
			Evidence: p.evidence(p.within(m.Span)),
		})
	}
}

// spellOut gives facts about a commission by its short name the full one that the text has: 市委深改委.
func (p *paper) spellOut() {
	for i := range p.facts {
		f := &p.facts[i]
		if f.BodyEntry != "" || !strings.HasSuffix(f.Body, "委") {
			continue
		}
		for _, g := range p.groups {
			if g.body != nil && abbreviates(f.Body, g.body.name) {
				f.Body, f.BodyEntry = g.body.name, g.body.entry
				break
			}
		}
	}
}
