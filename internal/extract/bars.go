package extract

import "strings"

// Bars part the cells of tables that were pasted into text.

// inBarredRow reports whether the bar at i parts cells of a table: others stand near it in its line.
func inBarredRow(folded []rune, i int) bool {
	bars := 0
	for k := max(0, i-barredRow); k < min(len(folded), i+barredRow); k++ {
		switch {
		case folded[k] == '\n' && k < i:
			bars = 0
		case folded[k] == '\n':
			return bars > fewestBars
		case folded[k] == '|':
			bars++
		}
	}
	return bars > fewestBars
}

// Of a row of a table at least fewestBars other bars stand so near to one, in characters.
const (
	barredRow  = 48
	fewestBars = 4
)

// inRoleRow reports whether the bar at i parts cells of a row that begins with a seat, or with nothing where the row above
// did: | 组长 | 高远 | 县长 |.
func inRoleRow(folded []rune, i int) bool {
	start, end := i, i
	for start > 0 && folded[start-1] != '\n' && i-start < longestRow {
		start--
	}
	for end < len(folded) && folded[end] != '\n' && end-i < longestRow {
		end++
	}
	cells := strings.Split(strings.Trim(string(folded[start:end]), " "), "|")
	if len(cells) < 3 || len(cells) > fewestBars+1 {
		return false
	}
	first, barred := strings.ReplaceAll(cells[0], " ", ""), false
	if first == "" {
		first, barred = strings.ReplaceAll(cells[1], " ", ""), true
	}
	return first == "" && barred && len(cells) > 3 || isGroupRole(first)
}

// longestRow is how many characters a row has before or behind a bar, at most.
const longestRow = 80
