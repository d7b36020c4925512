package web

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// sayings are what was said of each fact, in turn, and which of it at once.
type sayings struct {
	site     testSite
	said     map[string][]string
	together [][]string
}

func (l *sayings) add(by, said string, facts ...string) {
	for _, fact := range facts {
		l.said[fact] = append(l.said[fact], strings.TrimSpace(said)+" by "+by)
	}
}

// settled counts facts whose last saying was not taken back.
func (l *sayings) settled() (n int) {
	for _, said := range l.said {
		if !strings.HasPrefix(said[len(said)-1], "undo") {
			n++
		}
	}
	return n
}

// check compares what is kept with what was said.
func (l *sayings) check(t *testing.T) {
	t.Helper()
	all, err := l.site.owner.Facts(t.Context(), postgres.FactFilter{Limit: 1000})
	must(t, err)
	kept := map[string][]string{}
	acts, verdicts := map[string]string{}, map[postgres.Verdict]int{}
	for _, f := range all {
		known, err := l.site.owner.Statement(t.Context(), f.Key)
		must(t, err)
		for _, d := range known.Decisions {
			kept[f.Key] = append(kept[f.Key], strings.TrimSpace(string(d.Verdict)+" "+d.Reason)+" by "+d.By)
			acts[f.Key] += " " + d.Act
			verdicts[d.Verdict]++
		}
		if want := stateAfter(l.said[f.Key]); f.State != want {
			t.Errorf("%s is %s after %q, want %s", f.Key, f.State, l.said[f.Key], want)
		}
	}
	if diff := cmp.Diff(l.said, kept); diff != "" {
		t.Errorf("decisions (-said +kept):\n%s", diff)
	}
	if len(verdicts) < 5 || verdicts[postgres.Correct] < 2 || verdicts[postgres.Undo] < 8 {
		t.Errorf("too little was tried: %v", verdicts)
	}
	for _, facts := range l.together {
		first := strings.Fields(acts[facts[0]])
		for _, fact := range facts {
			if !slices.ContainsFunc(strings.Fields(acts[fact]), func(act string) bool { return slices.Contains(first, act) }) {
				t.Errorf("%s was not decided on together with %s", fact, facts[0])
			}
		}
	}
	l.checkSeats(t, all)
}

// stateAfter is what sayings make of a fact; none was taken back that had another before it.
func stateAfter(said []string) postgres.State {
	if len(said) == 0 {
		return postgres.Proposed
	}
	verdict, _, _ := strings.Cut(said[len(said)-1], " ")
	return map[string]postgres.State{"accept": postgres.Accepted, "reject": postgres.Rejected, "unsure": postgres.Unsure,
		"correct": postgres.Corrected, "undo": postgres.Proposed}[verdict]
}

// checkSeats finds a seat for each appointment that is accepted, and none for others.
func (l *sayings) checkSeats(t *testing.T, all []postgres.Item) {
	t.Helper()
	want, got := map[string]bool{}, map[string]bool{}
	for _, f := range all {
		if f.State == postgres.Accepted && f.Person != "" {
			want[f.Key] = true
		}
		seats, err := l.site.owner.Seats(t.Context(), f.BodyKey())
		must(t, err)
		for _, st := range seats {
			got[st.Fact] = true
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("seats (-accepted +held):\n%s", diff)
	}
}
