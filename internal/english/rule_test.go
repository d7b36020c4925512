package english

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

var reader = New()

// said are the posts that a text states, as person|role|body, and the rules that read them.
func said(text string) (tuples, rules []string) {
	for _, f := range reader.Read(text, nil, 2024).Facts {
		if f.Kind == news.AppointmentFact || f.Kind == news.MembershipFact {
			if t := fmt.Sprintf("%s|%s|%s", f.Person, f.Role, f.Body); !slices.Contains(tuples, t) {
				tuples = append(tuples, t)
			}
			rules = append(rules, f.Rule)
		}
	}
	return tuples, rules
}

func TestRuleExamples(t *testing.T) {
	for _, r := range rules {
		if len(r.yes) == 0 {
			t.Errorf("rule %s has no example", r.name)
		}
		for _, example := range r.yes {
			text, want, _ := strings.Cut(example, " → ")
			got, by := said(text)
			if strings.Join(got, "; ") != want || r.action != forgotten && !slices.Contains(by, r.name) {
				t.Errorf("rule %s: %s\n got %v by %v\nwant %s", r.name, text, strings.Join(got, "; "), by, want)
			}
		}
		for _, text := range r.no {
			if got, by := said(text); len(got) > 0 {
				t.Errorf("rule %s: %s\nsays nothing, got %v by %v", r.name, text, got, by)
			}
		}
	}
}

func TestNoCueHasTwoClasses(t *testing.T) {
	seen := map[string]class{}
	for c, list := range cueLists {
		for _, cue := range strings.Split(list, "|") {
			cue = strings.Join(strings.Fields(cue), " ")
			if old, twice := seen[cue]; twice {
				t.Errorf("%q is in two classes, %c and %c", cue, old, c)
			}
			seen[cue] = c
		}
	}
}
