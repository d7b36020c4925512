package main

import (
	"math"
)

// A census counts characters in text and in each place of a name.
type census struct {
	words   []word
	surname func([]rune) int
	text    *tally
	other   [3]*tally // first, middle and last of words that are no names
	chinese [4]*tally // surname, only given, first given, last given
	sound   [3]*tally // first, middle and last of names written by sound
}

// A kind is what a word is that the dictionary calls a name.
type kind int

const (
	chinese kind = iota
	bySound
	noName
)

func newCensus(words []word, surname func([]rune) int) *census {
	c := &census{words: words, surname: surname, text: newTally(), other: [3]*tally{newTally(), newTally(), newTally()}}
	for _, w := range words {
		n := len(w.runes)
		for i, r := range w.runes {
			c.text.add(r, w.count)
			if n >= 2 && n <= 4 && !w.isName() {
				c.other[soundPlace(i, n)].add(r, 1)
			}
		}
	}
	// Only what is tagged nrt, and long names, are surely written by sound; what they teach then
	// tells the others apart.
	c.count(func(w word) kind {
		if w.tag == "nrt" || len(w.runes) > 3 {
			return bySound
		}
		return chinese
	})
	for range 4 {
		c.count(c.kind)
	}
	return c
}

// count counts the names anew.
func (c *census) count(kindOf func(word) kind) {
	chineseNames, soundNames := [4]*tally{newTally(), newTally(), newTally(), newTally()}, [3]*tally{newTally(), newTally(), newTally()}
	for _, w := range c.words {
		if !w.isName() {
			continue
		}
		switch kindOf(w) {
		case bySound:
			for i, r := range w.runes {
				soundNames[soundPlace(i, len(w.runes))].add(r, 1)
			}
		case chinese:
			c.countChinese(w.runes, chineseNames)
		}
	}
	c.chinese, c.sound = chineseNames, soundNames
}

func (c *census) countChinese(name []rune, places [4]*tally) {
	k := c.surname(name)
	given := name[k:]
	if k == 0 || len(given) < 1 || len(given) > 2 {
		return
	}
	if k == 1 {
		places[0].add(name[0], 1)
	}
	for i, r := range given {
		places[givenPlace(i, len(given))].add(r, 1)
	}
}

func soundPlace(i, n int) int {
	switch i {
	case 0:
		return 0
	case n - 1:
		return 2
	}
	return 1
}

// givenPlace is the place of the i-th of n characters of a given name.
func givenPlace(i, n int) int {
	if n == 1 {
		return 1
	}
	return 2 + i
}

// kind is what w looks most like.
func (c *census) kind(w word) kind {
	sound, given, other := c.asSound(w.runes), c.asChinese(w.runes), c.asWord(w.runes)
	switch {
	case other > max(sound, given)+2:
		return noName
	case sound > given:
		return bySound
	}
	return chinese
}

// asSound, asChinese and asWord are the log-likelihoods of characters as a name by sound, as a
// Chinese name and as another word.
func (c *census) asSound(name []rune) (x float64) {
	if len(name) == 2 {
		x = -2 // most names of two characters are Chinese
	}
	for i, r := range name {
		x += math.Log(c.sound[soundPlace(i, len(name))].share(r))
	}
	return x
}

func (c *census) asChinese(name []rune) (x float64) {
	k := c.surname(name)
	given := name[k:]
	if k == 0 || len(given) < 1 || len(given) > 2 {
		return math.Inf(-1)
	}
	x = math.Log(c.chinese[0].share(name[0]))
	for i, r := range given {
		x += math.Log(c.chinese[givenPlace(i, len(given))].share(r))
	}
	return x
}

func (c *census) asWord(name []rune) (x float64) {
	for i, r := range name {
		x += math.Log(c.other[soundPlace(i, len(name))].share(r))
	}
	return x
}
