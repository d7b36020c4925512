package main

import (
	"bufio"
	"fmt"
	"io"
	"maps"
	"math"
	"slices"
)

// places are the tallies of all places of a name, in the order of the table.
func (c *census) places() []*tally { return append(c.chinese[:], c.sound[:]...) }

// writeCharacters writes the log-odds of every character that was seen often enough to say
// something, times ten.
func (c *census) writeCharacters(out io.Writer) error {
	w := bufio.NewWriter(out)
	fmt.Fprintln(w, "character\tsurname\tonly\tfirst\tlast\tsound-first\tsound-middle\tsound-last")
	for _, r := range slices.Sorted(maps.Keys(c.text.of)) {
		if r < 0x4e00 || r > 0x9fff || c.text.of[r] < 300 && c.inNames(r) < 2 {
			continue
		}
		fmt.Fprintf(w, "%c", r)
		for _, t := range c.places() {
			fmt.Fprintf(w, "\t%.0f", 10*math.Log(t.share(r)/c.text.share(r)))
		}
		fmt.Fprintln(w)
	}
	return w.Flush()
}

func (c *census) inNames(r rune) (n float64) {
	for _, t := range c.places() {
		n += t.of[r]
	}
	return n
}

// followers counts which characters follow each other.
type followers map[rune]map[rune]float64

func (f followers) add(a, b rune) {
	if f[a] == nil {
		f[a] = map[rune]float64{}
	}
	f[a][b]++
}

// writePairs writes which characters follow each other in names by sound, and in given names of
// two characters, more than once.
func (c *census) writePairs(out io.Writer) error {
	sound, given := followers{}, followers{}
	for _, w := range c.words {
		if !w.isName() {
			continue
		}
		switch k := c.surname(w.runes); {
		case c.asSound(w.runes) > c.asChinese(w.runes):
			for i, r := range w.runes[1:] {
				sound.add(w.runes[i], r)
			}
		case len(w.runes)-k == 2:
			given.add(w.runes[k], w.runes[k+1])
		}
	}
	b := bufio.NewWriter(out)
	sound.write(b, "sound")
	given.write(b, "given")
	return b.Flush()
}

func (f followers) write(out io.Writer, name string) {
	for _, a := range slices.Sorted(maps.Keys(f)) {
		var often []rune
		for _, b := range slices.Sorted(maps.Keys(f[a])) {
			if f[a][b] > 1 {
				often = append(often, b)
			}
		}
		if len(often) > 0 {
			fmt.Fprintf(out, "%s\t%c\t%s\n", name, a, string(often))
		}
	}
}
