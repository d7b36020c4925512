package locale

import "strings"

// A piece of a message is text or, if it has a name, a hole.
type piece struct {
	text string
	name string
	one  string // the word that follows the number 1, in {n one|many}
	many string
}

// pieces cuts a message. A brace that opens no hole is text.
func pieces(message string) []piece {
	var list []piece
	for message != "" {
		before, rest, opened := strings.Cut(message, "{")
		if before != "" {
			list = append(list, piece{text: before})
		}
		inner, after, closed := strings.Cut(rest, "}")
		if !opened {
			break
		}
		if !closed {
			return append(list, piece{text: "{" + rest})
		}
		list, message = append(list, hole(inner)), after
	}
	return list
}

func hole(inner string) piece {
	name, words, counted := strings.Cut(inner, " ")
	p := piece{name: name}
	if counted {
		p.one, p.many, _ = strings.Cut(words, "|")
	}
	return p
}

// holes are the names of the holes in the order in which a message names them first.
func holes(message string) []string {
	var names []string
	seen := map[string]bool{"": true}
	for _, p := range pieces(message) {
		if !seen[p.name] {
			seen[p.name], names = true, append(names, p.name)
		}
	}
	return names
}
