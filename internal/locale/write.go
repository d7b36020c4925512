package locale

import (
	"fmt"
	"html/template"
	"strings"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// HTML says v in the language as markup: a message, a line, a date, a time, a number, a name, or
// plain text, which is escaped. A name says which language it is in.
func (l Language) HTML(v any) template.HTML { return Voice{Language: l}.HTML(v) }

// Text says v in the language as plain text.
func (l Language) Text(v any) string { return Voice{Language: l}.Text(v) }

// A writer says things in one language and one medium.
type writer struct {
	strings.Builder
	language Language
	text     func(string) string // how text is written
	name     func(Name) string   // how a name is written
}

func (w *writer) write(v any) {
	switch v := v.(type) {
	case Message:
		w.message(v)
	case Line:
		w.joined(v, " · ")
	case Sentences:
		w.joined(v, w.language.space())
	case Name:
		w.WriteString(w.name(v))
	case template.HTML:
		w.WriteString(string(v))
	case news.Date:
		w.WriteString(w.text(w.language.Date(v)))
	case time.Time:
		w.WriteString(w.text(w.language.Time(v)))
	case time.Month:
		w.WriteString(w.text(w.language.Month(v)))
	case int:
		w.WriteString(w.text(thousands(v)))
	default:
		w.WriteString(w.text(fmt.Sprint(v)))
	}
}

// message fills the holes of a message. A hole without a filling stays as it is, to be seen.
func (w *writer) message(m Message) {
	fillings := map[string]any{}
	for i, name := range holes(m.Key) {
		if i < len(m.Args) {
			fillings[name] = m.Args[i]
		}
	}
	for _, p := range pieces(w.language.template(m.Key)) {
		filling, filled := fillings[p.name]
		switch {
		case p.name == "":
			w.WriteString(w.text(p.text))
		case !filled:
			w.WriteString(w.text("{" + p.name + "}"))
		default:
			w.write(filling)
			w.agree(p, filling)
		}
	}
}

// agree writes the word that follows a number.
func (w *writer) agree(p piece, n any) {
	switch {
	case p.many == "":
	case n == 1:
		w.WriteString(w.text(" " + p.one))
	default:
		w.WriteString(w.text(" " + p.many))
	}
}

func (w *writer) joined(parts []any, separator string) {
	for i, part := range parts {
		if i > 0 {
			w.WriteString(separator)
		}
		w.write(part)
	}
}
