package webpage

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// ListMoment reads the date of an entry of a list or feed, printed in zone, as a page seen at a
// time shows it: the forms of articles, those of feeds, and dates without a year, which mean the
// latest such day that has come. It is zero if text has none.
func ListMoment(text string, zone *time.Location, seen time.Time) news.Moment {
	text = strings.TrimSpace(text)
	for _, read := range []func() news.Moment{
		func() news.Moment { return feedMoment(text, zone) },
		func() news.Moment { return dayFirst(text, zone) },
		func() news.Moment {
			if found := momentsIn(text, zone); len(found) > 0 {
				return found[0].Moment
			}
			return news.Moment{}
		},
		func() news.Moment { return withoutYear(text, zone, seen) },
	} {
		if m := read(); !m.IsZero() {
			return m
		}
	}
	return news.Moment{}
}

// feedForms are how RSS (RFC 822 and its successors) and Atom write a time.
var feedForms = []string{time.RFC1123Z, time.RFC1123, "Mon, 2 Jan 2006 15:04:05 -0700", "Mon, 2 Jan 2006 15:04:05 MST",
	"2 Jan 2006 15:04:05 -0700", time.RFC3339}

func feedMoment(text string, zone *time.Location) news.Moment {
	for _, form := range feedForms {
		if t, err := time.Parse(form, text); err == nil {
			return news.Moment{Time: t.In(zone), Precision: news.ToSecond}
		}
	}
	return news.Moment{}
}

// dayAbove is a day set above its year and month, as calendars do: 05 2024-03.
var dayAbove = regexp.MustCompile(`^(3[01]|[12]\d|0?[1-9])日?\s*((?:19|20)\d\d)\s?[-/.年]\s?(1[0-2]|0?[1-9])月?(?:$|[^\d月/.-])`)

func dayFirst(text string, zone *time.Location) news.Moment {
	m := dayAbove.FindStringSubmatch(text)
	if m == nil {
		return news.Moment{}
	}
	t := time.Date(number(m[2]), time.Month(number(m[3])), number(m[1]), 0, 0, 0, 0, zone)
	if t.Day() != number(m[1]) {
		return news.Moment{}
	}
	return news.Moment{Time: t, Precision: news.ToDay}
}

var milliseconds = regexp.MustCompile(`^1\d{12}$`)

// fromEpoch reads a text that is a number of milliseconds since 1970 and nothing else. Midnight sharp
// in zone is what systems write that keep only the day.
func fromEpoch(text string, zone *time.Location) news.Moment {
	if !milliseconds.MatchString(text) {
		return news.Moment{}
	}
	n, _ := strconv.ParseInt(text[:10], 10, 64) // ten digits are a number
	t := time.Unix(n, 0).In(zone)
	if t.Hour()+t.Minute()+t.Second() == 0 {
		return news.Moment{Time: t, Precision: news.ToDay}
	}
	return news.Moment{Time: t, Precision: news.ToSecond}
}

// noYear is a day without its year: 03-05, 3月5日, or 3-5 with the time of day or in brackets.
var noYear = regexp.MustCompile(`(?:^|[\s\[(（【])(?:(0[1-9]|1[0-2])[-/.](0[1-9]|[12]\d|3[01])|(1[0-2]|0?[1-9])月(3[01]|[12]\d|0?[1-9])日?|` +
	`(1[0-2]|0?[1-9])[-/](3[01]|[12]\d|0?[1-9])(?: [01]?\d:|[\])）】]))(?:[\s\])）】\d]|$)`)

var clockTime = regexp.MustCompile(`\b(2[0-3]|[01]?\d):([0-5]\d)`)

// withoutYear reads month and day, which lists of recent news print without the year.
func withoutYear(text string, zone *time.Location, seen time.Time) news.Moment {
	m := noYear.FindStringSubmatch(text)
	if m == nil || seen.IsZero() {
		return news.Moment{}
	}
	var h, mi string
	if at := clockTime.FindStringSubmatch(text); at != nil {
		h, mi = at[1], at[2]
	}
	mo, d := number(m[1]+m[3]+m[5]), number(m[2]+m[4]+m[6])
	for year := seen.In(zone).Year(); ; year-- {
		t := time.Date(year, time.Month(mo), d, number(h), number(mi), 0, 0, zone)
		if year < seen.Year()-4 {
			return news.Moment{} // no such day in any year, as the 30th of February
		}
		if t.Day() == d && !t.After(seen.Add(24*time.Hour)) {
			return news.Moment{Time: t, Precision: precision(mi, "", number(h)+number(mi))}
		}
	}
}
