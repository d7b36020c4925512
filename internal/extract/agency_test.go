package extract_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

func TestAgenciesAreMentioned(t *testing.T) {
	for text, want := range map[string][]string{
		"国家发展改革委、财政部印发通知。":   {"国家发展改革委 ndrc", "财政部 mof"},
		"財政部負責人介紹情況。":        {"財政部 mof"},
		"省发展改革委、省财政厅负责。":     nil,
		"县教育局、发展改革委负责。":      nil,
		"国务院扶贫开发领导小组和财政部开会。": {"财政部 mof"},
	} {
		var got []string
		for _, m := range read(text).Mentions {
			if m.Kind == news.AgencyMention {
				got = append(got, m.Text+" "+m.Entry)
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", text, diff)
		}
	}
}

// No agency changes how often groups and officials count.
func TestAgenciesAreNoGroups(t *testing.T) {
	record := read("国务院成立海岛保护工作领导小组，财政部部长周启明任组长。").Record("")
	if len(record.Groups) != 1 || record.Groups[0].Mentions != 1 || len(record.People) != 1 {
		t.Errorf("%+v", record)
	}
}
