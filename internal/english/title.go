package english

import (
	"regexp"
	"strings"
)

// noteTitles keeps the titles printed beside persons, and in which bodies titles are.
func (p *paper) noteTitles(ts []token) {
	for i, t := range ts {
		if i > 1 && ts[i-1].class == replace && ts[i-2].class == who && len(t.people) > 0 && t.people[0].person != nil && t.people[0].post == "" {
			t.people[0].post = ts[i-2].people[0].post // Governor Gao Yuan succeeded Luo Qing
		}
		for _, h := range t.people {
			for _, s := range h.own {
				p.noteTitle(h, s)
			}
			if h.person != nil && h.post == "" && mayHold(ts[i+1:]) {
				h.post = "candidate"
			}
			if h.person != nil && h.post == "" && leadsIt(ts, i) {
				h.post = "head"
			}
			if i > 1 && ts[i-1].class == comma && ts[i-2].class == post && ts[i-2].seats[0].plural && h.person != nil && h.post == "" && !h.lay {
				h.post = ts[i-2].seats[0].role // two deputy heads, A and B,
			}
			if len(t.people) > 1 && h.person != nil && h.post == "" && !h.lay {
				h.post = t.people[0].post
			}
		}
	}
}

// leadsIt reports whether the person at i leads a body: the commission, chaired by Gao Yuan, or Gao
// Yuan, who has chaired the group.
func leadsIt(ts []token, i int) bool {
	if i > 1 && ts[i-1].class == ledBy {
		k := i - 2
		for k > 0 && strings.IndexByte(",blsyZQ", byte(ts[k].class)) >= 0 {
			k--
		}
		of := ts[k]
		return of.class == group || of.org != "" && !isLay(of.org)
	}
	n := i + 1
	if classAt(ts, n) == comma {
		n++
	}
	return classAt(ts, n) == relative && strings.IndexByte("FLM", byte(classAt(ts, n+1))) >= 0 && classAt(ts, n+2) == group
}

// mayHold reports whether what follows a name says that somebody may, or does not, get a post.
func mayHold(ts []token) bool {
	maybe := false
	if classAt(ts, 0) == comma && (classAt(ts, 1) == isNow || classAt(ts, 1) == wasOnce || classAt(ts, 1) == be) {
		ts = ts[1:]
	}
	for _, t := range ts[:min(6, len(ts))] {
		switch t.class {
		case replace:
			return maybe
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
	h.post = firstOf(s.role, "post")
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
	return firm.MatchString(org) && !coordinating.MatchString(org)
}

// A firm may be a Group, as what coordinates is.
var (
	firm         = regexp.MustCompile(`[A-Z]\S* Group$`)
	coordinating = regexp.MustCompile(`(?i)leading|working|work|coordinati|steering|small|task`)
)

var layBodies = wordSet("tank tanks consultancy firm company co ltd inc corp club studio gallery restaurant hotel magazine startup start-up securities hospital school team shop farm factory")
