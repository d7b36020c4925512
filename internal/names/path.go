package names

import (
	"slices"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// A link is what stands between a name and the one before it.
type link int8

const (
	unlinked link = iota - 1
	next
	besideGap
	listLink
	andLink
	commaLink
	dashLink
)

// linkAt is the link that a name from i on has with a name before it, and where that one ends.
func (t *Text) linkAt(i int) (l link, end int) {
	switch t.rune(i - 1) {
	case '、', '/':
		return listLink, i - 1
	case '和', '与', '及':
		return andLink, i - 1
	case ',', ';':
		return commaLink, i - 1
	case '—', '-':
		return dashLink, i - 1
	}
	if i > 0 && t.gap(i) != 0 {
		return besideGap, i
	}
	return next, i
}

// A path is the best way through a text so far.
type path struct {
	open, named []float32 // best score up to a place where no name ends, and where one does
	namedBy     []int32   // the candidate that ends there
	openNamed   []bool    // the way to open comes from a name that ends one character before
	entry       []entry   // by place: how the best way gets to names that start there
}

// An entry says where the way to the start of a name comes from.
type entry uint8

const (
	fromOpen   entry = iota // no name ends at the place before the link
	fromLinked              // one does
	fromNamed               // one ends right at the start, whatever the link
)

func (p *path) reset(places int) {
	p.open, p.named, p.namedBy = grow(p.open, places), grow(p.named, places), grow(p.namedBy, places)
	p.openNamed, p.entry = grow(p.openNamed, places), grow(p.entry, places)
	for i := range p.named {
		p.named[i] = unreached
	}
	p.open[0] = 0
}

const unreached = -1e9

func grow[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n)
	}
	return s[:n]
}

// best are the names that score most together.
func (f *Finder) best() []Name {
	p := &f.path
	p.reset(len(f.text.Runes) + 1)
	for i := range p.open {
		if i > 0 {
			p.open[i], p.openNamed[i] = p.open[i-1], false
			if p.named[i-1] > p.open[i-1] {
				p.open[i], p.openNamed[i] = p.named[i-1], true
			}
		}
		if from, to := f.first[i], f.first[i+1]; from < to {
			f.extend(i, f.all[from:to], from)
		}
	}
	return f.trace()
}

// extend goes on with the candidates that start at i.
func (f *Finder) extend(i int, starting []candidate, number int32) {
	p, links := &f.path, f.model.weights[f.model.layout.base[ofLink]:]
	l, after := f.text.linkAt(i)
	into := p.open[after]
	p.entry[i] = fromOpen
	if x := p.named[after] + links[l]; x > into {
		into, p.entry[i] = x, fromLinked
	}
	if after < i && p.named[i] > into {
		into, p.entry[i] = p.named[i], fromNamed
	}
	for k := range starting {
		c := &starting[k]
		if x := into + c.score; x > p.named[c.end] {
			p.named[c.end], p.namedBy[c.end] = x, number+int32(k)
		}
	}
}

// trace follows the best path back.
func (f *Finder) trace() []Name {
	p, n := &f.path, len(f.text.Runes)
	var names []Name
	named := p.named[n] > p.open[n]
	for i := n; i > 0; {
		if !named {
			named = p.openNamed[i]
			i--
			continue
		}
		c := f.all[p.namedBy[i]]
		names = append(names, Name{news.Span{Start: int(c.start), End: int(c.end)}, float64(c.score), c.shape == family})
		i = int(c.start)
		if named = p.entry[i] != fromOpen; p.entry[i] != fromNamed {
			_, i = f.text.linkAt(i)
		}
	}
	slices.Reverse(names)
	return names
}
