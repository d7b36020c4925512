package names

import (
	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// Most sentences name nobody, and their characters alone say so: the words, which cost more to know than
// all else, can add only so much to what a name scores.

// leastPromises are what a name must score by shape without its words to be worth finding them. Names of
// the texts that they were fitted to score more, if they were found at all.
var leastPromises = [shapes]float32{two: -4, three: -2.4, sound2: -1.4, sound3: -1.4, sound4: -1.4, sound5: -1.4}

// The log-odds that its characters must have together, and on average those of a name by sound.
const (
	leastOwn     = 0.5
	leastMeanOwn = 0.5
)

// MayName reports whether s, of whose words nothing is known yet, may hold the name of somebody. The
// text is the one shown last.
func (f *Finder) MayName(s news.Span) bool {
	for i := s.Start; i < s.End-1; i++ {
		begins := f.known[i].begins
		switch {
		case begins == 0:
		case begins&aSurname != 0 && (f.couldStandAlone(i) || f.mayBe(i, i+2, s.End, two) || f.mayBe(i, i+3, s.End, three)),
			f.mayStart(i, aDoubleSurname|aJapaneseSurname|aPerson) && (f.startsDouble(i) || f.startsJapanese(i) || f.personAt(i) > 0),
			begins&aSound != 0 && f.maySound(i, s.End):
			return true
		}
	}
	return false
}

// mayBe reports whether [i, end) can be a name with a surname of one character.
func (f *Finder) mayBe(i, end, most int, s shape) bool {
	return end <= most && f.couldEnd(end) && f.odds(i, surnamePlace)+f.givenOdds(i+1, end) >= leastOwn && f.text.whole(i, end) &&
		!f.text.has(i, AgencyStarts) && f.promises(i, end, s)
}

// maySound reports whether a name by sound can start at i. It counts in tenths, as the table does.
func (f *Finder) maySound(i, most int) bool {
	sum := int(f.known[i].odds[soundFirst])
	for end := i + 1; end < min(most, i+longestSound); end++ {
		if f.text.Runes[end] == '·' {
			return !f.announcesIn(i, end-1)
		}
		o := &f.known[end].odds
		middle, last := int(o[soundMiddle]), int(o[soundLast])
		if last < 10*leastSound && middle < 10*leastSound || f.text.has(end, Broken|Padded) {
			return false
		}
		if last >= 10*leastSound && sum+last >= 10*leastMeanOwn*(end+1-i) {
			if f.announcesIn(i, end) {
				return false
			}
			if f.promises(i, end+1, min(sound5, sound2+shape(end-i-1))) {
				return true
			}
		}
		if sum += middle; middle < 10*leastSound {
			return false
		}
	}
	return false
}

// announcesIn reports whether a verb or calling that stands before names starts in [i, end).
func (f *Finder) announcesIn(i, end int) bool {
	for ; i < end; i++ {
		if f.announces(i) {
			return true
		}
	}
	return false
}

// promises reports whether [i, end) scores enough without what words add.
func (f *Finder) promises(i, end int, s shape) bool {
	c := candidate{start: int32(i), end: int32(end), shape: s}
	sides := f.sides(&c)
	f.put(ofShape, int(s), 1)
	f.characterFeatures(c)
	f.tagFeatures(c)
	f.betweenFeatures(c)
	f.placeFeatures(c)
	f.endFeatures(c)
	return sides+f.take() >= leastPromises[s]
}
