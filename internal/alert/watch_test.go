package alert

import (
	"slices"
	"strings"
	"testing"
)

func TestCheck(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		condition Condition
		want      string // in the complaint; "" if it is fine
	}{
		{Condition{Kind: NewGroups}, ""},
		{Condition{Kind: "gossip"}, "nothing that can be watched"},
		{Condition{Kind: Seats}, "group or the person"},
		{Condition{Kind: GroupEvents}, "name the group"},
		{Condition{Kind: Silence, Group: floods}, "how many months"},
		{Condition{Kind: Silence, Group: floods, Months: 6}, ""},
		{Condition{Kind: Silence, Group: floods, Months: -1}, "-1 months"},
		{Condition{Kind: Words}, "at least one word"},
		{Condition{Kind: Words, Words: slices.Repeat([]string{"水"}, 21)}, "too many"},
		{Condition{Kind: Words, Words: []string{strings.Repeat("水", 81)}}, "too long"},
		{Condition{Kind: Pages}, "name a group, or words"},
		{Condition{Kind: Search, Query: "岛"}, "at least two characters"},
		{Condition{Kind: Search, Query: strings.Repeat("岛", 201)}, "too long"},
		{Condition{Kind: Search, Query: "海岛 会议"}, ""},
	} {
		err := c.condition.Check()
		if (err == nil) != (c.want == "") || err != nil && !strings.Contains(err.Error(), c.want) {
			t.Errorf("%+v: %v, want %q", c.condition, err, c.want)
		}
	}
}

// Only what the kind asks for is kept.
func TestClean(t *testing.T) {
	t.Parallel()
	full := Condition{Kind: NewGroups, Group: "g", Person: "p", Level: "central", Place: " 云岭省 ", Words: []string{" 海岛", "", "海岛"}, Months: 3}
	if got := full.Clean(); got.Group != "" || got.Months != 0 || got.Place != "云岭省" || !slices.Equal(got.Words, []string{"海岛"}) {
		t.Errorf("got %+v", got)
	}
	full.Kind = Silence
	if got := full.Clean(); got.Group != "g" || got.Person != "p" || got.Months != 3 || got.Level != "" || got.Words != nil {
		t.Errorf("got %+v", got)
	}
}
