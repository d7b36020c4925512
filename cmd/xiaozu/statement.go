package main

import (
	"fmt"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/alert"
	"github.com/xiaozu-watch/xiaozu/internal/locale"
	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// statement is a fact in words, with the post that stands beside the person if it is another than the seat.
func statement(f news.Fact) string {
	said := locale.English.Text(alert.Statement(f))
	if f.OwnPost != "" && !strings.Contains(f.OwnPost, f.Body) {
		said += " (as " + f.OwnPost + ")"
	}
	return said
}

// bases say where a date comes from.
var bases = map[news.Basis]string{
	news.StatedDate:    "stated in the text",
	news.DatelineDate:  "the date line's",
	news.PublishedDate: "the day of publication",
}

func dated(f news.Fact) string {
	if f.Date.IsZero() {
		return "unknown; --date tells when the text was published"
	}
	return fmt.Sprintf("%s, %s", f.Date, bases[f.Basis])
}
