package api_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// articlesOf adds up the articles of each series, which are told apart by a column.
func articlesOf(rows []map[string]any, column string) map[any]float64 {
	of := map[any]float64{}
	for _, r := range rows {
		n, _ := r["articles"].(float64) // null where nothing was read
		of[r[column]] += n
	}
	return of
}

// The parts of a series come each once over all pages, and add up to it.
func TestSeriesIsSplit(t *testing.T) {
	t.Parallel()
	d := newDesk(t, 7)
	d.exec(`UPDATE articles SET publisher = '云岭日报' || length(url) || right(url, 5) WHERE url NOT LIKE '%/3.htm'`)
	published := 7
	parts := articlesOf(d.pages("/counts?split=publisher&group="+islands, func() { d.publish(published); published++ }), "publisher")
	if published < 9 || len(parts) != 7 {
		t.Fatalf("%d articles came between pages of %v", published-7, parts)
	}
	total := 0.0
	for _, n := range parts {
		total += n
	}
	if parts[postgres.NoPublisher] < 1 || total != 6+parts[postgres.NoPublisher] {
		t.Errorf("the parts have %v articles", parts)
	}
	if whole := articlesOf(get[page](d, "/counts?split=source&group="+islands).Items, "source"); !cmp.Equal(whole, map[any]float64{"yunling": float64(published)}) {
		t.Errorf("sources: %v of %d articles", whole, published)
	}
}

// A level is counted as one subject.
func TestLevelsAreCounted(t *testing.T) {
	t.Parallel()
	d := newDesk(t, 3)
	d.exec(`UPDATE mentions SET entry = 'yunling-floods' WHERE kind = 'group'`)
	for _, path := range []string{"/counts?kind=level&by=year", "/counts?kind=level&by=year&group=provincial"} {
		if got := articlesOf(d.pages(path, func() {}), "group"); !cmp.Equal(got, map[any]float64{"provincial": 3}) {
			t.Errorf("%s: %v", path, got)
		}
	}
}
