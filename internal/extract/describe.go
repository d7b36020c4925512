package extract

import (
	"slices"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/rulebook"
)

//go:generate go test -run TestRulesDocument -update .

// language spells the patterns of rules: 任命 〔person〕 为 〔post〕, and appoint, person, as, post.
var language = rulebook.NewLanguage(
	func(letter byte) string { return class(letter).example() },
	func(letter byte) string { return class(letter).String() },
)

// Rules describes the rules of Chinese in the order in which they are tried.
func Rules() []rulebook.Rule {
	var all []rulebook.Rule
	for _, r := range slices.Concat(gains, elections, losses, seats) {
		all = append(all, r.describe())
	}
	return all
}

func (r rule) describe() rulebook.Rule {
	rule := language.Rule(r.name, r.pattern)
	rule.When, rule.States, rule.Confidence, rule.Yes, rule.No = r.when(), r.states(), r.confidence, r.examples(), r.no
	return rule
}

// when is what a rule asks for besides its pattern.
func (r rule) when() (all []string) {
	if r.carried != 0 {
		all = append(all, r.carried.example()+" or another word of the class “"+r.carried.String()+"” stands before in the sentence")
	}
	for _, c := range []struct {
		asked bool
		when  string
	}{
		{r.seats, "the post is one in a group"},
		{r.clean, "the post begins with a place, a level of government or a body, not with a name"},
		{r.leaves, "the persons named before leave the posts"},
		{r.again, "a rule has read what stands right before: it goes on with that"},
		{r.first, "it begins the sentence and speaks of the subject of the one before"},
		{r.speaker, "it says 我: the person is who speaks, as far as the text tells"},
		{!r.first && !r.speaker && !strings.Contains(r.pattern, "(?P<who>"), "the persons are those named last before"},
		{r.own == 0 && !strings.Contains(r.pattern, "(?P<post>"), "the posts are those named last before"},
		{r.own == anyOwn, "the posts are those printed beside the names"},
		{r.own == knownOwn, "the posts are those printed beside the names, here or where they stand before"},
		{r.own == formerOwn, "the posts are those printed beside the names behind 原 or 前"},
		{r.own == formerPost, "the posts are those printed beside the names behind 原 or 前; of seats in groups those that somebody was just named to"},
		{r.own == seatOwn, "the posts are those printed beside the names that are in groups"},
		{r.own == subjectsOwn, "the posts are those printed beside the persons named before, who leave them"},
	} {
		if c.asked {
			all = append(all, c.when)
		}
	}
	return all
}

// states is what a rule says becomes of the persons.
func (r rule) states() string {
	text := string(r.action)
	switch {
	case r.again:
		text = "the same"
	case r.action == "":
		text = "a seat shown in passing"
	}
	if r.acting {
		text += ", acting"
	}
	if strings.Contains(r.pattern, "(?P<old>") {
		text += "; the former person is " + string(news.Removed)
	}
	return text
}

func (r rule) examples() (all []rulebook.Example) {
	for _, yes := range r.yes {
		text, facts, _ := strings.Cut(yes, " ")
		all = append(all, rulebook.Example{Text: text, Facts: strings.Fields(facts)})
	}
	return all
}
