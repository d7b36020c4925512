package english

import (
	"regexp"
	"slices"
	"strings"
)

// A place before or behind a title says where it is.
type where struct {
	body    *Body
	org     string
	office  bool
	past    bool
	unknown bool   // a group that the text does not name
	again   string // committee, of the committee where no such group was named: it is a body
}

// bodyBefore reads the body before a title: the group's, Yunling Provincial.
func (p *paper) bodyBefore(i, to int) (w where, title int, ok bool) {
	if _, ok := p.titleAt(i, to); ok {
		return w, i, true
	}
	if m := p.groupFrom(i); m != nil {
		return p.groupBefore(*m, to)
	}
	j := i
	if i >= to {
		return w, i, false
	}
	if p.isVerb(i) && p.words[i].upper && p.words[i].lower != "work" {
		return w, i, false
	}
	for ; j < to && j < i+10; j++ {
		word := p.words[j]
		if j > i {
			if t, ok := p.titleAt(j, to); ok {
				if t.plural && p.isLeading(j) && !orgWords[p.words[j-1].lower] && !p.words[j-1].glued {
					return w, i, false // Xi chairs
				}
				w.org = p.orgName(i, j)
				return w, j, true
			}
			if p.at(j).lower == "'s" && past[p.at(j+1).lower] { // the province's former governor
				w.past = true
				j++
				continue
			}
		}
		if word.kind != letters || p.nameFrom(j) != nil || p.isNamedGroup(j) || !p.isOfBody(j, j > i) && !p.isTrade(j, to) {
			break
		}
	}
	return w, i, false
}

// isOfBody reports whether the word at j can stand in the name of a body before a title.
func (p *paper) isOfBody(j int, inside bool) bool {
	w := p.words[j]
	switch {
	case w.upper && !functionWords[w.lower], adminWords[w.lower], w.glued:
		return true
	case w.lower == "in" || w.lower == "on" || w.lower == "for":
		return false
	}
	return inside && linking[w.lower] && p.at(j+1).upper
}

// isLeading reports whether the word at j is heads, chairs and the like.
func (p *paper) isLeading(j int) bool {
	c, end := p.cues.longest(p, j, j+1)
	return end > j && c == leads
}

// isTrade reports whether small words at j stand before minister: water resources minister.
func (p *paper) isTrade(j, to int) bool {
	for k := j; k < to && k < j+5; k++ {
		w := p.words[k]
		if w.lower == "minister" || w.lower == "secretary" || w.lower == "chief" || w.glued && w.lower == "minister" {
			return k > j
		}
		if w.kind != letters || stops[w.lower] || determiners[w.lower] || linking[w.lower] && (w.lower != "and" || k == j) || adverbs[w.lower] || p.isVerb(k) && !roleModifiers[w.lower] || p.nameFrom(k) != nil {
			return false
		}
	}
	return false
}

// groupBefore reads a title behind a group: the group's deputy head.
func (p *paper) groupBefore(m mention, to int) (w where, title int, ok bool) {
	j := m.to
	if p.at(j).lower == "'s" {
		j++
	}
	if end := p.officeBehind(m.to); end > m.to {
		if _, isOffice := p.titleAt(j, to); !isOffice {
			w.office = true
			j = end
		}
	}
	for j < to && (dropped[p.words[j].lower] || past[p.words[j].lower]) {
		j++
	}
	w.body = m.Body
	if _, ok = p.titleAt(j, to); ok && j == m.to {
		ok = !(p.isLeading(j) && p.isPlural(j)) // the group heads, a verb
	}
	return w, j, ok && !m.unnamed
}

// bodyBehind reads what stands behind titles: of the group, for Development. It goes to all of
// them that it fits.
func (p *paper) bodyBehind(seats []*seat, i, to int) (all []*seat, end int) {
	link := p.at(i).lower
	last := seats[len(seats)-1]
	if i >= to || link == "for" && p.isTerm(i+1) || !(link == "of" || link == "for" || link == "against" && p.at(i+1).upper || link == "to" && isEnvoy(last.role) || link == "in" && p.groupAfter(i+1) || link == "at" && last.kind == layRole || (link == "with" || link == "at" || link == "under") && p.bodyFollows(i+1, to)) {
		return seats, i
	}
	places, end := p.placesAt(i+1, to)
	if len(places) == 0 {
		return seats, i
	}
	if link == "at" && strings.HasPrefix(last.role, "chief e") {
		last.kind = layRole // chief economist at a bank
	}
	for n, s := range seats {
		if s.body != nil || s.org != "" || s != last && nationwide[strings.ToLower(s.role)] != "" || s != last && (places[0].body != nil && s.kind == official) {
			continue
		}
		seats[n].again = places[0].again
		seats[n].its, seats[n].nowhere = false, places[0].unknown && places[0].again == "" || places[0] == (where{}) && s.kind == seatRole && !governing[baseOf(s.role)]
		s.body, s.office = places[0].body, s.office || places[0].office
		if places[0].body == nil {
			s.org = places[0].org
		}
		if whole := committeeOf.FindStringSubmatch(s.org); s != last && whole != nil {
			s.org = whole[1]
		}
	}
	if strings.HasSuffix(last.role, "minister") {
		last.org = ministry(last.org)
	}
	for _, more := range places[1:] {
		s := *last
		s.body = more.body
		seats = append(seats, &s)
	}
	return seats, end
}

// committeeOf matches a committee within a body, of which only the members are: vice president and member of
// the judicial committee of the Supreme People's Court.
var committeeOf = regexp.MustCompile(`^[a-z ]+ committee of (?:the )?(.+)`)

func isEnvoy(role string) bool {
	role = strings.ToLower(role)
	return strings.HasPrefix(role, "ambassador") || strings.HasSuffix(role, "envoy") || strings.HasSuffix(role, "adviser") || strings.HasSuffix(role, "representative") || strings.HasSuffix(role, "counsellor")
}

// ministry is the body of a minister of something.
func ministry(of string) string {
	if of == "" || strings.Contains(of, "inistry") || strings.HasPrefix(of, "Department") || of == "China" || of == "the State Council" {
		return of
	}
	return "Ministry of " + of
}

// isTerm reports whether for how long somebody is named stands at i: a term of, two years.
func (p *paper) isTerm(i int) bool {
	w := p.at(i)
	if w.lower == "the" && p.at(i+2).lower == "time" {
		return true // for the first time
	}
	return w.kind == digits || w.lower == "a" || w.lower == "an" || w.lower == "one" || w.lower == "another" || countWords[w.lower]
}

// bodyFollows reports whether a body in capitals, or a group, stands at i behind with or at.
func (p *paper) bodyFollows(i, to int) bool {
	if p.at(i).lower == "the" {
		i++
	}
	return p.nameFrom(i) == nil && (p.groupFrom(i) != nil || p.namedOrg(i, to) > i)
}

func (p *paper) groupAfter(i int) bool {
	if determiners[p.at(i).lower] {
		i++
	}
	return p.groupFrom(i) != nil
}

// groupAfterOf reports whether of and a group stand at i.
func (p *paper) groupAfterOf(i int) bool { return p.at(i).lower == "of" && p.groupAfter(i+1) }

// placesAt reads the bodies at i: one or more groups, an office, or another body.
func (p *paper) placesAt(i, to int) (places []where, end int) {
	j := i
	for j < to && determiners[p.words[j].lower] {
		j++
	}
	if k := p.skipToGroup(j); p.groupFrom(k) != nil && k < to {
		j = k // the province's
	}
	if p.at(j).lower == "general" && p.at(j+1).lower == "office" && p.groupAfterOf(j+2) {
		j++
	}
	if p.at(j).lower == "office" && j < to {
		return p.officeAt(j, to)
	}
	if b := p.groupSaid(j); p.at(j).lower == "it" && b != nil {
		return []where{{body: b}}, j + 1
	}
	if countWords[p.at(j).lower] {
		return p.countedAt(j, to)
	}
	if m := p.groupFrom(j); m != nil && j < to {
		w := where{body: m.Body, office: m.office && p.at(m.to).lower == "'s"}
		end = m.to
		if w.office {
			end = p.officeBehind(m.to)
		}
		if w.unknown = m.Body == nil; w.unknown && m.bare && !m.unnamed {
			w.again = m.kind
		}
		return []where{w}, end
	}
	if end = p.orgEnd(j, to); end > j {
		return []where{{org: p.orgName(j, end)}}, end
	}
	return nil, i
}

var countWords = wordSet("two three four five six seven eight nine ten several both")

// countedAt reads three entities: the groups that are named behind a colon, if they are.
func (p *paper) countedAt(i, to int) (places []where, end int) {
	colon := i
	for colon < to && p.words[colon].lower != ":" {
		colon++
	}
	if colon-i > 6 || colon == to {
		return []where{{}}, min(to, i+2)
	}
	end = colon
	for j := colon; j < to; j++ {
		if m := p.groupFrom(j); m != nil && m.Body != nil {
			places = append(places, where{body: m.Body})
			end = m.to
			j = end - 1
		}
	}
	return places, end
}

// officeAt reads the office at i, of the group that is named behind it or was before.
func (p *paper) officeAt(i, to int) (places []where, end int) {
	if p.at(i+1).lower == "of" {
		j := i + 2
		for j < to && determiners[p.words[j].lower] {
			j++
		}
		if m := p.groupFrom(j); m != nil {
			return []where{{body: m.Body, office: true, unknown: m.Body == nil}}, m.to
		}
		if end := p.orgEnd(i, to); end > i {
			return []where{{org: p.orgName(i, end)}}, end
		}
	}
	if b := p.groupSaid(i); b != nil {
		return []where{{body: b, office: true}}, i + 1
	}
	return nil, i
}

// groupSaid is the group that was named last before a word, or nil.
func (p *paper) groupSaid(i int) *Body {
	k, _ := slices.BinarySearchFunc(p.said, i, func(m mention, i int) int { return m.from - i })
	if k == 0 {
		return nil
	}
	return p.said[k-1].Body
}
