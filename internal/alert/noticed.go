package alert

import (
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// SurgeOf is the event that a group, by id and name, is named more often in a month than it used to be. There is one
// for each month.
func SurgeOf(group, called string, month news.Date, r Rise) Event {
	month.Day = 0
	return Event{ID: UUID("surge", group, month.String()), What: Surged, Published: month.String(), Groups: []string{group}, Names: []string{called},
		Count: r.Count, Usual: r.Usual}
}

// AbsenceOf is the event that the head of a group stopped appearing; both are given by id and name. There is one for
// each last appearance.
func AbsenceOf(group, called, person, name string, a Absence) Event {
	last := news.Date{Year: a.Last.Year(), Month: int(a.Last.Month()), Day: a.Last.Day()}
	return Event{ID: UUID("absent", group, person, last.String()), What: HeadAbsent, Published: a.Noticed.Format(time.DateOnly), Groups: []string{group},
		People: []string{person}, Names: []string{called, name}, Since: last}
}
