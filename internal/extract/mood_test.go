package extract

import (
	"fmt"
	"strings"
	"testing"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

func TestBackground(t *testing.T) {
	for text, want := range map[string]string{
		"王建军曾任云岭省水利厅副厅长，2015年任云岭省水利厅厅长。":   "past 王建军|副厅长|云岭省水利厅 past 王建军|厅长|云岭省水利厅",
		"时任云岭省水利厅厅长王建军主持会议。":               "past 王建军|厅长|云岭省水利厅",
		"消息人士透露，王建军将接替李红梅出任云岭省水利厅厅长。":      "planned 王建军|厅长|云岭省水利厅",
		"会议将审议关于任命王建军为云岭省水利厅厅长的议案。":        "planned 王建军|厅长|云岭省水利厅",
		"网上流传王建军任云岭省水利厅厅长。":                "rumoured 王建军|厅长|云岭省水利厅",
		"“王建军任云岭省水利厅厅长”的说法不实。":             "denied 王建军|厅长|云岭省水利厅",
		"没有任命王建军为云岭省水利厅厅长，李红梅为云岭省教育厅厅长。":   "denied 王建军|厅长|云岭省水利厅",
		"王建军没有担任云岭省水利厅厅长。":                 "denied 王建军|厅长|云岭省水利厅",
		"王建军任云岭省海岛保护领导小组组长，原组长马德全不再担任。":    "",
		"王建军2019年3月5日被任命为云岭省水利厅厅长。":        "",
		"王建军连任云岭省水利厅厅长。":                   "",
		"免去王建军的云岭省水利厅厅长职务，决定任命其为云岭省教育厅厅长。": "",
		"王建军可能升任云岭省省长，李红梅出席会议。":            "planned 王建军|省长|云岭省",
		"傅景山将接替李红梅出任云岭省水利厅厅长。":             "planned 傅景山|厅长|云岭省水利厅",
	} {
		var got []string
		for _, f := range reader().Read(Document{Text: text}).Facts {
			if f.Kind == news.BackgroundFact {
				got = append(got, fmt.Sprintf("%s %s|%s|%s", f.Action, f.Person, f.Role, f.Body))
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s\n got %v\nwant %s", text, got, want)
		}
	}
}
