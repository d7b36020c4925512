package extract_test

import (
	"strings"
	"testing"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// documents are the documents that a text is read to tell of: what each did, under which number.
func documents(text string) string {
	var told []string
	for _, d := range read(text).Record("").Documents {
		told = append(told, string(d.Action)+" "+d.Group+" "+d.Number+" "+d.Date)
	}
	return strings.Join(told, "; ")
}

func TestDocuments(t *testing.T) {
	const created = "created 云岭省海岛保护工作领导小组 云政办发〔2023〕12号 2023"
	for _, c := range []struct{ name, text, want string }{
		{"in the head", "云岭省人民政府办公厅关于成立云岭省海岛保护工作领导小组的通知\n云政办发〔2023〕12号\n各市人民政府：\n省政府决定成立云岭省海岛保护工作领导小组。", created},
		{"signed that year", "云政办发〔2023〕12号\n省政府决定成立云岭省海岛保护工作领导小组。\n云岭省人民政府办公厅\n2023年3月8日", created + "-03-08"},
		{"signed in another year", "云政办发〔2023〕12号\n2019年3月8日，省政府决定成立云岭省海岛保护工作领导小组。", ""},
		{"behind its label", "发文字号：云政办发〔2023〕12号 发布日期：2023年\n省政府决定成立云岭省海岛保护工作领导小组。", created},
		{"cited", "省政府印发《关于成立云岭省海岛保护工作领导小组的通知》（云政办发〔2023〕12号）。", created},
		{"cited as a ground", "根据《关于成立云岭省海岛保护工作领导小组的通知》（云政办发〔2023〕12号）精神，制定本规则。", created},
		{"cited without marks", "经研究，根据省政府办公厅关于成立云岭省海岛保护工作领导小组的通知（云政办发〔2023〕12号），制定本规则。", created},
		{"members", "《关于调整云岭省海岛保护工作领导小组组成人员的通知》（云政办发〔2023〕12号）", "adjusted 云岭省海岛保护工作领导小组 云政办发〔2023〕12号 2023"},
		{"another subject", "《关于印发云岭省海岛保护工作领导小组工作规则的通知》（云政办发〔2023〕12号）", ""},
		{"a ground only", "根据《海岛保护条例》和云政办发〔2023〕12号文件精神，县政府决定成立青屿县海岛保护工作领导小组。", ""},
		{"one cites another", "青政发〔2024〕3号\n根据《关于成立云岭省海岛保护工作领导小组的通知》（云政办发〔2023〕12号），决定成立青屿县海岛保护工作领导小组。",
			created + "; created 青屿县海岛保护工作领导小组 青政发〔2024〕3号 2024"},
	} {
		if got := documents(c.text); got != c.want {
			t.Errorf("%s:\n%s\ngot  %s\nwant %s", c.name, c.text, got, c.want)
		}
	}
}

func TestDocumentNumbersAsPrinted(t *testing.T) {
	for printed, want := range map[string]string{
		"国办发〔2013〕30号":     "国办发〔2013〕30号",
		"国办发[2013]30号":     "国办发〔2013〕30号",
		"國辦發［２０１３］３０號":     "国办发〔2013〕30号",
		"国办发（2013）30号":     "国办发〔2013〕30号",
		"国办发【2013】第030号":   "国办发〔2013〕30号",
		"国办发〈2013〉30号":     "国办发〔2013〕30号",
		"国办发﹝2013﹞ 30 号":   "国办发〔2013〕30号",
		"国发[83]12号":        "国发〔1983〕12号",
		"国经贸〔1999〕7号":      "国经贸〔1999〕7号",
		"中山路〔2013〕":        "",
		"（2013）30号":        "",
		"中山路2013弄30号":      "",
		"国办发〔2113〕30号":     "",
		"国办发〔2013）30号":     "",
		"国办发〔2013〕三十号":     "",
		"国办发〔2013〕000号":    "",
		"国办发〔2013〕123456号": "",
	} {
		text := "《关于成立云岭省海岛保护工作领导小组的通知》（" + printed + "）"
		facts := read(text).Facts
		got := ""
		for _, f := range facts {
			if f.Kind == news.DocumentFact {
				got = f.Other
			}
		}
		if got != want {
			t.Errorf("%s is read as %q, want %q", printed, got, want)
		}
	}
}
