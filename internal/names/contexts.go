package names

import (
	_ "embed"
	"fmt"
	"strings"
)

// contextsTable are words that stand beside names, by what they say of them.
//
//go:embed contexts.tsv
var contextsTable string

// The classes of what stands on a side of a name. Those of words come last.
var (
	leftClasses  = []string{"-", "title", "label", "list", "line", "blank", "mark", "verb", "link", "trade", "press", "senior", "call", "in", "honour"}
	rightClasses = []string{"-", "title", "agency", "list", "line", "blank", "mark", "bracket", "post", "office", "honour", "seat", "speech", "small", "time", "family", "place", "body", "work", "village"}
)

const (
	noClass = iota
	byTitle
	byLabel // an agency on the right
	byList
	byLine
	byBlank
	byMark
	byBracket
	byPost
	byOffice // a body with a title behind it: 省水利厅厅长
)

const byAgency = byLabel

// contexts are the classes of words on one side, by their one or two characters next to the name.
type contexts struct {
	ofRune []uint8 // by number of the character
	ofPair []uint8 // by number of the pair
}

// readContexts reads contextsTable; visit is called for each word.
func readContexts(table string, visit func(left bool, class uint8, word []rune)) error {
	for n, line := range strings.Split(strings.TrimSpace(table), "\n") {
		cells := strings.Split(line, "\t")
		if strings.HasPrefix(line, "#") {
			continue
		}
		if len(cells) != 3 {
			return fmt.Errorf("contexts, line %d: %d cells, want 3", n+1, len(cells))
		}
		class := indexOf(rightClasses, cells[1])
		if cells[0] == "left" {
			class = indexOf(leftClasses, cells[1])
		}
		if class < 0 {
			return fmt.Errorf("contexts, line %d: unknown class %q", n+1, cells[1])
		}
		for _, w := range strings.Fields(cells[2]) {
			visit(cells[0] == "left", uint8(class), []rune(w))
		}
	}
	return nil
}

func indexOf(list []string, s string) int {
	for i, x := range list {
		if x == s {
			return i
		}
	}
	return -1
}
