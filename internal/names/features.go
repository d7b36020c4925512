package names

// features are the reasons for and against c.
func (f *Finder) features(c candidate) []Feature {
	f.buffer = f.buffer[:0]
	f.own(c)
	f.wordFeatures(c)
	f.sideFeatures(c)
	return f.buffer
}

func (f *Finder) put(g group, i int, amount float32) {
	f.buffer = append(f.buffer, Feature{f.model.layout.base[g] + int32(i), amount})
}

// own are those of the characters.
func (f *Finder) own(c candidate) {
	start, end, s := int(c.start), int(c.end), int(c.shape)
	f.put(ofShape, s, 1)
	if c.hint&framed != 0 {
		f.put(ofHint, 0, 1)
	}
	if c.hint&known != 0 {
		f.put(ofHint, 1, 1)
	}
	odds := f.model.characters.odds
	switch c.shape {
	case two, three, family:
		f.put(ofSurname, s, clip(odds[f.id[start]][surnamePlace]))
	}
	switch c.shape {
	case two, three:
		f.put(ofGiven, s, clip(f.givenOdds(start+1, end)))
	case doubleOne, doubleTwo:
		f.put(ofGiven, s, clip(f.givenOdds(start+2, end)))
	case given, listed:
		if end-start == 2 {
			f.put(ofGiven, s, clip(f.givenOdds(start, end)))
		}
	}
	if c.shape.kind() != chineseKind && c.shape != family {
		sum, least := f.soundOdds(start, end)
		n := float32(end - start)
		f.put(ofSound, s, clip(sum/4))
		f.put(ofSoundLevel, s*levels+max(0, min(levels-1, int(2*(sum/n+2)))), 1)
		f.put(ofSoundPairs, s*4+min(3, f.unknownPairs(start, end)), 1)
		f.put(ofLeastSound, s, clip(least))
	}
	if k := givenAt(c); k >= 0 && end-k == 2 && f.model.givenPairs.find(f.id[k], f.id[k+1]) >= 0 {
		f.put(ofGivenPair, s, 1)
	}
	for i := start + 1; i < end; i++ {
		if f.text.has(i, Padded) {
			f.put(ofPadding, c.shape.kind(), 1)
			break
		}
	}
	f.placeFeature(c)
	f.endFeatures(c)
	for i := start + 1; i < end; i++ {
		if f.text.has(i, TitleStarts) {
			f.put(ofInnerTitle, c.shape.kind(), 1)
			break
		}
	}
}

// placeFeature tells whether c is the name of a place, begins with one, or one begins with it.
func (f *Finder) placeFeature(c candidate) {
	start, end := int(c.start), int(c.end)
	if c.shape.kind() == familyKind {
		return
	}
	for n := 2; n <= 6 && start+n <= len(f.id); n++ {
		if !f.model.places.has(f.id[start : start+n]) {
			continue
		}
		switch {
		case start+n == end:
			f.put(ofPlace, 3*c.shape.kind(), 1)
		case start+n < end:
			f.put(ofPlace, 3*c.shape.kind()+1, 1)
		default:
			f.put(ofPlace, 3*c.shape.kind()+2, 1)
		}
	}
}

// givenAt is where the given name of c starts, or -1.
func givenAt(c candidate) int {
	switch c.shape {
	case three:
		return int(c.start) + 1
	case doubleTwo:
		return int(c.start) + 2
	case given, listed:
		return int(c.start)
	}
	return -1
}

// unknownPairs is how many characters follow another one as in no known name by sound.
func (f *Finder) unknownPairs(start, end int) (n int) {
	for i := start + 1; i < end; i++ {
		if f.text.Runes[i] == '·' {
			i++
		} else if f.model.soundPairs.find(f.id[i-1], f.id[i]) < 0 {
			n++
		}
	}
	return n
}

// endFeatures tell whether c ends in a word that rather stands behind names: 清溪|镇, 哈桑|亲王.
func (f *Finder) endFeatures(c candidate) {
	end, at := int(c.end), 2*c.shape.kind()*len(rightClasses)
	if c.end-c.start < 2 {
		return
	}
	if class := f.model.right.ofRune[f.id[end-1]]; class > 0 {
		f.put(ofEnd, at+int(class), 1)
	}
	if p := f.model.vocabulary.find(f.id[end-2], f.id[end-1]); p >= 0 && f.model.right.ofPair[p] > 0 {
		f.put(ofEnd, at+len(rightClasses)+int(f.model.right.ofPair[p]), 1)
	}
}

// soundOdds are the log-odds of the characters of a name by sound, and of the least likely.
func (f *Finder) soundOdds(start, end int) (sum, least float32) {
	least = 10
	for i := start; i < end; i++ {
		if f.text.Runes[i] == '·' {
			continue
		}
		place := soundMiddle
		switch i {
		case start:
			place = soundFirst
		case end - 1:
			place = soundLast
		}
		x := f.model.characters.odds[f.id[i]][place]
		sum, least = sum+x, min(least, x)
	}
	return sum, least
}

func clip(x float32) float32 { return max(-5, min(5, x)) }

// wordFeatures are those of the words that the segmenter sees.
func (f *Finder) wordFeatures(c candidate) {
	t, start, end, kind := f.text, int(c.start), int(c.end), c.shape.kind()
	bits, inner, last := 0, 0, start
	for i := start; i <= end; i++ {
		if !t.has(i, WordStarts) {
			continue
		}
		if i < end {
			last = i
		}
		if i > start && i < end {
			inner++
		}
	}
	if c.shape <= doubleTwo || c.shape == family || c.shape == given || c.shape == sound2 || c.shape == sound3 {
		for i := start; i <= end && i < start+cutBits; i++ {
			if t.has(i, WordStarts) {
				bits |= 1 << (i - start)
			}
		}
	} else {
		bits = min(inner, 3)
		if t.has(start, WordStarts) {
			bits |= 4
		}
		if t.has(end, WordStarts) {
			bits |= 8
		}
	}
	f.put(ofCuts, int(c.shape)<<cutBits|bits, 1)
	switch {
	case inner == 0 && t.has(start, WordStarts) && t.has(end, WordStarts):
		f.put(ofWord, int(c.shape)*len(tags)+int(t.Tags[start]), 1)
	default:
		if t.has(start, WordStarts) {
			f.put(ofFirstWord, kind*len(tags)+int(t.Tags[start]), 1)
		}
		if t.has(end, WordStarts) && last > start {
			f.put(ofLastWord, kind*len(tags)+int(t.Tags[last]), 1)
		}
	}
}
