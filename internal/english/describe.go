package english

import (
	"slices"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/rulebook"
)

// language spells the patterns of rules.
var language = rulebook.NewLanguage(
	func(letter byte) string { return class(letter).example() },
	func(letter byte) string { return class(letter).String() },
)

// Rules describes the rules of English in the order in which they are tried: of persons, then of
// groups.
func Rules() []rulebook.Rule {
	var all []rulebook.Rule
	for _, r := range rules {
		all = append(all, r.describe())
	}
	for _, r := range eventRules {
		rule := language.Rule(r.name, r.re.String())
		rule.States, rule.Confidence = "the group is "+string(r.action), 0.85
		all = append(all, rule)
	}
	return all
}

// Steps describes what makes facts besides the rules of English.
func Steps() []rulebook.Rule { return slices.Clone(steps) }

var steps = []rulebook.Rule{
	{Name: titleRule.name, Reads: "a title beside a person's name that is a seat in a group: it is shown in passing"},
	{Name: "en-new", Reads: "a group that is called newly established, or a new one led by somebody: it was set up"},
	{Name: newlyRule.name, Reads: "a title behind newly appointed or newly elected, beside a person's name"},
	{Name: predecessorRule.name, Reads: "who is called his or her predecessor: leaves the post that was just said to be given"},
	{Name: listRule.name, Reads: "a line with a person and a post, behind a heading such as Appointments or Removals"},
	{Name: rosterRule.name, Reads: "a line with a person, behind a label that names the seats: Members:"},
}

func (r rule) describe() rulebook.Rule {
	rule := language.Rule(r.name, r.pattern)
	rule.When, rule.States, rule.Confidence, rule.Yes, rule.No = r.when(), r.states(), r.confidence, r.examples(), r.no
	return rule
}

// when is what a rule asks for besides its pattern.
func (r rule) when() (all []string) {
	if r.carried != 0 {
		all = append(all, "the last verb before was “"+r.carried.example()+"” or another of the class “"+r.carried.String()+"”")
	}
	if !strings.Contains(r.pattern, "(?P<who>") && !strings.Contains(r.pattern, "(?P<whom>") {
		all = append(all, "the persons are those spoken of before")
	}
	if !strings.Contains(r.pattern, "(?P<post>") {
		all = append(all, "the text shows the post elsewhere")
	}
	return all
}

// states is what a rule says becomes of the persons.
func (r rule) states() string {
	text := string(r.action)
	switch r.action {
	case "":
		text = "a seat shown in passing"
	case forgotten:
		text = "nothing; the post is kept for who succeeds"
	}
	if strings.Contains(r.pattern, "(?P<old>") && r.action != news.Removed {
		text += "; the former person is " + string(news.Removed)
	}
	return text
}

func (r rule) examples() (all []rulebook.Example) {
	for _, yes := range r.yes {
		text, facts, _ := strings.Cut(yes, " → ")
		all = append(all, rulebook.Example{Text: text, Facts: strings.Split(facts, "; ")})
	}
	return all
}
