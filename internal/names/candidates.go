package names

import (
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/zh"
)

// candidates adds those that start at i.
func (f *Finder) candidates(i int) {
	t := f.text
	if t.has(i, AgencyStarts|TitleStarts) || !zh.IsHan(t.Runes[i]) {
		return
	}
	begins := f.known[i].begins
	if begins&aSurname != 0 {
		f.chinese(i, 1)
	}
	if f.startsDouble(i) {
		f.chinese(i, 2)
	}
	if f.startsJapanese(i) {
		f.japanese(i)
	}
	if begins&aSound != 0 && t.has(i, WordStarts|TitleEnds) {
		f.sounds(i)
	}
	if t.has(i, WordStarts) {
		f.words(i)
	}
	if n := f.personAt(i); n > 0 {
		f.add(i, i+n, listed)
	}
}

// startsDouble reports whether a Chinese surname of two characters starts at i, startsJapanese whether a Japanese one does.
func (f *Finder) startsDouble(i int) bool {
	return f.mayStart(i, aDoubleSurname) && f.model.surnames.find(f.id[i], f.id[i+1]) >= 0
}

func (f *Finder) startsJapanese(i int) bool {
	return f.mayStart(i, aJapaneseSurname) && f.model.japanese.find(f.id[i], f.id[i+1]) >= 0
}

// chinese adds names with a surname of n characters.
func (f *Finder) chinese(i, n int) {
	t, places := f.text, f.placesAt(i)
	if n == 1 && places == 0 && f.couldStandAlone(i) { // not 张|家口
		f.add(i, i+1, family)
	}
	for given := 1; given <= 2; given++ {
		end := i + n + given
		if end > len(t.Runes) || !t.whole(i, end) {
			return
		}
		if places>>(n+given)&1 == 1 { // 白云山
			continue
		}
		if t.has(i, PostFollows) && f.rightClass(end) == byOffice { // 任|云岭|省水利厅厅长
			continue
		}
		if !f.couldEnd(end) || f.cutsWord(end) || !f.looksChinese(i, n, end) || given == 2 && f.isHonour(i+n) {
			continue
		}
		f.add(i, end, two+shape(2*(n-1)+given-1))
	}
}

// couldEnd reports whether a Chinese name can end at end. 为 and 和 govern what stands behind them: of 邹大为、高远
// and of 任命杜尚和为局长 they are part of the name.
func (f *Finder) couldEnd(end int) bool {
	t := f.text
	if !f.model.notLast[f.id[end-1]] {
		return true
	}
	r := t.Runes[end-1]
	return (r == '为' || r == '和') && (t.gap(end) != 0 || strings.ContainsRune("、,。(;为", t.rune(end)))
}

// cutsWord reports whether the last character before end is a word with what follows: 张青|带着, 史铁|生前, 杜衡|两同志.
func (f *Finder) cutsWord(end int) bool {
	t := f.text
	if t.gap(end) != 0 {
		return false
	}
	switch last, next := t.rune(end-1), t.rune(end); {
	case next == '着':
		return true
	case next == '前':
		return last == '生'
	case last == '两':
		return strings.ContainsRune("同人位名", next)
	}
	return false
}

// couldStandAlone reports whether a word stands beside the surname at i that goes with one alone:
// 老于, 李老师, 王某, 周市长.
func (f *Finder) couldStandAlone(i int) bool {
	if f.text.has(i+1, TitleStarts) || i+1 < len(f.id) && f.known[i+1].begins&aCourtesy != 0 {
		switch f.rightClass(i + 1) {
		case honourClass, familyClass:
			return true
		case byTitle:
			return f.odds(i, surnamePlace) >= leastTitled && !f.text.has(i, PostFollows)
		}
	}
	if i > 0 && f.known[i-1].begins&endsCall != 0 {
		class := f.leftClass(i)
		return class == seniorClass || class == callClass
	}
	return false
}

// looksChinese reports whether the characters are likely enough in a Chinese name for it to be
// tried. Only hints let others in.
func (f *Finder) looksChinese(start, surname, end int) bool {
	x := f.givenOdds(start+surname, end)
	if surname == 1 {
		x += f.odds(start, surnamePlace)
	}
	return x >= leastChinese
}

// Log-odds under which nothing is tried: of all characters of a Chinese name together; on average
// for those of a name by sound, and of each.
const (
	leastChinese    = -1
	leastMeanSound  = 0
	leastSound      = -3.5
	leastTitled     = 0.5 // of a surname alone before a title: 任|主任 is seldom somebody
	leastSoundFirst = -2
)

// isHonour reports whether the two characters from i on are a title of courtesy: 李|先生.
func (f *Finder) isHonour(i int) bool {
	p := f.pairAt(i)
	return p >= 0 && f.model.right.ofPair[p] == honourClass
}

func (f *Finder) givenOdds(start, end int) float32 {
	if end-start == 1 {
		return f.odds(start, onlyPlace)
	}
	return f.odds(start, firstPlace) + f.odds(start+1, lastPlace)
}

// sounds adds names that are written by their sound: runs of characters that often are. They
// start where words do.
func (f *Finder) sounds(i int) {
	t := f.text
	sum := f.odds(i, soundFirst)
	for end := i + 1; end < len(t.Runes) && end < i+longestSound && !t.has(end, Broken|Padded); end++ {
		if t.Runes[end] == '·' {
			f.dotted(i, end)
			return
		}
		middle, last := f.odds(end, soundMiddle), f.odds(end, soundLast)
		if last < leastSound && middle < leastSound || f.announces(end-1) {
			return
		}
		if last >= leastSound && (t.has(end+1, WordStarts) || last > 0) && sum+last >= leastMeanSound*float32(end+1-i) {
			f.addSound(i, end+1)
		}
		if sum += middle; middle < leastSound {
			return
		}
	}
}

// announces reports whether the two characters from i on are a verb or calling that stands before
// names: 免去, 大臣.
func (f *Finder) announces(i int) bool {
	p := f.pairAt(i)
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
		if f.odds(end, soundMiddle) < leastSound {
			return
		}
		if t.rune(end+1) != '·' && (t.has(end+1, WordStarts) || f.odds(end, soundLast) > 0) {
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
