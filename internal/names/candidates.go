package names

import "github.com/xiaozu-watch/xiaozu/internal/zh"

// candidates adds those that start at i.
func (f *Finder) candidates(i int) {
	t := f.text
	if t.has(i, AgencyStarts|TitleStarts) || !zh.IsHan(t.Runes[i]) {
		return
	}
	o := &f.model.characters.odds[f.id[i]]
	if f.model.surname[f.id[i]] {
		f.chinese(i, 1)
	}
	if i+1 < len(t.Runes) {
		if p := f.model.surnames.find(f.id[i], f.id[i+1]); p >= 0 {
			f.chinese(i, 2)
		}
		if f.model.japanese.find(f.id[i], f.id[i+1]) >= 0 {
			f.japanese(i)
		}
	}
	if o[soundFirst] > leastSound {
		f.sounds(i)
	}
	f.words(i)
}

// chinese adds names with a surname of n characters.
func (f *Finder) chinese(i, n int) {
	t := f.text
	if n == 1 && f.couldStandAlone(i) {
		f.add(i, i+1, family)
	}
	for given := 1; given <= 2; given++ {
		end := i + n + given
		if end > len(t.Runes) || !t.whole(i, end) {
			return
		}
		if t.has(i, PostFollows) && f.rightClass(end) == byOffice { // 任|云岭|省水利厅厅长
			continue
		}
		if f.model.notLast[f.id[end-1]] || f.givenOdds(i+n, end) < leastGiven || given == 2 && f.isHonour(i+n) {
			continue
		}
		f.add(i, end, two+shape(2*(n-1)+given-1))
	}
}

// couldStandAlone reports whether the surname at i could be there without a given name: it is a
// word, or a word for it stands beside it, as in 老于, 李老师, 王某.
func (f *Finder) couldStandAlone(i int) bool {
	if f.text.has(i, WordStarts) && f.text.has(i+1, WordStarts) {
		return true
	}
	if i+2 < len(f.id) && f.isHonour(i+1) {
		return true
	}
	return f.model.right.ofRune[f.idAt(i+1)] == familyClass || i > 0 && f.model.left.ofRune[f.id[i-1]] == seniorClass
}

const (
	leastGiven = -7 // log-odds under which no given name is tried
	leastSound = -1.5
)

// isHonour reports whether the two characters from i on are a title of courtesy: 李|先生.
func (f *Finder) isHonour(i int) bool {
	p := f.model.vocabulary.find(f.id[i], f.id[i+1])
	return p >= 0 && f.model.right.ofPair[p] == honourClass
}

func (f *Finder) givenOdds(start, end int) float32 {
	odds := f.model.characters.odds
	if end-start == 1 {
		return odds[f.id[start]][onlyPlace]
	}
	return odds[f.id[start]][firstPlace] + odds[f.id[start+1]][lastPlace]
}

// sounds adds names that are written by their sound: runs of characters that often are. They
// start where words do.
func (f *Finder) sounds(i int) {
	t := f.text
	if !t.has(i, WordStarts|TitleEnds) {
		return
	}
	for end := i + 1; end < len(t.Runes) && end < i+longestSound && !t.has(end, Broken|Padded); end++ {
		if t.Runes[end] == '·' {
			f.dotted(i, end)
			return
		}
		if f.announces(end - 1) {
			return
		}
		o := &f.model.characters.odds[f.id[end]]
		if o[soundLast] >= leastSound && (t.has(end+1, WordStarts) || o[soundLast] > 0) {
			f.addSound(i, end+1)
		}
		if o[soundMiddle] < leastSound {
			return
		}
	}
}

// announces reports whether the two characters from i on are a verb or calling that stands before
// names: 免去, 大臣.
func (f *Finder) announces(i int) bool {
	p := f.model.vocabulary.find(f.id[i], f.id[i+1])
	return p >= 0 && (f.model.left.ofPair[p] == verbClass || f.model.left.ofPair[p] == tradeClass)
}

func (f *Finder) addSound(i, end int) {
	f.add(i, end, min(sound5, sound2+shape(end-i-2)))
}

const (
	longestSound  = 9
	longestDotted = 24
)

// dotted adds names with middle dots, of which the first stands at dot.
func (f *Finder) dotted(i, dot int) {
	t := f.text
	for end := dot + 1; end < min(len(t.Runes), i+longestDotted) && !t.has(end, Broken); end++ {
		r := t.Runes[end]
		if r == '·' {
			continue
		}
		if f.model.characters.odds[f.id[end]][soundMiddle] < leastSound-1 {
			return
		}
		if o := f.model.characters.odds[f.id[end]][soundLast]; t.rune(end+1) != '·' && (t.has(end+1, WordStarts) || o > 0) {
			f.add(i, end+1, dotted)
		}
	}
}

// japanese adds Japanese names: a surname, and with up to three more characters.
func (f *Finder) japanese(i int) {
	for end := i + 2; end <= min(len(f.text.Runes), i+5); end++ {
		if !f.text.whole(i, end) {
			return
		}
		if f.text.has(end, WordStarts) {
			f.add(i, end, japanese)
		}
	}
}

// words adds what the segmenter's dictionary has as a name, and given names alone.
func (f *Finder) words(i int) {
	t := f.text
	if !t.has(i, WordStarts) {
		return
	}
	end := i + 1
	for end < len(t.Runes) && !t.has(end, WordStarts) {
		end++
	}
	if end-i >= 2 && end-i <= 4 && t.Tags[i].isName() && t.whole(i, end) {
		f.add(i, end, listed)
		return
	}
	if i+2 <= len(t.Runes) && t.has(i+2, WordStarts) && t.whole(i, i+2) && f.givenOdds(i, i+2) > leastAlone {
		f.add(i, i+2, given)
	}
}

// leastAlone is the log-odds that a given name alone must have.
const leastAlone = 2

// idAt is the number of the character at i, or 0 behind the end.
func (f *Finder) idAt(i int) uint16 {
	if i >= len(f.id) {
		return 0
	}
	return f.id[i]
}
