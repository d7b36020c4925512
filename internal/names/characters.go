package names

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// charactersTable says how much likelier a character is in each place of a name than in text, as
// the natural logarithm times ten. cmd/fitnames counted it over the names of persons in gse's
// dictionary (Apache-2.0), against the characters of its other words.
//
//go:embed characters.tsv
var charactersTable string

// The places of a name that characters have odds for: those of Chinese names, then those of names
// that were written by their sound.
const (
	surnamePlace = iota
	onlyPlace    // the given name has no other character
	firstPlace
	lastPlace
	soundFirst
	soundMiddle
	soundLast
	places
)

// odds are the log-odds of a character by place, times ten.
type odds [places]int8

// punctuation are the characters besides Han that can stand beside names.
const punctuation = "\n 。、“”‘’《》〈〉—…·【】「」°%+-*/\\|,.:;!?()[]<>\"'~_=@#&^"

// characters gives every character a dense number and tells what it does in names. What it does not know is 0.
type characters struct {
	ids   [0x10000]uint16
	runes []rune      // by number
	known []character // by number
}

// A character is what is known of one: a few bytes that hold what most places of a text are asked for.
type character struct {
	odds    odds
	begins  beginning
	follows beginning // what can have it for its second character
}

// unseen is for characters that are in no table. They are rare, as they are in names.
var unseen = odds{-20, 5, 5, 5, -20, -20, -20}

// rareSurname is for characters of surnames that are in no table: they stand for little else.
var rareSurname = odds{15, 5, 5, 5, -20, -20, -20}

func newCharacters(table string) (*characters, error) {
	c := &characters{}
	c.add(0, unseen)
	for _, r := range punctuation {
		c.add(r, impossible)
	}
	for r := '0'; r <= 'z'; r++ {
		c.add(r, impossible)
	}
	for n, line := range strings.Split(strings.TrimSuffix(table, "\n"), "\n") {
		if n == 0 || strings.HasPrefix(line, "#") {
			continue
		}
		if err := c.addLine(line); err != nil {
			return nil, fmt.Errorf("characters, line %d: %w", n+1, err)
		}
	}
	return c, nil
}

// impossible are the odds of what is no Han character.
var impossible = odds{-128, -128, -128, -128, -128, -128, -128}

func (c *characters) add(r rune, o odds) {
	if r != 0 && c.ids[r] != 0 {
		return
	}
	c.ids[r] = uint16(len(c.runes))
	c.runes, c.known = append(c.runes, r), append(c.known, character{odds: o})
}

func (c *characters) addLine(line string) error {
	r, n := utf8.DecodeRuneInString(line)
	if r > 0xffff {
		return fmt.Errorf("%q: want a character of the basic plane", r)
	}
	var o odds
	cells := strings.Fields(line[n:])
	if len(cells) != places {
		return fmt.Errorf("%d numbers, want %d", len(cells), places)
	}
	for i, cell := range cells {
		x, err := strconv.ParseInt(cell, 10, 8)
		if err != nil {
			return err
		}
		o[i] = int8(x)
	}
	c.add(r, o)
	return nil
}

// id is the number of a character.
func (c *characters) id(r rune) uint16 {
	if uint32(r) >= uint32(len(c.ids)) {
		return 0
	}
	return c.ids[r]
}

// of is what is known of a character.
func (c *characters) of(r rune) *character { return &c.known[c.id(r)] }
