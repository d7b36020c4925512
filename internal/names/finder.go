package names

import (
	"sort"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// A Finder finds the names of one text after the other. It must not be shared between goroutines.
type Finder struct {
	model  *Model
	text   *Text
	id     []uint16    // numbers of the characters
	known  []character // what is known of each, and of none behind the text
	pairs  []int32     // numbers of the pairs that start at each, plus two; 0 is not looked up yet
	all    []candidate
	from   int      // the first candidate that starts where candidates are being looked for
	asked  []side   // of the places that were asked for
	left   []uint32 // by place: one more than the number of what stands before it, or 0
	right  []uint32 // the same of what stands behind
	sum    float32  // of the weights of features
	listed []Feature
	nodes  []node
	found  []Name
	sure   nameSet

	listing bool // features are listed, for fitting and explaining
}

// A side is what stands on one side of a place, and what it adds to a score, without what depends on
// where words start.
type side struct {
	class   uint8   // plus one; 0 is not looked up yet
	scored  uint8   // a bit for each kind of shape, and one for what all share
	company uint8   // whether the word there is known
	odds    float32 // of a name beside that word
	shared  float32
	score   [shapeKinds]float32
}

// Finder returns one for this model.
func (m *Model) Finder() *Finder { return &Finder{model: m} }

// Model is the model that f finds by.
func (f *Finder) Model() *Model { return f.model }

// Show makes t the text whose names are looked for next.
func (f *Finder) Show(t *Text) {
	n := len(t.Runes)
	f.text = t
	f.id, f.known, f.pairs = grow(f.id, n), grow(f.known, n+1), grow(f.pairs, max(0, n-1))
	f.left, f.right, f.asked = grow(f.left, n+1), grow(f.right, n+1), grow(f.asked, 2*n+2)[:0]
	clear(f.pairs)
	clear(f.left)
	clear(f.right)
	for i, r := range t.Runes {
		id := f.model.characters.id(r)
		f.id[i], f.known[i] = id, f.model.characters.known[id]
	}
	f.known[n] = character{}
}

// mayStart reports whether what b says can start at i, by its first two characters.
func (f *Finder) mayStart(i int, b beginning) bool {
	return f.known[i].begins&f.known[i+1].follows&b != 0
}

// leftOf is what stands before the place i, rightOf what stands behind it.
func (f *Finder) leftOf(i int) *side  { return f.side(&f.left[i]) }
func (f *Finder) rightOf(i int) *side { return f.side(&f.right[i]) }

// side is the side with a number, a new one if it has none. There is room for all, so that none moves.
func (f *Finder) side(number *uint32) *side {
	if *number == 0 {
		f.asked = append(f.asked, side{})
		*number = uint32(len(f.asked))
	}
	return &f.asked[*number-1]
}

// pairAt is the number of the two characters from i on in the vocabulary, or -1.
func (f *Finder) pairAt(i int) int32 {
	if uint(i) >= uint(len(f.pairs)) {
		return -1
	}
	if p := f.pairs[i]; p != 0 {
		return p - 2
	}
	return f.lookUpPair(i)
}

func (f *Finder) lookUpPair(i int) int32 {
	p := f.model.vocabulary.find(f.id[i], f.id[i+1])
	f.pairs[i] = p + 2
	return p
}

// collect collects the candidates in the spans of the text, ordered by start, without scores.
func (f *Finder) collect() {
	f.all = f.all[:0]
	spans, hints := f.text.Spans, f.text.Hints
	if spans == nil {
		spans = []news.Span{{Start: 0, End: len(f.text.Runes)}}
	}
	for _, s := range spans {
		for i := s.Start; i < s.End; i++ {
			f.from = len(f.all)
			f.candidates(i)
			for len(hints) > 0 && hints[0].Start <= i {
				f.addHint(hints[0])
				hints = hints[1:]
			}
		}
	}
}

func (f *Finder) add(start, end int, s shape) {
	if s == listed || s == given {
		for k := len(f.all) - 1; k >= f.from; k-- {
			if int(f.all[k].end) == end {
				return
			}
		}
	}
	f.all = append(f.all, candidate{start: int32(start), end: int32(end), shape: s})
}

// addHint marks the candidates for the span of h, or adds one.
func (f *Finder) addHint(h Hint) {
	kind, found := framed, false
	if h.Known {
		kind = known
	}
	for k := f.from; k < len(f.all); k++ {
		if c := &f.all[k]; int(c.start) == h.Start && int(c.end) == h.End {
			c.hint, found = c.hint|kind, true
		}
	}
	if !found && h.End <= len(f.text.Runes) {
		f.all = append(f.all, candidate{start: int32(h.Start), end: int32(h.End), shape: hinted, hint: kind})
	}
}

// framedScore is what a name in a frame has at least, so that the frame decides where it ends.
const framedScore = 12

// Find finds the names of t, in order. They are good until the next are found.
func (f *Finder) Find(t *Text) []Name {
	f.Show(t)
	return f.FindShown()
}

// FindShown finds the names of the text that was shown last.
func (f *Finder) FindShown() []Name {
	f.collect()
	for k := range f.all {
		f.score(&f.all[k])
	}
	f.closeFrames()
	f.best()
	if f.repeat() {
		f.best()
	}
	return f.found
}

// score weighs the features of c.
func (f *Finder) score(c *candidate) {
	sides := f.sides(c)
	f.tagFeatures(*c)
	f.ownFeatures(*c)
	c.score = sides + f.take()
	if c.hint&framed != 0 {
		c.score = max(c.score, framedScore)
	}
}

// sides weighs what stands on both sides of c. Candidates share it.
func (f *Finder) sides(c *candidate) float32 {
	kind := c.shape.kind()
	left, right := f.leftOf(int(c.start)), f.rightOf(int(c.end))
	if left.scored&(1<<kind) == 0 {
		f.leftFeatures(int(c.start), kind)
		left.keep(kind, f.take())
	}
	if right.scored&(1<<kind) == 0 {
		f.rightFeatures(int(c.end), kind)
		right.keep(kind, f.take())
	}
	if kind == familyKind {
		return left.score[kind] + right.score[kind]
	}
	return left.score[kind] + f.sharedLeft(left, int(c.start)) + right.score[kind] + f.sharedRight(right, int(c.end))
}

func (s *side) keep(kind int, x float32) { s.score[kind], s.scored = x, s.scored|1<<kind }

// shared is the bit for what all kinds share.
const shared = 1 << shapeKinds

func (f *Finder) sharedLeft(s *side, i int) float32 {
	if s.scored&shared == 0 {
		f.leftShared(i)
		s.shared, s.scored = f.take(), s.scored|shared
	}
	return s.shared
}

func (f *Finder) sharedRight(s *side, i int) float32 {
	if s.scored&shared == 0 {
		f.rightShared(i)
		s.shared, s.scored = f.take(), s.scored|shared
	}
	return s.shared
}

// closeFrames drops what is only a part of a name in a frame.
func (f *Finder) closeFrames() {
	for _, h := range f.text.Hints {
		if h.Known {
			continue
		}
		from := sort.Search(len(f.all), func(k int) bool { return int(f.all[k].start) >= h.Start })
		for k := from; k < len(f.all) && int(f.all[k].start) < h.End; k++ {
			if c := &f.all[k]; int(c.end) <= h.End && c.hint&framed == 0 {
				c.score = unreached
			}
		}
	}
}
