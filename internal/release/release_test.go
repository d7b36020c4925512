package release_test

import (
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/pgtest"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/registry"
	"github.com/xiaozu-watch/xiaozu/internal/release"
	"github.com/xiaozu-watch/xiaozu/internal/review"
	"github.com/xiaozu-watch/xiaozu/internal/source"
	"github.com/xiaozu-watch/xiaozu/migrations"
)

func TestMain(m *testing.M) { pgtest.Main(m, migrations.FS) }

// A newsroom is a database that invented articles come into.
type newsroom struct {
	*testing.T
	dsn string
	db  *postgres.DB
}

func newNewsroom(t *testing.T) newsroom {
	dsn := pgtest.DSN(t)
	n := newsroom{t, dsn, pgtest.Open(t, dsn)}
	n.must(n.db.SaveSource(t.Context(), source.Source{ID: "yunling"}))
	return n
}

func (n newsroom) must(err error) {
	n.Helper()
	if err != nil {
		n.Fatal(err)
	}
}

// fact is what the article of a number states.
func fact(number int) news.Fact {
	return news.Fact{Kind: news.AppointmentFact, Action: news.Appointed, Person: "沈若兰", Role: "组长", Body: fmt.Sprintf("云岭省第%d号海岛保护领导小组", number),
		Date: news.Date{Year: 2024, Month: 3}, Rule: "held-by", Confidence: 0.9, Evidence: news.Evidence{Text: "组长：沈若兰"}}
}

// publish stores the article of a number, with a headline.
func (n newsroom) publish(number int, title string) {
	n.Helper()
	f := fact(number)
	url := fmt.Sprintf("https://yunling.example/%d", number)
	a := news.Article{Source: "yunling", Page: news.PageID(url), Version: 1, URL: url, Title: title, Language: "zh", Script: "Hans",
		Published: news.Moment{Time: time.Date(2024, 3, number, 0, 0, 0, 0, news.Beijing), Precision: news.ToDay}}
	mention := news.Mention{Kind: news.GroupMention, Form: news.FullForm, Span: news.Span{Start: 0, End: 2}, Text: f.Body, Canonical: f.Body}
	_, _, err := n.db.SavePage(n.Context(), news.Page{Source: a.Source, ID: a.Page, URL: url, Status: 200, Body: []byte(title), FetchedAt: time.Now()})
	n.must(err)
	n.must(n.db.SaveReadings(n.Context(), []postgres.Reading{{Article: a, Mentions: []news.Mention{mention}, Facts: []news.Fact{f}}}))
}

// accept makes the fact of an article a seat.
func (n newsroom) accept(number int) {
	n.Helper()
	desk := review.Desk{DB: n.db, Rebuild: registry.Rebuild}
	_, err := desk.Decide(n.Context(), review.Request{Fact: fact(number).Key(), Verdict: postgres.Accept, Expect: postgres.Proposed, By: "anna"})
	n.must(err)
}

func (n newsroom) exec(statement string) {
	n.Helper()
	db, err := sql.Open("postgres", n.dsn)
	n.must(err)
	defer db.Close()
	_, err = db.Exec(statement)
	n.must(err)
}

func (n newsroom) release(folder string, moment time.Time) release.Release {
	n.Helper()
	maker := release.Maker{DB: n.db, Folder: folder, Version: "1.2.3", Versions: postgres.Versions{Parser: 1, Lexicon: "abc"},
		Terms: release.Terms{Licence: "CC-BY-4.0", Publisher: "Yunling “Institute”", Base: "https://xiaozu.example"}}
	r, err := maker.Create(n.Context(), moment)
	n.must(err)
	return r
}

// filled is a newsroom with three articles, one of whose headlines a spreadsheet would run, and one of whose groups
// is known.
func filled(t *testing.T) newsroom {
	n := newNewsroom(t)
	for number, title := range []string{"成立领导小组", "=1+1", "a,\"b\"\nc"} {
		n.publish(number+1, title)
	}
	n.accept(1)
	n.exec(`INSERT INTO groups (id, level, basis) VALUES ('` + fact(1).Body + `', 'provincial', 'fact')`)
	return n
}

// The same data, number and moment make the same bytes, whatever zone the process is in.
func TestMadeTwiceIsTheSameBytes(t *testing.T) {
	n, moment := filled(t), time.Now()
	zone := time.Local
	t.Cleanup(func() { time.Local = zone })
	var made []map[string]string
	for _, name := range []string{"UTC", "Asia/Shanghai", "America/St_Johns"} {
		location, err := time.LoadLocation(name)
		n.must(err)
		time.Local = location
		folder := t.TempDir()
		n.release(folder, moment)
		made = append(made, contents(t, filepath.Join(folder, "1")))
	}
	for _, again := range made[1:] {
		if diff := cmp.Diff(made[0], again); diff != "" {
			t.Errorf("made again (-first +again):\n%s", diff)
		}
	}
	if len(made[0]) != 2*11+4 {
		t.Errorf("%d files", len(made[0]))
	}
}

// contents are the hashes of the files of a folder.
func contents(t *testing.T, folder string) map[string]string {
	t.Helper()
	sums := map[string]string{}
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		content, err := os.ReadFile(filepath.Join(folder, entry.Name()))
		if err != nil {
			t.Fatal(err)
		}
		sum := sha256.Sum256(content)
		sums[entry.Name()] = hex.EncodeToString(sum[:])
	}
	return sums
}

func TestWhatWasThenIsNotKept(t *testing.T) {
	t.Parallel()
	n, folder := filled(t), t.TempDir()
	_, err := release.Maker{DB: n.db, Folder: folder}.Create(t.Context(), time.Now().Add(-time.Hour))
	if err == nil || !strings.Contains(err.Error(), "leave the moment out") {
		t.Errorf("a release of an hour ago: %v", err)
	}
	if left, err := os.ReadDir(folder); err != nil || len(left) > 0 {
		t.Errorf("it left %v, %v", left, err)
	}
}

// A release knows what changed since the one before, and that is what diff finds.
func TestChanges(t *testing.T) {
	t.Parallel()
	n, folder := filled(t), t.TempDir()
	n.release(folder, time.Now())
	n.exec(`UPDATE articles SET title = '改了的标题' WHERE title = '=1+1'`)
	n.publish(9, "新文章")
	n.accept(9)
	n.exec(`DELETE FROM articles WHERE title = '成立领导小组'`)
	second := n.release(folder, time.Now().Add(time.Second))
	first, err := release.Open(folder, 1)
	n.must(err)
	var changes []string
	tallies, err := release.Diff(first, second, func(c release.Change) error {
		if c.Table == "articles" || c.Table == "seats" {
			changes = append(changes, c.What+" "+c.Table+" "+strings.Join(c.Key, " "))
		}
		return nil
	})
	n.must(err)
	page := func(number int) string { return news.PageID(fmt.Sprintf("https://yunling.example/%d", number)) }
	want := map[string]bool{
		"changed articles yunling " + page(2): true, "gained articles yunling " + page(9): true, "lost articles yunling " + page(1): true,
		"gained seats " + fact(9).Body + " 沈若兰 组长 2024-03":  true,
		"changed seats " + fact(1).Body + " 沈若兰 组长 2024-03": true, // the article that it led back to is gone
	}
	got := map[string]bool{}
	for _, c := range changes {
		got[c] = true
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(release.Tally{Table: "articles", Gained: 1, Lost: 1, Changed: 1, Same: 1}, tallies[0]); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	listed, err := os.ReadFile(filepath.Join(second.Folder(), "changes.csv"))
	n.must(err)
	if !strings.Contains(string(listed), `articles,lost,"[""yunling"",""`+page(1)+`""]"`) {
		t.Errorf("changes.csv is\n%s", listed)
	}
	readme, err := os.ReadFile(filepath.Join(second.Folder(), "README.md"))
	n.must(err)
	if !strings.Contains(string(readme), "| `articles` | 1 | 1 | 1 | 1 |") {
		t.Errorf("README.md is\n%s", readme)
	}
}

// Whatever is done to a file of a release, verify finds it.
func TestVerify(t *testing.T) {
	t.Parallel()
	n, folder := filled(t), t.TempDir()
	r := n.release(folder, time.Now())
	verify := func() string {
		wrong, err := release.Verify(r)
		n.must(err)
		return strings.Join(wrong, "\n")
	}
	if wrong := verify(); wrong != "" {
		t.Fatalf("a new release: %s", wrong)
	}
	articles := filepath.Join(r.Folder(), "articles.csv")
	whole, err := os.ReadFile(articles)
	n.must(err)
	n.must(os.WriteFile(articles, whole[:len(whole)-len("\n")-1], 0o644))
	if wrong := verify(); !strings.Contains(wrong, "articles.csv: its SHA-256 is") {
		t.Errorf("a file that was cut off: %s", wrong)
	}
	n.must(os.WriteFile(articles, append([]byte("more,"), whole...), 0o644))
	if wrong := verify(); !strings.Contains(wrong, `its header is ["more"`) || strings.Contains(wrong, "%!") {
		t.Errorf("another header: %s", wrong)
	}
	n.must(os.WriteFile(articles, whole, 0o644))
	n.must(os.Remove(filepath.Join(r.Folder(), "seats.parquet")))
	n.must(os.WriteFile(filepath.Join(r.Folder(), "more.txt"), nil, 0o644))
	if wrong := verify(); !strings.Contains(wrong, "seats.parquet") || !strings.Contains(wrong, "more.txt: it is not in SHA256SUMS") {
		t.Errorf("a file less and a file more: %s", wrong)
	}
}

// All tables are of one moment, though others write while they are copied.
func TestFrozen(t *testing.T) {
	t.Parallel()
	n := filled(t)
	n.must(n.db.Frozen(t.Context(), func(frozen *postgres.DB) error {
		n.publish(7, "后来的文章")
		for _, table := range postgres.Tables() {
			rows := 0
			all, err := frozen.Export(t.Context(), table, postgres.ExportFilter{})
			n.must(err)
			for _, err := range all {
				n.must(err)
				rows++
			}
			if table.Name == "articles" && rows != 3 {
				t.Errorf("%d articles", rows)
			}
		}
		totals, err := frozen.PeriodTotals(t.Context(), postgres.CountFilter{})
		if err == nil && totals[0].Articles != 3 {
			t.Errorf("counted %d articles", totals[0].Articles)
		}
		return err
	}))
}
