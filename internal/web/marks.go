package web

import (
	"cmp"
	"slices"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// A run is a stretch of one line of a text that is set in one way.
type run struct {
	Text     string
	Mention  *news.Mention // what it names; nil for plain text
	Evidence bool          // whether it belongs to a passage that states a fact
	Begins   bool          // whether such a passage begins with it, in its line
	Ends     bool          // whether such a passage ends with it, in its line
}

// setLines cuts a text into lines and these into runs. The spans of the mentions and of the
// evidence are in characters of the text; what lies outside it is left out. The runs joined, and
// the lines joined by line ends, are the text again.
func setLines(text string, mentions []news.Mention, evidence []news.Span) [][]run {
	runes := []rune(text)
	named, stated := namedBy(mentions, len(runes)), statedBy(evidence, len(runes))
	var lines [][]run
	var line []run
	start := 0
	for i := 0; i <= len(runes); i++ {
		ends := i == len(runes) || runes[i] == '\n'
		if i > start && (ends || named[i] != named[start] || stated[i] != stated[start]) {
			line = append(line, run{Text: string(runes[start:i]), Mention: named[start], Evidence: stated[start]})
			start = i
		}
		if ends {
			lines, line, start = append(lines, bounded(line)), nil, i+1
		}
	}
	return lines
}

// bounded notes in a line where its passages of evidence begin and end.
func bounded(line []run) []run {
	for i := range line {
		line[i].Begins = line[i].Evidence && (i == 0 || !line[i-1].Evidence)
		line[i].Ends = line[i].Evidence && (i == len(line)-1 || !line[i+1].Evidence)
	}
	return line
}

// namedBy tells for each of n characters which mention it is marked as: of mentions that overlap
// the outermost, of two that cross the earlier.
func namedBy(mentions []news.Mention, n int) []*news.Mention {
	sorted := slices.Clone(mentions)
	slices.SortStableFunc(sorted, func(a, b news.Mention) int {
		return cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(b.Span.End, a.Span.End))
	})
	named := make([]*news.Mention, n)
	free := 0 // everything before it is decided
	for i, m := range sorted {
		if !within(m.Span, n) || m.Span.Start < free {
			continue
		}
		for at := m.Span.Start; at < m.Span.End; at++ {
			named[at] = &sorted[i]
		}
		free = m.Span.End
	}
	return named
}

func statedBy(evidence []news.Span, n int) []bool {
	stated := make([]bool, n)
	for _, span := range evidence {
		if !within(span, n) {
			continue
		}
		for at := span.Start; at < span.End; at++ {
			stated[at] = true
		}
	}
	return stated
}

func within(s news.Span, n int) bool { return 0 <= s.Start && s.Start < s.End && s.End <= n }

// around keeps the lines that hold evidence and their neighbours up to reach lines away, as
// stretches of lines that stood together.
func around(lines [][]run, reach int) [][][]run {
	var stretches [][][]run
	last := -1 // the line kept last
	for i := range lines {
		if !evidenceWithin(lines, i-reach, i+reach) {
			continue
		}
		if last < 0 || last != i-1 {
			stretches = append(stretches, nil)
		}
		stretches[len(stretches)-1] = append(stretches[len(stretches)-1], lines[i])
		last = i
	}
	return stretches
}

func evidenceWithin(lines [][]run, from, to int) bool {
	for _, line := range lines[max(from, 0):min(to+1, len(lines))] {
		if slices.ContainsFunc(line, func(r run) bool { return r.Evidence }) {
			return true
		}
	}
	return false
}
