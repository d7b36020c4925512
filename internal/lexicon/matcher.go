package lexicon

import "math/bits"

// A matcher finds many words in one pass over a text. It is a trie whose edges, from (node,
// character) to node, lie in one open-addressing hash table. Most characters of a text begin no
// word, and a bitmap of the pairs that words begin with turns nearly all of those away with one
// look: it is what makes this faster than an automaton that must step on every character.
type matcher struct {
	edges []edge // a power of two, at most half full
	shift int    // 64 less the bits of an index into edges
	nodes uint32
	words uint32
	pairs bitmap
}

// An edge is empty if its key is zero: no word holds the character zero.
type edge struct {
	key  uint64 // node it leaves, character
	node uint32 // node it enters
	word uint32 // 1 + index of the word that ends there, or 0
}

const runeBits = 21

// leaves is the node that e leaves and the character that it is followed by.
func (e edge) leaves() (node uint32, r rune) {
	return uint32(e.key >> runeBits), rune(e.key & (1<<runeBits - 1))
}

// newMatcher is empty. It finds words once they were added and it was sealed.
func newMatcher() *matcher { return &matcher{edges: make([]edge, 1<<10), shift: 64 - 10} }

// add adds a word of at least two characters, normalized, and returns its number: words are
// numbered from 0 as they come, and one that was added before keeps its number.
func (m *matcher) add(word []rune) int {
	var node uint32
	var e *edge
	for _, r := range word {
		if int(m.nodes)*2 >= len(m.edges) {
			m.grow()
		}
		if e = m.edge(node, r); e.key == 0 {
			m.nodes++
			*e = edge{key: key(node, r), node: m.nodes}
		}
		node = e.node
	}
	if e.word == 0 {
		m.words++
		e.word = m.words
	}
	return int(e.word) - 1
}

// seal notes the pairs of characters that words begin with.
func (m *matcher) seal() {
	first := map[uint32]rune{} // by the node that it leads to
	for _, e := range m.edges {
		if node, r := e.leaves(); e.key != 0 && node == 0 {
			first[e.node] = r
		}
	}
	var pairs [][2]rune
	for _, e := range m.edges {
		node, r := e.leaves()
		if start, ok := first[node]; ok && e.key != 0 {
			pairs = append(pairs, [2]rune{start, r})
		}
	}
	m.pairs = newBitmap(len(pairs))
	for _, pair := range pairs {
		m.pairs.set(pair[0], pair[1])
	}
}

func (m *matcher) grow() {
	old := m.edges
	m.edges, m.shift = make([]edge, 2*len(old)), m.shift-1
	for _, e := range old {
		if e.key != 0 {
			*m.probe(e.key) = e
		}
	}
}

// key is never zero for a node and a character other than zero.
func key(node uint32, r rune) uint64 { return uint64(node)<<runeBits | uint64(uint32(r)) }

// edge is the edge that leaves node with r, or the empty place where it would be.
func (m *matcher) edge(node uint32, r rune) *edge { return m.probe(key(node, r)) }

func (m *matcher) probe(key uint64) *edge {
	mask := uint64(len(m.edges) - 1)
	for i := key * 0x9e3779b97f4a7c15 >> m.shift; ; i = (i + 1) & mask {
		if e := &m.edges[i&mask]; e.key == key || e.key == 0 {
			return e
		}
	}
}

// find calls hit for every word at every place of text: by start, then shorter words first.
func (m *matcher) find(text []rune, hit func(start, end, word int)) {
	if len(text) == 0 {
		return
	}
	next := normal(text[0])
	for i := 1; i < len(text); i++ {
		first := next
		next = normal(text[i])
		if m.pairs.has(first, next) {
			m.walk(text, i-1, hit)
		}
	}
}

// walk calls hit for every word that starts at start.
func (m *matcher) walk(text []rune, start int, hit func(start, end, word int)) {
	var node uint32
	for i := start; i < len(text); i++ {
		e := m.edge(node, normal(text[i]))
		if e.key == 0 {
			return
		}
		if e.word > 0 {
			hit(start, i+1, int(e.word)-1)
		}
		node = e.node
	}
}

// normal is what words and texts are compared by, beyond folding: Latin letters in any case, a
// line end as the blank between two words, the typographic apostrophe as the plain one.
func normal(r rune) rune {
	switch {
	case r >= 'A' && r <= 'Z':
		return r + 'a' - 'A'
	case r == '\n':
		return ' '
	case r == '’':
		return '\''
	}
	return r
}

// A bitmap holds pairs of characters. It may say yes to others, seldom.
type bitmap struct {
	words []uint64
	shift int
}

// newBitmap makes room for n pairs at about 32 bits each.
func newBitmap(n int) bitmap {
	size := max(bits.Len(uint(n))+5, 10)
	return bitmap{words: make([]uint64, 1<<(size-6)), shift: 64 - size}
}

func (b bitmap) index(first, second rune) uint64 {
	return key(uint32(first), second) * 0x9e3779b97f4a7c15 >> b.shift
}

func (b bitmap) set(first, second rune) {
	i := b.index(first, second)
	b.words[i>>6] |= 1 << (i & 63)
}

func (b bitmap) has(first, second rune) bool {
	i := b.index(first, second)
	return b.words[i>>6]>>(i&63)&1 == 1
}
