package english

import (
	"slices"
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
	recent      [2]*person        // the persons named last, the later first
	lastSeats   []*seat           // of the last statement
	orgs        map[string]string // the body in which a title was named last, by the title's last word
	bodyOf      map[string]*Body  // the same, of groups
	lastBody    *Body             // the group or body of the last post
	lastOrg     string
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
	ts := hold(p.tokens(*s))
	if p.isFiction(*s) {
		p.forget(ts)
		p.index++
		return
	}
	block(ts)
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
		p.lastSubject = ts[i].people[0].person
	}
	p.index++
}

var fiction = wordSet("novel novels fiction fictional fictitious novelist sci-fi screenplay protagonist dystopian satirical satire")

// isFiction reports whether a sentence tells what was made up.
func (p *paper) isFiction(s sentence) bool {
	for i := s.from; i < s.to; i++ {
		if fiction[p.words[i].lower] {
			return true
		}
	}
	return false
}

// forget marks groups that are named in fiction, unless they were named before.
func (p *paper) forget(ts []token) {
	for _, t := range ts {
		for _, b := range bodiesOf(t) {
			b.denied = b.denied || !b.told
		}
	}
}

// bodiesOf are the groups that a token names.
func bodiesOf(t token) (bodies []*Body) {
	if t.group != nil && t.group.Body != nil {
		bodies = append(bodies, t.group.Body)
	}
	for _, s := range t.seats {
		if s.body != nil {
			bodies = append(bodies, s.body)
		}
	}
	for _, h := range t.people {
		for _, s := range h.own {
			if s.body != nil {
				bodies = append(bodies, s.body)
			}
		}
	}
	return bodies
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

// noteTitles keeps the titles printed beside persons, and in which bodies titles are.
func (p *paper) noteTitles(ts []token) {
	for i, t := range ts {
		for _, h := range t.people {
			for _, s := range h.own {
				p.noteTitle(h, s)
			}
			if h.person != nil && h.post == "" && mayHold(ts[i+1:]) {
				h.post = "candidate"
			}
			if len(t.people) > 1 && h.person != nil && h.post == "" && !h.lay {
				h.post = t.people[0].post
			}
		}
	}
}

// mayHold reports whether what follows a name says that somebody may, or does not, get a post.
func mayHold(ts []token) bool {
	maybe := false
	for _, t := range ts[:min(6, len(ts))] {
		switch t.class {
		case who, comma, semicolon:
			return false
		case blocked, rumoured:
			maybe = true
		case post, group:
			return maybe && (t.class == group || t.seats[0].kind != layRole)
		}
	}
	return false
}

func (p *paper) noteTitle(h *holder, s *seat) {
	if h.person == nil {
		return
	}
	if s.kind == layRole || isLay(s.org) {
		h.lay = true
		return
	}
	h.post = s.role
	if !s.past && !s.same {
		h.person.printed = []*seat{s}
	}
}

// isLay reports whether a body is none of officialdom.
func isLay(org string) bool {
	for _, w := range strings.Fields(strings.ToLower(org)) {
		if layBodies[w] {
			return true
		}
	}
	return false
}

var layBodies = wordSet("tank tanks consultancy firm company co ltd inc corp club studio gallery restaurant hotel magazine startup start-up securities hospital school team shop farm factory")

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
}

// A statement is what is being read of a sentence.
type statement struct {
	*paper
	tokens  []token
	subject []*holder // of whom is spoken
	last    []*holder // the persons named last
	carried class     // the verb that stood last
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
	}
	m.noteBody(t)
}

// noteBody keeps which body was named last.
func (m *statement) noteBody(t token) {
	if t.group != nil && t.group.Body != nil {
		m.lastBody, m.lastOrg = t.group.Body, ""
	}
	if t.org != "" {
		m.lastBody, m.lastOrg = nil, t.org
	}
	for _, h := range t.people {
		for _, s := range h.own {
			m.noteOrg(s)
		}
	}
	for _, s := range t.seats {
		m.noteOrg(s)
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
		m.keepSeats(people, seats)
		return true
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

// seatsOf are the posts of what was found.
func (m *statement) seatsOf(f found, people []*holder, span []token) []*seat {
	switch {
	case f.rule.name == "en-leaves":
		return m.leftSeats(people, span)
	case f.post != nil && f.post.seats[0].same && len(people) > 0 && people[0].person != nil && len(people[0].person.seats) > 0 && f.rule.action == news.Removed:
		return people[0].person.seats
	case f.rule.name == "en-label":
		return m.resolved(m.labelled(f.post.seats, f.post.to), span)
	case f.post != nil:
		return m.resolved(f.post.seats, span)
	case f.group != nil && f.group.group.Body != nil:
		role := "head"
		if f.rule.name == "en-joins" {
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
	case f.rule.name == "en-also-named":
		return m.lastSeats
	case f.rule.name == "en-replaced-by" && f.old != nil:
		if h := f.old.people[0]; h.person != nil {
			return m.held(h)
		}
	}
	return nil
}

// leftSeats are the posts that somebody leaves who steps down: those beside the name.
func (m *statement) leftSeats(people []*holder, span []token) []*seat {
	if verb := m.words[span[len(span)-1].from].lower; len(people) != 1 || !leaving[verb] {
		return nil
	}
	return m.resolved(people[0].own, span)
}

// leaving are the verbs that, without a post behind them, mean the post of who does it.
var leaving = wordSet("stepped steps step stood stands resigned resigns retired retires out bowed quit quits")

// resolved are posts with the bodies that they leave to be understood.
func (m *statement) resolved(seats []*seat, span []token) []*seat {
	var out []*seat
	for _, s := range seats {
		switch {
		case s.past || s.kind == layRole:
		case s.same && s.its && len(m.subject) > 0 && m.subject[0].person != nil:
			out = append(out, m.held(m.subject[0])...)
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

// held are the posts that somebody has, as far as the text has told.
func (m *statement) held(h *holder) []*seat {
	if len(h.person.seats) > 0 {
		return h.person.seats
	}
	return m.resolved(h.person.printed, nil)
}

// ownGroupRoles are titles that, alone, mean a seat in the group that the text is about.
var ownGroupRoles = wordSet("head leader member convener convenor coordinator")

// understand gives a title the body that the text leaves to be understood.
func (m *statement) understand(s *seat, span []token) {
	if s.body != nil || s.org != "" {
		return
	}
	from := len(m.words)
	if len(span) > 0 {
		from = span[len(span)-1].to
	}
	said := m.groupSaid(from)
	base := baseOf(s.role)
	switch {
	case base == "director" && s.its && said != nil && m.speaksOfOffice(from):
		s.body, s.office = said, true
	case s.kind == seatRole && said != nil && (ownGroupRoles[base] || s.its && m.lastBody != nil):
		s.body = said
		if s.its && m.lastBody != nil {
			s.body = m.lastBody
		}
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
	case governing[base]:
		s.org = m.placeBefore(from)
	}
}

// governing are titles that have a place for a body.
var governing = wordSet("governor mayor secretary chief boss magistrate")

// placeBefore is the place named last before a word, as Hubei Province is.
func (m *statement) placeBefore(i int) string {
	k, _ := slices.BinarySearchFunc(m.regions, i, func(r [2]int, i int) int { return r[1] - i - 1 })
	if k == 0 {
		return ""
	}
	return m.orgName(m.regions[k-1][0], m.regions[k-1][1])
}

// findRegions finds where the names of provinces and the like stand.
func (p *paper) findRegions() {
	for i := 1; i < len(p.words); i++ {
		w := p.words[i]
		if p.at(i-1).lower == "in" && p.at(i-1).upper && w.upper && !orgWords[w.lower] && p.at(i+1).lower == "," && p.at(i+1).kind == mark {
			p.regions = append(p.regions, [2]int{i, i + 1}) // In Ningxia,
		}
		if !regionWords[w.lower] || p.words[i-1].kind != letters || !p.words[i-1].upper || functionWords[p.words[i-1].lower] || w.lines > 0 {
			continue
		}
		from := i - 1
		for from > 0 && from > i-4 && p.words[from-1].upper && p.words[from].lines == 0 && !functionWords[p.words[from-1].lower] && p.words[from-1].kind == letters {
			from--
		}
		p.regions = append(p.regions, [2]int{from, i + 1})
	}
}

var regionWords = wordSet("province city county region prefecture municipality")

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

// add adds a fact.
func (p *paper) add(r *compiled, action news.Action, passing bool, h *holder, s *seat) {
	if h.person == nil || passing && (s.body == nil || h.lay) {
		return
	}
	f := fact{action: action, passing: passing, who: h.person, role: s.role, org: s.org, body: s.body, rule: r.name, confidence: r.confidence, at: p.index}
	if s.office && s.body != nil {
		f.role = officeRole(s.role)
	}
	p.facts = append(p.facts, f)
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

// passing are the seats that titles beside names show.
func (p *paper) passing(ts []token) {
	m := statement{paper: p, tokens: ts}
	for i, t := range ts {
		for _, h := range t.people {
			for _, s := range m.resolved(h.own, ts[i:i+1]) {
				if s.body != nil && !t.blocked {
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
		if w := p.words[i].lower; w == "born" || w == "graduated" || w == "graduating" {
			return true
		}
	}
	pronoun := false
	if i := strings.IndexByte(classes(ts), byte(who)); i >= 0 {
		pronoun = ts[i].people[0].pronoun
	}
	return len(years) > 1 || len(years) == 1 && pronoun
}
