package postgres

import (
	"strings"
	"unicode/utf8"

	"github.com/lib/pq"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// text makes s storable: what PostgreSQL refuses becomes U+FFFD, character for character.
func text(s string) string {
	if utf8.ValidString(s) && strings.IndexByte(s, 0) < 0 {
		return s
	}
	return strings.ReplaceAll(string([]rune(s)), "\x00", "\uFFFD")
}

func texts(ss []string) any {
	clean := make([]string, len(ss))
	for i, s := range ss {
		clean[i] = text(s)
	}
	return pq.Array(clean)
}

// partial writes d as a partial_date: a day or month that cannot be (a misprinted 30 February) is
// left out, and a year that no source can mean is as good as unknown.
func partial(d news.Date) string {
	for _, d := range []news.Date{d, {Year: d.Year, Month: d.Month}, {Year: d.Year}} {
		if _, err := news.ParseDate(d.String()); err == nil && 1000 <= d.Year && d.Year <= 9999 {
			return d.String()
		}
	}
	return ""
}

// undated stands in for the day of something undated where a day is part of a key.
const undated = "-infinity"

// day writes the first day of d for a date column that is part of a key.
func day(d news.Date) string {
	known, err := news.ParseDate(partial(d))
	if err != nil || known.IsZero() {
		return undated
	}
	return known.First().Format("2006-01-02")
}

// bigintsText is an array as an element of an array of texts.
func bigintsText(numbers []int64) string {
	value, _ := append(pq.Int64Array{}, numbers...).Value() // of numbers it has no error
	return value.(string)
}
