package main

import (
	"testing"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

func TestStatement(t *testing.T) {
	for _, c := range []struct {
		fact news.Fact
		want string
	}{
		{news.Fact{Kind: news.AppointmentFact, Action: news.Removed, Person: "高远", Role: "组长", Body: "甲小组", OwnPost: "省长"}, "高远 is no longer 组长 of 甲小组 (as 省长)"},
		{news.Fact{Kind: news.MembershipFact, Person: "高远", Role: "组长", Body: "甲小组", OwnPost: "甲小组组长"}, "高远 is named as 组长 of 甲小组"},
		{news.Fact{Kind: news.GroupFact, Action: news.Abolished, Body: "甲小组"}, "甲小组 is abolished"},
	} {
		if got := statement(c.fact); got != c.want {
			t.Errorf("got %s, want %s", got, c.want)
		}
	}
}
