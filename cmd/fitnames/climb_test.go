package main

import (
	"math"
	"testing"

	"github.com/xiaozu-watch/xiaozu/internal/names"
	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// TestGradient compares the gradient with differences of the likelihood that is counted by trying
// every way through a small lattice.
func TestGradient(t *testing.T) {
	candidate := func(start, end, after int, weight int32) names.Candidate {
		return names.Candidate{Span: news.Span{Start: start, End: end}, After: after, Link: 4, Features: []names.Feature{{Weight: weight, Amount: 1.5}}}
	}
	in := instance{Lattice: names.Lattice{Places: 8, All: []names.Candidate{
		candidate(0, 2, 0, 0), candidate(0, 3, 0, 1), candidate(3, 5, 2, 2), candidate(3, 6, 2, 3), candidate(5, 7, 5, 0),
	}}, right: []bool{true, false, true, false, false}, scores: make([]float64, 5), weight: 1}
	in.cover()
	w := []float64{0.3, -0.2, 0.5, 0.1, 0.7}
	g := make([]float64, len(w))
	in.gradient(w, g)
	for i := range w {
		const step = 1e-5
		up, down := append([]float64(nil), w...), append([]float64(nil), w...)
		up[i] += step
		down[i] -= step
		want := (likelihood(in, up) - likelihood(in, down)) / (2 * step)
		if math.Abs(g[i]-want) > 1e-4 {
			t.Errorf("weight %d: gradient %.5f, want %.5f", i, g[i], want)
		}
	}
}

func likelihood(in instance, w []float64) float64 {
	return math.Log(ways(in, w, 0, -1, true)) - math.Log(ways(in, w, 0, -1, false))
}

// ways adds the weights of all ways on from a candidate number, when the last name ended at end.
func ways(in instance, w []float64, k, end int, onlyRight bool) float64 {
	if k == len(in.All) {
		return 1
	}
	total := 0.0
	if !onlyRight || !in.right[k] {
		total = ways(in, w, k+1, end, onlyRight)
	}
	c := in.All[k]
	if c.Start < end || onlyRight && !in.right[k] {
		return total
	}
	score := w[c.Features[0].Weight] * float64(c.Features[0].Amount)
	if c.After == end {
		score += w[c.Link]
	}
	return total + math.Exp(score)*ways(in, w, k+1, c.End, onlyRight)
}
