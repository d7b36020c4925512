package reprint_test

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"testing"

	"github.com/xiaozu-watch/xiaozu/internal/reprint"
)

// A shelf finds prints that share keys, as the database does.
type shelf struct {
	prints []reprint.Print
	byKey  map[int64][]int
}

func newShelf() *shelf { return &shelf{byKey: map[int64][]int{}} }

// near are the prints that share most keys with p, as many as the database looks at.
func (s *shelf) near(p reprint.Print) []int {
	shared := map[int]int{}
	for _, key := range p.Keys() {
		for _, i := range s.byKey[key] {
			shared[i]++
		}
	}
	maps.DeleteFunc(shared, func(_, keys int) bool { return keys < reprint.SharedKeys })
	list := slices.SortedFunc(maps.Keys(shared), func(a, b int) int { return cmp.Or(shared[b]-shared[a], b-a) })
	return list[:min(len(list), nearest)]
}

// nearest is how many prints the database offers for comparison.
const nearest = 8

func (s *shelf) put(p reprint.Print) {
	for _, key := range p.Keys() {
		s.byKey[key] = append(s.byKey[key], len(s.prints))
	}
	s.prints = append(s.prints, p)
}

// clusters gives each paper the number of the first of its story.
func clusters(papers []paper) (of []int, compared int) {
	s := newShelf()
	for i, p := range papers {
		pr := reprint.Read(folder, p.title, p.body)
		of = append(of, i)
		var near []reprint.Neighbour
		offers := s.near(pr)
		for _, j := range offers {
			near = append(near, reprint.Neighbour{Print: s.prints[j], Story: strconv.Itoa(of[j])})
		}
		for _, k := range reprint.Copies(pr, near) {
			join(of, of[i], of[offers[k]])
		}
		compared += len(offers)
		s.put(pr)
	}
	return of, compared
}

func join(of []int, a, b int) {
	a, b = min(a, b), max(a, b)
	for i := range of {
		if of[i] == b {
			of[i] = a
		}
	}
}

// score counts the pairs of papers that are rightly, wrongly and not joined.
func score(t *testing.T, papers []paper, of []int) (precision, recall float64) {
	var right, wrong, missed int
	shown := 0
	for i := range papers {
		for j := range i {
			same, joined := papers[i].story == papers[j].story, of[i] == of[j]
			switch {
			case same && joined:
				right++
			case joined:
				wrong++
			case same:
				missed++
			}
			if same != joined && shown < 25 && testing.Verbose() {
				shown++
				a, b := reprint.Read(folder, papers[i].title, papers[i].body), reprint.Read(folder, papers[j].title, papers[j].body)
				t.Logf("joined %v: %s / %s: %+v", joined, papers[i].kind, papers[j].kind, reprint.Compare(a, b))
			}
		}
	}
	return float64(right) / float64(right+wrong), float64(right) / float64(right+missed)
}

func TestStoriesAreToldApart(t *testing.T) {
	for seed := uint64(1); seed <= 4; seed++ {
		papers := invent(seed, 500)
		of, compared := clusters(papers)
		precision, recall := score(t, papers, of)
		t.Logf("seed %d: %d papers of 500 stories, %d comparisons: precision %.4f, recall %.4f", seed, len(papers), compared, precision, recall)
		if precision < 0.98 || recall < 0.98 {
			t.Errorf("seed %d: want at least 0.98 of both", seed)
		}
	}
}
