package extract

import (
	_ "embed"
	"fmt"
	"strings"
	"unicode/utf8"
)

// givenTable says how much likelier a character is in a given name than in text, as the natural
// logarithm times ten: as an only character, as the first of two, as the last of two. It was
// counted over the 43,000 names of two and three characters that gse's dictionary (Apache-2.0)
// tags nr, against the character frequencies of its other words.
//
//go:embed given.tsv
var givenTable string

// givenNames tells how well characters make a given name.
type givenNames map[rune][3]float64

// unseen is for characters that the table does not have. They are rare, as in names.
const unseen = 0.5

// loadGivenNames reads the table, which is part of the program and tested with it.
func loadGivenNames() givenNames {
	g := givenNames{}
	for _, line := range strings.Split(givenTable, "\n")[1:] {
		r, n := utf8.DecodeRuneInString(line)
		var row [3]int
		if _, err := fmt.Sscan(line[n:], &row[0], &row[1], &row[2]); err == nil {
			g[r] = [3]float64{float64(row[0]) / 10, float64(row[1]) / 10, float64(row[2]) / 10}
		}
	}
	return g
}

// score is how well given fits a given name: positive is likelier in a name than in text.
func (g givenNames) score(given []rune) float64 {
	switch len(given) {
	case 1:
		return g.at(given[0], 0)
	case 2:
		return g.at(given[0], 1) + g.at(given[1], 2)
	}
	return -10
}

func (g givenNames) at(r rune, place int) float64 {
	row, ok := g[r]
	if !ok {
		return unseen
	}
	return row[place]
}
