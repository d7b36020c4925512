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
		begins := f.model.begins[f.id[i]]
		switch {
		case begins == 0:
		case begins&aSurname != 0 && (f.couldStandAlone(i) || f.mayBe(i, i+2, s.End, two) || f.mayBe(i, i+3, s.End, three)),
			begins&aDoubleSurname != 0 && f.model.surnames.find(f.id[i], f.id[i+1]) >= 0,
			begins&aJapaneseSurname != 0 && f.model.japanese.find(f.id[i], f.id[i+1]) >= 0,
			begins&aPerson != 0 && f.personAt(i) > 0,
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

// maySound reports whether a name by sound can start at i.
func (f *Finder) maySound(i, most int) bool {
	sum, odds := f.odds(i, soundFirst), f.model.characters.odds
	for end := i + 1; end < min(most, i+longestSound); end++ {
		if f.text.Runes[end] == '·' {
			return !f.announcesIn(i, end-1)
		}
		o := &odds[f.id[end]]
		middle, last := float32(o[soundMiddle])/10, float32(o[soundLast])/10
		if f.text.has(end, Broken|Padded) || last < leastSound && middle < leastSound {
			return false
		}
		if last >= leastSound && sum+last >= leastMeanOwn*float32(end+1-i) {
			if f.announcesIn(i, end) {
				return false
			}
			if f.promises(i, end+1, min(sound5, sound2+shape(end-i-1))) {
				return true
			}
		}
		if sum += middle; middle < leastSound {
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
	left, right := &f.lefts[i], &f.rights[end]
	f.share(left, i, f.leftShared)
	f.share(right, end, f.rightShared)
	f.buffer = f.buffer[:0]
	f.put(ofShape, int(s), 1)
	f.characterFeatures(c)
	f.leftFeatures(i, s.kind())
	f.rightFeatures(end, s.kind())
	f.betweenFeatures(c)
	f.placeFeatures(c)
	f.endFeatures(c)
	return f.sum()+left.shared+right.shared >= leastPromises[s]
}
