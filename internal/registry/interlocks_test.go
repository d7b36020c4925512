package registry_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/pgtest"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/registry"
)

// Two groups share people and agencies for as long as both seats last.
func TestInterlocks(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	const floods = "云岭省防汛领导小组"
	seat := func(action news.Action, body, person, post, on string) news.Fact {
		return news.Fact{Kind: news.AppointmentFact, Action: action, Person: person, Role: "成员", Body: body, OwnPost: post, Date: date(on)}
	}
	facts := []news.Fact{
		{Kind: news.GroupFact, Action: news.Created, Body: islands, Date: date("2018")},
		{Kind: news.GroupFact, Action: news.Created, Body: floods, Date: date("2018")},
		seat(news.Appointed, islands, "林海生", "省水利厅厅长", "2019-01-01"), seat(news.Removed, islands, "林海生", "", "2021-01-01"),
		seat(news.Appointed, floods, "林海生", "省水利厅厅长", "2019-01-01"),
		seat(news.Appointed, floods, "沈若兰", "省财政厅副厅长", "2019-01-01"),
		{Kind: news.ByOfficeFact, Role: "成员", Body: islands, Other: "省财政厅主要负责同志", Date: date("2019-01-01")},
	}
	state(t, db, facts...)
	for _, f := range facts {
		settle(t, db, f.Key(), postgres.Accepted)
	}
	for on, want := range map[string][]string{
		"2018":       nil,
		"2019-01-01": {"林海生 2", "agency 省水利厅 2", "agency 省财政厅 2", "0-1 [林海生]"},
		"2022":       nil,
	} {
		if got := interlocked(t, db, on); !slices.Equal(got, want) {
			t.Errorf("on %s: %q, want %q", on, got, want)
		}
	}
}

func interlocked(t *testing.T, db *postgres.DB, on string) (lines []string) {
	t.Helper()
	v, err := registry.InterlocksOn(t.Context(), db, date(on))
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range v.People {
		lines = append(lines, fmt.Sprint(p.Name, " ", len(p.Seats)))
	}
	for _, a := range v.Agencies {
		lines = append(lines, fmt.Sprint("agency ", a.Name, " ", len(a.Seats)))
	}
	for _, p := range v.Pairs() {
		lines = append(lines, fmt.Sprint(p.A, "-", p.B, " ", p.Shared))
	}
	return lines
}
