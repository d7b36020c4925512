package web

import (
	"testing"

	"github.com/xiaozu-watch/xiaozu/internal/locale"
	"github.com/xiaozu-watch/xiaozu/internal/news"
)

func TestStatement(t *testing.T) {
	const body = "云岭省海岛保护领导小组"
	for _, c := range []struct {
		fact news.Fact
		want string
	}{
		{news.Fact{Kind: news.AppointmentFact, Action: news.Appointed, Person: "沈若兰", Role: "组长", Body: body},
			"沈若兰 becomes 组长 of 云岭省海岛保护领导小组"},
		{news.Fact{Kind: news.AppointmentFact, Action: news.Removed, Person: "沈若兰", Role: "省长"}, "沈若兰 is no longer 省长"},
		{news.Fact{Kind: news.AppointmentFact, Action: news.Proposed, Person: "沈若兰", Role: "省长"}, "沈若兰 is proposed as 省长"},
		{news.Fact{Kind: news.MembershipFact, Action: news.Appointed, Person: "顾明远", Role: "副组长", Body: body},
			"顾明远 is named as 副组长 of 云岭省海岛保护领导小组"},
		{news.Fact{Kind: news.BackgroundFact, Action: news.Rumoured, Person: "沈若兰", Role: "省长"}, "沈若兰 is rumoured to be 省长"},
		{news.Fact{Kind: news.ByOfficeFact, Role: "成员", Body: body, Other: "省水利厅厅长"},
			"成员 of 云岭省海岛保护领导小组 is by office 省水利厅厅长"},
		{news.Fact{Kind: news.MeetingFact, Body: body}, "云岭省海岛保护领导小组 met"},
		{news.Fact{Kind: news.MeetingFact, Body: body, Other: "第三次", Person: "沈若兰"},
			"云岭省海岛保护领导小组 held meeting no. 3, chaired by 沈若兰"},
		{news.Fact{Kind: news.OfficeFact, Body: body, Other: "省自然资源厅"}, "The office of 云岭省海岛保护领导小组 is at 省自然资源厅"},
		{news.Fact{Kind: news.GroupFact, Action: news.Found, Body: body}, "New group: 云岭省海岛保护领导小组"},
		{news.Fact{Kind: news.GroupFact, Action: news.Renamed, Body: body, Other: "云岭省海岛委员会"},
			"云岭省海岛保护领导小组 is renamed 云岭省海岛委员会"},
		{news.Fact{Kind: news.GroupFact, Action: news.Renamed, Body: body}, "云岭省海岛保护领导小组 is renamed"},
	} {
		if got := locale.English.Text(statement(c.fact)); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

// Every kind and action has words of its own: a code never shows on a page.
func TestEveryActionHasWords(t *testing.T) {
	for kind, actions := range map[news.FactKind][]news.Action{
		news.AppointmentFact: {news.Appointed, news.Concurrent, news.Removed, news.Elected, news.Nominated, news.Proposed},
		news.BackgroundFact:  {news.Past, news.Planned, news.Rumoured, news.Denied},
		news.GroupFact:       {news.Found, news.Created, news.Adjusted, news.Renamed, news.Abolished},
	} {
		for _, a := range actions {
			if _, said := statement(news.Fact{Kind: kind, Action: a, Body: "组"}).(locale.Message); !said {
				t.Errorf("no words for %q", a)
			}
		}
	}
}

// Chinese has an order of its own.
func TestStatementInChinese(t *testing.T) {
	appointed := news.Fact{Kind: news.AppointmentFact, Action: news.Appointed, Person: "沈若兰", Role: "组长", Body: "云岭省海岛保护领导小组"}
	met := news.Fact{Kind: news.MeetingFact, Body: "云岭省海岛保护领导小组", Other: "第三次", Person: "沈若兰"}
	for _, c := range []struct {
		language locale.Language
		fact     news.Fact
		want     string
	}{
		{locale.Simplified, appointed, "沈若兰任云岭省海岛保护领导小组组长"},
		{locale.Traditional, appointed, "沈若兰出任云岭省海岛保护领导小组组长"},
		{locale.Simplified, met, "沈若兰主持召开云岭省海岛保护领导小组第3次会议"},
	} {
		if got := c.language.Text(statement(c.fact)); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

func TestLanguageOf(t *testing.T) {
	for name, want := range map[string]string{
		"云岭省海岛保护领导小组": "zh-Hans", "雲嶺駐港聯絡處": "zh-Hant", "沈若": "zh-Hans", "Haigang News": "en", "": "zh-Hans",
	} {
		if got := languageOf(name); got != want {
			t.Errorf("languageOf(%q) = %q, want %q", name, got, want)
		}
	}
}

func TestLanguage(t *testing.T) {
	for _, c := range []struct{ lang, script, want string }{
		{"zh", "Hans", "zh-Hans"}, {"zh", "Hant", "zh-Hant"}, {"en", "Latn", "en"}, {"", "", "zh-Hans"},
	} {
		if got := language(c.lang, c.script); got != c.want {
			t.Errorf("language(%q, %q) = %q, want %q", c.lang, c.script, got, c.want)
		}
	}
}
