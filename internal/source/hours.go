package source

import (
	"fmt"
	"regexp"
	"strconv"
	"time"

	"github.com/goccy/go-yaml/ast"
)

// Hours are a part of every day, written "23:00-06:30": from the first minute on, up to the
// second. They may go over midnight. The zero Hours are no time at all.
type Hours struct {
	From, To int // minutes since midnight
}

var hoursForm = regexp.MustCompile(`^([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-3]):([0-5]\d)$`)

// UnmarshalYAML reads hours; the error knows its line.
func (h *Hours) UnmarshalYAML(node ast.Node) error {
	m := hoursForm.FindStringSubmatch(node.GetToken().Value)
	if m == nil {
		return syntax(node, `%q are no hours: write them as "23:00-06:30"`)
	}
	minutes := func(hour, minute string) int {
		hours, _ := strconv.Atoi(hour) // two digits, as the pattern says
		rest, _ := strconv.Atoi(minute)
		return hours*60 + rest
	}
	h.From, h.To = minutes(m[1], m[2]), minutes(m[3], m[4])
	if h.From == h.To {
		return syntax(node, "%q are all hours or none: leave quiet out, or the schedule")
	}
	return nil
}

// MarshalText writes what UnmarshalYAML reads, "" for no time at all.
func (h Hours) MarshalText() ([]byte, error) {
	if h == (Hours{}) {
		return nil, nil
	}
	return fmt.Appendf(nil, "%02d:%02d-%02d:%02d", h.From/60, h.From%60, h.To/60, h.To%60), nil
}

// QuietUntil is when the quiet hours of the source end in which now lies; zero if it lies in none.
func (s Source) QuietUntil(now time.Time) time.Time {
	now = now.In(s.Location())
	minute := now.Hour()*60 + now.Minute()
	h := s.Quiet
	day := now.Day()
	switch {
	case h.From < h.To && minute >= h.From && minute < h.To, h.From > h.To && minute < h.To:
	case h.From > h.To && minute >= h.From:
		day++
	default:
		return time.Time{}
	}
	return time.Date(now.Year(), now.Month(), day, 0, h.To, 0, 0, now.Location())
}
