package zh

import (
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// A Dated is a date that a text states, and where.
type Dated struct {
	Date     news.Date
	Span     news.Span
	Inferred bool // in part from a date beside it or from the reference date
}

// Dates finds the dates in a folded text, in order: 2018年8月15日, 二〇二六年三月, 2018年,
// 2018-08-15, 今年3月, 本月8日, 3月5日, 8日, 今天, and in English March 5, 2018 or 5 March. What
// a date leaves out is taken from the date that it continues (8月15日至20日), else from ref, the
// day that the text is of; what cannot be completed to at least a year is left out, and so is
// what no calendar has.
//
// A month without a year is the one at most half a year after ref, else the last one before; a
// day without a month is at most half a month after.
func Dates(folded []rune, ref news.Date) []Dated {
	s := dateScanner{text: folded, ref: ref}
	for i := 0; i < len(folded); {
		if !dateStarts.has(folded[i]) || !s.mayStart(i) {
			i++
			continue
		}
		end, ok := s.scan(i)
		if !ok {
			end = i + 1
		}
		i = end
	}
	return s.found
}

// dateStarts are the characters with which dates start.
var dateStarts = func() (set runeBits) {
	for r := range rune(0x10000) {
		_, relative := stepOf(r)
		if relative || isNumeral(r) || isLatin(r) {
			set[r>>6] |= 1 << (r & 63)
		}
	}
	return set
}()

// runeBits has a bit for each character of the Basic Multilingual Plane.
type runeBits [1 << 16 / 64]uint64

func (s *runeBits) has(r rune) bool { return r>>16 == 0 && s[r>>6]>>(r&63)&1 == 1 }

// mayStart turns away what stands in nearly every sentence and starts no date: 一 and 上 without 年, 月
// or 日 behind them. Only Arabic digits state a day alone.
func (s *dateScanner) mayStart(i int) bool {
	if s.text[i] < 0x80 {
		return true
	}
	if _, relative := stepOf(s.text[i]); relative {
		return i+1 < len(s.text) && isOneOf(s.text[i+1], '年', '月', '日', '天')
	}
	for j := i + 1; j < min(len(s.text), i+longestNumeral); j++ {
		if r := s.text[j]; r != ' ' && !isNumeral(r) {
			return r == '年' || r == '月'
		}
	}
	return false
}

// longestNumeral is how many characters a year or month in Chinese numerals has at most, with the
// blanks and the unit behind it.
const longestNumeral = 7

type dateScanner struct {
	text  []rune
	ref   news.Date
	found []Dated
}

// scan reads a date that starts at i and returns where it ends.
func (s *dateScanner) scan(i int) (end int, ok bool) {
	if i > 0 && isNumeral(s.text[i]) && isNumeral(s.text[i-1]) {
		return i, false
	}
	rest := s.text[i:]
	date, n := numericDate(rest)
	if n == 0 {
		date, n = englishDate(rest, i > 0 && isLatin(s.text[i-1]))
	}
	if n == 0 {
		date, n = s.chineseDate(i)
	}
	if n == 0 {
		return i, false
	}
	full, ok := s.complete(date, i)
	if _, relative := stepOf(rest[0]); ok {
		span := news.Span{Start: i, End: i + n}
		s.found = append(s.found, Dated{full, span, relative || date != full})
	}
	return i + n, ok
}

// chineseDate reads what 年月日 and the relative words state, from the year down to the day;
// what is not stated stays zero.
func (s *dateScanner) chineseDate(i int) (d news.Date, length int) {
	rest := s.text[i:]
	if date, n := s.relative(rest); n > 0 {
		return s.withDay(date, rest, n)
	}
	var n int
	if d.Year, n = yearAt(rest); n > 0 {
		length = n
	}
	if d.Month, n = countAt(rest[length:], 12, '月'); n == 0 {
		if length == 0 {
			return s.dayAlone(i)
		}
		return d, length
	}
	return s.withDay(d, rest, length+n)
}

// withDay adds the day that stands at rest[n:], if one does.
func (s *dateScanner) withDay(d news.Date, rest []rune, n int) (news.Date, int) {
	if d.Day == 0 && d.Month > 0 {
		day, k := countAt(rest[n:], 31, '日', '号')
		d.Day, n = day, n+k
	}
	return d, n
}

// dayAlone reads 8日: only with Arabic digits, and not where it counts days or numbers them.
func (s *dateScanner) dayAlone(i int) (d news.Date, length int) {
	if s.text[i] > 0x80 || i > 0 && isOneOf(s.text[i-1], '第', '满', '近', '每', '期', '共', '-', '.', '/') {
		return d, 0
	}
	d.Day, length = countAt(s.text[i:], 31, '日')
	if end := i + length; end < len(s.text) && isOneOf(s.text[end], '内', '游', '以', '之') {
		return d, 0
	}
	return d, length
}

// relative reads 今年3月, 本月 and 今天, as far as the reference date allows.
func (s *dateScanner) relative(rest []rune) (d news.Date, length int) {
	if len(rest) < 2 || s.ref.IsZero() {
		return d, 0
	}
	step, known := stepOf(rest[0])
	switch {
	case !known:
		return d, 0
	case rest[1] == '年' && rest[0] != '上' && rest[0] != '下':
		month, n := countAt(rest[2:], 12, '月')
		if n == 0 {
			return d, 0
		}
		return news.Date{Year: s.ref.Year + step, Month: month}, 2 + n
	case rest[1] == '月' && s.ref.Month > 0 && isOneOf(rest[0], '本', '上', '下'):
		first := time.Date(s.ref.Year, time.Month(s.ref.Month+step), 1, 0, 0, 0, 0, news.Beijing)
		return news.Date{Year: first.Year(), Month: int(first.Month())}, 2
	case isOneOf(rest[1], '日', '天') && s.ref.Day > 0 && isOneOf(rest[0], '今', '昨', '明'):
		return news.DateOf(s.ref.First().AddDate(0, 0, step)), 2
	}
	return d, 0
}

// stepOf is how far from the reference date a word before 年, 月 or 日 points.
func stepOf(r rune) (step int, known bool) {
	switch r {
	case '今', '本':
		return 0, true
	case '去', '昨', '上':
		return -1, true
	case '明', '下':
		return 1, true
	}
	return 0, false
}

// yearAt reads 2018年 or 二〇一八年: four digits, no units.
func yearAt(rest []rune) (year, length int) {
	if len(rest) < 5 || isNumeral(rest[4]) {
		return 0, 0
	}
	for _, r := range rest[:4] {
		d := digit(r)
		if d < 0 {
			return 0, 0
		}
		year = year*10 + d
	}
	length = 4 + blanks(rest[4:])
	if length == len(rest) || rest[length] != '年' || year < 1800 || year > 2199 {
		return 0, 0
	}
	return year, length + 1
}

// countAt reads a number from 1 to most with one of the units behind it; blanks may stand before
// both.
func countAt(rest []rune, most int, units ...rune) (n, length int) {
	start := blanks(rest)
	n, length = Number(rest[start:])
	if length == 0 || length > 3 || n < 1 || n > most {
		return 0, 0
	}
	length += start
	length += blanks(rest[length:])
	if length == len(rest) || !isOneOf(rest[length], units...) {
		return 0, 0
	}
	return n, length + 1
}

// blanks is how many blanks, at most two, rest starts with.
func blanks(rest []rune) int {
	n := 0
	for n < min(len(rest), 2) && rest[n] == ' ' {
		n++
	}
	return n
}

func isOneOf(r rune, set ...rune) bool {
	for _, s := range set {
		if r == s {
			return true
		}
	}
	return false
}
