package segment

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"slices"

	"github.com/go-ego/gse"
)

// Compile lays a dictionary of gse out as the table that a Segmenter reads.
func Compile(dict *gse.Dictionary) ([]byte, error) {
	c := newCompiler(dict)
	entries := c.entries(dict)
	if len(c.units) > math.MaxUint16 || len(c.kinds) > math.MaxUint16 {
		return nil, fmt.Errorf("segment: the dictionary has %d units and %d kinds of words, but the table has room for %d of each: "+
			"widen code and kind", len(c.units), len(c.kinds), math.MaxUint16)
	}
	nodes := layOut(entries, len(c.units))
	if len(nodes) > maxNodes {
		return nil, fmt.Errorf("segment: the dictionary takes %d nodes, but a node can name %d: widen node", len(nodes), maxNodes)
	}
	return (&dictionary{units: c.units, kinds: c.kinds, nodes: nodes}).encode(), nil
}

// An entry is a word while the table is made.
type entry struct {
	codes []uint16
	kind  uint16
}

type compiler struct {
	units  []string // by code
	codeOf map[string]uint16
	kinds  []kind
	kindOf map[kind]uint16
}

// newCompiler gives units their codes, those of most words first: it keeps the nodes dense.
func newCompiler(dict *gse.Dictionary) *compiler {
	count := map[string]int{}
	for i := range dict.Tokens {
		for _, unit := range gse.SplitWords([]byte(dict.Tokens[i].Text())) {
			count[string(unit)]++
		}
	}
	units := slices.SortedFunc(maps.Keys(count), func(a, b string) int {
		return cmp.Or(cmp.Compare(count[b], count[a]), cmp.Compare(a, b))
	})
	c := &compiler{codeOf: map[string]uint16{}, kindOf: map[kind]uint16{}}
	c.units = append([]string{""}, units...)
	for code, unit := range c.units {
		c.codeOf[unit] = uint16(code)
	}
	c.kind(kind{unknownDistance, unknownTag})
	return c
}

// entries are the words in order of their codes.
func (c *compiler) entries(dict *gse.Dictionary) []entry {
	total := float32(math.Log2(dict.TotalFreq())) // rounded before the difference, as gse does
	entries := make([]entry, len(dict.Tokens))
	for i := range dict.Tokens {
		t := &dict.Tokens[i]
		distance := total - float32(math.Log2(t.Freq()))
		entries[i] = entry{c.codes(t.Text()), c.kind(kind{distance, t.Pos()})}
	}
	slices.SortFunc(entries, func(a, b entry) int { return slices.Compare(a.codes, b.codes) })
	return entries
}

func (c *compiler) codes(word string) (codes []uint16) {
	for _, unit := range gse.SplitWords([]byte(word)) {
		codes = append(codes, c.codeOf[string(unit)])
	}
	return codes
}

func (c *compiler) kind(k kind) uint16 {
	n, ok := c.kindOf[k]
	if !ok {
		n = uint16(len(c.kinds))
		c.kinds, c.kindOf[k] = append(c.kinds, k), n
	}
	return n
}
