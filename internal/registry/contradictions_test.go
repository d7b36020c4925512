package registry_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/xiaozu-watch/xiaozu/dictionaries"
	"github.com/xiaozu-watch/xiaozu/internal/lexicon"
	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/pgtest"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/registry"
)

// seatFact is a seat that is given, taken or shown.
func seatFact(kind news.FactKind, action news.Action, person, role, on string) news.Fact {
	return news.Fact{Kind: kind, Action: action, Person: person, Role: role, Body: islands, Date: date(on)}
}

func TestContradictions(t *testing.T) {
	t.Parallel()
	event := func(action news.Action, on string) news.Fact {
		return news.Fact{Kind: news.GroupFact, Action: action, Body: islands, Date: date(on)}
	}
	given := func(person, role, on string) news.Fact {
		return seatFact(news.AppointmentFact, news.Appointed, person, role, on)
	}
	taken := func(person, role, on string) news.Fact {
		return seatFact(news.AppointmentFact, news.Removed, person, role, on)
	}
	listed := func(person, role, on string) news.Fact {
		f := given(person, role, on)
		f.Rule = "roster"
		return f
	}
	created := event(news.Created, "2018")
	for name, tt := range map[string]struct {
		facts []news.Fact
		want  []string
	}{
		"one after the other":      {[]news.Fact{created, given("林海生", "组长", "2018"), taken("林海生", "组长", "2020-05"), given("沈若兰", "组长", "2020-05")}, nil},
		"two heads":                {[]news.Fact{created, given("林海生", "组长", "2018"), taken("林海生", "组长", "2021"), given("沈若兰", "组长", "2019"), taken("沈若兰", "组长", "2022")}, []string{"two_heads true 林海生 沈若兰"}},
		"an end that is not known": {[]news.Fact{created, given("林海生", "组长", "2018"), given("沈若兰", "组长", "2019")}, []string{"two_heads false 林海生 沈若兰"}},
		"heads together":           {[]news.Fact{created, given("林海生", "组长", "2018-05-12"), given("沈若兰", "组长", "2018-05-12")}, nil},
		"heads of one year":        {[]news.Fact{created, given("林海生", "组长", "2018"), given("沈若兰", "组长", "2018")}, []string{"two_heads false 林海生 沈若兰"}},
		"two deputies":             {[]news.Fact{created, given("林海生", "副组长", "2018"), given("沈若兰", "副组长", "2019")}, nil},
		"two terms":                {[]news.Fact{created, given("林海生", "组长", "2018"), given("林海生", "组长", "2019")}, []string{"two_terms false 林海生 林海生"}},
		"before it was set up":     {[]news.Fact{created, given("林海生", "组长", "2017-12-31")}, []string{"before_group true 林海生"}},
		"in the year":              {[]news.Fact{created, given("林海生", "组长", "2018-01-01")}, nil},
		"after its end":            {[]news.Fact{created, event(news.Abolished, "2020-03"), given("林海生", "组长", "2020-04-01")}, []string{"after_group true 林海生"}},
		"shown after its end":      {[]news.Fact{created, event(news.Abolished, "2020"), seatFact(news.MembershipFact, "", "林海生", "组长", "2021")}, []string{"after_group true 林海生"}},
		"set up twice":             {[]news.Fact{created, event(news.Created, "2019")}, []string{"rival_dates true 2018 2019"}},
		"ended before it began":    {[]news.Fact{created, event(news.Abolished, "2016")}, []string{"end_before_beginning true"}},
		"named again by a roster":  {[]news.Fact{created, given("林海生", "组长", "2018"), listed("林海生", "组长", "2019")}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			db := pgtest.New(t)
			state(t, db, tt.facts...)
			for _, f := range tt.facts {
				settle(t, db, f.Key(), postgres.Accepted)
			}
			if got := contradictions(t, db); !slices.Equal(got, tt.want) {
				t.Errorf("%q, want %q", got, tt.want)
			}
		})
	}
}

// contradictions says each in a line: kind, whether it is sure, persons, dates.
func contradictions(t *testing.T, db *postgres.DB) (lines []string) {
	t.Helper()
	all, err := registry.Contradictions(t.Context(), db)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range all {
		words := []string{string(c.Kind), fmt.Sprint(c.Sure)}
		for _, s := range c.Seats {
			words = append(words, s.PersonName)
		}
		for _, d := range c.Dates {
			words = append(words, d.String())
		}
		lines = append(lines, strings.Join(words, " "))
	}
	return lines
}

// The dictionaries hold few: what they hold is for curators to see, as what facts say.
func TestContradictionsOfTheDictionaries(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	lex, err := lexicon.Load(dictionaries.FS)
	if err != nil {
		t.Fatal(err)
	}
	if err := registry.Seed(t.Context(), db, lex); err != nil {
		t.Fatal(err)
	}
	if all := contradictions(t, db); len(all) > 10 {
		t.Errorf("%d: %q", len(all), all)
	}
}
