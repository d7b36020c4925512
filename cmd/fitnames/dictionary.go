package main

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// A word is a line of gse's dictionary.
type word struct {
	runes []rune
	count float64 // how often texts have it
	tag   string
}

// isName reports whether the dictionary calls w a name of a person. It often errs.
func (w word) isName() bool { return strings.HasPrefix(w.tag, "nr") && len(w.runes) > 1 }

func readDictionary(in io.Reader) (words []word, err error) {
	lines := bufio.NewScanner(in)
	for lines.Scan() {
		cells := strings.Fields(lines.Text())
		if len(cells) != 3 {
			continue
		}
		count, err := strconv.ParseFloat(cells[1], 64)
		if err != nil {
			return nil, fmt.Errorf("count of %s: %w", cells[0], err)
		}
		words = append(words, word{[]rune(cells[0]), count, cells[2]})
	}
	return words, lines.Err()
}

// tally counts characters.
type tally struct {
	of    map[rune]float64
	total float64
}

func newTally() *tally { return &tally{of: map[rune]float64{}} }

func (t *tally) add(r rune, n float64) {
	t.of[r] += n
	t.total += n
}

// alphabet is how many characters there are to be seen, roughly.
const alphabet = 5000

// share is how large a part of t the character is, as if each had been seen a little.
func (t *tally) share(r rune) float64 { return (t.of[r] + 0.5) / (t.total + 0.5*alphabet) }
