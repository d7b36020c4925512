package main

import (
	"bytes"
	"strings"
	"testing"

	"github.com/xiaozu-watch/xiaozu/internal/extract"
	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/rulebook"
)

func TestRanges(t *testing.T) {
	for _, c := range []struct {
		numbers []int
		want    string
	}{
		{[]int{1}, "1"},
		{[]int{1, 2}, "1–2"},
		{[]int{1, 3, 4, 5, 9}, "1 3–5 9"},
	} {
		if got := ranges(c.numbers); got != c.want {
			t.Errorf("%v: got %s, want %s", c.numbers, got, c.want)
		}
	}
}

func TestPenMarksMentionsAndFacts(t *testing.T) {
	text := []rune("高远任组长。完")
	reading := extract.Reading{
		Mentions: []news.Mention{{Kind: news.PersonMention, Span: news.Span{Start: 0, End: 2}, Text: "高远"}},
		Facts:    []news.Fact{{Evidence: news.Evidence{Span: news.Span{Start: 0, End: 6}}}, {Evidence: news.Evidence{Span: news.Span{Start: 0, End: 2}}}},
	}
	if got, want := (pen{}).text(text, reading), "⟦P:高远⟧‹2›任组长。‹1›完"; got != want {
		t.Errorf("in brackets: %s, want %s", got, want)
	}
	if got, want := (pen{colour: true}).text(text, reading), "\x1b[4;33m高远\x1b[0m\x1b[2m‹2›\x1b[0m任组长。\x1b[2m‹1›\x1b[0m完"; got != want {
		t.Errorf("in colour: %q, want %q", got, want)
	}
}

func TestNoColourWhereNobodyLooks(t *testing.T) {
	if penFor(&bytes.Buffer{}, false).colour {
		t.Error("colour in a file")
	}
}

func TestGlossFitsTheWidth(t *testing.T) {
	var out bytes.Buffer
	e := newExplanation(&out, pen{}, 40)
	e.gloss("  1  ", []rulebook.Token{{Class: "appoint", Text: "任命"}, {Class: "person", Text: "周启明"}, {Class: "as", Text: "为"}, {Class: "post", Text: "云岭省水利厅厅长"}})
	want := strings.Join([]string{
		"  1  任命     周启明  为",
		"     appoint  person  as",
		"     云岭省水利厅厅长",
		"     post", ""}, "\n")
	if out.String() != want {
		t.Errorf("got\n%swant\n%s", out.String(), want)
	}
}
