package web

import (
	"fmt"
	"html/template"
	"math"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// words are the functions that templates write with.
var words = template.FuncMap{"counted": counted, "lang": languageOf, "stamp": stamp, "surely": surely}

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
