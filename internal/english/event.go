package english

import (
	"regexp"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// An event is something that happened to a group.
type event struct {
	action     news.Action
	body       *Body
	other      *Body // what it became
	rule       string
	confidence float64
	at         int
}

const someGroups = `(?P<groups>G(?:[,&]+G)*)`

// eventRules read what happens to groups, as rules do what happens to persons.
var eventRules = []struct {
	name   string
	re     *regexp.Regexp
	action news.Action
}{
	{"en-set-up", regexp.MustCompile(`c(?:x?W?)` + someGroups), news.Created},
	{"en-was-set-up", regexp.MustCompile(someGroups + `(?:,?Q?[bsyl]*YP)?,?(?:&[xST]+)?(?:[lbsyx]*[bsy])c`), news.Created},
	{"en-abolish", regexp.MustCompile(`D(?:x?[Ww]?)(?P<groups>G(?:[,&w]+G)*)`), news.Abolished},
	{"en-abolished", regexp.MustCompile(someGroups + `,?(?:&o)?(?:c[xW]*,)?Q?[lbsyx&]*W?D`), news.Abolished},
	{"en-renamed", regexp.MustCompile(someGroups + `,?[lbsyx]*m(?P<new>W*[GxT]?)`), news.Renamed},
	{"en-rename", regexp.MustCompile(`m(?P<groups>G)(?P<new>W*[GxT]?)`), news.Renamed},
	{"en-adjust", regexp.MustCompile(`u(?:x?W?)*(?P<groups>G|T)`), news.Adjusted},
}

// tellEvents reads what a sentence says of groups.
func (p *paper) tellEvents(s sentence, ts []token) {
	text := classes(ts)
	if p.awaited {
		p.fulfil(ts)
	}
	p.tellNew(ts)
	for _, r := range eventRules {
		for _, at := range r.re.FindAllStringSubmatchIndex(text, -1) {
			span := ts[at[0]:at[1]]
			if r.name == "en-rename" && isPassive(ts[:at[0]]) {
				continue
			}
			if isBlocked(span) || r.action == news.Created && p.isPlan(ts, text, at) || r.action == news.Abolished && p.isSunset(s, span) || r.action == news.Adjusted && !p.speaksOfMembers(s) {
				continue
			}
			k := r.re.SubexpIndex("groups")
			for _, t := range ts[at[2*k]:at[2*k+1]] {
				if t.class == post && t.seats[0].body != nil {
					p.happen(event{action: r.action, body: t.seats[0].body, rule: r.name, confidence: 0.85, at: p.index}, nil)
				}
				if t.class == group && !(t.group.bare && at[2*k+1] > at[2*k]+1) {
					e := event{action: r.action, body: t.group.Body, rule: r.name, confidence: 0.85, at: p.index}
					if n := r.re.SubexpIndex("new"); n >= 0 {
						e.other = p.newName(ts[at[2*n]:at[2*n+1]], s.to)
					}
					p.happen(e, t.group)
				}
			}
		}
	}
}

// tellNew reads that a group is new: the newly established group, a new group led by.
func (p *paper) tellNew(ts []token) {
	for i, t := range ts {
		b := p.groupIn(t)
		if b == nil || t.blocked || t.class == post && len(t.seats) == 0 {
			continue
		}
		from := t.from
		for from < t.to && p.groupFrom(from) == nil {
			from++
		}
		before := p.at(from - 1).lower
		newly := setUp[before] && p.at(from-2).lower == "newly"
		if newly || before == "new" && p.at(from-2).lower == "a" && (classAt(ts, i+1) == ledBy || classAt(ts, i+1) == comma && classAt(ts, i+2) == ledBy) {
			p.happen(event{action: news.Created, body: b, rule: "en-new", confidence: 0.85, at: p.index}, nil)
		}
	}
}

// isPassive reports whether a form of be ends ts.
func isPassive(ts []token) bool {
	last := lastClass(ts)
	return last == be || last == isNow || last == wasOnce
}

// happen keeps an event. One that makes a group without a name is kept for the next name.
func (p *paper) happen(e event, m *mention) {
	if e.body == nil {
		p.awaited = p.awaited || m.unnamed && e.action == news.Created
		return
	}
	e.body.created = e.body.created || e.action == news.Created
	e.body.changed = e.body.changed || e.action == news.Adjusted
	p.events = append(p.events, e)
	if e.other != nil && !e.other.analog {
		e.body, e.other = e.other, nil
		p.events = append(p.events, e) // the new name, too
	}
}

// fulfil finds the name of a group that was set up without one.
func (p *paper) fulfil(ts []token) {
	for _, t := range ts {
		b := p.groupIn(t)
		if b == nil || b.analog {
			continue
		}
		p.awaited = false
		b.created = true
		p.events = append(p.events, event{action: news.Created, body: b, rule: "en-set-up", confidence: 0.75, at: p.index})
		return
	}
}

// groupIn is the group that a token names, by itself or in a post, or nil.
func (p *paper) groupIn(t token) *Body {
	if t.class != group && t.class != post {
		return nil
	}
	for i := t.from; i < t.to; i++ {
		if m := p.groupFrom(i); m != nil && !m.bare && !m.office {
			return m.Body
		}
	}
	return nil
}

// isPlan reports whether a group is only to be set up.
func (p *paper) isPlan(ts []token, text string, at []int) bool {
	before := at[0] - 1
	if p.isBackground(ts[at[0]]) || p.isLongPast(p.sentences[p.index]) {
		return true
	}
	if before >= 0 && ts[before].class == as && strings.IndexByte(text[:before], byte(abolish)) >= 0 {
		return false // merged to form
	}
	if before >= 0 && (ts[before].class == will || p.isMeant(ts[before])) || strings.IndexByte(text[at[0]:at[1]], byte(will)) >= 0 {
		return true
	}
	for _, t := range ts[at[0]:at[1]] {
		if t.class == be && p.at(t.from).lower == "be" {
			return true
		}
	}
	return false
}

// isLongPast reports whether a sentence tells of a year before that of the text, and of none else.
func (p *paper) isLongPast(s sentence) bool {
	past := false
	for i := s.from; i < s.to; i++ {
		if y := yearOf(p.words[i]); y > 0 {
			if y >= p.year {
				return false
			}
			past = true
		}
	}
	return past
}

// isBackground reports whether a clause that begins with t only says when something was: since the
// group was set up.
func (p *paper) isBackground(t token) bool {
	i := t.from - 1
	for determiners[p.at(i).lower] {
		i--
	}
	switch p.at(i).lower {
	case "when", "since", "after", "before", "until", "once":
		return t.class == group
	}
	return false
}

// isMeant reports whether t is to behind a word that decides nothing: the city to set up a group.
func (p *paper) isMeant(t token) bool {
	if t.class != as || t.to != t.from+1 || p.words[t.from].lower != "to" {
		return false
	}
	for i := t.from - 1; i >= 0 && i > t.from-6; i-- {
		if deciding[p.words[i].lower] {
			return false // decided at the meeting to
		}
		if p.words[i].kind == mark {
			break
		}
	}
	return true
}

// deciding words make to set up an act.
var deciding = wordSet("decided decides decision agreed agrees voted votes approved approval resolved ordered order moved began joined used")

var memberWords = wordSet("member members membership composition lineup makeup")

// speaksOfMembers reports whether it is the members of a group that change. What is reshuffled are persons.
func (p *paper) speaksOfMembers(s sentence) bool {
	for i := s.from; i < s.to; i++ {
		if w := p.words[i].lower; memberWords[w] || strings.HasPrefix(w, "reshuffl") {
			return true
		}
	}
	return false
}

// isSunset reports whether a group ends only when its work is done.
func (p *paper) isSunset(s sentence, span []token) bool {
	for i := span[0].from; i < s.to; i++ {
		switch p.words[i].lower {
		case "upon", "once", "when", "completion", "completed":
			return true
		}
	}
	return false
}

// newName is the name that a group gets, from the tokens behind the verb.
func (p *paper) newName(ts []token, to int) *Body {
	for _, t := range ts {
		if t.class == group && t.group.Body != nil && !t.group.bare {
			t.group.Body.listed = true
			return t.group.Body
		}
	}
	if len(ts) == 0 {
		return nil
	}
	from := ts[len(ts)-1].from
	for from < to && determiners[p.words[from].lower] {
		from++
	}
	end := p.orgEnd(from, to)
	if end <= from || !p.words[from].upper {
		return nil
	}
	b := &Body{name: p.orgName(from, end), analog: true, listed: true}
	p.bodies = append(p.bodies, b)
	p.groups = append(p.groups, mention{from: from, to: end, Body: b})
	return b
}
