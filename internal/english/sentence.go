package english

import "strconv"

// A sentence is a range of words that ends at a full stop or with its line.
type sentence struct {
	from, to int
	heading  bool // a line of its own without a full stop
	opens    bool // begins a line
}

var abbreviations = wordSet("mr mrs ms dr prof st gen col lt maj adm hon rev no jan feb mar apr jun jul aug sep sept oct nov dec vs co inc ltd jr sr e.g i.e")

// longestSentence is how many words a sentence may have; what is longer is none.
const longestSentence = 400

func (p *paper) cutSentences() {
	from := 0
	cut := func(to int, stopped bool) {
		if to > from {
			opens := from == 0 || p.words[from].lines > 0
			p.sentences = append(p.sentences, sentence{from, to, opens && !stopped, opens})
		}
		from = to
	}
	for i := range p.words {
		switch {
		case i > from && p.words[i].lines > 0 && p.breaksAt(i), i-from >= longestSentence:
			cut(i, false)
		case p.stopsAt(i):
			cut(i+1, true)
		}
	}
	cut(len(p.words), false)
}

// stopsAt reports whether the mark at i ends a sentence.
func (p *paper) stopsAt(i int) bool {
	switch p.words[i].lower {
	case "!", "?":
		return true
	case ".":
		before, after := p.at(i-1), p.at(i+1)
		if before.kind == letters && before.upper && before.Len() == 1 || after.lines == 0 && abbreviations[before.lower] {
			return false
		}
		return after.Start == 0 || after.Start > p.words[i].End
	}
	return false
}

// breaksAt reports whether the line end before i ends a sentence: not where a line was broken to
// fit a page.
func (p *paper) breaksAt(i int) bool {
	before, after := p.words[i-1], p.words[i]
	if after.lines > 1 || before.lower == ":" {
		return true
	}
	soft := after.kind == letters && !after.upper || before.lower == "," || joining[before.lower]
	return !soft
}

// joining words never end a line that is whole.
var joining = wordSet("the a an of and or for to as in at by with from its his her their was were is are has have been be will vice deputy")

// findYear sets the year of the text, if it is not known, to the latest one that it prints.
func (p *paper) findYear() {
	if p.year > 0 {
		return
	}
	for _, w := range p.words {
		if y := yearOf(w); y > p.year {
			p.year = y
		}
	}
}

// yearOf is the year that a number can be, or 0.
func yearOf(w word) int {
	if w.kind != digits || w.Len() != 4 {
		return 0
	}
	if y, err := strconv.Atoi(w.lower); err == nil && y > 1900 && y < 2100 {
		return y
	}
	return 0
}
