package zh

import (
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// complete fills in what d, which starts at position at, leaves out.
func (s *dateScanner) complete(d news.Date, at int) (news.Date, bool) {
	if d.Year > 0 {
		return d, exists(d)
	}
	if before, ok := s.continued(at); ok {
		d.Year = before.Year
		if d.Month == 0 {
			d.Month = before.Month
		}
		return d, exists(d)
	}
	return s.fromRef(d)
}

// continued is the date of which the one at position at is the end or the next in a list.
func (s *dateScanner) continued(at int) (news.Date, bool) {
	if len(s.found) == 0 {
		return news.Date{}, false
	}
	last := s.found[len(s.found)-1]
	between := s.text[last.Span.End:at]
	ok := len(between) == 1 && isOneOf(between[0], '至', '到', '、', '和', '-', '~', '—', '–')
	return last.Date, ok
}

// fromRef takes the year, and the month if that is missing too, from the reference date.
func (s *dateScanner) fromRef(d news.Date) (news.Date, bool) {
	switch {
	case s.ref.IsZero(), d.Month == 0 && s.ref.Day == 0:
		return d, false
	case d.Month == 0:
		d.Year, d.Month = s.ref.Year, s.ref.Month
		if d.Day > s.ref.Day+15 {
			last := time.Date(d.Year, time.Month(d.Month), 0, 0, 0, 0, 0, news.Beijing)
			d.Year, d.Month = last.Year(), int(last.Month())
		}
	default:
		d.Year = s.ref.Year
		if s.ref.Month > 0 && d.First().After(s.ref.Last().AddDate(0, 6, 0)) {
			d.Year--
		}
	}
	return d, exists(d)
}

// exists reports whether the calendar has d.
func exists(d news.Date) bool {
	if d.Month < 0 || d.Month > 12 || d.Day < 0 {
		return false
	}
	return d.Day == 0 || d.Month > 0 && time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, news.Beijing).Day() == d.Day
}

// numericDate reads 2018-08-15, 2018/8/15 or 2018.8.15.
func numericDate(rest []rune) (d news.Date, length int) {
	var parts [3]int
	for i := range parts {
		n, k := arabic(rest[length:])
		if i == 0 && k != 4 || i > 0 && (k < 1 || k > 2) {
			return d, 0
		}
		parts[i] = n
		length += k
		if i == 2 {
			break
		}
		if length == len(rest) || !isOneOf(rest[length], '-', '/', '.') || rest[length] != rest[4] {
			return d, 0
		}
		length++
	}
	d = news.Date{Year: parts[0], Month: parts[1], Day: parts[2]}
	if d.Year < 1800 || d.Year > 2199 || d.Month == 0 || d.Day == 0 {
		return d, 0
	}
	return d, length
}

// arabic reads up to five ASCII digits.
func arabic(rest []rune) (n, length int) {
	for length < min(len(rest), 5) && rest[length] >= '0' && rest[length] <= '9' {
		n = n*10 + int(rest[length]-'0')
		length++
	}
	return n, length
}
