package research

import (
	"strings"
	"testing"

	"github.com/xiaozu-watch/xiaozu/internal/lexicon"
	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

func family() postgres.Family {
	return postgres.Family{
		Lives: []postgres.Life{
			{Group: "a", Name: "甲组", Established: day(2013, 12, 30), Ended: day(2018, 3, 21)},
			{Group: "b", Name: "乙委", Established: day(2018, 3, 21), Ended: news.Date{Year: 2023}},
		},
		Descents: []postgres.Descent{{Predecessor: "a", Successor: "b", Kind: "renamed"}, {Predecessor: "b", Successor: "elsewhere"}},
	}
}

func told(events []Event) string {
	var lines []string
	for _, e := range events {
		lines = append(lines, e.Text())
	}
	return strings.Join(lines, "\n")
}

func TestFamilyEvents(t *testing.T) {
	for name, c := range map[string]struct {
		asked string
		want  string
	}{
		"one name":  {"a", "2018-03-21 甲组 became 乙委\n2013-12-30 甲组 founded"},
		"the later": {"b", "2023 乙委 ended\n2018-03-21 乙委 founded"},
		"the line":  {"ab", "2018-03-21 甲组 became 乙委\n2023 乙委 ended\n2013-12-30 甲组 founded"},
	} {
		got := told(familyEvents(family(), func(group string) bool { return strings.Contains(c.asked, group) }))
		if got != c.want {
			t.Errorf("%s: got\n%s\nwant\n%s", name, got, c.want)
		}
	}
}

// Two charted groups of one line share their events; what was before or after the chart is not on it.
func TestWithin(t *testing.T) {
	line := familyEvents(family(), func(string) bool { return true })
	meetings := MeetingEvents([]lexicon.Meeting{{English: "18th", First: day(2012, 11, 8)}, {English: "19th", First: day(2017, 10, 18)}})
	rows := []Row{{Period: news.Quarterly, Begin: day(2013, 1, 1)}, {Period: news.Quarterly, Begin: day(2018, 1, 1)}}
	got := told(Within(append(append(line, line...), meetings...), rows))
	if want := "2013-12-30 甲组 founded\n2017-10-18 19th (unverified)\n2018-03-21 甲组 became 乙委"; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
