package english

import "strings"

// phrases finds the longest of many phrases at a word. A phrase of several words is kept with all
// of its beginnings.
type phrases map[string]phrase

type phrase struct {
	class class
	whole bool // not only the beginning of others
}

// add adds phrases that | parts.
func (ps phrases) add(c class, list string) {
	for _, text := range strings.Split(list, "|") {
		fields := strings.Fields(text)
		for n := 1; n < len(fields); n++ {
			start := strings.Join(fields[:n], " ")
			ps[start] = phrase{ps[start].class, ps[start].whole}
		}
		ps[strings.Join(fields, " ")] = phrase{c, true}
	}
}

// longest is the class of the longest phrase that starts at the word i of p before to, and where it
// ends, or i.
func (ps phrases) longest(p *paper, i, to int) (c class, end int) {
	end = i
	text := ""
	for j := max(i, 0); j < min(to, len(p.words)); j++ {
		if j > i {
			text += " "
		}
		text += p.words[j].lower
		found, ok := ps[text]
		if !ok {
			break
		}
		if found.whole {
			c, end = found.class, j+1
		}
	}
	return c, end
}
