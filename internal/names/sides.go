package names

import "github.com/xiaozu-watch/xiaozu/internal/zh"

// sideFeatures are those of what stands on either side.
func (f *Finder) sideFeatures(c candidate) {
	t, start, end, kind := f.text, int(c.start), int(c.end), c.shape.kind()
	left, right := f.leftClass(start), f.rightClass(end)
	f.put(ofLeftClass, kind*len(leftClasses)+int(left), 1)
	f.put(ofRightClass, kind*len(rightClasses)+int(right), 1)
	if kind == familyKind {
		return
	}
	if t.has(start, PostFollows) {
		f.put(ofPostStart, int(left), 1)
	}
	if t.has(start, WordStarts) && t.has(end, WordStarts) && !t.Tags[start].isName() && f.oneWord(start, end) {
		f.put(ofWordLeft, kind*len(leftClasses)+int(left), 1)
		f.put(ofWordRight, kind*len(rightClasses)+int(right), 1)
	}
	f.put(ofSides, int(left)*len(rightClasses)+int(right), 1)
	l, r := f.model.characters.id(t.left(start)), f.model.characters.id(t.right(end))
	f.put(ofLeftRune, int(l), 1)
	f.put(ofRightRune, int(r), 1)
	if start > 1 && t.gap(start) == 0 && t.gap(start-1) == 0 {
		if p := f.model.vocabulary.find(f.id[start-2], f.id[start-1]); p >= 0 {
			f.put(ofLeftPair, int(p), 1)
		}
	}
	if end+1 < len(t.Runes) && t.gap(end) == 0 && t.gap(end+1) == 0 {
		if p := f.model.vocabulary.find(f.id[end], f.id[end+1]); p >= 0 {
			f.put(ofRightPair, int(p), 1)
		}
	}
	if t.gap(start) == 0 && start > 0 && t.has(start, WordStarts) {
		k := start - 1
		for k > 0 && k > start-4 && !t.has(k, WordStarts) {
			k--
		}
		f.put(ofLeftTag, kind*len(tags)+int(t.Tags[k]), 1)
	}
	if t.gap(end) == 0 && t.has(end, WordStarts) {
		f.put(ofRightTag, kind*len(tags)+int(t.Tags[end]), 1)
	}
	f.neighbours(c)
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

// neighbours asks whether a word was cut, or a run of characters that write sound.
func (f *Finder) neighbours(c candidate) {
	t, start, end, kind := f.text, int(c.start), int(c.end), c.shape.kind()
	m := f.model
	if t.gap(end) == 0 {
		if p := m.vocabulary.find(f.id[end-1], f.id[end]); p >= 0 && m.right.ofPair[p] > 0 {
			f.put(ofSwallowed, int(m.right.ofPair[p]), 1)
		}
		f.put(ofRightOdds, kind, max(-3, min(3, m.characters.odds[f.id[end]][soundMiddle]))+3)
	}
	if start > 0 && t.gap(start) == 0 {
		if p := m.vocabulary.find(f.id[start-1], f.id[start]); p >= 0 && m.left.ofPair[p] > 0 {
			f.put(ofSwallowing, int(m.left.ofPair[p]), 1)
		}
		f.put(ofLeftOdds, kind, max(-3, min(3, m.characters.odds[f.id[start-1]][soundMiddle]))+3)
	}
}

// leftClass is what stands before i, rightClass what stands at i, behind a name.
func (f *Finder) leftClass(i int) uint8 {
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
		if p := f.model.vocabulary.find(f.id[i-2], f.id[i-1]); p >= 0 && f.model.left.ofPair[p] > 0 {
			return f.model.left.ofPair[p]
		}
	}
	return f.model.left.ofRune[f.id[i-1]]
}

func (f *Finder) rightClass(i int) uint8 {
	t := f.text
	switch r := t.rune(i); {
	case t.has(i, TitleStarts):
		return byTitle
	case t.has(i, AgencyStarts):
		return byAgency
	case t.has(i, TitleAhead) && f.model.right.ofRune[f.id[i]] == placeClass:
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
		if p := f.model.vocabulary.find(f.id[i], f.id[i+1]); p >= 0 && f.model.right.ofPair[p] > 0 {
			return f.model.right.ofPair[p]
		}
	}
	return f.model.right.ofRune[f.id[i]]
}
