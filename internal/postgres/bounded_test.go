package postgres_test

import (
	"context"
	"math"
	"strconv"
	"testing"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/pgtest"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// What the page of a fact asks for is found at the end of an index, however much is stated of a group, or a curator
// decided of whom the server's statistics do not know yet.
func TestPageOfAFactReadsLittle(t *testing.T) {
	t.Parallel()
	dsn := pgtest.DSN(t)
	for _, statement := range []string{`CREATE TABLE size AS SELECT 4000 AS rows`, many,
		`UPDATE facts SET body = '组1', body_entry = ''`, `ANALYZE`,
		`INSERT INTO decisions (fact, n, verdict, before, after, decided_by, kind) SELECT fact, 2, verdict, before, after, 'anna', kind FROM decisions`} {
		if _, err := query(t, dsn, "", statement); err != nil {
			t.Fatal(err)
		}
	}
	group := postgres.Fact{Fact: news.Fact{Kind: news.AppointmentFact, Body: "组1"}, Key: news.PageID("none")}
	for name, call := range map[string]func(context.Context, *postgres.DB) error{
		"last act": func(ctx context.Context, db *postgres.DB) error { _, _, err := db.LastAct(ctx, "anna"); return err },
		"alike":    func(ctx context.Context, db *postgres.DB) error { _, err := db.FactsAlike(ctx, group); return err },
	} {
		read := math.MaxInt
		for range 5 { // sessions that have ended may report what they read as late as this
			before := entriesRead(t, dsn)
			timed(t, dsn, name, call)
			read = min(read, entriesRead(t, dsn)-before)
		}
		if read > 50 {
			t.Errorf("%s: %d entries of indexes were read", name, read)
		}
	}
}

// entriesRead is how many entries of indexes on facts and decisions were read so far.
func entriesRead(t *testing.T, dsn string) int {
	t.Helper()
	n, err := query(t, dsn, "", `SELECT sum(idx_tup_read) FROM pg_stat_user_indexes WHERE relname IN ('facts', 'decisions')`)
	if err != nil {
		t.Fatal(err)
	}
	read, err := strconv.Atoi(n)
	if err != nil {
		t.Fatal(err)
	}
	return read
}

// Of the seats of a group those alone are written that a decision changes.
func TestSeatsThatStayAreNotWritten(t *testing.T) {
	t.Parallel()
	dsn := pgtest.DSN(t)
	db := pgtest.Open(t, dsn)
	seat := func(person string, to news.Date) postgres.Seat {
		return postgres.Seat{Body: islands, Person: person, Role: "成员", From: news.Date{Year: 2019}, To: to, BodyName: islands, PersonName: person, Basis: postgres.FromFact}
	}
	replace := func(seats ...postgres.Seat) (written string) {
		t.Helper()
		err := db.Change(t.Context(), func(tx postgres.Tx) error {
			return tx.ReplaceDerived(t.Context(), islands, postgres.Derived{Seats: seats})
		})
		if err != nil {
			t.Fatal(err)
		}
		written, err = query(t, dsn, "", `SELECT coalesce(string_agg(person || ' ' || valid_to, ', ' ORDER BY person) FILTER (WHERE xmin = (SELECT xmin FROM seats ORDER BY age(xmin) LIMIT 1)), '')
			|| ' of ' || count(*) FROM seats`)
		if err != nil {
			t.Fatal(err)
		}
		return written
	}
	for _, step := range []struct{ written, want string }{
		{replace(seat("甲", news.Date{}), seat("乙", news.Date{}), seat("丙", news.Date{})), "丙 , 乙 , 甲  of 3"},
		{replace(seat("甲", news.Date{Year: 2021}), seat("乙", news.Date{}), seat("丁", news.Date{})), "丁 , 甲 2021 of 3"},
		{replace(seat("甲", news.Date{}), seat("乙", news.Date{}), seat("丁", news.Date{})), "甲  of 3"},
	} {
		if step.written != step.want {
			t.Errorf("written: %q, want %q", step.written, step.want)
		}
	}
}
