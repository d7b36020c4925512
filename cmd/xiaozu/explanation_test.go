package main

import (
	"bytes"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/xiaozu-watch/xiaozu/internal/extract"
	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/rulebook"
)

// TestExplanation is of an invented trace, so that it does not change with the rules.
func TestExplanation(t *testing.T) {
	evidence := news.Evidence{Span: news.Span{Start: 0, End: 9}, Text: "由高远、罗青任组长"}
	fact := news.Fact{Kind: news.AppointmentFact, Action: news.Appointed, Person: "高远", Role: "组长", Body: "甲小组", Rule: "held", Confidence: 0.9,
		Evidence: evidence, Date: news.Date{Year: 2024}, Basis: news.StatedDate}
	second := fact
	second.Person = "罗青"
	rule := rulebook.Rule{Name: "held", Reads: "由 〔person〕 任 〔post〕", When: []string{"the post is one in a group"}}
	tokens := []rulebook.Token{{Class: "by", Text: "由"}, {Class: "person", Text: "高远、罗青"}, {Class: "hold", Text: "任"}, {Class: "post", Text: "组长"}}
	origin := rulebook.Origin{Rule: rule, Used: tokens}
	list := []rulebook.Token{{Class: "post", Text: "成员"}, {Class: "colon", Text: ":"}}
	var out bytes.Buffer
	newExplanation(&out, pen{}, 60).write("one", "由高远、罗青任组长", extract.Reading{
		Mentions: []news.Mention{{Kind: news.PersonMention, Span: news.Span{Start: 1, End: 3}, Text: "高远"}},
		Facts:    []news.Fact{fact, second},
	}, extract.Trace{Genre: extract.ChineseNews, Trace: rulebook.Trace{
		Sentences: []rulebook.Sentence{{Span: evidence.Span, Phrases: tokens}, {Roster: list}}, Passed: 2,
		Facts: []rulebook.Origin{origin, origin},
	}})
	const want = `one: 1 mention, 2 facts
⟦G:group⟧  ⟦g:bare form of one⟧  ⟦O:office⟧  ⟦P:person⟧  ⟦A:agency⟧  ‹1› a fact is stated up to here

由⟦P:高远⟧、罗青任组长‹1–2›

Sentences: 2 read; 2 passed over, since nobody and no group is named there

  1  由  高远、罗青  任    组长
     by  person      hold  post

  2  entries of a list were taken out of
     成员  :
     post  colon

Facts

  1  高远 becomes 组长 of 甲小组
     rule       held: 由 〔person〕 任 〔post〕
                only if the post is one in a group
     used       由 · 高远、罗青 · 任 · 组长
     evidence   由高远、罗青任组长  [0, 9), in sentence 1
     date       2024, stated in the text
     confidence 0.90

  2  罗青 becomes 组长 of 甲小组
     rule       held, as in 1
     used       由 · 高远、罗青 · 任 · 组长
     evidence   由高远、罗青任组长  [0, 9), in sentence 1
     date       2024, stated in the text
     confidence 0.90
`
	if diff := cmp.Diff(want, out.String()); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}
