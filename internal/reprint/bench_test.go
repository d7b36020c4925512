package reprint_test

import (
	"testing"

	"github.com/xiaozu-watch/xiaozu/internal/reprint"
)

// BenchmarkStories is all that telling the story of an article costs but the database: its print,
// those of what the index offers, and the comparisons.
func BenchmarkStories(b *testing.B) {
	papers := invent(1, 500)
	var offers [][]int
	s := newShelf()
	for _, p := range papers {
		pr := reprint.Read(folder, p.title, p.body)
		offers = append(offers, s.near(pr))
		s.put(pr)
	}
	read := func(i int) reprint.Print { return reprint.Read(folder, papers[i].title, papers[i].body) }
	for b.Loop() {
		for i := range papers {
			own := read(i)
			own.Keys()
			for _, j := range offers[i] {
				reprint.Compare(own, read(j))
			}
		}
	}
	b.ReportMetric(float64(b.N*len(papers))/b.Elapsed().Seconds(), "stories/s")
}
