package names

import "github.com/xiaozu-watch/xiaozu/internal/news"

// A Lattice is everything that a text could name, for fitting.
type Lattice struct {
	Places int
	All    []Candidate // ordered by start
}

// A Candidate is a span with its features. A name may follow another one that ends at After, with
// the weight Link for it.
type Candidate struct {
	news.Span
	Family   bool
	Features []Feature
	After    int
	Link     int32
}

// Lattice is that of t.
func (f *Finder) Lattice(t *Text) Lattice {
	f.Show(t)
	f.collect()
	l := Lattice{Places: len(t.Runes) + 1}
	for _, c := range f.all {
		k, after := t.linkAt(int(c.start))
		l.All = append(l.All, Candidate{
			news.Span{Start: int(c.start), End: int(c.end)}, c.shape == family,
			append([]Feature(nil), f.features(c)...), after, f.model.layout.base[ofLink] + int32(k),
		})
	}
	return l
}

// Weights are those of m, to be changed by whoever fits them; Groups tells for each the family of
// features that it belongs to.
func (m *Model) Weights() []float32 { return m.weights }

// Group is the name of the family of features that a weight belongs to.
func (m *Model) Group(weight int) string {
	g, _ := m.name(weight)
	return groupNames[g]
}
