package segment

import (
	"cmp"
	"math"
	"math/bits"
	"slices"
	"sort"
)

// A branch is a node of the trie before it has a place.
type branch struct {
	code, kind uint16
	base       int
	children   []*branch // by code
}

// layOut gives every node of the trie of entries a place. Those with most children come first,
// while there is room; those with few fill the holes.
func layOut(entries []entry, codes int) []node {
	root := &branch{base: rootBase}
	l := &layout{taken: slices.Repeat([]uint64{math.MaxUint64}, (rootBase+codes)/64+1)}
	l.grow(root, entries, 0)
	slices.SortStableFunc(l.inner, func(a, b *branch) int { return cmp.Compare(len(b.children), len(a.children)) })
	for _, b := range l.inner {
		if b != root {
			l.place(b)
		}
	}
	nodes := make([]node, len(l.taken)*64+codes)
	fill(nodes, root, 0)
	return nodes
}

// A layout knows which places are taken: at first those of the root and of what would be its
// children, if every unit began a word.
type layout struct {
	inner    []*branch // those that have children
	taken    []uint64  // a bit for every place
	full     int       // how many words of taken are full, from the start
	from     int       // no place before is tried for as many children as the last branch had
	siblings int       // how many those are
}

// grow gives b the children that entries make, which are sorted and agree with b up to depth.
func (l *layout) grow(b *branch, entries []entry, depth int) {
	if len(entries[0].codes) == depth {
		b.kind, entries = entries[0].kind, entries[1:]
	}
	if len(entries) > 0 {
		l.inner = append(l.inner, b)
	}
	for len(entries) > 0 {
		child := &branch{code: entries[0].codes[depth]}
		n := sort.Search(len(entries), func(i int) bool { return entries[i].codes[depth] > child.code })
		l.grow(child, entries[:n], depth+1)
		b.children, entries = append(b.children, child), entries[n:]
	}
}

// place finds places for the children of b.
func (l *layout) place(b *branch) {
	if len(b.children) != l.siblings {
		l.siblings, l.from = len(b.children), 64*l.full
	}
	first := int(b.children[0].code)
	b.base = l.fit(b, max(0, l.from-first))
	l.from = b.base + first
	for _, child := range b.children {
		l.take(b.base + int(child.code))
	}
	for l.word(l.full) == math.MaxUint64 {
		l.full++
	}
}

// fit finds a base at which the places of all children of b are free. It looks at 64 bases at a
// time.
func (l *layout) fit(b *branch, base int) int {
	for ; ; base += 64 {
		var taken uint64
		for _, child := range b.children {
			taken |= l.window(base + int(child.code))
			if taken == math.MaxUint64 {
				break
			}
		}
		if taken != math.MaxUint64 {
			return base + bits.TrailingZeros64(^taken)
		}
	}
}

// window is the 64 places from place on.
func (l *layout) window(place int) uint64 {
	i, shift := place/64, place%64
	return l.word(i)>>shift | l.word(i+1)<<(64-shift)
}

func (l *layout) word(i int) uint64 {
	if i < len(l.taken) {
		return l.taken[i]
	}
	return 0
}

func (l *layout) take(place int) {
	for place/64 >= len(l.taken) {
		l.taken = append(l.taken, 0)
	}
	l.taken[place/64] |= 1 << (place % 64)
}

// fill writes the children of b, which has the given place.
func fill(nodes []node, b *branch, place int) {
	for _, child := range b.children {
		at := b.base + int(child.code)
		nodes[at] = newNode(child.base, place, child.kind)
		fill(nodes, child, at)
	}
}
