package news

import "fmt"

// A Period is a length of time that counts are kept by. Weeks are those of ISO 8601: they begin on Monday,
// and belong to the year that has their Thursday.
type Period string

// The periods, from the shortest.
const (
	Daily     Period = "day"
	Weekly    Period = "week"
	Monthly   Period = "month"
	Quarterly Period = "quarter"
	Yearly    Period = "year"
)

// Periods returns all periods, from the shortest.
func Periods() []Period { return []Period{Daily, Weekly, Monthly, Quarterly, Yearly} }

// Begin is the first day of the period that the first day of d is in.
func (p Period) Begin(d Date) Date {
	t := d.First()
	switch p {
	case Weekly:
		t = t.AddDate(0, 0, -(int(t.Weekday())+6)%7)
	case Monthly:
		t = t.AddDate(0, 0, 1-t.Day())
	case Quarterly:
		t = t.AddDate(0, -(int(t.Month())-1)%3, 1-t.Day())
	case Yearly:
		t = t.AddDate(0, 1-int(t.Month()), 1-t.Day())
	}
	return DateOf(t)
}

// Next is the first day of the period after the one that begins on the day begin.
func (p Period) Next(begin Date) Date {
	t := begin.First()
	switch p {
	case Daily:
		t = t.AddDate(0, 0, 1)
	case Weekly:
		t = t.AddDate(0, 0, 7)
	case Monthly:
		t = t.AddDate(0, 1, 0)
	case Quarterly:
		t = t.AddDate(0, 3, 0)
	case Yearly:
		t = t.AddDate(1, 0, 0)
	}
	return DateOf(t)
}

// Last is the last day of the period that begins on the day begin.
func (p Period) Last(begin Date) Date { return DateOf(p.Next(begin).First().AddDate(0, 0, -1)) }

// Label names the period that begins on the day begin: "2024-03-05", "2024-W10", "2024-03",
// "2024-Q1" or "2024".
func (p Period) Label(begin Date) string {
	switch p {
	case Weekly:
		year, week := begin.First().ISOWeek()
		return fmt.Sprintf("%04d-W%02d", year, week)
	case Monthly:
		return Date{Year: begin.Year, Month: begin.Month}.String()
	case Quarterly:
		return fmt.Sprintf("%04d-Q%d", begin.Year, (begin.Month+2)/3)
	case Yearly:
		return Date{Year: begin.Year}.String()
	}
	return begin.String()
}
