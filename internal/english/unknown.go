package english

import (
	"slices"
	"strings"
)

// findUnknown finds names of any shape, as those of minorities and foreigners have, by what stands
// beside them, and then wherever else they stand. Names that were found tell others in their lists.
func (p *paper) findUnknown() {
	for range lookedOver {
		runs := p.capitalRuns()
		found := map[string]bool{}
		for _, r := range runs {
			if text := p.printed(r[0], r[1]); !found[text] && p.isPerson(r[0], r[1]) {
				found[text] = true
			}
		}
		if len(found) == 0 {
			return
		}
		for _, r := range runs {
			if found[p.printed(r[0], r[1])] {
				p.addName(r[0], r[1], "")
			}
		}
	}
}

// lookedOver is how often a text is looked over for names that others tell.
const lookedOver = 3

// capitalRuns are the runs of capitalized words that may be a name.
func (p *paper) capitalRuns() (runs [][2]int) {
	for i := 0; i < len(p.words); i++ {
		if n := p.nameFrom(i); n != nil {
			i = n.to - 1
			continue
		}
		if m := p.groupFrom(i); m != nil {
			i = m.to - 1
			continue
		}
		j := i
		for j < len(p.words) && p.mayBeName(i, j) {
			j++
		}
		if j > i {
			if j-i <= 5 && !p.isCapital(j) {
				runs = append(runs, [2]int{i, j})
			}
			i = j - 1
		}
	}
	return runs
}

func (p *paper) isCapital(j int) bool {
	return p.at(j).upper && p.at(j).lines == 0 && orgWords[p.at(j).lower] && !p.isRole(j)
}

// mayBeName reports whether the word at j may belong to a name that starts at i.
func (p *paper) mayBeName(i, j int) bool {
	w := p.words[j]
	if w.kind != letters || p.nameFrom(j) != nil || p.groupFrom(j) != nil || j > i && w.lines > 0 || w.lower == "'s" {
		return false
	}
	if w.glued && j > i || particles[w.lower] && j > i && p.at(j+1).upper {
		return true
	}
	if w.upper && w.Len() > 1 && isCapitals(p.printed(j, j+1)) {
		return false
	}
	return w.upper && !orgWords[w.lower] && !functionWords[w.lower] && !places[w.lower] && !p.isRole(j) && !roleModifiers[w.lower] && !linking[w.lower]
}

// isPerson reports whether what stands beside the words from one to another makes them a name.
func (p *paper) isPerson(from, to int) bool {
	titled := p.titleEndsAt(from)
	if to-from == 1 {
		w := p.words[from]
		if p.isSingleName(from) {
			return true
		}
		listed := p.nameEndsAt(p.beforeLink(from)) && p.postFollows(to)
		return w.Len() > 4 && !familyNames[w.lower] && ((titled || listed) && !isPinyin(w.lower, 2) || w.lines > 0 && p.titleBehind(to))
	}
	return titled || p.titleBehind(to) || p.isNamedBy(from, to) || p.isAmongNames(from, to)
}

// isSingleName reports whether the word at i, which is no pinyin, is the only name of somebody who is
// given or has a post: Hasbagan, as Mongols are called.
func (p *paper) isSingleName(i int) bool {
	w := p.words[i]
	for n := 1; n <= 4; n++ {
		if c, end := p.cues.longest(p, i-n, i); c == appoint && end == i && p.words[i].Len() > 5 && !isPinyin(p.words[i].lower, 4) && p.seatFollows(i+1) {
			return true // the appointment of Sodnom as
		}
	}
	if before := p.at(i - 1); before.kind == letters && linking[before.lower] && before.lower != "and" && before.lower != "with" || before.lower == "at" || before.lower == "from" || p.at(i+1).glued {
		return false
	}
	if w.Len() < 6 || familyNames[w.lower] || functionWords[w.lower] || isPinyin(w.lower, 4) || p.at(i+1).lower == "'s" {
		return false
	}
	c, end := p.cues.longest(p, i+1, len(p.words))
	if c == be || c == isNow || c == wasOnce {
		c, end = p.cues.longest(p, end, len(p.words))
	}
	if c == appoint || c == elect || c == remove || c == serve || c == begin {
		return p.seatFollows(end)
	}
	c, end = p.cues.longest(p, i-1, i)
	return end == i && (c == appoint || c == elect || c == remove || c == with) && p.seatFollows(i+1)
}

// seatFollows reports whether a post with a body stands at i, or behind as.
func (p *paper) seatFollows(i int) bool {
	if c, end := p.cues.longest(p, i, len(p.words)); c == as && end > i {
		i = end
	}
	seats, end := p.postAt(i, min(len(p.words), i+20))
	return len(seats) > 0 && seats[0].kind != layRole && !seats[0].same && end > i+1 && p.nameFrom(end) == nil
}

// titleEndsAt reports whether a title ends before i, without of behind it.
func (p *paper) titleEndsAt(i int) bool {
	for k := i - 1; k >= 0 && k >= i-5 && p.words[k].kind == letters; k-- {
		if t, ok := p.titleAt(k, i); ok && t.end == i && t.kind != layRole {
			return p.words[i].lines == 0 || !p.breaksAt(i)
		}
	}
	return false
}

// titleBehind reports whether , 58, or , governor of stands at i.
func (p *paper) titleBehind(i int) bool {
	if p.at(i).lower == "(" {
		if seats, end := p.postAt(i+1, min(len(p.words), i+20)); len(seats) > 0 && p.at(end).lower == ")" {
			return seats[0].body != nil || seats[0].org != ""
		}
		i = p.closing(i, min(len(p.words), i+8))
	}
	if p.at(i).lower != "," || p.at(i+1).lines > 0 && p.breaksAt(i+1) {
		return false
	}
	if p.at(i+1).kind == digits && p.at(i+1).Len() == 2 && p.at(i+2).lower == "," {
		return true
	}
	seats, _ := p.postAt(i+1, min(len(p.words), i+20))
	return len(seats) > 0 && seats[0].kind != layRole && !seats[0].same
}

// isNamedBy reports whether a name stands where somebody is given or leaves a post.
func (p *paper) isNamedBy(from, to int) bool {
	for n := 1; n <= min(4, from); n++ {
		c, end := p.cues.longest(p, from-n, min(len(p.words), from))
		if end == from && strings.IndexByte("erkKV", byte(c)) >= 0 {
			return true
		}
		if end == from && c == appoint && p.postFollows(to) {
			return true
		}
	}
	if p.at(to).lower == "as" && p.isHandedOver(from) {
		return p.postFollows(to)
	}
	if of := p.at(from - 1).lower; of == "of" || of == "for" {
		return false // Academy of Social Sciences
	}
	apposed := p.at(to).lower == ","
	if apposed {
		to++ // an official, Bayar Munkh, has been
	}
	c, end := p.cues.longest(p, to, len(p.words))
	if apposed && c != be && c != isNow && c != wasOnce {
		return false
	}
	if c == appoint || c == serve || c == begin {
		return p.postFollows(end)
	}
	if c == will {
		c, end = p.cues.longest(p, end, len(p.words))
		return (c == serve || c == be || c == begin) && p.postFollows(end)
	}
	if c != be && c != isNow && c != wasOnce {
		return c == replace && p.at(end).upper && p.nameFrom(end) != nil
	}
	c, _ = p.cues.longest(p, end, len(p.words))
	return strings.IndexByte("AerH", byte(c)) >= 0 && c != 0
}

// isHandedOver reports whether who stands at i is named with others: with A as head and B as deputy head.
func (p *paper) isHandedOver(i int) bool {
	before := p.at(i - 1).lower
	return before == "with" || before == "and" || before == ","
}

// postFollows reports whether a post stands at i, or behind as.
func (p *paper) postFollows(i int) bool {
	if c, end := p.cues.longest(p, i, len(p.words)); c == as && end > i {
		i = end
	}
	seats, _ := p.postAt(i, min(len(p.words), i+20))
	return len(seats) > 0
}

// isAmongNames reports whether a name stands in a list of names.
func (p *paper) isAmongNames(from, to int) bool {
	before := p.nameEndsAt(p.beforeLink(from))
	after := p.at(to).lower == "," || p.at(to).lower == "and"
	next := to + 1
	if p.at(to).lower == "," && p.at(next).lower == "and" {
		next++
	}
	follows := after && p.nameFrom(next) != nil
	if before && p.at(to).lower == "and" && p.at(to+2).lower == "others" {
		return true // and four others
	}
	if follows && p.at(to).lower == "and" && p.isGiven(p.nameFrom(next).to) {
		return true // A and B were elected
	}
	linked := p.at(from-1).lower == "and"
	if next < len(p.nameAt) && follows && p.startsSentence(from) {
		end := p.nameFrom(next).to
		return p.at(end).lower == "," || p.at(end).lower == "and" || p.at(to).lower == "and"
	}
	return before && (linked || follows) || follows && p.at(to).lower == "," && (p.at(from-1).lower == "members" || p.at(from-1).lower == "including")
}

// isGiven reports whether a verb at i says that somebody is given or leaves a post.
func (p *paper) isGiven(i int) bool {
	c, end := p.cues.longest(p, i, len(p.words))
	if c != be && c != isNow && c != wasOnce {
		return false
	}
	c, end = p.cues.longest(p, end, len(p.words))
	return (c == appoint || c == elect || c == remove) && p.postFollows(end)
}

// startsSentence reports whether a sentence starts at i.
func (p *paper) startsSentence(i int) bool {
	_, found := slices.BinarySearchFunc(p.sentences, i, func(s sentence, i int) int { return s.from - i })
	return found
}

// beforeLink is the end of what stands before a comma or and.
func (p *paper) beforeLink(i int) int {
	j := i
	if p.at(j-1).lower == "and" {
		j--
	}
	if p.at(j-1).lower == "," {
		j--
	}
	if j == i {
		return -1
	}
	return j
}

func (p *paper) nameEndsAt(end int) bool {
	for i := end - 1; i >= 0 && i >= end-8; i-- {
		if n := p.nameFrom(i); n != nil {
			return n.to == end
		}
	}
	return false
}
