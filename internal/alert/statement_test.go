package alert

import (
	"testing"

	"github.com/xiaozu-watch/xiaozu/internal/locale"
	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// What is not known of a fact leaves no hole in what is said of it.
func TestStatementOfLittle(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		fact news.Fact
		want string
	}{
		{news.Fact{Kind: news.OfficeFact, Other: "省水利厅"}, "An office is at 省水利厅"},
		{news.Fact{Kind: news.OfficeFact, Body: islands, Other: "省水利厅"}, "The office of 云岭省海岛保护领导小组 is at 省水利厅"},
		{news.Fact{Kind: news.AppointmentFact, Action: news.Appointed, Person: "高远", Role: "组长"}, "高远 becomes 组长"},
		{news.Fact{Kind: news.MeetingFact, Body: islands}, "云岭省海岛保护领导小组 met"},
		{news.Fact{Kind: news.GroupFact, Action: news.Renamed, Body: islands}, "云岭省海岛保护领导小组 is renamed"},
	} {
		if got := locale.English.Text(Statement(c.fact)); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}
