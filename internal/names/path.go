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

// A node is a place on the best way through candidates that touch each other.
type node struct {
	open, named float32 // best score up to here where no name ends, and where one does
	by          int32   // the candidate that ends here
	openNamed   bool    // the way to open comes from a name that ends one character before
	entry       entry   // how the best way gets to names that start here
}

// An entry says where the way to the start of a name comes from.
type entry uint8

const (
	fromOpen   entry = iota // no name ends at the place before the link
	fromLinked              // one does
	fromNamed               // one ends right at the start, whatever the link
)

const unreached = -1e9

func grow[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n)
	}
	return s[:n]
}

// best finds the names that score most together. Candidates that neither overlap nor can be linked
// do not matter to each other.
func (f *Finder) best() {
	f.found = f.found[:0]
	for k := 0; k < len(f.all); {
		end, next := f.all[k].end, k+1
		for next < len(f.all) && f.all[next].start <= end+1 {
			end = max(end, f.all[next].end)
			next++
		}
		f.solve(k, next, int(end))
		k = next
	}
}

// solve adds the best names among the candidates [from, to), of which the last ends at end.
func (f *Finder) solve(from, to, end int) {
	base := max(0, int(f.all[from].start)-1)
	f.nodes = grow(f.nodes, end-base+1)
	for i := range f.nodes {
		f.nodes[i] = node{named: unreached}
	}
	for i := range f.nodes {
		if n := &f.nodes[i]; i > 0 {
			if before := &f.nodes[i-1]; before.named > before.open {
				n.open, n.openNamed = before.named, true
			} else {
				n.open = before.open
			}
		}
		first := from
		for from < to && int(f.all[from].start) == base+i {
			from++
		}
		if first < from {
			f.extend(i, base, first, from)
		}
	}
	f.trace(base)
}

// extend goes on with the candidates [from, to), which start at the i-th node.
func (f *Finder) extend(i, base, from, to int) {
	n := &f.nodes[i]
	l, after := f.text.linkAt(base + i)
	before := &f.nodes[after-base]
	into := before.open
	if x := before.named + f.model.weights[f.model.layout.base[ofLink]+int32(l)]; x > into {
		into, n.entry = x, fromLinked
	}
	if after < base+i && n.named > into {
		into, n.entry = n.named, fromNamed
	}
	for k := from; k < to; k++ {
		c := &f.all[k]
		if end := &f.nodes[int(c.end)-base]; into+c.score > end.named {
			end.named, end.by = into+c.score, int32(k)
		}
	}
}

// trace follows the best way back from the last node.
func (f *Finder) trace(base int) {
	before := len(f.found)
	i := len(f.nodes) - 1
	named := f.nodes[i].named > f.nodes[i].open
	for i > 0 {
		if !named {
			named = f.nodes[i].openNamed
			i--
			continue
		}
		c := &f.all[f.nodes[i].by]
		f.found = append(f.found, Name{news.Span{Start: int(c.start), End: int(c.end)}, float64(c.score), c.shape == family})
		i = int(c.start) - base
		if named = f.nodes[i].entry != fromOpen; f.nodes[i].entry != fromNamed {
			_, after := f.text.linkAt(base + i)
			i = after - base
		}
	}
	slices.Reverse(f.found[before:])
}
