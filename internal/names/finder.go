package names

// A Finder finds the names of one text after the other. It must not be shared between goroutines.
type Finder struct {
	model  *Model
	text   *Text
	id     []uint16 // numbers of the characters
	all    []candidate
	first  []int32 // first[i] is the first candidate that starts at i or later
	buffer []Feature
	path   path
}

// Finder returns one for this model.
func (m *Model) Finder() *Finder { return &Finder{model: m} }

// collect collects the candidates of t, ordered by start, without scores.
func (f *Finder) collect(t *Text) {
	f.text, f.all, f.id, f.first = t, f.all[:0], f.id[:0], f.first[:0]
	for _, r := range t.Runes {
		f.id = append(f.id, f.model.characters.id(r))
	}
	hints := t.Hints
	for i := range t.Runes {
		f.first = append(f.first, int32(len(f.all)))
		f.candidates(i)
		for len(hints) > 0 && hints[0].Start <= i {
			f.addHint(hints[0], int(f.first[i]))
			hints = hints[1:]
		}
	}
	f.first = append(f.first, int32(len(f.all)), int32(len(f.all)))
}

func (f *Finder) add(start, end int, s shape) {
	if s == listed || s == given {
		for k := len(f.all) - 1; k >= int(f.first[start]); k-- {
			if int(f.all[k].end) == end {
				return
			}
		}
	}
	f.all = append(f.all, candidate{start: int32(start), end: int32(end), shape: s})
}

// addHint marks the candidates for the span of h, or adds one.
func (f *Finder) addHint(h Hint, first int) {
	kind, found := framed, false
	if h.Known {
		kind = known
	}
	for k := first; k < len(f.all); k++ {
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

// Find finds the names of t, in order.
func (f *Finder) Find(t *Text) []Name {
	f.collect(t)
	for k := range f.all {
		c := &f.all[k]
		c.score = 0
		for _, x := range f.features(*c) {
			c.score += f.model.weights[x.Weight] * x.Amount
		}
		if c.hint&framed != 0 {
			c.score = max(c.score, framedScore)
		}
	}
	f.closeFrames()
	first := f.best()
	if f.repeat(first) {
		return f.best()
	}
	return first
}

// closeFrames drops what is only a part of a name in a frame.
func (f *Finder) closeFrames() {
	for _, h := range f.text.Hints {
		for k := f.first[h.Start]; !h.Known && k < f.first[h.End]; k++ {
			if c := &f.all[k]; int(c.end) <= h.End && c.hint&framed == 0 {
				c.score = unreached
			}
		}
	}
}

// What is surely a name in one place is likely to be one elsewhere in the text.
const (
	sureScore   = 3
	repeatScore = 3
)

// repeat raises the scores of candidates that are sure names elsewhere, and reports whether there
// are any.
func (f *Finder) repeat(found []Name) bool {
	sure := newWordSet(len(found))
	for _, n := range found {
		if n.Score >= sureScore && n.Len() > 1 {
			sure.add(f.id[n.Start:n.End])
		}
	}
	raised := false
	for k := range f.all {
		if c := &f.all[k]; c.end-c.start > 1 && sure.has(f.id[c.start:c.end]) {
			c.score += repeatScore
			raised = true
		}
	}
	return raised
}
