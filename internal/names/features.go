package names

import "math/bits"

// features are the reasons for and against c. The model is their sum: what stands on the left and on
// the right, which candidates share, and what is c's own.
func (f *Finder) features(c candidate) []Feature {
	f.listing, f.listed = true, f.listed[:0]
	defer func() { f.listing = false }()
	if c.shape != family {
		f.leftShared(int(c.start))
		f.rightShared(int(c.end))
	}
	f.leftFeatures(int(c.start), c.shape.kind())
	f.rightFeatures(int(c.end), c.shape.kind())
	f.tagFeatures(c)
	f.ownFeatures(c)
	return f.listed
}

// put adds the weight of a feature to the sum, and lists it if features are asked for.
func (f *Finder) put(g group, i int, amount float32) {
	weight := f.model.layout.base[g] + int32(i)
	f.sum += f.model.weights[weight] * amount
	if f.listing {
		f.list(Feature{weight, amount})
	}
}

func (f *Finder) list(x Feature) { f.listed = append(f.listed, x) }

// take is the sum of what was put since it was taken last.
func (f *Finder) take() float32 {
	x := f.sum
	f.sum = 0
	return x
}

// ownFeatures are those of c that no other candidate has.
func (f *Finder) ownFeatures(c candidate) {
	f.put(ofShape, int(c.shape), 1)
	if c.hint&framed != 0 {
		f.put(ofHint, 0, 1)
	}
	if c.hint&known != 0 {
		f.put(ofHint, 1, 1)
	}
	f.characterFeatures(c)
	f.wordFeatures(c)
	if f.isPerson(c) {
		f.put(ofPerson, c.shape.kind(), 1)
	}
	if c.shape != family {
		f.companyFeature(c)
		f.placeFeatures(c)
		f.endFeatures(c)
		f.betweenFeatures(c)
	}
}

// characterFeatures are those of the characters in their places.
func (f *Finder) characterFeatures(c candidate) {
	start, end, s := int(c.start), int(c.end), int(c.shape)
	given := end
	switch c.shape {
	case two, three, family:
		f.put(ofSurname, s, clip(f.odds(start, surnamePlace)))
		given = start + 1
	case doubleOne, doubleTwo:
		given = start + 2
	case japanese:
		given = start + 2
		f.soundFeatures(c)
	default:
		given = start
		f.soundFeatures(c)
	}
	if n := end - given; n == 1 || n == 2 {
		f.put(ofGiven, s, clip(f.givenOdds(given, end)))
		if n == 2 && f.model.givenPairs.find(f.id[given], f.id[given+1]) >= 0 {
			f.put(ofGivenPair, s, 1)
		}
	}
}

// soundFeatures are those of a name that is written by its sound.
func (f *Finder) soundFeatures(c candidate) {
	start, end, s := int(c.start), int(c.end), int(c.shape)
	sum, least := f.soundOdds(start, end)
	f.put(ofSound, s, clip(sum/4))
	f.put(ofSoundLevel, s*levels+max(0, min(levels-1, int(2*(sum/float32(end-start)+2)))), 1)
	f.put(ofSoundPairs, s*4+min(3, f.unknownPairs(start, end)), 1)
	f.put(ofLeastSound, s, clip(least))
}

// odds are the log-odds of the character at i in a place of a name.
func (f *Finder) odds(i, place int) float32 {
	return float32(f.known[i].odds[place]) / 10
}

// placeFeatures tell whether c is the name of a place, begins with one, or one begins with it.
func (f *Finder) placeFeatures(c candidate) {
	start, end, at := int(c.start), int(c.end), 3*c.shape.kind()
	for lengths := f.placesAt(start); lengths != 0; lengths &= lengths - 1 {
		switch n := bits.TrailingZeros8(lengths); {
		case start+n == end:
			f.put(ofPlace, at, 1)
		case start+n < end:
			f.put(ofPlace, at+1, 1)
		default:
			f.put(ofPlace, at+2, 1)
		}
	}
}

// longestPlace is how many characters of a place are looked at.
const longestPlace = 6

// placesAt has a bit for the length of each name of a place that starts at i.
func (f *Finder) placesAt(i int) (lengths uint8) {
	if !f.mayStart(i, aPlace) {
		return 0
	}
	return uint8(f.model.places.at(f.id[i:min(i+longestPlace, len(f.id))]))
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
	if class := f.model.right.ofRune[f.id[end-1]]; class > 0 {
		f.put(ofEnd, at+int(class), 1)
	}
	if p := f.pairAt(end - 2); p >= 0 && f.model.right.ofPair[p] > 0 {
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
		x := f.odds(i, place)
		sum, least = sum+x, min(least, x)
	}
	return sum, least
}

func clip(x float32) float32 { return max(-5, min(5, x)) }
