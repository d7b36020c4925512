package postgres

import (
	"strings"

	"github.com/lib/pq"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// text makes s storable: what PostgreSQL refuses becomes U+FFFD, character for character.
func text(s string) string {
	return strings.ReplaceAll(string([]rune(s)), "\x00", "\uFFFD")
}

func texts(ss []string) any {
	clean := make([]string, len(ss))
	for i, s := range ss {
		clean[i] = text(s)
	}
	return pq.Array(clean)
}

// partial writes d as a partial_date. Years that no source can mean are as good as unknown.
func partial(d news.Date) string {
	if d.Year < 1000 || d.Year > 9999 {
		return ""
	}
	return d.String()
}

// undated stands in for the day of something undated where a day is part of a key.
const undated = "-infinity"

// day writes the first day of d for a date column that is part of a key.
func day(d news.Date) string {
	if partial(d) == "" {
		return undated
	}
	return d.First().Format("2006-01-02")
}
