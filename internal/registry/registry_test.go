package registry_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/xiaozu-watch/xiaozu/dictionaries"
	"github.com/xiaozu-watch/xiaozu/internal/lexicon"
	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/pgtest"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/registry"
	"github.com/xiaozu-watch/xiaozu/internal/source"
	"github.com/xiaozu-watch/xiaozu/migrations"
)

func TestMain(m *testing.M) { pgtest.Main(m, migrations.FS) }

const (
	islands = "云岭省海岛保护领导小组"
	coast   = "云岭省海岸委员会"
)

// state saves one invented article that states facts.
func state(t *testing.T, db *postgres.DB, facts ...news.Fact) {
	t.Helper()
	if err := db.SaveSource(t.Context(), source.Source{ID: "yunling"}); err != nil {
		t.Fatal(err)
	}
	url := "http://www.yunling.example/1.htm"
	page := news.Page{Source: "yunling", ID: news.PageID(url), URL: url, Status: 200, FetchedAt: time.Now()}
	if _, _, err := db.SavePage(t.Context(), page); err != nil {
		t.Fatal(err)
	}
	a := news.Article{Source: page.Source, Page: page.ID, Version: 1, URL: url, Title: "云岭"}
	if err := db.SaveReadings(t.Context(), []postgres.Reading{{Article: a, Facts: facts}}); err != nil {
		t.Fatal(err)
	}
}

// settle brings a fact from one state to another, as package review does.
func settle(t *testing.T, db *postgres.DB, key string, to postgres.State) {
	t.Helper()
	err := db.Change(t.Context(), func(tx postgres.Tx) error {
		fact, earlier, err := tx.LockFact(t.Context(), key)
		if err != nil {
			return err
		}
		d := postgres.Decision{Fact: key, N: len(earlier) + 1, Verdict: postgres.Accept, Before: fact.State, After: to, By: "苏曼"}
		if err := tx.Decide(t.Context(), d); err != nil {
			return err
		}
		fact.State = to
		return registry.Rebuild(t.Context(), tx, fact)
	})
	if err != nil {
		t.Fatal(err)
	}
}

// sketch draws what the registry says of a group.
func sketch(t *testing.T, db *postgres.DB, id string) string {
	t.Helper()
	var b strings.Builder
	g, err := db.Group(t.Context(), id)
	if err != nil {
		return err.Error()
	}
	fmt.Fprintf(&b, "%s %s–%s %s %s\n", g.Name, g.Established, g.Ended, g.EndKind, g.Basis)
	for _, d := range g.Family.Descents {
		switch id {
		case d.Successor:
			fmt.Fprintf(&b, "%s %s → here\n", d.Kind, d.Predecessor)
		case d.Predecessor:
			fmt.Fprintf(&b, "%s here → %s\n", d.Kind, d.Successor)
		}
	}
	for _, s := range g.Seats {
		fmt.Fprintf(&b, "%s %s %s–%s %s\n", s.Role, s.PersonName, s.From, s.To, s.Basis)
	}
	return b.String()
}

func want(t *testing.T, step, got, want string) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", step, diff)
	}
}

func date(s string) news.Date {
	d, err := news.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

func TestAFoundGroup(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	created := news.Fact{Kind: news.GroupFact, Action: news.Created, Body: islands, Date: date("2019-03-05")}
	appointed := news.Fact{Kind: news.AppointmentFact, Action: news.Appointed, Person: "林海生", Role: "组长", Body: islands, Date: date("2019-03-05")}
	removed := news.Fact{Kind: news.AppointmentFact, Action: news.Removed, Person: "林海生", Role: "组长", Body: islands, Date: date("2021")}
	renamed := news.Fact{Kind: news.GroupFact, Action: news.Renamed, Body: islands, Other: coast, Date: date("2022-01")}
	state(t, db, created, appointed, removed, renamed)

	missing := "group " + islands + ": not found"
	want(t, "nothing is settled", sketch(t, db, islands), missing)
	settle(t, db, removed.Key(), postgres.Accepted)
	settle(t, db, created.Key(), postgres.Accepted)
	want(t, "a removal alone", sketch(t, db, islands),
		islands+" 2019-03-05–  fact\n组长 林海生 –2021 fact\n")
	settle(t, db, appointed.Key(), postgres.Accepted)
	full := islands + " 2019-03-05–  fact\n组长 林海生 2019-03-05–2021 fact\n"
	want(t, "the appointment after the removal", sketch(t, db, islands), full)
	settle(t, db, renamed.Key(), postgres.Accepted)
	want(t, "the old name", sketch(t, db, islands),
		islands+" 2019-03-05–2022-01 renamed fact\nrenamed here → "+coast+"\n组长 林海生 2019-03-05–2021 fact\n")
	want(t, "the new name", sketch(t, db, coast),
		coast+" 2022-01–  fact\nrenamed "+islands+" → here\n")
	settle(t, db, renamed.Key(), postgres.Proposed)
	want(t, "the renaming taken back", sketch(t, db, islands), full)
	want(t, "the new name taken back", sketch(t, db, coast), "group "+coast+": not found")
	for _, f := range []news.Fact{created, appointed, removed} {
		settle(t, db, f.Key(), postgres.Proposed)
	}
	want(t, "everything taken back", sketch(t, db, islands), missing)
}

func TestSeedTheDictionaries(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	lex, err := lexicon.Load(dictionaries.FS)
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if err := registry.Seed(t.Context(), db, lex); err != nil {
			t.Fatal(err)
		}
	}
	groups, err := db.Groups(t.Context(), "")
	if err != nil || len(groups) != len(lex.Groups()) {
		t.Fatalf("%d groups, %v; the dictionary has %d", len(groups), err, len(lex.Groups()))
	}
	for _, g := range lex.Groups() {
		page, err := db.Group(t.Context(), g.ID)
		if err != nil || page.Name != g.Hans || page.Established != g.Established || page.Basis != postgres.FromDictionary {
			t.Errorf("%s: %+v, %v", g.ID, page.Group, err)
		}
		if g.Successor != "" && !slices.ContainsFunc(page.Family.Descents, func(d postgres.Descent) bool { return d.Predecessor == g.ID && d.Successor == g.Successor }) {
			t.Errorf("%s: its successor %s is not there", g.ID, g.Successor)
		}
	}
}

// A removal ends a seat of the dictionary; taking it back opens it as it was. New dictionaries keep
// what was settled.
func TestFactsBesideTheDictionary(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	lex := lexiconOf(t, "2018-08")
	if err := registry.Seed(t.Context(), db, lex); err != nil {
		t.Fatal(err)
	}
	fact := func(action news.Action, on string) news.Fact {
		return news.Fact{Kind: news.AppointmentFact, Action: action, Person: "林海生", Role: "组长", Body: islands,
			BodyEntry: "islands", Date: date(on)}
	}
	again, removed := fact(news.Appointed, "2018-08-15"), fact(news.Removed, "2021-05-01")
	seen := news.Fact{Kind: news.MembershipFact, Person: "杨青", Role: "副组长", Body: islands, BodyEntry: "islands", Date: date("2020")}
	state(t, db, again, removed, seen)
	before := islands + " 2018–  dictionary\n组长 林海生 2018-08– dictionary\n"
	want(t, "the dictionary alone", sketch(t, db, "islands"), before)
	for _, f := range []news.Fact{again, removed, seen} {
		settle(t, db, f.Key(), postgres.Accepted)
	}
	after := islands + " 2018–  dictionary\n组长 林海生 2018-08–2021-05-01 dictionary\n副组长 杨青 – fact\n"
	want(t, "with facts", sketch(t, db, "islands"), after)
	if err := registry.Seed(t.Context(), db, lexiconOf(t, "2018-08-15")); err != nil {
		t.Fatal(err)
	}
	want(t, "with a better dictionary", sketch(t, db, "islands"), strings.Replace(after, "2018-08–", "2018-08-15–", 1))
	for _, f := range []news.Fact{again, removed, seen} {
		settle(t, db, f.Key(), postgres.Proposed)
	}
	want(t, "taken back", sketch(t, db, "islands"), strings.Replace(before, "2018-08–", "2018-08-15–", 1))
}

// What English texts call a seat of a leading group is the seat that Chinese texts mean, also of facts that were kept as printed.
func TestOneSeatInTwoLanguages(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	if err := registry.Seed(t.Context(), db, lexiconOf(t, "2018-08")); err != nil {
		t.Fatal(err)
	}
	english := func(action news.Action, role, on string) news.Fact {
		return news.Fact{Kind: news.AppointmentFact, Action: action, Person: "Lin Haisheng", PersonEntry: "林海生", Role: role,
			Body: "Yunling Leading Group for Islands", BodyEntry: "islands", Date: date(on)}
	}
	head, left, deputy := english(news.Appointed, "head", "2018-08"), english(news.Removed, "leader", "2021-05"), english(news.Appointed, "deputy head", "2021-06")
	chair := english(news.Appointed, "chairman", "2022")
	state(t, db, head, left, deputy, chair)
	for _, f := range []news.Fact{head, left, deputy, chair} {
		settle(t, db, f.Key(), postgres.Accepted)
	}
	want(t, "in English", sketch(t, db, "islands"),
		islands+" 2018–  dictionary\nchairman Lin Haisheng 2022– fact\n副组长 Lin Haisheng 2021-06– fact\n组长 林海生 2018-08–2021-05 dictionary\n")
}

// lexiconOf has one invented group, whose head took the seat on the day.
func lexiconOf(t *testing.T, from string) *lexicon.Lexicon {
	t.Helper()
	folder, _, err := lexicon.Read(dictionaries.FS)
	if err != nil {
		t.Fatal(err)
	}
	lex, err := lexicon.New(folder, lexicon.Entries{Groups: []lexicon.Group{{
		ID: "islands", Hans: islands, Established: date("2018"),
		Leaders: []lexicon.Leader{{Name: "林海生", Role: "组长", From: date(from)}},
	}}})
	if err != nil {
		t.Fatal(err)
	}
	return lex
}
