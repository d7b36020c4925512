package web

import (
	"fmt"
	"html/template"
	"math"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/locale"
	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// words are the functions that templates write with.
var words = template.FuncMap{"counted": counted, "lang": languageOf, "stamp": stamp, "surely": surely}

// spokenWords are the functions with which templates speak a language: t says a message that they
// hold themselves, tell one that they are given, or a date, a time, a number, a name; code is
// what one types.
func spokenWords(l locale.Language) template.FuncMap {
	return template.FuncMap{
		"t":         func(key string, args ...any) template.HTML { return l.HTML(locale.Say(key, args...)) },
		"tell":      l.HTML,
		"language":  func() locale.Language { return l },
		"languages": locale.Languages,
		"code": func(text string) template.HTML {
			return template.HTML("<code>" + template.HTMLEscapeString(text) + "</code>")
		},
	}
}

// counted says how many: counted(1, "source", "sources") is "1 source".
func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%s %s", thousands(n), many)
}

// thousands groups the digits of n: 12,345.
func thousands(n int) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// surely says how confident a rule is, 0 to 1.
func surely(confidence float64) string {
	return fmt.Sprintf("%d %% sure", int(math.Round(confidence*100)))
}

// stamp is a time in Beijing to the minute.
func stamp(t time.Time) string { return t.In(news.Beijing).Format("2006-01-02 15:04") }

// span says from when to when, as far as is known: that an end is unknown does not mean that
// there was none.
func span(from, to news.Date) string {
	switch {
	case from.IsZero() && to.IsZero():
		return ""
	case to.IsZero():
		return "from " + from.String()
	case from.IsZero():
		return "until " + to.String()
	}
	return from.String() + " – " + to.String()
}
