package alert

import (
	"slices"
	"strings"
)

// words are the words that watches look for, by their first character.
type words map[rune][]wanted

type wanted struct {
	word    string
	watches []int
}

func (ws words) add(list []string, watch int, fold func(string) string) {
	for _, word := range list {
		ws.addWord(fold(word), watch)
	}
}

func (ws words) addWord(word string, watch int) {
	first := []rune(word)[0]
	at := slices.IndexFunc(ws[first], func(w wanted) bool { return w.word == word })
	if at < 0 {
		ws[first] = append(ws[first], wanted{word, []int{watch}})
		return
	}
	ws[first][at].watches = append(ws[first][at].watches, watch)
}

// in returns the watches one of whose words occurs in the text.
func (ws words) in(text string) (watches []int) {
	if len(ws) == 0 {
		return nil
	}
	for at, first := range text {
		for _, w := range ws[first] {
			if strings.HasPrefix(text[at:], w.word) {
				watches = append(watches, w.watches...)
			}
		}
	}
	return watches
}
