package web

import (
	"fmt"
	"strings"
	"testing"
)

// A curator settles fifty facts by the keyboard alone: accepts, rejects, cannot tell, corrects, skips,
// takes back, a notice at once; another meets her at one of them and is refused. What they said, and
// nothing else, is in the database.
func TestSitting(t *testing.T) {
	t.Parallel()
	site := newSite(t, sittingNotices()...)
	log := &sayings{site: site, said: map[string][]string{}}
	anna := typist{site.browse(t), "anna", log, &stopwatch{}}
	anna.signIn(site, "anna")
	anna.open("/review?kind=appointment&order=age")
	anna.strike("j")
	anna.key("\r")
	anna.bundle()
	anna.meet(typist{site.another(t, anna.tab), "bert", log, &stopwatch{}})
	for moves := []func(){anna.accept, anna.rejectByDigit, anna.accept, anna.skip, anna.accept, anna.rejectByTabs, anna.accept, anna.cannotTell,
		anna.accept, anna.correct, anna.accept, anna.takeBack}; log.settled() < 50; {
		moves[0]()
		moves = append(moves[1:], moves[0])
	}
	anna.quiet()
	log.check(t)
	anna.watch.report(anna.tab)
}

// sittingNotices are ten notices with seven facts each.
func sittingNotices() (all []story) {
	surnames, given := []rune("沈顾岑陆苏梁程邵叶和"), []string{"知秋", "明远", "若兰", "曼青", "雨桐", "怀瑾"}
	for i, surname := range surnames {
		var lines []string
		for j, role := range []string{"组长", "副组长", "副组长", "成员", "成员", "办公室主任"} {
			lines = append(lines, fmt.Sprintf("%s %c%s 省政府副秘书长", role, surname, given[j]))
		}
		all = append(all, roster(fmt.Sprintf("云岭省第%d号海岛保护领导小组", i), fmt.Sprintf("sitting-%d", i), at(2024, 5, 1+i), lines...))
	}
	return all
}

// A typist is a curator at the keyboard.
type typist struct {
	*tab
	by    string
	log   *sayings
	watch *stopwatch
}

// fact is the key of the one that is shown.
func (s typist) fact() string {
	s.t.Helper()
	return eval[string](s.tab, `location.pathname.split("/")[2]`)
}

// decide presses keys, of which the last decides, and sees the next fact.
func (s typist) decide(said string, keys ...string) {
	s.t.Helper()
	fact := s.fact()
	for _, key := range keys[:len(keys)-1] {
		s.strike(key)
	}
	s.watch.stopped(s.tab, keys[len(keys)-1])
	if s.fact() == fact {
		s.t.Fatalf("%s: still at %s", said, s.text(".statement"))
	}
	s.log.add(s.by, said, fact)
}

func (s typist) accept()        { s.decide("accept", "a") }
func (s typist) cannotTell()    { s.decide("unsure", "u") }
func (s typist) rejectByDigit() { s.decide("reject not stated", "4") }
func (s typist) rejectByTabs()  { s.decide("reject wrong body", "r", "\t", "\r") }
func (s typist) skip()          { s.key("s") }

// correct puts another person into the form, which the key opens, and sends it.
func (s typist) correct() {
	read, err := s.log.site.owner.Fact(s.Context, s.fact())
	must(s.t, err)
	right := read.Fact
	right.Person = "林海生"
	s.decide("correct", "c", "\t", right.Person, "\r") // a field that is entered by Tab is marked to be overwritten
	s.log.add(s.by, "accept", right.Key())
}

// takeBack accepts, takes that back, and rejects.
func (s typist) takeBack() {
	fact := s.fact()
	s.accept()
	s.key("z")
	if got := s.fact(); got != fact {
		s.t.Fatalf("undo leads to %s, not %s", got, fact)
	}
	s.log.add(s.by, "undo", fact)
	s.decide("reject wrong person", "1")
}

// bundle settles a notice but for one fact, takes that back, settles it otherwise, and goes on.
func (s typist) bundle() {
	s.key("n")
	s.tabTo("input[type=checkbox]")
	s.strike(" ")
	accepted := s.together("accept", "a")
	if len(accepted) != 6 {
		s.t.Errorf("%d of 7 facts were chosen, want all but one", len(accepted))
	}
	s.key("z")
	s.log.add(s.by, "undo", accepted...)
	s.key("n")
	if rejected := s.together("reject not an act", "5"); len(rejected) != 7 {
		s.t.Errorf("%d of 7 facts were chosen, want all", len(rejected))
	}
	s.skip()
}

// together decides on what is chosen of a notice, after the preview.
func (s typist) together(said, key string) []string {
	s.key(key)
	facts := strings.Fields(eval[string](s.tab, `[...document.querySelectorAll("input[name=fact]")].map(f => f.value.split(" ")[0]).join(" ")`))
	s.key("a")
	s.log.add(s.by, said, facts...)
	s.log.together = append(s.log.together, facts)
	return facts
}

// tabTo moves the focus to the first element of a kind.
func (s typist) tabTo(selector string) {
	for range 60 {
		if eval[bool](s.tab, `document.activeElement.matches("`+selector+`")`) {
			return
		}
		s.strike("\t")
	}
	s.t.Fatalf("the focus does not get to %s", selector)
}

// meet has another curator look at the fact that this one settles, decide too late, and go on elsewhere.
func (s typist) meet(other typist) {
	other.signIn(other.log.site, other.by)
	fact := s.fact()
	if links := eval[string](other.tab, `fetch("/review?kind=appointment").then(r => r.text())`); strings.Contains(links, fact) {
		s.t.Error("the queue leads two curators to one fact")
	}
	other.open(factPath(fact, nil))
	if got := other.text(".notice"); !strings.Contains(got, s.by+" is looking at this, too") {
		s.t.Errorf("the notice says %q", got)
	}
	s.accept()
	other.key("2")
	stale := other.text(".notice.stale")
	for _, want := range []string{"Not saved", s.by + " said “Accept”", "Your verdict was “Reject: wrong body”"} {
		if !strings.Contains(stale, want) {
			s.t.Errorf("the refusal lacks %q: %q", want, stale)
		}
	}
	other.skip()
	other.accept()
}
