package names

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
)

// wordsTable says of words how much likelier names of persons stand behind them (left) and before them
// (right) than elsewhere, and how much what stands beside them looks like what stands beside names (own),
// as the natural logarithm times four. cmd/fitnames counted it over the pairs of words in Apache Lucene's
// analyser for Chinese (bigramdict.mem of lucene-analyzers-smartcn, Apache-2.0), to which all persons are
// one word.
//
//go:embed words.tsv
var wordsTable string

// A company has log-odds of words, times four, by the numbers of their characters. Most of what it is asked
// for is no word of it, which the two characters next to the name tell in one look.
type company struct {
	ofRune []edge // by the number of the character that is next to a name
	pairs  pairs  // of the two that are
	ofPair []edge // by the number of the pair
	words  wordSet
	odds   []int8 // of words of three characters and more, by place in words
}

// An edge is what words have next to a name.
type edge struct {
	lengths uint8 // a bit for each length of words that have it
	odds    int8  // of the word that it is by itself
}

// longestWord is how many characters words of a company have at most.
const longestWord = 4

func newCompany(runes, words int) company {
	set := newWordSet(words)
	return company{ofRune: make([]edge, runes), pairs: newPairs(), words: set, odds: make([]int8, len(set.keys))}
}

// add adds a word of which the one or two characters near are next to names.
func (c *company) add(word, near []uint16, odds int8) {
	n, e := len(word), &c.ofRune[near[0]]
	if n > 1 {
		e = c.pair(near[0], near[1])
	}
	e.lengths |= 1 << n
	if n <= 2 {
		e.odds = odds
		return
	}
	c.words.add(word)
	c.odds[c.words.place(hash(word))] = odds
}

func (c *company) pair(a, b uint16) *edge {
	p := int(c.pairs.add(a, b))
	if p == len(c.ofPair) {
		c.ofPair = append(c.ofPair, edge{})
	}
	return &c.ofPair[p]
}

// of are the log-odds of a word of several characters, if c has it.
func (c *company) of(word []uint16) (odds float32, ok bool) {
	if p := c.pairs.find(word[0], word[1]); p >= 0 {
		return c.withEdge(word, c.ofPair[p])
	}
	return 0, false
}

func (c *company) withEdge(word []uint16, e edge) (odds float32, ok bool) {
	switch {
	case e.lengths>>len(word)&1 == 0:
		return 0, false
	case len(word) == 2:
		return float32(e.odds) / 4, true
	}
	key := hash(word)
	i := c.words.place(key)
	return float32(c.odds[i]) / 4, c.words.keys[i] == key
}

func (c *company) ofOne(r uint16) (odds float32, ok bool) {
	e := c.ofRune[r]
	return float32(e.odds) / 4, e.lengths != 0
}

// before are the log-odds of a name behind the longest word that ends at i.
func (c *company) before(text []uint16, i int) (odds float32, ok bool) {
	if i > 1 {
		if p := c.pairs.find(text[i-2], text[i-1]); p >= 0 {
			for n := min(longestWord, i); n > 1; n-- {
				if odds, ok = c.withEdge(text[i-n:i], c.ofPair[p]); ok {
					return odds, true
				}
			}
		}
	}
	return c.ofOne(text[i-1])
}

// behind are the log-odds of a name before the longest word that starts at i.
func (c *company) behind(text []uint16, i int) (odds float32, ok bool) {
	if i+1 < len(text) {
		if p := c.pairs.find(text[i], text[i+1]); p >= 0 {
			for n := min(longestWord, len(text)-i); n > 1; n-- {
				if odds, ok = c.withEdge(text[i:i+n], c.ofPair[p]); ok {
					return odds, true
				}
			}
		}
	}
	return c.ofOne(text[i])
}

// What is known of the word on a side.
const (
	unmet uint8 = iota
	stranger
	acquainted
)

// meet notes what the word on this side says of names.
func (s *side) meet(odds float32, known bool) {
	if s.odds, s.company = clip(odds), stranger; known {
		s.company = acquainted
	}
}

// putWord puts what the word on a side says of a name, or that it is not known.
func (f *Finder) putWord(g group, kind int, s *side) {
	if s.company == acquainted {
		f.put(g, 2*kind, s.odds)
	} else {
		f.put(g, 2*kind+1, 1)
	}
}

// companyFeature tells how much c, if it is a frequent word, keeps the company of names.
func (f *Finder) companyFeature(c candidate) {
	word := f.id[c.start:c.end]
	if len(word) < 2 || len(word) > longestWord {
		return
	}
	if odds, ok := f.model.own.of(word); ok {
		f.put(ofOwnCompany, c.shape.kind(), clip(odds))
	}
}

// readWords reads a table of words.
func (m *Model) readWords(table string) error {
	n, lines := len(m.characters.runes), strings.Split(strings.TrimSpace(table), "\n")
	words := map[string]int{}
	for _, line := range lines {
		side, _, _ := strings.Cut(line, "\t")
		words[side] += 1 + strings.Count(line, " ")
	}
	m.beforeNames, m.behindNames, m.own = newCompany(n, words["left"]), newCompany(n, words["right"]), newCompany(n, words["own"])
	for n, line := range lines {
		if err := m.readWordsLine(line); err != nil {
			return fmt.Errorf("words, line %d: %w", n+1, err)
		}
	}
	return nil
}

func (m *Model) readWordsLine(line string) error {
	cells := strings.Split(line, "\t")
	if len(cells) != 3 {
		return fmt.Errorf("%d cells, want 3", len(cells))
	}
	x, err := strconv.ParseInt(cells[1], 10, 8)
	if err != nil {
		return err
	}
	for _, w := range strings.Fields(cells[2]) {
		switch ids := m.characters.ids16([]rune(w)); cells[0] {
		case "left":
			m.beforeNames.add(ids, ids[max(0, len(ids)-2):], int8(x))
		case "right":
			m.behindNames.add(ids, ids[:min(2, len(ids))], int8(x))
		default:
			m.own.add(ids, ids[:min(2, len(ids))], int8(x))
		}
	}
	return nil
}
