package main

import (
	"fmt"

	"github.com/xiaozu-watch/xiaozu/internal/alert"
)

// conditionFlags are the form of a condition.
type conditionFlags struct {
	Kind   string   `arg:"" enum:"new_groups,seats,group_events,silence,surge,absent,pages,words,search,sources" help:"What to wait for: new_groups, seats, group_events, silence, surge, absent, pages, words, search or sources."`
	Group  string   `placeholder:"ID" help:"The group, by its id, else its name."`
	Person string   `placeholder:"ID" help:"The person, by the id, else the name."`
	Level  string   `enum:",central,ministerial,provincial,municipal,hk,macao,media" default:"" placeholder:"LEVEL" help:"Level of the publisher: central, ministerial, provincial, municipal, hk, macao or media."`
	Place  string   `placeholder:"NAME" help:"In the group's name, or the publisher's place."`
	Words  []string `placeholder:"WORD" help:"Any of these words."`
	Months int      `placeholder:"N" help:"After so many months of silence."`
	Query  string   `placeholder:"TEXT" help:"What is searched for, as on the page Search."`
	Source string   `placeholder:"ID" help:"The source of what is found."`
}

// kindsHelp says what each kind of watch waits for, and by which flags.
const kindsHelp = `What the kinds wait for, and the flags they take:
  new_groups    a group that is in no dictionary is named or set up: --level, --place, --words
  seats         a seat is taken or left: --group, --person or both
  group_events  the group is set up, renamed, merged, abolished or changed, or meets: --group
  silence       somebody is named for the first time in so long: --group or --person, --months
  surge         the group is named far more often than it used to be: --group
  absent        the head of the group stops appearing: --group
  pages         an article that names the group or holds a word is edited or vanishes: --group, --words
  words         an article contains any of them: --words, --level, --place
  search        an article is found: --query, --source, --level
  sources       a source breaks or works again
`

func (f conditionFlags) condition() (alert.Condition, error) {
	c := alert.Condition{Kind: alert.Kind(f.Kind), Group: f.Group, Person: f.Person, Level: f.Level, Place: f.Place,
		Words: f.Words, Months: f.Months, Query: f.Query, Source: f.Source}.Clean()
	err := f.refuse()
	if err == nil {
		err = misused(c.Check())
	}
	return c, err
}

// misused is what to tell whoever filled in a form wrongly; nil for nil.
func misused(err error) error {
	if err == nil {
		return nil
	}
	return usageError{fmt.Errorf("%w; xiaozu watch add --help tells which flags each kind takes", err)}
}

// meaningless is that a flag means nothing for the kind.
func (f conditionFlags) meaningless(flag string) error {
	return misused(fmt.Errorf("--%s means nothing for %s: leave it out", flag, f.Kind))
}

// refuse refuses flags that mean nothing for the kind, lest a watch be taken for a narrower one.
func (f conditionFlags) refuse() error {
	for _, flag := range []struct {
		name  string
		given bool
	}{
		{"group", f.Group != ""}, {"person", f.Person != ""}, {"level", f.Level != ""}, {"place", f.Place != ""},
		{"words", len(f.Words) > 0}, {"months", f.Months != 0}, {"query", f.Query != ""}, {"source", f.Source != ""},
	} {
		if flag.given && !alert.Kind(f.Kind).Asks(flag.name) {
			return f.meaningless(flag.name)
		}
	}
	return nil
}
