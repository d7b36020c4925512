package extract

import (
	"slices"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// settle drops facts that are said twice or of which the body remains unknown, adds that unknown
// groups were found, and dates all.
func (p *paper) settle() []news.Fact {
	p.addFound()
	p.addChanged()
	var facts []news.Fact
	seen := map[string]bool{}
	for _, f := range p.facts {
		if f.Kind == news.AppointmentFact && f.Body == "" && !p.supply(&f) {
			continue
		}
		key := strings.Join([]string{string(f.Kind), string(f.Action), f.Person, f.Role, f.Body, f.Other}, "|")
		if f.Kind == news.MeetingFact && p.sameMeeting(facts, f) || seen[key] || p.repeats(f) {
			continue
		}
		seen[key] = true
		f.Date, f.Basis = p.dated(f)
		facts = append(facts, f)
	}
	return facts
}

// sameMeeting reports whether facts hold the meeting of f, which then learns who chaired it.
func (p *paper) sameMeeting(facts []news.Fact, f news.Fact) bool {
	for i := range facts {
		if o := &facts[i]; o.Kind == f.Kind && o.Body == f.Body && (o.Other == f.Other || f.Other == "") {
			if o.Person == "" {
				o.Person, o.PersonEntry = f.Person, f.PersonEntry
			}
			return true
		}
	}
	return false
}

// supply gives f the body that the same person, or another, has the same role in elsewhere in the
// text. It reports whether there is one.
func (p *paper) supply(f *news.Fact) bool {
	for _, same := range []bool{true, false} {
		i := slices.IndexFunc(p.facts, func(o news.Fact) bool {
			return o.Kind == f.Kind && o.Body != "" && o.Role == f.Role && (o.Person == f.Person || !same)
		})
		if i >= 0 {
			f.Body, f.BodyEntry = p.facts[i].Body, p.facts[i].BodyEntry
			return true
		}
	}
	return false
}

// repeats reports whether a seat shown in passing is one that the text says somebody was given.
func (p *paper) repeats(f news.Fact) bool {
	return f.Kind == news.MembershipFact && slices.ContainsFunc(p.facts, func(o news.Fact) bool {
		return o.Kind == news.AppointmentFact && o.Action != news.Removed && o.Person == f.Person && o.Role == f.Role && o.Body == f.Body
	})
}

// addChanged adds that a group's members changed where somebody was named to it or left it, unless
// the text says that it was set up.
func (p *paper) addChanged() {
	changed := map[string]bool{}
	for _, f := range p.facts {
		if f.Kind == news.GroupFact && f.Action != news.Found {
			changed[f.Body] = true
		}
	}
	for _, f := range slices.Clone(p.facts) {
		inGroup := slices.ContainsFunc(p.bodies, func(b *body) bool { return b.name == f.Body })
		if f.Kind != news.AppointmentFact || changed[f.Body] || !inGroup || f.Rule == "seat-is" {
			continue
		}
		changed[f.Body] = true
		p.facts = append(p.facts, news.Fact{
			Kind: news.GroupFact, Action: news.Adjusted, Body: f.Body, BodyEntry: f.BodyEntry, Rule: "seat-changed",
			Confidence: 0.8, Evidence: f.Evidence,
		})
	}
}

// addFound adds a fact for every group that is in no dictionary.
func (p *paper) addFound() {
	for _, b := range p.bodies {
		i := slices.IndexFunc(p.mentions, func(m news.Mention) bool {
			return m.Kind == news.GroupMention && m.Form != news.BareForm && m.Canonical == b.name
		})
		if i < 0 || len(b.entries) > 0 {
			continue
		}
		p.facts = append(p.facts, news.Fact{
			Kind: news.GroupFact, Action: news.Found, Body: b.name, Rule: "unknown-group", Confidence: 0.8,
			Evidence: p.evidence(p.within(p.mentions[i].Span)),
		})
	}
}
