package lexicon

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/xiaozu-watch/xiaozu/dictionaries"
)

// Each congress is followed by the plenums of its committee, which are numbered from the first.
func TestPartyMeetings(t *testing.T) {
	meetings, err := ReadMeetings(dictionaries.FS)
	if err != nil || len(meetings) < 30 {
		t.Fatalf("%d meetings, %v", len(meetings), err)
	}
	congress, plenum := "", 0
	for _, m := range meetings {
		number, ordinal, _ := strings.Cut(strings.TrimPrefix(strings.TrimPrefix(m.ID, "congress-"), "plenum-"), "-")
		if m.Kind == Congress {
			congress, plenum = number, 0
			continue
		}
		if plenum++; number != congress || ordinal != string(rune('0'+plenum)) {
			t.Errorf("%s comes as plenum %d after congress %s", m.ID, plenum, congress)
		}
	}
}

func TestMeetingsAreChecked(t *testing.T) {
	const good = "a,plenum,甲,甲,A,2012-11-01,,,unverified,\n"
	for bad, want := range map[string]string{
		"b,plenum,甲,甲,A,2012-10-01,,,unverified,\n":           `party_meetings.csv line 3: first_day: "2012-10-01"`,
		"b,rally,甲,甲,A,2012-12-01,,,unverified,\n":            `kind: "rally"`,
		"b,plenum,甲,甲,A,2012-12,,,unverified,\n":              `first_day: "2012-12": want a day`,
		"b,plenum,甲,甲,A,2012-12-02,2012-12-01,,unverified,\n": "an end that is not before the start",
		"b,plenum,甲,甲,A,2012-12-02,,,sourced,\n":              "sourced beside a source",
	} {
		file := fstest.MapFS{"party_meetings.csv": {Data: []byte(meetingColumns + "\n" + good + bad)}}
		if _, err := ReadMeetings(file); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %s", bad, err, want)
		}
	}
}
