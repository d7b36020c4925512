package main

import (
	"math"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/names"
)

// An instance is a lattice of which it is known which candidates are names.
type instance struct {
	names.Lattice
	right  []bool
	inside []bool // by place: the character before it belongs to a name that some candidate is
	scores []float64
	weight float64
}

func newInstance(l names.Lattice, e example) instance {
	in := instance{Lattice: l, weight: e.weight}
	if e.notice {
		kept := l.All[:0]
		for _, c := range l.All {
			if !c.Family && (e.gold[c.Span] || !credited(e.text.Runes, c.Start)) {
				kept = append(kept, c)
			}
		}
		in.All = kept
	}
	for _, c := range in.All {
		in.right = append(in.right, e.gold[c.Span])
	}
	in.scores = make([]float64, len(in.All))
	in.cover()
	return in
}

// credited reports whether what stands at i may be a reporter or another person that notices
// credit: their gold does not list them, though they are names.
func credited(text []rune, i int) bool {
	before := string(text[max(0, i-12):i])
	for _, word := range []string{"记者", "编辑", "通讯员", "联系人", "责编", "作者", "摄影", "来源", "审核", "校对", "编审", "电", "撰稿", "供稿"} {
		if strings.Contains(before, word) {
			return true
		}
	}
	return false
}

// cover notes which characters belong to right candidates.
func (in *instance) cover() {
	in.inside = make([]bool, in.Places)
	for k, c := range in.All {
		for i := c.Start + 1; in.right[k] && i <= c.End; i++ {
			in.inside[i] = true
		}
	}
}

// strength is how strongly weights of a family of features are held to 0.
func strength(group string) float64 {
	switch group {
	case "left", "right", "left-two", "right-two":
		return lexical
	case "hint":
		return 10
	case "shape", "link", "left-class", "right-class", "place":
		return plain
	}
	return dense
}

// Weights of single words need more evidence than those that all names share. Cross-validation chose them.
const lexical, dense, plain = 5.0, 2.5, 0.7

// How the likelihood is climbed.
const (
	steps = 150
	rate  = 0.1 // of the first half of the steps; it then falls to 0
	least = -4  // where the weights of shapes start: few candidates are names
)

// climb raises the likelihood of the instances by Adam over all of them at once.
func climb(model *names.Model, data []instance) {
	weights := model.Weights()
	n := len(weights)
	x, g, hold := make([]float64, n), make([]float64, n), make([]float64, n)
	for i := range weights {
		if hold[i] = strength(model.Group(i)); model.Group(i) == "shape" {
			x[i] = least
		}
	}
	a := adam{mean: make([]float64, n), square: make([]float64, n)}
	for step := 1; step <= steps; step++ {
		for i := range g {
			g[i] = -hold[i] * x[i]
		}
		for k := range data {
			data[k].gradient(x, g)
		}
		a.move(x, g, step)
	}
	for i := range weights {
		weights[i] = float32(x[i])
	}
}

// adam moves each weight by steps of its own size.
type adam struct{ mean, square []float64 }

func (a adam) move(x, g []float64, step int) {
	const keepMean, keepSquare = 0.9, 0.95
	size := rate * math.Min(1, 2*float64(steps-step+1)/steps)
	for i := range x {
		a.mean[i] = keepMean*a.mean[i] + (1-keepMean)*g[i]
		a.square[i] = keepSquare*a.square[i] + (1-keepSquare)*g[i]*g[i]
		mean := a.mean[i] / (1 - math.Pow(keepMean, float64(step)))
		square := a.square[i] / (1 - math.Pow(keepSquare, float64(step)))
		x[i] += size * mean / (math.Sqrt(square) + 1e-8)
	}
}

// gradient adds what the weights must change by: features of the true names less those expected.
func (in *instance) gradient(w, g []float64) {
	if len(in.All) == 0 {
		return
	}
	for k, c := range in.All {
		in.scores[k] = 0
		for _, f := range c.Features {
			in.scores[k] += w[f.Weight] * float64(f.Amount)
		}
	}
	in.expect(w, g, true, in.weight)
	in.expect(w, g, false, -in.weight)
}

// expect adds the features that are expected of all ways through the lattice, or of those that
// take only right candidates, times a factor. It is the forward-backward algorithm over two
// states: a name ends at a place, or none does.
func (in *instance) expect(w, g []float64, onlyRight bool, factor float64) {
	n := in.Places
	open, named := fill(n, math.Inf(-1)), fill(n, math.Inf(-1))
	open[0] = 0
	into := make([]float64, len(in.All))
	for i, at := 0, 0; i < n; i++ {
		if i > 0 && !(onlyRight && in.inside[i]) {
			open[i] = plus(open[i-1], named[i-1])
		}
		for ; at < len(in.All) && in.All[at].Start == i; at++ {
			if c := &in.All[at]; !onlyRight || in.right[at] {
				into[at] = plus(open[c.After], named[c.After]+w[c.Link])
				if c.After < i {
					into[at] = plus(into[at], named[i])
				}
				named[c.End] = plus(named[c.End], into[at]+in.scores[at])
			}
		}
	}
	total := plus(open[n-1], named[n-1])
	outOpen, outNamed := fill(n, math.Inf(-1)), fill(n, math.Inf(-1))
	outOpen[n-1], outNamed[n-1] = 0, 0
	for i, at := n-1, len(in.All)-1; i >= 0; i-- {
		if i < n-1 && !(onlyRight && in.inside[i+1]) {
			outOpen[i], outNamed[i] = plus(outOpen[i], outOpen[i+1]), plus(outNamed[i], outOpen[i+1])
		}
		for ; at >= 0 && in.All[at].Start == i; at-- {
			c := &in.All[at]
			if onlyRight && !in.right[at] {
				continue
			}
			out := in.scores[at] + outNamed[c.End]
			if p := factor * math.Exp(into[at]+out-total); math.Abs(p) > 1e-6 {
				for _, f := range c.Features {
					g[f.Weight] += p * float64(f.Amount)
				}
			}
			linked := w[c.Link] + out
			g[c.Link] += factor * math.Exp(named[c.After]+linked-total)
			outOpen[c.After], outNamed[c.After] = plus(outOpen[c.After], out), plus(outNamed[c.After], linked)
			if c.After < i {
				outNamed[i] = plus(outNamed[i], out)
			}
		}
	}
}

func fill(n int, x float64) []float64 {
	s := make([]float64, n)
	for i := range s {
		s[i] = x
	}
	return s
}

// plus is log(exp(a) + exp(b)).
func plus(a, b float64) float64 {
	if a < b {
		a, b = b, a
	}
	if math.IsInf(b, -1) {
		return a
	}
	return a + math.Log1p(math.Exp(b-a))
}
