package search_test

import (
	"slices"
	"testing"
	"time"

	"github.com/xiaozu-watch/xiaozu/dictionaries"
	"github.com/xiaozu-watch/xiaozu/internal/invent"
	"github.com/xiaozu-watch/xiaozu/internal/invent/inventtest"
	"github.com/xiaozu-watch/xiaozu/internal/lexicon"
	"github.com/xiaozu-watch/xiaozu/internal/pgtest"
	"github.com/xiaozu-watch/xiaozu/internal/search"
)

// TestSpeed searches an invented archive. Its log says how long each kind of query takes, with one that xiaozu
// invent has filled
//
//	XIAOZU_INVENTED=postgres://… go test ./internal/search -run TestSpeed -v
func TestSpeed(t *testing.T) {
	lex, err := lexicon.Load(dictionaries.FS)
	must(t, err)
	desk := search.Desk{DB: pgtest.Open(t, inventtest.Database(t, 600, lex)), Lexicon: lex}
	large := inventtest.Filled() != ""
	for _, kind := range []struct {
		name    string
		queries []string
		filter  search.Filter
		any     bool // whether something must be found
	}{
		{"rare", invent.RareWords(), search.Filter{}, true},
		{"seldom", []string{invent.Seldom, "珊瑚", invent.English, "“环礁”"}, search.Filter{}, large},
		{"frequent", []string{"云岭", "会议", "领导小组", "工作", "islands"}, search.Filter{}, true},
		{"phrase", []string{"“云岭省海岛保护领导小组”", `"leading group"`, "海岛保护领导小组召开会议"}, search.Filter{}, true},
		{"several words", []string{"海岛 会议", "珊瑚 会议 云岭", "保护 工作 小组 研究"}, search.Filter{}, large},
		{"traditional", []string{"雲嶺 領導小組", "島 珊瑚", "會議"}, search.Filter{}, true},
		{"pinyin", []string{"xi jinping", "shengai lingdao", "zyqmshgg", "li qiang", "li"}, search.Filter{}, false},
		{"English name", []string{"comprehensively deepening reform", "Xi Jinping", "leading group for taiwan affairs"}, search.Filter{}, false},
		{"none", []string{"鲲鹏展翅", "zzyzx", "海岛 鲲鹏", "会议 coral 鲲"}, search.Filter{}, false},
		{"frequent, of a year", []string{"会议", "领导小组"}, search.Filter{To: date(2014)}, true},
		{"seldom, of a year", []string{"珊瑚", "coral"}, search.Filter{From: date(2014), To: date(2014)}, large},
		{"frequent, best first", []string{"云岭", "会议", "领导小组", "工作", "islands"}, search.Filter{Best: true}, true},
		{"seldom, best first", []string{invent.Seldom, "珊瑚", invent.English, "“环礁”"}, search.Filter{Best: true}, large},
		{"of a source", []string{"会议", "珊瑚"}, search.Filter{Source: "s7"}, large},
		{"of a level", []string{"会议", "珊瑚"}, search.Filter{Level: "municipal"}, large},
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
