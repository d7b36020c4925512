package extract

import (
	"regexp"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// Seats are often given to whoever holds an office: 成员:省财政厅、省水利厅主要负责同志, 组长由省长担任.
// Such a seat is kept with the office, since who holds it is another matter.

// seatsByOffice reads the offices that stand behind a label.
func (r *roster) seatsByOffice(ts []token, i int) {
	label := ts[i].posts[0]
	k := r.behindLabel(ts, i)
	if !label.roster || k == len(ts) {
		return
	}
	start := ts[k].Start
	end := start
	for end < len(r.runes) && !containsRune("。;:", r.runes[end]) && (end == start || r.gap(end) != newLine) {
		if r.personAt(end) != nil {
			return
		}
		end++
	}
	offices := officesIn(r.string(news.Span{Start: start, End: end}), r.titleEnds[end])
	if offices == nil {
		return
	}
	r.fillLabel(&label)
	for _, office := range offices {
		r.byOffice(label, office, "roster-by-office", news.Span{Start: ts[i].Start, End: end})
	}
}

// officeLine reads a line of an open list that is nothing but an office, and reports whether it is one:
// 县消防救援大队大队长.
func (r *roster) officeLine(ts []token) bool {
	if !r.open || r.action == news.Elected || len(ts) != 1 || ts[0].class != post || len(ts[0].posts[0].bodies) == 0 || ts[0].posts[0].past != now {
		return false
	}
	t := ts[0]
	for i := t.Start + 1; i < t.End; i++ {
		if r.gap(i) != noGap {
			return false
		}
	}
	if r.gap(t.Start) != newLine || r.gap(t.End) != newLine {
		return false
	}
	r.byOffice(r.role, r.string(t.Span), "roster-by-office", t.Span)
	return true
}

// officesIn are the offices of a list, each with the word for who leads it that stands behind the last;
// nil if it is none of offices. A title that ends the list is one.
func officesIn(list string, title bool) []string {
	leads := leaders.FindString(list)
	items := strings.Split(strings.TrimSuffix(list, leads), "、")
	if leads == "" && !title && !bodyEnd.MatchString(items[len(items)-1]) {
		return nil
	}
	var offices []string
	for _, item := range items[:min(len(items), farBack)] {
		if n := len([]rune(item)); n < 2 || n > 30 {
			return nil
		}
		if leaders.FindString(item) == "" {
			item += leads
		}
		offices = append(offices, item)
	}
	return offices
}

var (
	leaders = regexp.MustCompile(`(?:的)?(?:主要|分管|有关|相关)?(?:负责同志|负责人|领导同志|领导|领导干部)(?:各1名|各一名|1名)?$`)
	bodyEnd = regexp.MustCompile(`[部委厅局办院会社行司处科室署府]$`)
)

// byOfficeIn reads 组长由省政府主要领导担任 in s.
func (s *sentence) byOfficeIn() {
	for _, m := range heldByOffice.FindAllStringIndex(s.letters, -1) {
		title, office := s.said[m[0]], news.Span{Start: s.said[m[0]+2].Start, End: s.said[m[1]-2].End}
		text := s.string(office)
		if leaders.FindString(text) == "" {
			continue
		}
		for _, n := range s.resolve(title.posts) {
			if len(n.groups) > 0 {
				s.byOffice(n, text, "held-by-office", news.Span{Start: title.Start, End: s.said[m[1]-1].End})
			}
		}
	}
}

var heldByOffice = regexp.MustCompile(`TYx[xn]*[HC]`)

// byOffice makes a fact of a seat that goes with an office.
func (p *paper) byOffice(n seatName, office, rule string, span news.Span) {
	if len(n.bodies) == 0 {
		return
	}
	f := news.Fact{
		Kind: news.ByOfficeFact, Role: n.role, Body: n.bodies[0], Other: office, Rule: rule, Confidence: 0.9,
		Evidence: p.evidence(span),
	}
	if len(n.groups) > 0 {
		f.BodyEntry = n.groups[0].entry
	}
	p.facts = append(p.facts, f)
}

// behindLabel is the index of the phrase that the i-th one is the label of, by a colon or, in an open roster,
// by a blank behind what begins the line; else that of the end.
func (r *roster) behindLabel(ts []token, i int) int {
	k := i + 1
	switch {
	case k == len(ts):
	case ts[k].class == colon:
		return k + 1
	case r.open && r.gap(ts[i].Start) == newLine && ts[k].class == post && r.gap(ts[k].Start) == blank:
		return k
	}
	return len(ts)
}
