package names

import "github.com/xiaozu-watch/xiaozu/internal/zh"

// leftShared are the features of what stands before a name that starts at i, whatever its shape.
func (f *Finder) leftShared(i int) {
	t := f.text
	if t.has(i, PostFollows) {
		f.put(ofPostStart, int(f.leftClass(i)), 1)
	}
	f.put(ofLeftRune, int(f.model.characters.id(t.left(i))), 1)
	if i == 0 || t.gap(i) != 0 {
		return
	}
	if t.gap(i-1) == 0 {
		if p := f.pairAt(i - 2); p >= 0 {
			f.put(ofLeftPair, int(p), 1)
		}
	}
	if p := f.pairAt(i - 1); p >= 0 && f.model.left.ofPair[p] > 0 {
		f.put(ofSwallowing, int(f.model.left.ofPair[p]), 1)
	}
}

// leftFeatures are those that matter to a kind of shape in its own way.
func (f *Finder) leftFeatures(i, kind int) {
	f.put(ofLeftClass, kind*len(leftClasses)+int(f.leftClass(i)), 1)
	if i > 0 && f.text.gap(i) == 0 && zh.IsHan(f.text.Runes[i-1]) {
		s := f.leftOf(i)
		if s.company == unmet {
			s.meet(f.model.beforeNames.before(f.id, i))
		}
		f.putWord(ofLeftWord, kind, s)
	}
	if kind == familyKind || i == 0 || f.text.gap(i) != 0 {
		return
	}
	f.put(ofLeftOdds, kind, f.neighbourOdds(i-1))
}

// rightShared and rightFeatures are the same for what stands behind a name that ends at i.
func (f *Finder) rightShared(i int) {
	t := f.text
	f.put(ofRightRune, int(f.model.characters.id(t.right(i))), 1)
	if t.gap(i) != 0 {
		return
	}
	if t.gap(i+1) == 0 {
		if p := f.pairAt(i); p >= 0 {
			f.put(ofRightPair, int(p), 1)
		}
	}
	if p := f.pairAt(i - 1); p >= 0 && f.model.right.ofPair[p] > 0 {
		f.put(ofSwallowed, int(f.model.right.ofPair[p]), 1)
	}
}

func (f *Finder) rightFeatures(i, kind int) {
	f.put(ofRightClass, kind*len(rightClasses)+int(f.rightClass(i)), 1)
	if f.text.gap(i) == 0 && zh.IsHan(f.text.Runes[i]) && !f.bodyBehind(i) {
		s := f.rightOf(i)
		if s.company == unmet {
			s.meet(f.model.behindNames.behind(f.id, i))
		}
		f.putWord(ofRightWord, kind, s)
	}
	if kind == familyKind || f.text.gap(i) != 0 {
		return
	}
	f.put(ofRightOdds, kind, f.neighbourOdds(i))
}

// tagFeatures are the kinds of the words on both sides of c, if words start there.
func (f *Finder) tagFeatures(c candidate) {
	t, start, end, kind := f.text, int(c.start), int(c.end), c.shape.kind()
	if kind == familyKind {
		return
	}
	if t.has(start, WordStarts) && start > 0 && t.gap(start) == 0 {
		f.put(ofLeftTag, kind*len(tags)+int(t.Tags[f.wordBefore(start)]), 1)
	}
	if t.has(end, WordStarts) && t.gap(end) == 0 {
		f.put(ofRightTag, kind*len(tags)+int(t.Tags[end]), 1)
	}
}

// bodyBehind reports whether a body or a post stands at i, which are likely behind names whatever their
// first word is.
func (f *Finder) bodyBehind(i int) bool {
	switch f.rightClass(i) {
	case byAgency, byOffice, byPost:
		return true
	}
	return false
}

// betweenFeatures are those of both sides of c together.
func (f *Finder) betweenFeatures(c candidate) {
	t, start, end, kind := f.text, int(c.start), int(c.end), c.shape.kind()
	left, right := int(f.leftClass(start)), int(f.rightClass(end))
	f.put(ofSides, left*len(rightClasses)+right, 1)
	if t.has(start, WordStarts) && t.has(end, WordStarts) && !t.Tags[start].isName() && f.oneWord(start, end) {
		f.put(ofWordLeft, kind*len(leftClasses)+left, 1)
		f.put(ofWordRight, kind*len(rightClasses)+right, 1)
	}
}

// oneWord reports whether no word starts within [start, end).
func (f *Finder) oneWord(start, end int) bool {
	for i := start + 1; i < end; i++ {
		if f.text.has(i, WordStarts) {
			return false
		}
	}
	return true
}

// wordBefore is where the word that ends at i starts, or three characters before if it is longer.
func (f *Finder) wordBefore(i int) int {
	k := i - 1
	for k > 0 && k > i-4 && !f.text.has(k, WordStarts) {
		k--
	}
	return k
}

// neighbourOdds say how well the character at i could belong to a name by sound, from 0 to 6.
func (f *Finder) neighbourOdds(i int) float32 {
	return max(-3, min(3, f.odds(i, soundMiddle))) + 3
}

// leftClass is what stands before i, rightClass what stands at i, behind a name.
func (f *Finder) leftClass(i int) uint8 {
	s := f.leftOf(i)
	if s.class == 0 {
		s.class = f.classBefore(i) + 1
	}
	return s.class - 1
}

func (f *Finder) rightClass(i int) uint8 {
	s := f.rightOf(i)
	if s.class == 0 {
		s.class = f.classBehind(i) + 1
	}
	return s.class - 1
}

func (f *Finder) classBefore(i int) uint8 {
	t := f.text
	switch r := t.rune(i - 1); {
	case t.has(i, TitleEnds):
		return byTitle
	case r == ':' && t.has(i-1, TitleEnds):
		return byLabel
	case (r == '为' || r == '由' || r == '是' || r == '的') && t.has(i-1, TitleEnds):
		return byTitle
	case r == '、':
		return byList
	case t.gap(i) == '\n' || i == 0:
		return byLine
	case t.gap(i) == ' ':
		return byBlank
	case !zh.IsHan(r):
		return byMark
	}
	if i > 1 && t.gap(i-1) == 0 {
		if p := f.pairAt(i - 2); p >= 0 && f.model.left.ofPair[p] > 0 {
			return f.model.left.ofPair[p]
		}
	}
	return f.model.left.ofRune[f.id[i-1]]
}

func (f *Finder) classBehind(i int) uint8 {
	t := f.text
	switch r := t.rune(i); {
	case t.has(i, TitleStarts):
		return byTitle
	case t.has(i, AgencyStarts):
		return byAgency
	case i < len(f.id) && t.has(i, TitleAhead) && f.model.right.ofRune[f.id[i]] == placeClass:
		return byOffice
	case t.has(i, PostFollows):
		return byPost
	case r == '、':
		return byList
	case r == '(':
		return byBracket
	case t.gap(i) == '\n':
		return byLine
	case t.gap(i) == ' ':
		return byBlank
	case !zh.IsHan(r):
		return byMark
	}
	if i+1 < len(t.Runes) && t.gap(i+1) == 0 {
		if p := f.pairAt(i); p >= 0 && f.model.right.ofPair[p] > 0 {
			return f.model.right.ofPair[p]
		}
	}
	return f.model.right.ofRune[f.id[i]]
}
