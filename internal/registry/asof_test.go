package registry_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/pgtest"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/registry"
)

// Who sat there on a day is told with what they were elsewhere then, the head first, and never more
// surely than the dates allow.
func TestOfGroup(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	fact := func(action news.Action, person, role, post, on string) news.Fact {
		f := seatFact(news.AppointmentFact, action, person, role, on)
		f.OwnPost = post
		return f
	}
	facts := []news.Fact{
		{Kind: news.GroupFact, Action: news.Created, Body: islands, Date: date("2018-03-05")},
		{Kind: news.GroupFact, Action: news.Renamed, Body: islands, Other: coast, Date: date("2022-01-10")},
		fact(news.Appointed, "岑知秋", "成员", "省水利厅厅长", "2018-03-05"),
		fact(news.Appointed, "林海生", "组长", "省长", "2018-03-05"), fact(news.Removed, "林海生", "组长", "", "2020-05"),
		fact(news.Appointed, "沈若兰", "组长", "省长", "2020-05"),
		fact(news.Appointed, "杨青", "办公室主任", "", "2018-03-05"),
	}
	state(t, db, facts...)
	for _, f := range facts {
		settle(t, db, f.Key(), postgres.Accepted)
	}
	for on, want := range map[string]string{
		"2018-03-04": "no; called ; ",
		"2019":       "certain; called " + islands + "; certain 组长 林海生 省长, not known 成员 岑知秋 省水利厅厅长, not known 办公室主任 杨青 ",
		"2020-05-15": "certain; called " + islands + "; possible 组长 林海生 省长, possible 组长 沈若兰 省长, not known 成员 岑知秋 省水利厅厅长, not known 办公室主任 杨青 ",
		"2022-02-01": "no; called " + coast + "; not known 组长 沈若兰 省长, not known 成员 岑知秋 省水利厅厅长, not known 办公室主任 杨青 ",
	} {
		if got := onDate(t, db, islands, on); got != want {
			t.Errorf("on %s:\n%s, want\n%s", on, got, want)
		}
	}
	if got := onDate(t, db, coast, "2019-01-01"); !strings.HasPrefix(got, "no; called "+islands) {
		t.Errorf("by its later name: %s", got)
	}
	p, err := db.PersonPage(t.Context(), "岑知秋")
	if err != nil {
		t.Fatal(err)
	}
	for on, want := range map[string]int{"2018": 1, "2021-12": 1, "2022-02": 0} { // no seat is left in a group that is no more
		if got := registry.OfPerson(p, date(on)); len(got) != want {
			t.Errorf("the person in %s: %+v", on, got)
		}
	}
}

// onDate says what was with a group on a date.
func onDate(t *testing.T, db *postgres.DB, id, on string) string {
	t.Helper()
	g, err := db.Group(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	v, err := registry.OfGroup(t.Context(), db, g, date(on))
	if err != nil {
		t.Fatal(err)
	}
	var called, seats []string
	for _, l := range v.Called {
		called = append(called, l.Name)
	}
	for _, s := range v.Seats {
		seats = append(seats, fmt.Sprintf("%s %s %s %s", s.Sure, s.Role, s.PersonName, s.Post.Text))
	}
	return fmt.Sprintf("%s; called %s; %s", v.Existed, strings.Join(called, "、"), strings.Join(seats, ", "))
}

func TestRoleRank(t *testing.T) {
	t.Parallel()
	want := []string{"组长", "第一副组长", "常务副组长", "副组长", "秘书长", "成员", "办公室主任", "办公室常务副主任", "办公室副主任", "办公室成员"}
	got := slices.Clone(want)
	slices.Reverse(got)
	slices.SortStableFunc(got, func(a, b string) int { return registry.RoleRank(a) - registry.RoleRank(b) })
	if !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

// Whoever decides sees first who sits in a group now, the head before the others, and then who sat there last.
func TestPresentFirst(t *testing.T) {
	seat := func(role, person, to string) postgres.Seat {
		return postgres.Seat{Role: role, PersonName: person, To: date(to)}
	}
	var order []string
	for _, s := range registry.PresentFirst([]postgres.Seat{seat("办公室主任", "一", ""), seat("组长", "二", "2019"), seat("成员", "三", ""), seat("成员", "四", "2021-05"),
		seat("组长", "五", ""), seat("副组长", "六", ""), seat("组长", "七", "2021-05")}) {
		order = append(order, s.PersonName)
	}
	if got := strings.Join(order, ""); got != "五六三一七四二" {
		t.Errorf("in the order %s", got)
	}
}
