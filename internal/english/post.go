package english

import (
	"regexp"
	"slices"
	"strings"
)

// A seat is a title with the body it is in.
type seat struct {
	role   string
	kind   class
	body   *Body  // a group, or nil
	org    string // another body, or "" if the text leaves it to be understood
	past   bool   // former
	plural bool
	same   bool // the same post
	office bool // in the office of the group
	its    bool // in what was named before
	the    bool // introduced by the
}

// postAt reads the posts that start at i, before to: titles that share what stands behind them.
func (p *paper) postAt(i, to int) (seats []*seat, end int) {
	lead, j := p.leadOf(i, to)
	if samePost[p.at(j).lower] && j < to && (lead.the || lead.its) && !p.at(j).upper && p.at(j+1).lower != "of" && p.at(j+1).lower != "as" {
		lead.same = true
		return []*seat{&lead}, j + 1
	}
	before, j, ok := p.bodyBefore(j, to)
	if !ok {
		return nil, i
	}
	for {
		t, ok := p.titleAt(j, to)
		if !ok {
			break
		}
		s := lead
		s.role, s.kind, s.plural = p.roleText(t), t.kind, t.plural
		s.past = s.past || before.past || s.role == "predecessor"
		s.body, s.org, s.office = before.body, before.org, before.office || strings.HasPrefix(strings.ToLower(s.role), "office ")
		if before.body != nil || before.org != "" {
			s.its = false
		}
		seats, end = append(seats, &s), t.end
		if p.at(end).lower == "(" && p.at(p.closing(end, to)).lower == "of" {
			end = p.closing(end, to)
		}
		if j = p.nextTitle(end, to, lead.its); j == 0 {
			break
		}
	}
	if len(seats) > 0 {
		return p.bodyBehind(seats, end, to)
	}
	return nil, i
}

var samePost = wordSet("post position job role posts office replacement successor")

// leadOf reads the words before a title that are not kept.
func (p *paper) leadOf(i, to int) (s seat, next int) {
	j := i
	for ; j < to; j++ {
		w := p.words[j]
		switch {
		case past[w.lower]:
			s.past = true
		case w.lower == "the" || w.lower == "same" || w.lower == "that":
			s.the = true
		case w.lower == "its" || w.lower == "their" || w.lower == "his" || w.lower == "her":
			s.its = true
		case (w.lower == "appointed" || w.lower == "elected") && j > i && p.words[j-1].lower == "newly":
		case w.lower == "honorary" || !dropped[w.lower] && !p.isAge(j):
			return s, j
		}
	}
	return s, j
}

// isAge reports whether the word at j is part of 58-year-old or a number before a title.
func (p *paper) isAge(j int) bool {
	w := p.words[j]
	return w.kind == digits || w.glued && (w.lower == "year" || w.lower == "old")
}

// nextTitle is where a title begins that shares the body of the one that ends before i, or 0. Its
// head and General Wang are no such titles.
func (p *paper) nextTitle(i, to int, its bool) int {
	j := i
	if p.at(j).lower == "," && p.at(j).kind == mark {
		j++
	}
	if p.at(j).lower == "and" {
		j++
	}
	for j > i && (p.at(j).lower == "concurrently" || p.at(j).lower == "also") {
		j++
	}
	if t, ok := p.titleAt(j, to); ok && j > i && j < to {
		if (its || j > i+1) && t.end < to && p.nameFrom(t.end) != nil {
			return 0
		}
		return j
	}
	return 0
}

// roleText is a title as it is kept: in small letters, however the line prints it.
func (p *paper) roleText(t title) string {
	text := strings.Join(strings.Fields(strings.ToLower(t.text)), " ")
	if strings.HasPrefix(text, "ambassador extraordinary") {
		return "ambassador"
	}
	return strings.Replace(text, "party ", "Party ", 1)
}

// A place before or behind a title says where it is.
type where struct {
	body   *Body
	org    string
	office bool
	past   bool
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
		if word.kind != letters || p.nameFrom(j) != nil || p.isNamedGroup(j) {
			break
		}
		if !(word.upper && !functionWords[word.lower]) && !adminWords[word.lower] && !word.glued && !(j > i && linking[word.lower] && p.at(j+1).upper && word.lower != "in" && word.lower != "on" && word.lower != "for") {
			if !p.isTrade(j, to) {
				break
			}
		}
	}
	return w, i, false
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
	if i >= to || !(link == "of" || link == "for" || link == "against" && p.at(i+1).upper || link == "to" && isEnvoy(last.role) || link == "in" && p.groupAfter(i+1) || link == "at" && last.kind == layRole) {
		return seats, i
	}
	places, end := p.placesAt(i+1, to)
	if len(places) == 0 {
		return seats, i
	}
	for n, s := range seats {
		if s.body != nil || s.org != "" || s != last && (places[0].body != nil && s.kind == official) {
			continue
		}
		seats[n].its = false
		s.body, s.office = places[0].body, s.office || places[0].office
		if places[0].body == nil {
			s.org = places[0].org
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

func (p *paper) groupAfter(i int) bool {
	if determiners[p.at(i).lower] {
		i++
	}
	return p.groupFrom(i) != nil
}

// placesAt reads the bodies at i: one or more groups, an office, or another body.
func (p *paper) placesAt(i, to int) (places []where, end int) {
	j := i
	for j < to && determiners[p.words[j].lower] {
		j++
	}
	if p.at(j).lower == "office" && j < to {
		return p.officeAt(j, to)
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
		if m.Body == nil {
			return nil, i
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
		if m := p.groupFrom(j); m != nil && m.Body != nil {
			return []where{{body: m.Body, office: true}}, m.to
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

// longestOrg is how many words the name of a body may have.
const longestOrg = 20

// orgEnd is where the name of a body that starts at i ends.
func (p *paper) orgEnd(i, to int) int {
	end := i
	for j := i; j < to && j < i+longestOrg; j++ {
		w := p.words[j]
		switch {
		case (p.nameFrom(j) != nil || p.isNamedGroup(j)) && j > i || w.lines > 1 && j > i:
			return end
		case w.lower == "(" && p.isAcronym(j, to):
			j += 2
		case w.kind == mark:
			if !(w.lower == "," && p.words[i].upper && p.listGoesOn(j)) {
				return end
			}
		case w.lower == "'s":
		case w.lower == "and" || w.lower == "&":
			if p.startsOther(j) || p.isVerb(j+1) || stops[p.at(j+1).lower] || determiners[p.at(j+1).lower] || p.at(j+1).lower == "concurrently" || p.at(j+1).lower == "no" {
				return end
			}
		case w.lower == "of" || w.lower == "the":
		case w.lower == "for" || w.lower == "to" || w.lower == "on":
			if !(p.at(j-1).upper && (p.at(j+1).upper || p.at(j+1).lower == "the" && p.at(j+2).upper)) || p.startsOther(j) || p.nameFrom(j+1) != nil {
				return end
			}
		case w.upper:
			if days[w.lower] || functionWords[w.lower] && j > i {
				return end
			}
			end = j + 1
		case w.kind == digits:
			if !p.isHyphened(j + 1) {
				return end
			}
		case stops[w.lower] || functionWords[w.lower] || !w.glued && p.isVerb(j) || adverbs[w.lower]:
			return end
		default:
			end = j + 1
		}
	}
	return end
}

// isAcronym reports whether (CPC) stands at j, and the name goes on behind it.
func (p *paper) isAcronym(j, to int) bool {
	return j+3 < to && p.words[j+2].lower == ")" && isCapitals(p.printed(j+1, j+2)) && p.words[j+3].upper
}

var adverbs = wordSet(`now then currently presently also concurrently recently earlier yesterday today later effective respectively again ago once respectively together along alone too here there
	formally officially unanimously reported according last next amid aged despite following whose instead`)

var acronym = regexp.MustCompile(` \([A-Z]+\)`)

// orgName is the name of a body between words, without what only says where it lies.
func (p *paper) orgName(from, to int) string {
	for from < to && (p.words[from].lower == "the" || p.words[from].lower == "a") {
		from++
	}
	for k := from; k+1 < to && k < from+3; k++ {
		if p.words[k].lower == "china" && p.words[k+1].lower == "'s" {
			from = k + 2
		}
	}
	for to > from && (p.words[to-1].lower == "'s" || linking[p.words[to-1].lower] || past[p.words[to-1].lower]) {
		to--
	}
	if to-from == 1 && adminWords[p.printed(from, to)] {
		return "" // the province's
	}
	return acronym.ReplaceAllString(strings.Join(strings.Fields(p.printed(from, to)), " "), "")
}
