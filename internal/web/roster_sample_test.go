package web

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/registry"
	"github.com/xiaozu-watch/xiaozu/internal/review"
)

// notices are two invented rosters of one group, of which the second leaves some of the first out, and
// one of another group that shares people with it.
func notices() []story {
	return []story{
		roster(floods, "roster-2021", at(2021, 3, 5), "组长 陆观澜 省长", "副组长 顾明远 副省长", "副组长 沈若兰 省政府秘书长",
			"成员 岑知秋 省水利厅厅长", "成员 林海生 省应急管理厅厅长", "成员 苏曼青 省财政厅厅长", "办公室主任 林海生 省应急管理厅厅长"),
		roster(floods, "roster-2024", at(2024, 5, 12), "组长 沈若兰 省长", "副组长 顾明远 副省长", "成员 岑知秋 省水利厅厅长",
			"成员 高远帆 省应急管理厅厅长", "成员 苏曼青 省财政厅厅长", "成员 梁雨桐 省交通运输厅厅长", "办公室主任 高远帆 省应急管理厅厅长"),
		roster(harbour, "roster-harbour", at(2021, 6, 1), "组长 顾明远 副省长", "成员 岑知秋 省水利厅厅长", "成员 林海生 省应急管理厅厅长"),
	}
}

func at(year, month, day int) time.Time {
	return time.Date(year, time.Month(month), day, 9, 0, 0, 0, news.Beijing)
}

// roster is a notice whose lines are "role person post".
func roster(group, slug string, on time.Time, lines ...string) story {
	head := "省政府决定调整[group " + group + "]组成人员。现将调整后的名单通知如下："
	st := story{source: "yunling-gov", slug: slug, publisher: "云岭省人民政府办公厅", published: on,
		title: "关于调整[group " + group + "]组成人员的通知", text: head}
	st.facts = []news.Fact{{Kind: news.GroupFact, Action: news.Adjusted, Body: group, BodyEntry: entryOf(group), Date: news.DateOf(on),
		Basis: news.StatedDate, Rule: "adjust", Confidence: 0.9, Evidence: news.Evidence{Text: "关于调整" + group + "组成人员的通知"}}}
	for _, line := range lines {
		words := strings.Fields(line)
		st.text += "\n" + words[0] + "：[person " + words[1] + "]　" + words[2]
		f := appointed(words[1], words[0], group, words[0]+"："+words[1]+"　"+words[2], on)
		f.BodyEntry, f.OwnPost, f.Rule = entryOf(group), words[2], "roster"
		st.facts = append(st.facts, f)
	}
	return st
}

// accept accepts all facts of the stories.
func (s testSite) accept(t *testing.T, stories ...story) {
	t.Helper()
	desk := review.Desk{DB: s.owner, Rebuild: func(ctx context.Context, tx postgres.Tx, f postgres.Fact) error {
		return registry.Rebuild(ctx, tx, f)
	}}
	for _, st := range stories {
		_, _, facts := st.article()
		for _, f := range facts {
			_, err := desk.Decide(t.Context(), review.Request{Fact: f.Key(), Verdict: postgres.Accept, Expect: postgres.Proposed, By: "anna"})
			must(t, err)
		}
	}
}
