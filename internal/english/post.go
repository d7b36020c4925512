package english

import (
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// A seat is a title with the body it is in.
type seat struct {
	role    string
	kind    class
	body    *Body  // a group, or nil
	org     string // another body, or "" if the text leaves it to be understood
	past    bool   // former
	plural  bool
	same    bool        // the same post
	office  bool        // in the office of the group
	its     bool        // in what was named before
	fresh   bool        // new: who has it was just appointed
	newly   news.Action // newly appointed, newly elected
	led     bool        // of who leads a group
	the     bool        // introduced by the
	again   string      // committee, in the committee, which is a body named last
	nowhere bool        // in a group that the text does not name
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
	seats, end = p.titlesAt(j, to, lead, before)
	if len(seats) == 0 {
		return nil, i
	}
	for _, s := range seats {
		s.trade()
	}
	return p.bodyBehind(seats, end, to)
}

// titlesAt reads titles that share a body, from j on.
func (p *paper) titlesAt(j, to int, lead seat, before where) (seats []*seat, end int) {
	for {
		t, ok := p.titleAt(j, to)
		if !ok {
			return seats, end
		}
		s := lead
		s.role, s.kind, s.plural = p.roleText(t), t.kind, t.plural
		s.fresh = s.fresh || p.words[t.end-1].lower == "appointees"
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
			return seats, end
		}
	}
}

// trade makes of vice commerce | minister a vice minister | of the Ministry of commerce.
func (s *seat) trade() {
	if !strings.HasSuffix(s.role, "minister") || s.org == "" {
		return
	}
	first, rest, _ := strings.Cut(s.org, " ")
	if roleModifiers[strings.ToLower(first)] && rest != "" {
		s.role, s.org = strings.ToLower(first)+" "+s.role, rest
	}
	switch strings.ToLower(s.org) {
	case "foreign":
		s.org = "Foreign Affairs"
	case "defense", "defence":
		s.org = "National Defense"
	}
	s.org = ministry(s.org)
}

var samePost = wordSet("post position job role posts positions duties office replacement successor")

// leadOf reads the words before a title that are not kept.
func (p *paper) leadOf(i, to int) (s seat, next int) {
	j := i
	for ; j < to; j++ {
		w := p.words[j]
		switch {
		case past[w.lower]:
			s.past = true
		case p.isOneTime(j):
			s.past = true
			j++
		case w.lower == "new":
			s.fresh = true
		case w.lower == "the" || w.lower == "same" || w.lower == "that" || w.lower == "these" || w.lower == "those":
			s.the = true
		case w.lower == "its" || w.lower == "their" || w.lower == "his" || w.lower == "her":
			s.its = true
		case w.lower == "appointed" && j > i && p.words[j-1].lower == "newly":
			s.newly = news.Appointed
		case w.lower == "elected" && j > i && p.words[j-1].lower == "newly":
			s.newly = news.Elected
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
	for j > i && (p.at(j).lower == "concurrently" || p.at(j).lower == "also" || p.at(j).lower == "a") {
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
	switch text {
	case "deputy":
		return "deputy head"
	case "appointee":
		return "member"
	}
	return strings.Replace(text, "party ", "Party ", 1)
}
