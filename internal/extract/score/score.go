package score

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"

	"github.com/xiaozu-watch/xiaozu/internal/extract"
	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// A Tally counts what was found right, found wrong and missed.
type Tally struct{ Right, Wrong, Missed int }

// F1 is the harmonic mean of precision and recall; 1 where there was nothing to find.
func (t Tally) F1() float64 {
	if t == (Tally{}) {
		return 1
	}
	return 2 * float64(t.Right) / float64(2*t.Right+t.Wrong+t.Missed)
}

func (t Tally) String() string {
	return fmt.Sprintf("F1 %.3f (right %d, wrong %d, missed %d)", t.F1(), t.Right, t.Wrong, t.Missed)
}

// A Sheet sums up many texts.
type Sheet struct {
	Groups, Created, Officials, Appointments Tally

	Rules  map[string]Tally // of the appointments, by the rule that read them
	Errors []string         // what was wrong or missed, a line each
}

// Add compares the reading of one text with its truth.
func (s *Sheet) Add(r extract.Record, t Truth) {
	s.groups(r, t)
	s.officials(r, t)
	s.appointments(r, t)
}

func (s *Sheet) groups(r extract.Record, t Truth) {
	wanted := slices.DeleteFunc(slices.Clone(t.Groups), func(g Group) bool { return g.Kind == "analog" })
	for _, g := range r.Groups {
		i := slices.IndexFunc(wanted, func(w Group) bool { return w.is(g.Canonical) })
		if i >= 0 {
			s.Groups.Right++
			s.created(g.Status, wanted[i])
			wanted = slices.Delete(wanted, i, i+1)
			continue
		}
		known := func(w Group) bool { return w.is(g.Canonical) }
		if slices.ContainsFunc(t.Groups, known) || same(g.Canonical, "", t.Optional.Groups) {
			continue
		}
		s.wrong(&s.Groups, t, "group "+g.Canonical)
		if g.Status == string(news.Created) {
			s.Created.Wrong++
		}
	}
	for _, g := range wanted {
		s.missed(&s.Groups, t, "group "+g.Canonical)
		if g.Status == string(news.Created) {
			s.Created.Missed++
		}
	}
}

// created compares the status of a group that was found.
func (s *Sheet) created(status string, want Group) {
	said, true := status == string(news.Created), want.Status == string(news.Created)
	switch {
	case said && true:
		s.Created.Right++
	case true:
		s.Created.Missed++
	case said && !want.CreatedOptional:
		s.Created.Wrong++
	}
}

func (s *Sheet) officials(r extract.Record, t Truth) {
	found := map[string]bool{}
	for _, o := range r.Officials {
		found[folded(o.Name)] = true
	}
	for _, o := range t.Officials {
		if found[folded(o.Name)] {
			s.Officials.Right++
			delete(found, folded(o.Name))
			continue
		}
		s.missed(&s.Officials, t, "official "+o.Name)
	}
	for name := range found {
		if !same(name, "", t.Optional.Officials) {
			s.wrong(&s.Officials, t, "official "+name)
		}
	}
}

func (s *Sheet) appointments(r extract.Record, t Truth) {
	used := make([]bool, len(t.Appointments))
	for _, a := range r.Appointments {
		q := Post{Person: a.Person, Role: a.Role, Body: a.Body, Action: string(a.Action)}
		switch i, stated := t.unused(q, used); {
		case i >= 0:
			used[i] = true
			s.Appointments.Right++
			s.rule(a.Rule, Tally{Right: 1})
		case !stated && !t.free(q):
			s.wrong(&s.Appointments, t, fmt.Sprintf("%s %s %s %s", q.Action, q.Person, q.Role, q.Body))
			s.rule(a.Rule, Tally{Wrong: 1})
		}
	}
	for i, p := range t.Appointments {
		if !used[i] {
			s.missed(&s.Appointments, t, fmt.Sprintf("%s %s %s %s", p.Action, p.Person, p.Role, p.Body))
		}
	}
}

func (s *Sheet) rule(name string, more Tally) {
	if s.Rules == nil {
		s.Rules = map[string]Tally{}
	}
	sum := s.Rules[name]
	s.Rules[name] = Tally{Right: sum.Right + more.Right, Wrong: sum.Wrong + more.Wrong}
}

// Precision is the share of what was found that is right; 1 where nothing was found.
func (t Tally) Precision() float64 {
	if t.Right+t.Wrong == 0 {
		return 1
	}
	return float64(t.Right) / float64(t.Right+t.Wrong)
}

// unused is the first appointment not used yet that q is, or -1; stated tells whether q is one at
// all, so that a second wording of it is no error.
func (t Truth) unused(q Post, used []bool) (i int, stated bool) {
	for i, p := range t.Appointments {
		if !p.states(q) || !p.acts(q.Action) {
			continue
		}
		if stated = true; !used[i] {
			return i, true
		}
	}
	return -1, stated
}

// free reports whether reading q as an appointment is neither right nor wrong: a seat shown in
// passing, or a person of whom the text says too little.
func (t Truth) free(q Post) bool {
	shown := func(p Post) bool { return p.states(q) }
	unclear := func(p Post) bool { return folded(p.Person) == folded(q.Person) }
	return q.Action != string(news.Removed) && slices.ContainsFunc(t.Memberships, shown) ||
		slices.ContainsFunc(t.Optional.Appointments, unclear)
}

func (s *Sheet) wrong(tally *Tally, t Truth, what string) {
	tally.Wrong++
	s.Errors = append(s.Errors, t.ID+": wrong: "+what)
}

func (s *Sheet) missed(tally *Tally, t Truth, what string) {
	tally.Missed++
	s.Errors = append(s.Errors, t.ID+": missed: "+what)
}

// same reports whether name is the wanted wording or one of the others.
func same(name, want string, others []string) bool {
	equal := func(other string) bool { return folded(name) == folded(other) }
	return want != "" && equal(want) || slices.ContainsFunc(others, equal)
}

// leastTail is how many characters must agree where one body lacks the place before the other.
const leastTail = 5

func sameBody(a, b string) bool {
	a, b = folded(a), folded(b)
	if a == b {
		return true
	}
	shorter := min(utf8.RuneCountInString(a), utf8.RuneCountInString(b))
	return shorter >= leastTail && (strings.HasSuffix(a, b) || strings.HasSuffix(b, a))
}

// folded is s without blanks, quotation marks, case and width.
func folded(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r), strings.ContainsRune(`"'“”‘’「」『』《》〈〉`, r):
			return -1
		case strings.ContainsRune("•・‧․", r):
			return '·'
		}
		return unicode.ToLower(r)
	}, width.Narrow.String(s))
}
