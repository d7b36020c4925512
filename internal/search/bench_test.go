package search_test

import (
	"database/sql"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/xiaozu-watch/xiaozu/dictionaries"
	"github.com/xiaozu-watch/xiaozu/internal/lexicon"
	"github.com/xiaozu-watch/xiaozu/internal/pgtest"
	"github.com/xiaozu-watch/xiaozu/internal/registry"
	"github.com/xiaozu-watch/xiaozu/internal/search"
)

// TestSpeed searches an invented archive. With a million articles, which takes a quarter of an hour to make,
//
//	XIAOZU_SEARCH_ROWS=1000000 go test ./internal/search -run TestSpeed -v -timeout 60m
//
// its log says how long each kind of query takes.
func TestSpeed(t *testing.T) {
	rows, err := strconv.Atoi(os.Getenv("XIAOZU_SEARCH_ROWS"))
	if err != nil {
		rows = 3000
	}
	desk := archive(t, rows)
	for _, kind := range []struct {
		name    string
		queries []string
		filter  search.Filter
		any     bool // whether something must be found
	}{
		{"rare", rareWords(), search.Filter{}, true},
		{"seldom", []string{"环礁珊瑚", "珊瑚", "coral", "“环礁”"}, search.Filter{}, true},
		{"frequent", []string{"云岭", "会议", "领导小组", "工作", "islands"}, search.Filter{}, true},
		{"phrase", []string{"“云岭省海岛保护领导小组”", `"leading group"`, "海岛保护领导小组召开会议"}, search.Filter{}, true},
		{"several words", []string{"海岛 会议", "珊瑚 会议 云岭", "保护 工作 小组 研究"}, search.Filter{}, true},
		{"traditional", []string{"雲嶺 領導小組", "島 珊瑚", "會議"}, search.Filter{}, true},
		{"pinyin", []string{"xi jinping", "shengai lingdao", "zyqmshgg", "li qiang", "li"}, search.Filter{}, false},
		{"English name", []string{"comprehensively deepening reform", "Xi Jinping", "leading group for taiwan affairs"}, search.Filter{}, false},
		{"none", []string{"鲲鹏展翅", "zzyzx", "海岛 鲲鹏", "会议 coral 鲲"}, search.Filter{}, false},
		{"frequent, of a year", []string{"会议", "领导小组"}, search.Filter{To: date(2014)}, true},
		{"seldom, of a year", []string{"珊瑚", "coral"}, search.Filter{From: date(2014), To: date(2014)}, rows >= 100_000},
		{"of a source", []string{"会议", "珊瑚"}, search.Filter{Source: "s7"}, rows >= 100_000},
		{"of a level", []string{"会议", "珊瑚"}, search.Filter{Level: "municipal"}, rows >= 100_000},
	} {
		measure(t, desk, kind.name, kind.queries, kind.filter, kind.any)
	}
}

// measure asks each query several times, in turn, and logs the median and the 95th of a hundred.
func measure(t *testing.T, desk search.Desk, name string, queries []string, f search.Filter, found bool) {
	t.Helper()
	f.Limit = 20
	var took []float64
	for round := range 10 {
		for _, query := range queries {
			began := time.Now()
			q := desk.Parse(query)
			names, err := desk.Names(t.Context(), q)
			if err != nil {
				t.Fatal(err)
			}
			page, err := desk.Articles(t.Context(), q, f)
			if err != nil {
				t.Fatal(err)
			}
			took = append(took, float64(time.Since(began).Microseconds())/1000)
			if found && len(page.Hits) == 0 {
				t.Errorf("%s: %q finds nothing", name, query)
			}
			if round == 0 {
				t.Logf("%-20s %-40s %2d names %2d articles %8.2f ms", name, query, len(names), len(page.Hits), took[len(took)-1])
			}
		}
	}
	slices.Sort(took)
	t.Logf("%-20s p50 %8.2f ms   p95 %8.2f ms   most %8.2f ms", name, took[len(took)/2], took[len(took)*95/100], took[len(took)-1])
}

// archive makes a database of so many invented articles, over 40 sources and twelve years, and makes them
// findable.
func archive(t *testing.T, rows int) search.Desk {
	t.Helper()
	dsn := pgtest.DSN(t)
	lex, err := lexicon.Load(dictionaries.FS)
	must(t, err)
	desk := search.Desk{DB: pgtest.Open(t, dsn), Lexicon: lex}
	must(t, registry.Seed(t.Context(), desk.DB, lex))
	pool, err := sql.Open("postgres", dsn)
	must(t, err)
	defer pool.Close()
	run := func(statement string) {
		t.Helper()
		if _, err := pool.ExecContext(t.Context(), statement); err != nil {
			t.Fatal(err)
		}
	}
	run(`INSERT INTO sources (id, declaration) SELECT 's' || i, jsonb_build_object('Level', CASE WHEN i % 4 = 0 THEN 'municipal' ELSE 'provincial' END) FROM generate_series(0, 39) i`)
	// Most of the archive is put into the index at once, as an index is made for what is there already, and the
	// last of it as it is for what comes in.
	late := min(rows/10, 20_000)
	began := time.Now()
	invent(t, pool, 0, rows-late, rows)
	run(`DROP INDEX article_terms_terms`)
	must(t, desk.Index(t.Context()))
	run(`SET maintenance_work_mem = '1GB'; CREATE INDEX article_terms_terms ON article_terms USING gin (terms) WITH (gin_pending_list_limit = 32768)`)
	t.Logf("%d articles made in %v", rows-late, time.Since(began).Round(time.Second))
	invent(t, pool, rows-late, rows, rows)
	began = time.Now()
	must(t, desk.Index(t.Context()))
	run(`SELECT gin_clean_pending_list('article_terms_terms')`)
	took := time.Since(began)
	t.Logf("%d more made findable in %v, %.2f ms each", late, took.Round(time.Millisecond), took.Seconds()*1000/float64(late))
	run(`VACUUM ANALYZE`)
	var size string
	must(t, pool.QueryRowContext(t.Context(), `SELECT format('articles %s, terms %s, of these the index of terms %s',
		pg_size_pretty(pg_total_relation_size('articles')), pg_size_pretty(pg_total_relation_size('article_terms')),
		pg_size_pretty(pg_relation_size('article_terms_terms')))`).Scan(&size))
	t.Log(size)
	return desk
}

// invent stores the articles from one number to before another, of so many: always the same ones.
func invent(t *testing.T, pool *sql.DB, from, to, rows int) {
	t.Helper()
	author := newAuthor(rows)
	const batch = 5000
	for start := from; start < to; start += batch {
		tx, err := pool.BeginTx(t.Context(), nil)
		must(t, err)
		pages := copyInto(t, tx, `COPY pages (source, page, url, version, sha256, first_seen, last_seen, checked, revisit, status) FROM stdin`)
		for i := start; i < min(start+batch, to); i++ {
			day := dayOf(i, rows)
			pages.add(sourceOf(i), pageOf(i), fmt.Sprintf("http://x.example/%d", i), 1, []byte{}, day, day, day, day, 200)
		}
		pages.end()
		articles := copyInto(t, tx, `COPY articles (source, page, version, url, title, published, published_precision, day, publisher, author, body, charset, language, script, problems) FROM stdin`)
		for i := start; i < min(start+batch, to); i++ {
			title, body := author.write(i)
			day := dayOf(i, rows)
			articles.add(sourceOf(i), pageOf(i), 1, fmt.Sprintf("http://x.example/%d", i), title, day, "day", day, "云岭日报", "", body, "utf-8", "zh", "Hans", "{}")
		}
		articles.end()
		must(t, tx.Commit())
	}
}

// A copying is a COPY under way.
type copying struct {
	t    *testing.T
	stmt *sql.Stmt
}

func copyInto(t *testing.T, tx *sql.Tx, statement string) copying {
	t.Helper()
	stmt, err := tx.PrepareContext(t.Context(), statement)
	must(t, err)
	return copying{t, stmt}
}

func (c copying) add(values ...any) {
	c.t.Helper()
	_, err := c.stmt.Exec(values...)
	must(c.t, err)
}

func (c copying) end() {
	c.t.Helper()
	_, err := c.stmt.Exec()
	must(c.t, err)
	must(c.t, c.stmt.Close())
}

func sourceOf(i int) string { return fmt.Sprintf("s%d", i%40) }
func pageOf(i int) string   { return fmt.Sprintf("%08x-0000-8000-8000-000000000000", i) }
func dayOf(i, rows int) string {
	return time.Date(2013, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, int(int64(i)*4500/int64(rows))).Format(time.DateOnly)
}

// An author writes articles of some 250 characters whose words follow Zipf's law, a tenth of them English.
type author struct {
	rows           int
	words, english []string
}

func newAuthor(rows int) author {
	r := rand.New(rand.NewPCG(1, 1))
	a := author{rows: rows, words: strings.Fields("云岭省 海岛 保护 领导小组 召开 会议 研究 工作 部署 推进 落实 建设 发展 改革 安全 检查 生态 环境")}
	for len(a.words) < 40_000 {
		word := make([]rune, 2+r.IntN(2))
		for i := range word {
			word[i] = rune(0x4e00 + int(3000*r.Float64()*r.Float64()))
		}
		a.words = append(a.words, string(word))
	}
	a.english = strings.Fields("the leading group for islands of Yunling met on Monday to study its work and reform")
	for len(a.english) < 20_000 {
		word := make([]byte, 3+r.IntN(7))
		for i := range word {
			word[i] = "etaoinsrhldcumfpgwybvk"[int(22*r.Float64()*r.Float64())]
		}
		a.english = append(a.english, string(word))
	}
	return a
}

// write gives article i. One in twenty holds a phrase, one in five hundred speaks of corals, and ten
// have a word of their own.
func (a author) write(i int) (title, body string) {
	r := rand.New(rand.NewPCG(2, uint64(i)))
	words, between, n := a.words, "", 110
	if i%10 == 9 {
		words, between, n = a.english, " ", 60
	}
	zipf := rand.NewZipf(r, 1.05, 3, uint64(len(words)-1))
	text := make([]string, 0, n+3)
	for k := range n {
		text = append(text, words[zipf.Uint64()])
		if between == "" && k%9 == 8 {
			text = append(text, "，")
		}
	}
	switch {
	case i%20 == 3:
		text[n/2] = "云岭省海岛保护领导小组召开会议"
	case r.IntN(500) == 0 && between == "":
		text[n/3] = "环礁珊瑚"
	case r.IntN(50) == 0:
		text[n/3] = "coral"
	}
	if i%max(a.rows/10, 1) == 11 {
		text[n/4] = rareWords()[i/max(a.rows/10, 1)]
	}
	return strings.Join(text[:6], between), strings.Join(text[6:], between)
}

// rareWords are ten words that stand in one article each.
func rareWords() []string {
	words := make([]string, 10)
	for i := range words {
		words[i] = string([]rune{rune(0x9b00 + 7*i), rune(0x9e80 + i), rune(0x9f50 + i)})
	}
	return words
}
