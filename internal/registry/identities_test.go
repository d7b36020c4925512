package registry_test

import (
	"database/sql"
	"errors"
	"strings"
	"testing"

	_ "github.com/lib/pq" // the driver

	"github.com/xiaozu-watch/xiaozu/dictionaries"
	"github.com/xiaozu-watch/xiaozu/internal/lexicon"
	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/pgtest"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/registry"
)

// An identified database, with all that the registry says of it.
type identified struct {
	*testing.T
	db   *postgres.DB
	pool *sql.DB
	lex  *lexicon.Lexicon
}

func newIdentified(t *testing.T, facts ...news.Fact) identified {
	t.Helper()
	dsn := pgtest.DSN(t)
	pool, err := sql.Open("postgres", dsn)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { pool.Close() })
	lex, err := lexicon.Load(dictionaries.FS)
	if err != nil {
		t.Fatal(err)
	}
	x := identified{t, pgtest.Open(t, dsn), pool, lex}
	if err := registry.Seed(t.Context(), x.db, lex); err != nil {
		t.Fatal(err)
	}
	state(t, x.db, facts...)
	for _, f := range facts {
		settle(t, x.db, f.Key(), postgres.Accepted)
	}
	return x
}

// all is the whole registry, row by row.
func (x identified) all() string {
	x.Helper()
	var rows string
	err := x.pool.QueryRowContext(x.Context(), `
		SELECT string_agg(row, E'\n' ORDER BY row) FROM (
			SELECT 'group ' || g::text AS row FROM groups g
			UNION ALL SELECT 'name ' || n::text FROM group_names n
			UNION ALL SELECT 'lineage ' || l::text FROM lineage l
			UNION ALL SELECT 'person ' || p::text FROM people p
			UNION ALL SELECT 'name ' || n::text FROM person_names n
			UNION ALL SELECT 'seat ' || s::text FROM seats s
		) rows`).Scan(&rows)
	if err != nil {
		x.Fatal(err)
	}
	return rows
}

func (x identified) decide(d postgres.IdentityDecision) error {
	d.By = "苏曼"
	return registry.Identify(x.Context(), x.db, x.lex, d)
}

// lasts checks that a decision does what it should, that a new dictionary does not undo it, and that undoing
// it brings back exactly what was there.
func (x identified) lasts(d postgres.IdentityDecision, check func()) {
	x.Helper()
	before := x.all()
	if err := x.decide(d); err != nil {
		x.Fatal(err)
	}
	check()
	after := x.all()
	if after == before {
		x.Error("nothing changed")
	}
	if _, err := x.pool.ExecContext(x.Context(), `UPDATE dictionary SET version = 'older'`); err != nil {
		x.Fatal(err)
	}
	if err := registry.Seed(x.Context(), x.db, x.lex); err != nil {
		x.Fatal(err)
	}
	want(x.T, "after a new dictionary", x.all(), after)
	all, err := x.db.Identities(x.Context())
	if err != nil {
		x.Fatal(err)
	}
	if err := x.decide(postgres.IdentityDecision{Action: postgres.UndoIdentity, Undoes: len(all)}); err != nil {
		x.Fatal(err)
	}
	want(x.T, "undone", x.all(), before)
}

func appointed(person, role, body, day string) news.Fact {
	return news.Fact{Kind: news.AppointmentFact, Action: news.Appointed, Person: person, Role: role, Body: body, Date: date(day)}
}

func TestMergePeople(t *testing.T) {
	t.Parallel()
	x := newIdentified(t, news.Fact{Kind: news.GroupFact, Action: news.Created, Body: islands, Date: date("2019")},
		appointed("林海生", "组长", islands, "2019-03-05"),
		news.Fact{Kind: news.AppointmentFact, Action: news.Removed, Person: "林海笙", Role: "组长", Body: islands, Date: date("2021")})
	x.lasts(postgres.IdentityDecision{Action: postgres.Merge, Kind: "person", Subject: "林海笙", Other: "林海生"}, func() {
		want(t, "merged", sketch(t, x.db, islands), islands+" 2019–  fact\n组长 林海生 2019-03-05–2021 fact\n")
	})
	x.lasts(postgres.IdentityDecision{Action: postgres.Merge, Kind: "person", Subject: "li-peng-1928", Other: "jiang-zemin"}, func() {
		if all := x.all(); strings.Contains(all, "(li-peng-1928") || !strings.Contains(all, "name (jiang-zemin,李鹏,zh-Hans,alias)") {
			t.Error("the entry is still there, or its name is lost")
		}
	})
}

func TestSplitPeople(t *testing.T) {
	t.Parallel()
	x := newIdentified(t, appointed("高远", "组长", islands, "2019-03-05"), appointed("高远", "主任", coast, "2019-04-01"))
	x.lasts(postgres.IdentityDecision{Action: postgres.Split, Kind: "person", Subject: "高远", Bodies: []string{coast}}, func() {
		if all := x.all(); !strings.Contains(all, "seat ("+coast+",高远~1,主任") || !strings.Contains(all, "seat ("+islands+",高远,组长") ||
			!strings.Contains(all, "name (高远~3,高远,") && !strings.Contains(all, "name (高远~1,高远,") {
			t.Errorf("not split:\n%s", all)
		}
	})
}

func TestMergeAndSplitGroups(t *testing.T) {
	t.Parallel()
	x := newIdentified(t, news.Fact{Kind: news.GroupFact, Action: news.Created, Body: islands, Date: date("1989")},
		news.Fact{Kind: news.GroupFact, Action: news.Created, Body: coast, Date: date("2019")},
		appointed("林海生", "组长", islands, "1989"), appointed("高远", "组长", islands, "2019-03-05"), appointed("沈若兰", "主任", coast, "2020"))
	x.lasts(postgres.IdentityDecision{Action: postgres.Merge, Kind: "group", Subject: coast, Other: islands}, func() {
		want(t, "one group", sketch(t, x.db, islands), islands+" 1989–  fact\n主任 沈若兰 2020– fact\n组长 高远 2019-03-05– fact\n组长 林海生 1989– fact\n")
		want(t, "the other", sketch(t, x.db, coast), "group "+coast+": not found")
		if !strings.Contains(x.all(), "name ("+islands+","+coast+",zh-Hans,alias,") {
			t.Error("its name is lost")
		}
	})
	x.lasts(postgres.IdentityDecision{Action: postgres.Split, Kind: "group", Subject: islands, Since: date("2000")}, func() {
		want(t, "the old group", sketch(t, x.db, islands), islands+" 1989–  fact\n组长 林海生 1989– fact\n")
		want(t, "the new group", sketch(t, x.db, islands+"~3"), islands+" 2000–  dictionary\n组长 高远 2019-03-05– fact\n")
	})
}

func TestIdentifyRefuses(t *testing.T) {
	t.Parallel()
	x := newIdentified(t)
	if err := x.decide(postgres.IdentityDecision{Action: postgres.Link, Kind: "group", Subject: islands, Other: "Q42"}); err != nil {
		t.Fatal(err)
	}
	if err := x.decide(postgres.IdentityDecision{Action: postgres.Merge, Kind: "person", Subject: "甲", Other: "乙"}); err != nil {
		t.Fatal(err)
	}
	for name, d := range map[string]postgres.IdentityDecision{
		"one alone":             {Action: postgres.Merge, Kind: "person", Subject: "甲", Other: "甲"},
		"out of the dictionary": {Action: postgres.Merge, Kind: "person", Subject: "jiang-zemin", Other: "丙"},
		"merged already":        {Action: postgres.Merge, Kind: "person", Subject: "丙", Other: "甲"},
		"nothing split":         {Action: postgres.Split, Kind: "person", Subject: "丙"},
		"no time":               {Action: postgres.Split, Kind: "group", Subject: islands},
		"another site":          {Action: postgres.Link, Kind: "group", Subject: islands, Other: "https://gov.cn.elsewhere.example/"},
		"no https":              {Action: postgres.Link, Kind: "group", Subject: islands, Other: "http://www.gov.cn/"},
		"a script":              {Action: postgres.Link, Kind: "group", Subject: islands, Other: "javascript:alert(1)//gov.cn"},
		"nothing to undo":       {Action: postgres.UndoIdentity, Undoes: 7},
		"no such kind":          {Action: postgres.Merge, Kind: "place", Subject: "丙", Other: "丁"},
		"no such decision":      {Action: "forget", Kind: "person", Subject: "丙", Other: "丁"},
	} {
		if err := x.decide(d); !errors.Is(err, registry.ErrNoIdentity) {
			t.Errorf("%s: error %v", name, err)
		}
	}
	all, err := x.db.Identities(t.Context())
	if err != nil || len(all) != 2 {
		t.Fatalf("%d decisions, error %v", len(all), err)
	}
	if got := registry.NewIdentities(all).Links("group", islands); len(got) != 1 || got[0] != "https://www.wikidata.org/wiki/Q42" {
		t.Errorf("links %q", got)
	}
}
