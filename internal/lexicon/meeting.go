package lexicon

import (
	"io/fs"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// A MeetingKind says what a Party meeting is.
type MeetingKind string

// The kinds of Party meetings.
const (
	Congress MeetingKind = "congress"
	Plenum   MeetingKind = "plenum" // of the Central Committee
)

// A Meeting is a congress or plenum of the Party, to which what happened is compared. No text is searched for it.
type Meeting struct {
	ID                  string
	Kind                MeetingKind
	Hans, Hant, English string
	First, Last         news.Date // Last is zero for a meeting of one day
	Source              string
	Verification        Verification
	Notes               string
}

const meetingColumns = "id,kind,name_zh_hans,name_zh_hant,name_en,first_day,last_day,source,verification,notes"

// ReadMeetings reads party_meetings.csv, in the order of the days. An error names file, line, column and value.
func ReadMeetings(fsys fs.FS) ([]Meeting, error) {
	t, err := readTable(fsys, "party_meetings.csv", meetingColumns, readMeeting)
	if err != nil {
		return nil, err
	}
	for i, m := range t.entries {
		if i > 0 && m.First.Before(t.entries[i-1].First) {
			return nil, t.fail(i, "first_day", m.First.String(), "a day that is not before that of the line above")
		}
	}
	return t.entries, nil
}

func readMeeting(r *row) Meeting {
	m := Meeting{
		ID: r.name("id"), Kind: oneOf(r, "kind", Congress, Plenum),
		Hans: r.name("name_zh_hans"), Hant: r.name("name_zh_hant"), English: r.name("name_en"),
		First: r.date("first_day"), Last: r.date("last_day"),
		Source: r.text("source"), Verification: verification(r), Notes: r.text("notes"),
	}
	if m.First.Day == 0 {
		r.fail("first_day", m.First.String(), "a day")
	}
	r.period("last_day", m.First, m.Last)
	return m
}
