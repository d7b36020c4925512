package zh

import (
	"slices"
	"strings"
	"unicode"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// months are the English months; three letters tell them apart.
var months = []string{
	"january", "february", "march", "april", "may", "june", "july", "august", "september",
	"october", "november", "december",
}

// englishDate reads March 5, 2018; March 5; Aug. 2018; 5 March 2018; 15 Aug. A month alone is no
// date: most of them are other words too. inWord says that a Latin letter stands before rest.
func englishDate(rest []rune, inWord bool) (d news.Date, length int) {
	if inWord || len(rest) == 0 || rest[0] > 0x7f || rest[0] == ' ' {
		return d, 0
	}
	day, n := arabic(rest)
	if n > 2 {
		return d, 0
	}
	length = n
	if n > 0 {
		k := blanks(rest[n:])
		if k == 0 {
			return d, 0
		}
		length += k
	}
	month, k := monthName(rest[length:])
	if k == 0 {
		return d, 0
	}
	d.Month, d.Day, length = month, day, length+k
	return afterMonth(d, rest, length)
}

// afterMonth reads the day, if none stood before the month, and the year.
func afterMonth(d news.Date, rest []rune, length int) (news.Date, int) {
	if d.Day == 0 {
		start := length + blanks(rest[length:])
		if day, n := arabic(rest[start:]); start > length && (n == 1 || n == 2) && day > 0 {
			d.Day, length = day, start+n
		}
	}
	start := length
	if d.Day > 0 && start < len(rest) && rest[start] == ',' {
		start++
	}
	gap := blanks(rest[start:])
	if year, n := arabic(rest[start+gap:]); gap > 0 && n == 4 && year >= 1800 && year < 2200 {
		return news.Date{Year: year, Month: d.Month, Day: d.Day}, start + gap + n
	}
	if d.Day == 0 {
		return news.Date{}, 0
	}
	return d, length
}

// monthName reads March, Mar or Mar. with its capital.
func monthName(rest []rune) (month, length int) {
	for length < min(len(rest), 10) && isLatin(rest[length]) {
		length++
	}
	if length < 3 || !unicode.IsUpper(rest[0]) {
		return 0, 0
	}
	word := strings.ToLower(string(rest[:length]))
	i := slices.IndexFunc(months, func(m string) bool {
		return m == word || m[:3] == word || word == "sept" && m == "september"
	})
	if i < 0 {
		return 0, 0
	}
	if length < len(rest) && rest[length] == '.' {
		length++
	}
	return i + 1, length
}

func isLatin(r rune) bool { return r < 0x250 && unicode.IsLetter(r) }
