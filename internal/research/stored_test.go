package research

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/health"
	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/pgtest"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/source"
)

// An issue is an article of a day that names groups.
type issue struct {
	source string
	day    time.Time
	names  []string
}

func save(t *testing.T, db *postgres.DB, issues ...issue) {
	t.Helper()
	for n, i := range issues {
		url := fmt.Sprintf("https://%s.example/%d", i.source, n)
		a := news.Article{Source: i.source, Page: news.PageID(url), Version: 1, URL: url, Title: strings.Join(i.names, ""),
			Published: news.Moment{Time: i.day, Precision: news.ToDay}}
		var mentions []news.Mention
		for _, name := range i.names {
			mentions = append(mentions, news.Mention{Kind: news.GroupMention, Form: news.FullForm, Span: news.Span{Start: 0, End: 2}, Text: name, Canonical: name})
		}
		_, _, saving := db.SavePage(t.Context(), news.Page{Source: a.Source, ID: a.Page, URL: url, Status: 200, FetchedAt: i.day})
		reading := db.SaveReadings(t.Context(), []postgres.Reading{{Article: a, Mentions: mentions}})
		if err := errors.Join(saving, reading); err != nil {
			t.Fatal(err)
		}
	}
}

// What is exported is what was stored, group after group: the total of each month stands beside
// its parts, and a month that nobody read is no zero.
func TestAll(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	for _, id := range []string{"yunling", "haigang"} {
		if err := db.SaveSource(t.Context(), source.Source{ID: id}); err != nil {
			t.Fatal(err)
		}
	}
	on := func(month, day int) time.Time {
		return time.Date(2024, time.Month(month), day, 0, 0, 0, 0, news.Beijing)
	}
	save(t, db,
		issue{"yunling", on(1, 1), []string{"甲组", "甲组", "乙组"}}, // in UTC still December
		issue{"haigang", on(1, 31), []string{"甲组"}},
		issue{"haigang", on(1, 31), nil},
		issue{"yunling", on(3, 5), []string{"乙组"}},
	)
	var got []string
	for row, err := range All(t.Context(), db, "", postgres.CountFilter{}, on(3, 9)) {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, fmt.Sprintf("%s %d ", row.Name, row.Total.Sources)+drawn([]Row{row}))
	}
	want := []string{
		"乙组 2 2024-01 1/3 1 read", "乙组 0 2024-02 -/0 - none", "乙组 1 2024-03 1/1 1 running",
		"甲组 2 2024-01 2/3 3 read", "甲组 0 2024-02 -/0 - none", "甲组 1 2024-03 0/1 0 running",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// Beside each point stands which sources begin, end, fall silent and were asked, whatever days are asked for.
func TestSourcesOfPeriods(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	for _, id := range []string{"yunling", "haigang"} {
		if err := db.SaveSource(t.Context(), source.Source{ID: id}); err != nil {
			t.Fatal(err)
		}
	}
	on := func(month int) time.Time { return time.Date(2024, time.Month(month), 5, 0, 0, 0, 0, news.Beijing) }
	save(t, db, issue{"yunling", on(1), []string{"甲组"}}, issue{"haigang", on(2), nil}, issue{"yunling", on(3), nil}, issue{"haigang", on(3), nil}, issue{"yunling", on(6), nil})
	for month, problem := range map[int]string{4: "", 5: "timeout"} {
		if _, err := db.MarkCrawl(t.Context(), "haigang", on(month), health.Crawl{Finished: on(month), Problem: problem}, health.Verdict{}); err != nil {
			t.Fatal(err)
		}
	}
	for by, want := range map[news.Period]string{
		news.Monthly:   "2024-02 1 read 1 0 1 0, 2024-03 2 read 0 1 0 0, 2024-04 0 asked - - - 1, 2024-05 0 none - - - 0, 2024-06 1 read 0 1 0 0",
		news.Quarterly: "2024-Q1 2 read 2 1 0 0, 2024-Q2 1 read 0 1 0 1",
	} {
		filter := postgres.CountFilter{By: by, From: news.Date{Year: 2024, Month: 2}}
		series, err := Each(t.Context(), db, []string{"甲组"}, filter, on(7))
		if err != nil {
			t.Fatal(err)
		}
		table := Counted("", filter, InTurn(series...))
		var got []string
		for record, err := range table.Rows {
			if err != nil {
				t.Fatal(err)
			}
			line := string(record[3])
			for i, c := range table.Columns {
				if strings.HasPrefix(c.Name, "sources") || c.Name == "coverage" {
					field := record[i]
					if field == nil {
						field = []byte("-")
					}
					line += " " + string(field)
				}
			}
			got = append(got, line)
		}
		if strings.Join(got, ", ") != want {
			t.Errorf("by %s:\ngot  %s\nwant %s", by, strings.Join(got, ", "), want)
		}
	}
}

// An error of the database reaches the reader: half an export never looks whole.
func TestAllEndsWithTheError(t *testing.T) {
	t.Parallel()
	db := pgtest.New(t)
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	rows := 0
	for _, err := range All(t.Context(), db, "", postgres.CountFilter{}, time.Now()) {
		if rows++; err == nil || rows > 1 {
			t.Errorf("row %d, error %v", rows, err)
		}
	}
	if rows != 1 {
		t.Errorf("%d rows", rows)
	}
}
