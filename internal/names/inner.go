package names

import "github.com/xiaozu-watch/xiaozu/internal/zh"

// wordFeatures are those of the words that the segmenter sees.
func (f *Finder) wordFeatures(c candidate) {
	t, start, end, kind := f.text, int(c.start), int(c.end), c.shape.kind()
	starts, ends := t.has(start, WordStarts), t.has(end, WordStarts)
	inner, last, within := 0, start, Mark(0)
	for i := start + 1; i < end; i++ {
		m := t.Marks[i]
		within |= m
		if m&WordStarts != 0 {
			inner, last = inner+1, i
		}
	}
	if within&Padded != 0 {
		round := 0
		if t.gap(start) != 0 && t.gap(end) != 0 {
			round = 1
		}
		f.put(ofPadding, 2*kind+round, 1)
	}
	if within&TitleStarts != 0 {
		f.put(ofInnerTitle, kind, 1)
	}
	f.put(ofCuts, int(c.shape)<<cutBits|f.cuts(c, inner), 1)
	if inner > 0 && c.shape != family {
		f.wordsCompany(c, last)
	}
	if inner == 0 && starts && ends {
		f.put(ofWord, int(c.shape)*len(tags)+int(t.Tags[start]), 1)
		return
	}
	if starts {
		f.put(ofFirstWord, (kind*firstKinds+f.firstKind(start))*len(tags)+int(t.Tags[start]), 1)
	}
	if ends && last > start {
		f.put(ofLastWord, (kind*lastKinds+lastKind(last, end))*len(tags)+int(t.Tags[last]), 1)
	}
}

// firstKind says of the word at i whether it has one character, and if so whether others stand before it: 和 is a
// surname where a sentence begins, and 和 elsewhere.
func (f *Finder) firstKind(i int) int {
	switch {
	case !f.text.has(i+1, WordStarts):
		return 0
	case i > 0 && f.text.gap(i) == 0 && zh.IsHan(f.text.Runes[i-1]) && !f.text.has(i, TitleEnds):
		return 1
	}
	return 2
}

// lastKind says whether a word has one character.
func lastKind(start, end int) int {
	if end-start == 1 {
		return 1
	}
	return 0
}

// wordsCompany tells how much the first and the last of several words within c keep the company of names: of
// 哈桑|希望 the last does not.
func (f *Finder) wordsCompany(c candidate, last int) {
	start, end := int(c.start), int(c.end)
	first := start + 1
	for !f.text.has(first, WordStarts) {
		first++
	}
	f.wordCompany(ofHeadCompany, int(c.shape), start, first)
	if f.text.has(end, WordStarts) {
		f.wordCompany(ofTailCompany, int(c.shape), last, end)
	}
}

// wordCompany tells how much a frequent word keeps the company of names.
func (f *Finder) wordCompany(g group, i, start, end int) {
	if end-start < 2 || end-start > longestWord {
		return
	}
	if odds, ok := f.model.own.of(f.id[start:end]); ok {
		f.put(g, i, clip(odds))
	}
}

// cuts has bits for where words start: at each character of a short name and behind it, and only
// how many and at the ends of a long one.
func (f *Finder) cuts(c candidate, inner int) (at int) {
	start, end := int(c.start), int(c.end)
	switch c.shape {
	case two, three, doubleOne, doubleTwo, family, given, sound2, sound3:
		for i := start; i <= end && i < start+cutBits; i++ {
			if f.text.has(i, WordStarts) {
				at |= 1 << (i - start)
			}
		}
		return at
	}
	at = min(inner, 3)
	if f.text.has(start, WordStarts) {
		at |= 4
	}
	if f.text.has(end, WordStarts) {
		at |= 8
	}
	return at
}
