package locale

import (
	"fmt"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// Date writes a date as precisely as it is known: "15 Aug 2018", "2018年8月15日"; "" for none.
func (l Language) Date(d news.Date) string {
	switch {
	case d.IsZero():
		return ""
	case l == English:
		return englishDate(d)
	case d.Month == 0:
		return fmt.Sprintf("%d年", d.Year)
	case d.Day == 0:
		return fmt.Sprintf("%d年%d月", d.Year, d.Month)
	}
	return fmt.Sprintf("%d年%d月%d日", d.Year, d.Month, d.Day)
}

func englishDate(d news.Date) string {
	switch {
	case d.Month == 0:
		return fmt.Sprint(d.Year)
	case d.Day == 0:
		return fmt.Sprintf("%s %d", English.Month(time.Month(d.Month)), d.Year)
	}
	return fmt.Sprintf("%d %s %d", d.Day, English.Month(time.Month(d.Month)), d.Year)
}

// Time writes a time in Beijing to the minute.
func (l Language) Time(t time.Time) string {
	t = t.In(news.Beijing)
	return l.Date(news.DateOf(t)) + " " + t.Format("15:04")
}

// Month names a month for the axis of a chart: "Aug", "8月".
func (l Language) Month(m time.Month) string {
	if l == English {
		return m.String()[:3]
	}
	return fmt.Sprintf("%d月", int(m))
}

// space is what stands between two sentences.
func (l Language) space() string {
	if l == English {
		return " "
	}
	return ""
}

// thousands groups the digits of n as all three languages do: 12,345.
func thousands(n int) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
