package segment

import (
	"math"
	"slices"
)

// A path is the shortest way through a text, as gse finds it: over units, which are single
// characters or runs of Latin letters and numbers, by words whose length is their improbability.
type path struct {
	codes  []uint16 // of the units; 0 if no word has the unit
	starts []int    // where the units start in the text, and where the text ends
	steps  []step   // the last word on the shortest way to the end of each unit
}

type step struct {
	distance float32 // from the start of the text
	kind     uint16
	units    uint16 // how many the word has
}

// split makes units of text and forgets the text before.
func (p *path) split(d *dictionary, text []rune) {
	p.codes = slices.Grow(p.codes[:0], len(text))[:len(text)]
	p.starts = slices.Grow(p.starts[:0], len(text)+1)[:len(text)+1]
	n := 0
	for i := 0; i < len(text); n++ {
		p.starts[n] = i
		if isLatin(text[i]) {
			end := latinEnd(text, i)
			p.codes[n], i = d.latin(text[i:end]), end
		} else {
			p.codes[n], i = d.character(text[i]), i+1
		}
	}
	p.starts[n] = len(text)
	p.codes, p.starts = p.codes[:n], p.starts[:n+1]
}

func latinEnd(text []rune, i int) int {
	for i < len(text) && isLatin(text[i]) {
		i++
	}
	return i
}

// find goes on from every unit with all words that start there; the unit alone is one of them,
// if only of kind unknown. Of two ways of the same length gse takes the one with the longer last
// word. The slices are copied lest they be read again for every character.
func (p *path) find(d *dictionary) {
	p.forget()
	nodes, kinds, codes, steps := d.nodes, d.kinds, p.codes, p.steps
	var distance float32
	for i, code := range codes {
		place := rootBase + int(code)
		n := nodes[place]
		reach(&steps[i], step{distance + kinds[n.kind()].distance, n.kind(), 1})
		for j := i + 1; j < len(codes); j++ {
			child := n.base() + int(codes[j])
			n = nodes[child]
			if n.parent() != place {
				break
			}
			if kind := n.kind(); kind != unknown {
				reach(&steps[j], step{distance + kinds[kind].distance, kind, uint16(j - i + 1)})
			}
			place = child
		}
		distance = steps[i].distance
	}
}

// forget makes the end of every unit unreached.
func (p *path) forget() {
	p.steps = slices.Grow(p.steps[:0], len(p.codes))[:len(p.codes)]
	for i := range p.steps {
		p.steps[i].distance = math.MaxFloat32
	}
}

func reach(last *step, s step) {
	if s.distance < last.distance {
		*last = s
	}
}

// appendWords follows the way back from the end.
func (p *path) appendWords(words []Word, d *dictionary) []Word {
	n := len(words)
	for i := len(p.steps); i > 0; i -= int(p.steps[i-1].units) {
		n++
	}
	words = slices.Grow(words, n-len(words))[:n]
	for i := len(p.steps); i > 0; {
		s := p.steps[i-1]
		start := i - int(s.units)
		n--
		words[n] = Word{p.starts[start], p.starts[i], d.kinds[s.kind].tag}
		i = start
	}
	return words
}
