package postgres_test

import (
	"context"
	"crypto/md5"
	_ "embed"
	"encoding/binary"
	"errors"
	"fmt"
	"maps"
	"os"
	"strconv"
	"testing"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/host"
	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/pgtest"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

//go:embed testdata/many.sql
var many string

// planRows is how many pages and facts TestPlans makes. With a million,
//
//	XIAOZU_PLAN_ROWS=1000000 go test ./internal/postgres -run TestPlans -v -timeout 30m
//
// its log says how long each call takes.
func planRows(t *testing.T) int {
	t.Helper()
	rows, err := strconv.Atoi(os.Getenv("XIAOZU_PLAN_ROWS"))
	if err != nil {
		return 20_000
	}
	return rows
}

// No call that serves a page or a worker reads a large table from end to end.
func TestPlans(t *testing.T) {
	t.Parallel()
	dsn, rows := pgtest.DSN(t), planRows(t)
	for _, statement := range []string{fmt.Sprintf(`CREATE TABLE size AS SELECT %d AS rows`, rows), many,
		`INSERT INTO lessons (version, name, group_id, what) VALUES (0, '名', 'g1', 'came')`, `ANALYZE`} {
		if _, err := query(t, dsn, "", statement); err != nil {
			t.Fatal(err)
		}
	}
	timed(t, dsn, "roll up", func(ctx context.Context, db *postgres.DB) error { _, err := db.RollUp(ctx); return err })
	if _, err := query(t, dsn, "", `VACUUM ANALYZE`); err != nil {
		t.Fatal(err)
	}
	fact, err := query(t, dsn, "", `SELECT fact FROM facts ORDER BY day, fact OFFSET 100 LIMIT 1`)
	if err != nil {
		t.Fatal(err)
	}
	day, err := query(t, dsn, "", `SELECT day::text FROM facts WHERE fact = '`+fact+`'`)
	if err != nil {
		t.Fatal(err)
	}
	page := news.PageID("http://x.example/77")
	calls := map[string]func(context.Context, *postgres.DB) error{
		"queue":     queue(postgres.QueueFilter{Limit: 50, For: "anna"}),
		"uncertain": queue(postgres.QueueFilter{Order: postgres.ByUncertainty, After: fact, Limit: 50}),
		"oldest":    queue(postgres.QueueFilter{Order: postgres.ByAge, After: fact, Limit: 50}),
		"further":   queue(postgres.QueueFilter{After: fact, Limit: 50}),
		"of a kind": queue(postgres.QueueFilter{Kind: news.GroupFact, Limit: 50}),
		"a source":  queue(postgres.QueueFilter{Source: "s36", Limit: 50}),
		"a level":   queue(postgres.QueueFilter{Rank: 3, Limit: 50}),
		"no level": func(ctx context.Context, db *postgres.DB) error {
			_, err := db.Queue(ctx, postgres.QueueFilter{Rank: 1, Limit: 50})
			return err
		},
		"of bodies": queue(postgres.QueueFilter{Group: "组12", Limit: 50}),
		"surely":    queue(postgres.QueueFilter{Below: 0.6, Limit: 50}),
		"count facts": func(ctx context.Context, db *postgres.DB) error {
			_, err := db.CountFacts(ctx, postgres.Proposed)
			return err
		},
		"notice": func(ctx context.Context, db *postgres.DB) error {
			_, err := db.FactsOfNotice(ctx, "s36", news.PageID("http://x.example/76"))
			return err
		},
		"lease":  func(ctx context.Context, db *postgres.DB) error { _, err := db.Lease(ctx, "anna", fact); return err },
		"judged": func(ctx context.Context, db *postgres.DB) error { _, err := db.JudgedRule(ctx, ""); return err },
		"pace":   func(ctx context.Context, db *postgres.DB) error { _, err := db.PaceOf(ctx, "anna"); return err },
		"last act": func(ctx context.Context, db *postgres.DB) error {
			if _, _, err := db.LastAct(ctx, "anna"); !errors.Is(err, postgres.ErrNotFound) {
				return fmt.Errorf("an act of nobody: %w", err)
			}
			return nil
		},
		"facts":     facts(postgres.FactFilter{State: postgres.Proposed, Limit: 50}),
		"last page": facts(postgres.FactFilter{State: postgres.Proposed, After: day + "," + fact, Limit: 50}),
		"kind":      facts(postgres.FactFilter{State: postgres.Proposed, Kind: news.AppointmentFact, Limit: 50}),
		"action":    facts(postgres.FactFilter{Kind: news.GroupFact, Action: news.Found, Limit: 50}),
		"recent":    facts(postgres.FactFilter{Limit: 50}),
		"group":     facts(postgres.FactFilter{Group: "组10", Limit: 50}),
		"one group": facts(postgres.FactFilter{Group: "组2999", State: postgres.Unsure, Limit: 50}),
		"person":    facts(postgres.FactFilter{Person: "人77", Limit: 50}),
		"statement": func(ctx context.Context, db *postgres.DB) error { _, err := db.Statement(ctx, fact); return err },
		"alike": func(ctx context.Context, db *postgres.DB) error {
			f, err := db.Statement(ctx, fact)
			if err != nil {
				return err
			}
			_, err = db.FactsAlike(ctx, f.Fact)
			return err
		},
		"article": func(ctx context.Context, db *postgres.DB) error { _, err := db.Article(ctx, "s37", page); return err },
		"page":    func(ctx context.Context, db *postgres.DB) error { _, err := db.Page(ctx, "s37", page); return err },
		"archive": func(ctx context.Context, db *postgres.DB) error {
			_, err := db.ArchiveRecord(ctx, page, time.Now())
			return err
		},
		"archived bytes": func(ctx context.Context, db *postgres.DB) error {
			_, err := db.OriginalRecord(ctx, postgres.ArchiveRecord{Source: "s37", Page: page, SHA256: []byte{}})
			return err
		},
		"archive export": func(ctx context.Context, db *postgres.DB) error {
			filter := postgres.ArchiveFilter{From: time.Date(2019, 1, 1, 0, 0, 0, 0, news.Beijing), To: time.Date(2019, 1, 8, 0, 0, 0, 0, news.Beijing)}
			n := 0
			for _, err := range db.ArchiveRecords(ctx, filter) {
				if err != nil {
					return err
				}
				n++
			}
			if n == 0 || n > rows/100 {
				return fmt.Errorf("%d records in a week", n)
			}
			return nil
		},
		"group page": func(ctx context.Context, db *postgres.DB) error {
			_, err := db.Group(ctx, "g10")
			return err
		},
		"new groups": func(ctx context.Context, db *postgres.DB) error { _, err := db.NewGroups(ctx, 50); return err },
		"changes": func(ctx context.Context, db *postgres.DB) error {
			changes, err := db.Changes(ctx, postgres.ChangeFilter{Limit: 50})
			if err == nil && len(changes) != 50 {
				err = fmt.Errorf("%d changes, want 50", len(changes))
			}
			return err
		},
		"changes of a source": func(ctx context.Context, db *postgres.DB) error {
			_, err := db.Changes(ctx, postgres.ChangeFilter{Source: "s7", Limit: 50})
			return err
		},
		"editions": func(ctx context.Context, db *postgres.DB) error {
			_, err := db.Editions(ctx, "s37", page)
			return err
		},
		"gone pages": func(ctx context.Context, db *postgres.DB) error { _, err := db.GonePages(ctx, 50); return err },
		"sweep": func(ctx context.Context, db *postgres.DB) error {
			_, err := db.PagesToRead(ctx, versions, 1000)
			return err
		},
		"revisit": func(ctx context.Context, db *postgres.DB) error {
			_, err := db.PagesToRevisit(ctx, "s7", time.Date(2025, 4, 25, 0, 0, 0, 0, news.Beijing))
			return err
		},
		"crawl history": func(ctx context.Context, db *postgres.DB) error {
			h, err := db.CrawlHistory(ctx, "s7", time.Date(2025, 4, 25, 0, 0, 0, 0, news.Beijing))
			if err == nil && h.Recent.Articles+h.Before.Articles == 0 {
				err = fmt.Errorf("no article is recent")
			}
			return err
		},
		"save page": func(ctx context.Context, db *postgres.DB) error {
			url := "http://x.example/107"
			_, _, err := db.SavePage(ctx, news.Page{Source: "s27", ID: news.PageID(url), URL: url, Status: 200, Body: []byte("一"), FetchedAt: time.Now()})
			return err
		},
		"move page": func(ctx context.Context, db *postgres.DB) error {
			_, err := db.MovePage(ctx, "s27", "http://x.example/107", "http://x.example/7", time.Now())
			return err
		},
		"save capture": func(ctx context.Context, db *postgres.DB) error {
			part := news.Page{Source: "s27", ID: news.PageID("http://x.example/147"), URL: "http://x.example/147", Status: 200, FetchedAt: time.Now()}
			whole := news.Page{Source: "s27", ID: news.PageID("http://x.example/67"), URL: "http://x.example/67", Status: 200, Body: []byte("二"), FetchedAt: time.Now()}
			whole.Parts = []news.Page{part}
			_, err := db.SaveCapture(ctx, whole)
			return err
		},
		"save stories": func(ctx context.Context, db *postgres.DB) error {
			copies := []postgres.NearStory{{Source: "s27", Page: news.PageID("http://x.example/187")}}
			return db.SaveStories(ctx, []postgres.Copied{{Source: "s27", Page: news.PageID("http://x.example/227"), Copies: copies}}, inOrder)
		},
		"kept": func(ctx context.Context, db *postgres.DB) error {
			_, err := db.KeptPages(ctx, "s37", []string{"http://x.example/77", "http://x.example/1"}, time.Now())
			return err
		},
		"last crawls": func(ctx context.Context, db *postgres.DB) error { _, err := db.LastCrawls(ctx, time.Now()); return err },
		"host": func(ctx context.Context, db *postgres.DB) error {
			return db.ChangeHost(ctx, "x.example", func(now time.Time, h *host.State) { h.Asked = now })
		},
		"robots": func(ctx context.Context, db *postgres.DB) error {
			_, err := db.Robots(ctx, "http://x.example")
			return err
		},
		"requests": func(ctx context.Context, db *postgres.DB) error {
			_, err := db.SpendRequests(ctx, "s7", "2025-04-25", 20, 1000)
			return err
		},
		"registry": func(ctx context.Context, db *postgres.DB) error {
			return db.Change(ctx, func(tx postgres.Tx) error {
				if _, err := tx.DictionarySeats(ctx, "g10"); err != nil {
					return err
				}
				if _, err := tx.Notices(ctx, "g10"); err != nil {
					return err
				}
				if _, err := tx.EndVerdicts(ctx, "g10"); err != nil {
					return err
				}
				_, err := tx.AcceptedFacts(ctx, "g10")
				return err
			})
		},
		"person page": func(ctx context.Context, db *postgres.DB) error { _, err := db.PersonPage(ctx, "人77"); return err },
		"own posts":   func(ctx context.Context, db *postgres.DB) error { _, err := db.OwnPosts(ctx, "g10"); return err },
		"by office":   func(ctx context.Context, db *postgres.DB) error { _, err := db.ByOffice(ctx, "g10"); return err },
		"meetings":    func(ctx context.Context, db *postgres.DB) error { _, err := db.Meetings(ctx, "g10"); return err },
		"posts": func(ctx context.Context, db *postgres.DB) error {
			_, err := db.PostsOf(ctx, []string{"人77", "人78"})
			return err
		},
		"family":        func(ctx context.Context, db *postgres.DB) error { _, err := db.Family(ctx, "g10"); return err },
		"inferred ends": func(ctx context.Context, db *postgres.DB) error { _, err := db.InferredEnds(ctx, 50); return err },
		"name version":  func(ctx context.Context, db *postgres.DB) error { _, err := db.LearningVersion(ctx); return err },
		"learn names":   func(ctx context.Context, db *postgres.DB) error { return db.LearnNames(ctx) },
		"near stories": func(ctx context.Context, db *postgres.DB) error {
			a := news.Article{Source: "s38", Page: news.PageID("http://x.example/78")}
			near, err := db.StoriesNear(ctx, []postgres.Reading{{Article: a, Keys: append(keysOf(77), 7)}})
			if err == nil && (len(near[0]) != 2 || near[0][0].Page != page && near[0][1].Page != page) {
				err = fmt.Errorf("%d articles are near, want the two copies", len(near[0]))
			}
			return err
		},
		"rare text":        texts(postgres.TextQuery{Terms: [][]int32{{-1, -2}}, Limit: 21}),
		"frequent text":    texts(postgres.TextQuery{Terms: [][]int32{{-1}}, Limit: 21}),
		"text of a source": texts(postgres.TextQuery{Terms: [][]int32{{-1, -2}, {-2}}, Source: "s7", Limit: 1}),
		"text of a year":   texts(postgres.TextQuery{Terms: [][]int32{{-1, -2}}, From: news.Date{Year: 2014}, To: news.Date{Year: 2014}, Limit: 1}),
		"names typed": func(ctx context.Context, db *postgres.DB) error {
			keys, err := db.NamesTyped(ctx, []string{"人77", "77"}, 100)
			if err == nil && len(keys) < 4 {
				err = fmt.Errorf("%d keys", len(keys))
			}
			return err
		},
		"named": func(ctx context.Context, db *postgres.DB) error {
			named, err := db.Named(ctx, []postgres.Name{{Kind: "person", Text: "人77"}, {Kind: "group", Text: "组10"}})
			if err == nil && len(named) != 2 {
				err = fmt.Errorf("%+v", named)
			}
			return err
		},
		"key names": func(ctx context.Context, db *postgres.DB) error {
			_, err := db.KeyNames(ctx, 10, func(n postgres.Name) []postgres.NameKey { return []postgres.NameKey{{Name: n, Key: n.Text}} })
			return err
		},
		"index articles": func(ctx context.Context, db *postgres.DB) error {
			n, err := db.IndexArticles(ctx, 10, func(string) []int32 { return []int32{1} })
			if err == nil && n != 10 {
				err = fmt.Errorf("%d articles", n)
			}
			return err
		},
		"join stories": func(ctx context.Context, db *postgres.DB) error {
			copies := []postgres.NearStory{{Source: "s37", Page: page}, {Source: "s38", Page: news.PageID("http://x.example/78")}}
			return db.SaveStories(ctx, []postgres.Copied{{Source: "s36", Page: news.PageID("http://x.example/76"), Copies: copies}}, inOrder)
		},
		"save readings": func(ctx context.Context, db *postgres.DB) error {
			s := storyOn(1, noon).naming(islands).stating(founding(islands), founding("组10"))
			s.Source, s.Page = "s37", page
			other := storyOn(2, noon).naming(islands).stating(founding(islands))
			other.Source, other.Page = "s7", news.PageID("http://x.example/7")
			return db.SaveReadings(ctx, []postgres.Reading{s.reading(keysOf(77)...), other.reading(keysOf(8)...)})
		},
		"mark as read": func(ctx context.Context, db *postgres.DB) error {
			_, err := db.MarkRead(ctx, []postgres.PageRef{{Source: "s37", ID: page, Version: 1}}, versions, 0)
			return err
		},
		"unread pages": func(ctx context.Context, db *postgres.DB) error {
			_, err := db.UnreadPages(ctx, []postgres.PageRef{{Source: "s37", ID: page}, {Source: "s7", ID: news.PageID("http://x.example/7")}}, versions)
			return err
		},
	}
	maps.Copy(calls, watchingCalls(t, dsn))
	maps.Copy(calls, judgingCalls(t, dsn))
	maps.Copy(calls, pageCalls(fact))
	for name, call := range calls {
		if n := timed(t, dsn, name, call); n > 0 {
			t.Errorf("%s: %d rows were read by going through whole tables", name, n)
		}
	}
	for name, call := range map[string]func(context.Context, *postgres.DB) error{
		"find a name": func(ctx context.Context, db *postgres.DB) error {
			pages, err := db.QueueNamed(ctx, func(string) []int32 { return []int32{-12, -11, -10, -9, -8, -7, -6, -5, -4, -3, -2, -1} })
			if err == nil && (pages == 0 || pages > int64(rows/500)) {
				err = fmt.Errorf("%d pages are queued, want some of the five-hundredth part", pages)
			}
			return err
		},
		"counts": func(ctx context.Context, db *postgres.DB) error {
			_, err := db.Counts(ctx, postgres.CountFilter{})
			return err
		},
		"counts of one group": func(ctx context.Context, db *postgres.DB) error {
			_, err := db.Counts(ctx, postgres.CountFilter{Group: "g10"})
			return err
		},
		"counts of a lineage": func(ctx context.Context, db *postgres.DB) error {
			_, err := db.Counts(ctx, postgres.CountFilter{Group: "g10", Lineage: true})
			return err
		},
		"counts of merged groups": func(ctx context.Context, db *postgres.DB) error {
			_, err := db.Counts(ctx, postgres.CountFilter{Group: "g10", Also: []string{"g11"}})
			return err
		},
		"merged groups": func(ctx context.Context, db *postgres.DB) error { _, err := db.Group(ctx, "g10", "g11"); return err },
		"articles counted": func(ctx context.Context, db *postgres.DB) error {
			_, err := db.CountedArticles(ctx, postgres.CountFilter{Group: "g10", From: news.Date{Year: 2019}, To: news.Date{Year: 2019}}, true, "", 50)
			return err
		},
		"counts of a year": func(ctx context.Context, db *postgres.DB) error {
			_, err := db.Counts(ctx, postgres.CountFilter{From: news.Date{Year: 2019}, To: news.Date{Year: 2019}})
			return err
		},
		"totals by month": func(ctx context.Context, db *postgres.DB) error {
			_, err := db.PeriodTotals(ctx, postgres.CountFilter{})
			return err
		},
		"first mentions":  func(ctx context.Context, db *postgres.DB) error { _, err := db.FirstMentions(ctx); return err },
		"meeting months":  func(ctx context.Context, db *postgres.DB) error { _, err := db.MeetingMonths(ctx); return err },
		"official name":   func(ctx context.Context, db *postgres.DB) error { _, err := db.OfficialName(ctx, "g10"); return err },
		"lives":           func(ctx context.Context, db *postgres.DB) error { _, err := db.Lives(ctx); return err },
		"seats":           func(ctx context.Context, db *postgres.DB) error { _, err := db.GroupSeats(ctx); return err },
		"events":          func(ctx context.Context, db *postgres.DB) error { _, err := db.LifeEvents(ctx); return err },
		"rivals":          func(ctx context.Context, db *postgres.DB) error { _, err := db.RivalDates(ctx, 50); return err },
		"groups":          func(ctx context.Context, db *postgres.DB) error { _, err := db.Groups(ctx, ""); return err },
		"sources":         func(ctx context.Context, db *postgres.DB) error { _, err := db.Sources(ctx); return err },
		"totals":          func(ctx context.Context, db *postgres.DB) error { _, err := db.Totals(ctx); return err },
		"seats by person": func(ctx context.Context, db *postgres.DB) error { _, err := db.PersonSeats(ctx); return err },
		"count names":     func(ctx context.Context, db *postgres.DB) error { return db.CountNames(ctx) },
	} {
		timed(t, dsn, name, call) // goes by everything there is, and so may read it
	}
}

// timed makes one call on a new connection, logs how long it took, and returns how many rows
// of large tables it read by going through them from end to end.
func timed(t *testing.T, dsn, name string, call func(context.Context, *postgres.DB) error) int {
	t.Helper()
	before := readInFull(t, dsn)
	db, err := postgres.Open(t.Context(), dsn, postgres.WithName(name))
	if err != nil {
		t.Fatal(err)
	}
	began := time.Now()
	if err := call(t.Context(), db); err != nil {
		t.Errorf("%s: %v", name, err)
	}
	t.Logf("%-16s %8.2f ms", name, float64(time.Since(began).Microseconds())/1000)
	db.Close()
	waitUntilEnded(t, dsn, name)
	return readInFull(t, dsn) - before
}

// keysOf are those that many.sql gives the first article of a story, but for the one of its form.
func keysOf(i int) (keys []int64) {
	for k := 1; k < 16; k++ {
		sum := md5.Sum(fmt.Appendf(nil, "%ds%d", k, i-btoi(i%4 == 1)))
		keys = append(keys, int64(binary.BigEndian.Uint64(sum[:])))
	}
	return keys
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

func texts(q postgres.TextQuery) func(context.Context, *postgres.DB) error {
	return func(ctx context.Context, db *postgres.DB) error {
		hits, err := db.FindArticles(ctx, q)
		if err == nil && len(hits) == 0 {
			err = fmt.Errorf("%+v finds nothing", q)
		}
		return err
	}
}

func facts(filter postgres.FactFilter) func(context.Context, *postgres.DB) error {
	return func(ctx context.Context, db *postgres.DB) error {
		items, err := db.Facts(ctx, filter)
		if err == nil && len(items) == 0 {
			err = fmt.Errorf("%+v finds nothing", filter)
		}
		return err
	}
}

func queue(filter postgres.QueueFilter) func(context.Context, *postgres.DB) error {
	return func(ctx context.Context, db *postgres.DB) error {
		items, err := db.Queue(ctx, filter)
		if err == nil && len(items) == 0 {
			err = fmt.Errorf("%+v finds nothing", filter)
		}
		return err
	}
}

// readInFull is how many rows of the large tables sequential scans have read so far.
func readInFull(t *testing.T, dsn string) int {
	t.Helper()
	n, err := query(t, dsn, "", `
		SELECT sum(seq_tup_read)
		FROM pg_stat_user_tables
		WHERE relname ~ '^(pages|page_versions|archive_records|article|name_keys|mentions|facts|evidence|printings|stor|seats|editions|absences|events|alerts|deliver|decisions|opinions|lesson)'`)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := strconv.Atoi(n)
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// waitUntilEnded waits for the connections of that name to be gone: only then the server has
// counted all that they read.
func waitUntilEnded(t *testing.T, dsn, name string) {
	t.Helper()
	for range 200 {
		n, err := query(t, dsn, "", `
			SELECT count(*) FROM pg_stat_activity
			WHERE datname = current_database() AND application_name = '`+name+`'`)
		if err != nil {
			t.Fatal(err)
		}
		if n == "0" {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Fatalf("connections of %q stay open", name)
}
