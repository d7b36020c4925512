package alert

import (
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// A Manner is how a person is told, whatever of.
type Manner struct {
	Language   string // BCP 47: "en", "zh-Hans", "zh-Hant"
	Zone       string // IANA name: "Asia/Shanghai"
	QuietFrom  int    // minutes after midnight at which quiet hours begin
	QuietUntil int    // minutes after midnight at which they end; equal to QuietFrom: none
	DigestAt   int    // minutes after midnight of daily and weekly digests
}

// DefaultManner is that of somebody who never said.
var DefaultManner = Manner{Language: "en", Zone: "Asia/Shanghai", DigestAt: 8 * 60}

// Due is when somebody is to be told of what a watch noticed at now; last is when a message about
// the watch was due before, zero if never. Rhythm, silence, cool-down and quiet hours put off, and
// take nothing away.
func (m Manner) Due(w Watch, now, last time.Time) time.Time {
	due := m.next(w.Rhythm, now)
	if w.SilentUntil.After(due) {
		due = w.SilentUntil
	}
	if rested := w.rested(now, last); rested.After(due) {
		due = rested
	}
	return m.afterQuiet(due)
}

// rested is when a watch has rested: a message that is still to come takes up what happens now.
func (w Watch) rested(now, last time.Time) time.Time {
	switch {
	case w.CoolDown == 0 || last.IsZero():
		return now
	case last.After(now):
		return last
	}
	return last.Add(w.CoolDown)
}

// next is when the digest comes out that what happens now belongs to.
func (m Manner) next(r Rhythm, now time.Time) time.Time {
	switch r {
	case Hourly:
		return now.Truncate(time.Hour).Add(time.Hour)
	case Daily:
		return m.following(now, m.DigestAt)
	case Weekly:
		monday := m.following(now, m.DigestAt)
		for monday.Weekday() != time.Monday {
			monday = monday.AddDate(0, 0, 1)
		}
		return monday
	}
	return now
}

// following is the first time after t that a clock in m's zone shows so many minutes after midnight.
func (m Manner) following(t time.Time, minutes int) time.Time {
	local := t.In(m.location())
	at := time.Date(local.Year(), local.Month(), local.Day(), 0, minutes, 0, 0, local.Location())
	if !at.After(t) {
		at = at.AddDate(0, 0, 1)
	}
	return at
}

func (m Manner) afterQuiet(t time.Time) time.Time {
	if m.QuietFrom == m.QuietUntil {
		return t
	}
	local := t.In(m.location())
	clock := local.Hour()*60 + local.Minute()
	quiet := m.QuietFrom <= clock && clock < m.QuietUntil
	if m.QuietFrom > m.QuietUntil { // over midnight
		quiet = clock >= m.QuietFrom || clock < m.QuietUntil
	}
	if quiet {
		return m.following(t, m.QuietUntil)
	}
	return t
}

// location is Beijing for a zone that this machine does not know.
func (m Manner) location() *time.Location {
	if zone, err := time.LoadLocation(m.Zone); err == nil && m.Zone != "" {
		return zone
	}
	return news.Beijing
}
