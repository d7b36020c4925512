package demo

import (
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

const head = "title: 某某小组成立\npath: /a.htm\ntime: 2024-03-05 10:32:07\n"

func TestParseStory(t *testing.T) {
	got, err := parseStory(head + "publisher: 某报\nday: 2\ngone: 3\n\n第一行\n　　高　远\t市长\n")
	if err != nil {
		t.Fatal(err)
	}
	want := story{
		Title: "某某小组成立", Path: "/a.htm", Publisher: "某报", day: 2, gone: 3,
		Time:  time.Date(2024, time.March, 5, 10, 32, 7, 0, news.Beijing),
		Lines: []string{"第一行", "　　高　远\t市长"},
	}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(story{}), cmpopts.EquateApproxTime(0)); diff != "" {
		t.Error(diff)
	}
}

func TestParseStoryRefuses(t *testing.T) {
	for text, want := range map[string]string{
		"":                               "want title",
		"title: 甲\n\n正文\n":               "want title, path and time",
		head + "colour: red\n\n正文\n":     `header "colour: red`,
		head + "day: soon\n\n正文\n":       `header "day: soon`,
		head + "time: yesterday\n\n正文\n": `header "time: yesterday`,
		head:                             "want a body",
		head + "reprint: a/b\n\n正文\n":    "or reprint",
	} {
		_, err := parseStory(text)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("parseStory(%q) fails with %v, want %q", text, err, want)
		}
	}
}

func TestReprintRepeatsItsOriginal(t *testing.T) {
	folder := fstest.MapFS{
		"a/articles/one.txt":  {Data: []byte(head + "\n正文\n")},
		"b/articles/two.txt":  {Data: []byte(head + "reprint: a/one\n")},
		"b/articles/bad.txt":  {Data: []byte(head + "reprint: a/none\n")},
		"b/articles/ring.txt": {Data: []byte(head + "reprint: b/ring\n")},
	}
	s, err := readStory(folder, "b/articles/two.txt")
	if err != nil || s.ID != "b/two" || strings.Join(s.Lines, "") != "正文" {
		t.Errorf("reprint is %+v, %v", s, err)
	}
	for _, name := range []string{"b/articles/bad.txt", "b/articles/ring.txt"} {
		if _, err := readStory(folder, name); err == nil {
			t.Errorf("%s is accepted", name)
		}
	}
}
