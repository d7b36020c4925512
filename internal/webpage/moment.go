package webpage

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// The forms in which pages print a moment. Named groups: y, mo, d, then what clock has.
const (
	year      = `(?P<y>19\d\d|20\d\d)`
	month     = `(?P<mo>1[0-2]|0?[1-9])`
	day       = `(?P<d>3[01]|[12]\d|0?[1-9])`
	named     = `(?P<mo>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?`
	nth       = `(?:st|nd|rd|th)?`
	timeOfDay = `(?P<h>2[0-3]|[01]?\d)\s?[:：时時点點]\s?(?P<mi>[0-5]\d)(?:[:：分](?P<s>[0-5]\d))?`
	halfDay   = `(?:\s?(?P<pm>[AaPp])\.?[Mm]\b)?`
	clock     = `(?:[\s\x{3000}日T,|-]*(?:[（(]?(?:星期|周).[）)]?)?\s*(?:香港時間|北京时间|Issued at HKT|HKT|at\s)?\s*(?P<noon>上午|下午|晚上)?\s*` +
		timeOfDay + `(?:\.\d+)?(?P<z>Z|[+-]\d\d:?\d\d)?` + halfDay + `)?`
)

var forms = []*regexp.Regexp{
	regexp.MustCompile(year + `\s?[-/.年]\s?` + month + `\s?[-/.月]\s?` + day + `(?:[\s日T-]|$|[^\d])` + clock),
	regexp.MustCompile(year + `\s(?P<mo>\d\d)/\s?(?P<d>\d\d)\s` + clock),                              // year and day set apart
	regexp.MustCompile(`^` + month + `/` + day + `/` + year + `,` + clock),                            // in <meta>, by American scripts
	regexp.MustCompile(`\b` + timeOfDay + halfDay + `,?\s` + day + `[\s-]` + named + `[\s-]` + year),  // 14:42, 05-Mar-2024
	regexp.MustCompile(`\b` + named + `\s` + day + `\s` + timeOfDay + `\s[A-Z]{3,4}\s` + year + `\b`), // as Java prints it
	regexp.MustCompile(named + `\s*` + day + nth + `,?\s*` + year + clock),
	regexp.MustCompile(`\b` + day + nth + `[\s-]` + named + `,?[\s-]` + year + clock),
	regexp.MustCompile(`^` + year + `(?P<mo>\d\d)(?P<d>\d\d)$`), // in <meta>
}

// glued is a day with the time of day right behind it, which style sheets set apart.
var glued = regexp.MustCompile(`((?:19|20)\d\d[-/.]\d\d[-/.]\d\d)(\d\d[:：])`)

// A printed moment is one that a text shows between two others.
type printed struct {
	news.Moment
	before, after string
}

// momentsIn are the moments that text shows. One without a zone of its own is in zone; midnight
// sharp is what systems print that keep only the day.
func momentsIn(text string, zone *time.Location) []printed {
	if m := fromEpoch(strings.TrimSpace(text), zone); !m.IsZero() {
		return []printed{{Moment: m}}
	}
	if text = arabic(text); !holdsYear(text) {
		return nil
	}
	if strings.ContainsAny(text, ":：") {
		text = glued.ReplaceAllString(text, "$1 $2")
	}
	var found []printed
	for _, form := range forms {
		for _, m := range form.FindAllStringSubmatchIndex(text, -1) {
			if moment, ok := momentOf(form, text, m, zone); ok {
				found = append(found, printed{moment, text[:m[0]], text[m[1]:]})
			}
		}
		if len(found) > 0 {
			return found
		}
	}
	return nil
}

func momentOf(form *regexp.Regexp, text string, m []int, zone *time.Location) (news.Moment, bool) {
	group := func(name string) string {
		if i := form.SubexpIndex(name); i >= 0 && m[2*i] >= 0 {
			return text[m[2*i]:m[2*i+1]]
		}
		return ""
	}
	y, d := number(group("y")), number(group("d"))
	mo := monthOf(group("mo"))
	h, mi, s := hour(group("h"), group("noon")+group("pm")), number(group("mi")), number(group("s"))
	if z, err := time.Parse("Z0700", strings.ReplaceAll(group("z"), ":", "")); err == nil && group("z") != "" {
		zone = inZone(time.Date(y, mo, d, h, mi, s, 0, z.Location()), zone)
	}
	t := time.Date(y, mo, d, h, mi, s, 0, zone)
	return news.Moment{Time: t, Precision: precision(group("mi"), group("s"), h+mi+s)}, t.Day() == d && t.Month() == mo
}

// hour is that of a clock of 24 hours, or of 12 if half says which half of the day it counts.
func hour(digits, half string) int {
	h := number(digits)
	switch half {
	case "":
		return h
	case "P", "p", "下午", "晚上":
		return h%12 + 12
	}
	return h % 12
}

// inZone is zone if it agrees with the zone that t was printed in, else the latter.
func inZone(t time.Time, zone *time.Location) *time.Location {
	if _, a := t.Zone(); a == offset(t, zone) {
		return zone
	}
	return t.Location()
}

func offset(t time.Time, zone *time.Location) int {
	_, seconds := t.In(zone).Zone()
	return seconds
}

func precision(minute, second string, sum int) news.Precision {
	switch {
	case minute == "" || sum == 0:
		return news.ToDay
	case second == "":
		return news.ToMinute
	}
	return news.ToSecond
}

func monthOf(text string) time.Month {
	if t, err := time.Parse("Jan", text); err == nil {
		return t.Month()
	}
	return time.Month(number(text))
}

func number(digits string) int {
	n, _ := strconv.Atoi(digits) // the forms admit digits only
	return n
}

// dayInPath is a day in the path of an address: 2019-12/10, 2024/0424, 2019_09_07, t20120624_43188.
var dayInPath = regexp.MustCompile(`(?:^|\D)(19\d\d|20\d\d)[-_/]?(0[1-9]|1[0-2])[-_/]?(0[1-9]|[12]\d|3[01])(?:\D|$)`)

// PathDay is the day that a path shows; the zero Moment if it shows none.
func PathDay(path string, zone *time.Location) news.Moment {
	m := dayInPath.FindStringSubmatch(path)
	if m == nil {
		return news.Moment{}
	}
	return news.Moment{Time: time.Date(number(m[1]), time.Month(number(m[2])), number(m[3]), 0, 0, 0, 0, zone), Precision: news.ToDay}
}
