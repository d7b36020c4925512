package extract

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/xiaozu-watch/xiaozu/internal/english"
	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/rulebook"
)

func TestRulesAreDescribed(t *testing.T) {
	r := rule{
		name: "replace", pattern: `(?P<who>P)S(?P<old>P),?[HW](?P<post>T)`, action: news.Appointed, confidence: 0.9,
		yes: []string{"甲接替乙任丙组长。 甲|组长|丙 乙|组长|丙"}, no: []string{"甲没有接替乙。"},
	}
	want := rulebook.Rule{
		Name: "replace", Pattern: r.pattern, Reads: "〔person〕 接替 〔former person〕 [，] 任|为 〔post〕",
		Classes: "person, replace, former person, [comma], hold|as, post",
		States:  "appointed; the former person is removed", Confidence: 0.9,
		Yes: []rulebook.Example{{Text: "甲接替乙任丙组长。", Facts: []string{"甲|组长|丙", "乙|组长|丙"}}}, No: r.no,
	}
	if diff := cmp.Diff(want, r.describe()); diff != "" {
		t.Error(diff)
	}
}

func TestWhatRulesAskForBesides(t *testing.T) {
	for _, c := range []struct {
		rule rule
		want string
	}{
		{rule{pattern: `(?P<who>P)W(?P<post>T)`}, ""},
		{rule{pattern: `(?P<who>P)W(?P<post>T)`, carried: elect, seats: true}, "选举 or another word of the class “elect” stands before in the sentence; the post is one in a group"},
		{rule{pattern: `,U(?P<post>T)`}, "the persons are those named last before"},
		{rule{pattern: `Y(?P<who>P)H`}, "the posts are those named last before"},
		{rule{pattern: `(?P<who>P)l`, own: formerOwn}, "the posts are those printed beside the names behind 原 or 前"},
	} {
		if got := strings.Join(c.rule.when(), "; "); got != c.want {
			t.Errorf("%+v asks for %s, want %s", c.rule, got, c.want)
		}
	}
}

// A class without a name in classname.go is shown by its letter.
func TestClassesHaveNames(t *testing.T) {
	for language, classes := range map[string][]rulebook.Class{"Chinese": Classes(), "English": english.Classes()} {
		seen := map[string]string{}
		for _, c := range classes {
			if c.Name == c.Letter {
				t.Errorf("%s: the class of %v has no name", language, c.Words)
			}
			if other, twice := seen[c.Name]; twice {
				t.Errorf("%s: classes %s and %s are both named %s", language, other, c.Letter, c.Name)
			}
			seen[c.Name] = c.Letter
		}
	}
}
