package zh

import "github.com/xiaozu-watch/xiaozu/internal/news"

// A Dated is a date that a text states, and where.
type Dated struct {
	Date     news.Date
	Span     news.Span
	Inferred bool // the year, or year and month, come from the reference date
}

// Dates finds the dates in a folded text, in order: 2018年8月15日, 二〇二六年三月, 2018年,
// 2018-08-15, 今年3月, 去年12月, 3月5日, 8日. What a date leaves out is taken from ref, usually
// the day of publication; dates that need a zero ref are left out.
func Dates(folded []rune, ref news.Date) []Dated {
	return nil
}
