package extract

import (
	"slices"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// A tally is what the facts of a text say together.
type tally struct {
	bodies map[string]news.Fact // a fact that says where a role is, by role, and by person and role
	seats  map[string]bool      // person, role and body of appointments
	groups map[string]bool      // names of the groups of which the text tells what happened
}

func (p *paper) tally() tally {
	t := tally{map[string]news.Fact{}, map[string]bool{}, map[string]bool{}}
	for _, f := range p.facts {
		switch {
		case f.Kind == news.GroupFact:
			t.groups[f.Body] = true
		case f.Kind == news.AppointmentFact && f.Body != "":
			t.keep(f.Role, f)
			t.keep(f.Person+"|"+f.Role, f)
			t.seats[seatKey(f)] = true
		}
	}
	return t
}

// fullest drops posts of which the same person has a fuller form: 云岭省|省长 beside
// 云岭省人民政府|省长.
func (t tally) fullest(facts []news.Fact) []news.Fact {
	long := map[string]string{}
	for _, f := range facts {
		if k := f.Person + "|" + f.Role + "|" + string(f.Action); f.Kind == news.AppointmentFact && len(f.Body) > len(long[k]) {
			long[k] = f.Body
		}
	}
	return slices.DeleteFunc(facts, func(f news.Fact) bool {
		b := long[f.Person+"|"+f.Role+"|"+string(f.Action)]
		return f.Kind == news.AppointmentFact && f.Body != "" && b == f.Body+"人民政府"
	})
}

func (t tally) keep(key string, f news.Fact) {
	if _, ok := t.bodies[key]; !ok {
		t.bodies[key] = f
	}
}

func seatKey(f news.Fact) string { return f.Person + "|" + f.Role + "|" + f.Body }

// settle drops facts that are said twice or of which the body remains unknown, adds what follows
// from the others, and dates all.
func (p *paper) settle() []news.Fact {
	t := p.tally()
	p.addChanged(t)
	p.addFound()
	p.facts = t.fullest(p.facts)
	var facts []news.Fact
	seen, meetings := map[string]int{}, map[string]int{}
	for _, f := range p.facts {
		if f.Body == "" && f.Kind == news.AppointmentFact && !t.supply(&f) || f.Kind == news.MembershipFact && t.seats[seatKey(f)] ||
			f.Kind == news.BackgroundFact && (f.Body == "" || t.seats[seatKey(f)]) {
			continue
		}
		if f.Kind == news.MeetingFact && learns(facts, meetings, f) {
			continue
		}
		key := strings.Join([]string{string(f.Kind), string(f.Action), seatKey(f), f.Other}, "|")
		f.Date, f.Basis = p.dated(f)
		if i, twice := seen[key]; twice {
			if o := &facts[i]; o.Basis != news.StatedDate && f.Basis == news.StatedDate {
				o.Date, o.Basis = f.Date, f.Basis
			}
			continue
		}
		seen[key] = len(facts)
		facts = append(facts, f)
	}
	return facts
}

// supply gives f the body that the same person, or another, has the same role in elsewhere in the
// text. It reports whether there is one.
func (t tally) supply(f *news.Fact) bool {
	for _, key := range []string{f.Person + "|" + f.Role, f.Role} {
		if o, ok := t.bodies[key]; ok {
			f.Body, f.BodyEntry = o.Body, o.BodyEntry
			return true
		}
	}
	return false
}

// learns reports whether facts hold the meeting of f, which then learns who chaired it. Meetings
// are noted by where they are in facts.
func learns(facts []news.Fact, meetings map[string]int, f news.Fact) bool {
	i, ok := meetings[f.Body+"|"+f.Other]
	if !ok {
		meetings[f.Body+"|"+f.Other] = len(facts)
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
