package web

import (
	"strings"
	"testing"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

func group(start, end int) news.Mention {
	return news.Mention{Kind: news.GroupMention, Span: news.Span{Start: start, End: end}}
}

func office(start, end int) news.Mention {
	return news.Mention{Kind: news.OfficeMention, Span: news.Span{Start: start, End: end}}
}

// drawn writes lines with mentions as [kind:text] and evidence as {text}.
func drawn(lines [][]run) string {
	var b strings.Builder
	for i, line := range lines {
		if i > 0 {
			b.WriteByte('\n')
		}
		for _, r := range line {
			s := r.Text
			if r.Mention != nil {
				s = "[" + string(r.Mention.Kind) + ":" + s + "]"
			}
			if r.Begins {
				s = "{" + s
			}
			if r.Ends {
				s += "}"
			}
			b.WriteString(s)
		}
	}
	return b.String()
}

func TestSetLines(t *testing.T) {
	for _, c := range []struct {
		name     string
		text     string
		mentions []news.Mention
		evidence []news.Span
		want     string
	}{
		{"plain", "云岭\n海岛", nil, nil, "云岭\n海岛"},
		{"empty", "", nil, nil, ""},
		{"empty lines stay", "\n\n岛", nil, nil, "\n\n岛"},
		{"one mention", "省海岛小组会", []news.Mention{group(1, 5)}, nil, "省[group:海岛小组]会"},
		{"characters, not bytes", "a𠀀海岛小组", []news.Mention{group(2, 6)}, nil, "a𠀀[group:海岛小组]"},
		{"two that touch stay two", "甲组乙组", []news.Mention{group(0, 2), group(2, 4)}, nil, "[group:甲组][group:乙组]"},
		{"outermost wins", "海岛小组办公室", []news.Mention{group(0, 4), office(0, 7)}, nil, "[office:海岛小组办公室]"},
		{"the earlier of two that cross wins", "甲乙丙", []news.Mention{office(1, 3), group(0, 2)}, nil, "[group:甲乙]丙"},
		{"outside the text is left out", "甲", []news.Mention{group(0, 2), group(-1, 1), group(1, 1)}, []news.Span{{Start: 0, End: 9}}, "甲"},
		{"over a line end", "甲\n乙", []news.Mention{group(0, 3)}, nil, "[group:甲]\n[group:乙]"},
		{"evidence around a mention", "由甲组任。完", []news.Mention{group(1, 3)}, []news.Span{{Start: 0, End: 5}}, "{由[group:甲组]任。}完"},
		{"evidence over a line end", "甲\n乙", nil, []news.Span{{Start: 0, End: 3}}, "{甲}\n{乙}"},
		{"evidence across a mention", "甲乙丙丁", []news.Mention{group(0, 3)}, []news.Span{{Start: 2, End: 4}}, "[group:甲乙]{[group:丙]丁}"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := drawn(setLines(c.text, c.mentions, c.evidence)); got != c.want {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
		})
	}
}

func TestAround(t *testing.T) {
	text := "0\n1\n2\n3\n4\n5\n6\n7\n8"
	lines := setLines(text, nil, []news.Span{{Start: 4, End: 5}, {Start: 12, End: 13}})
	var got []string
	for _, stretch := range around(lines, 1) {
		got = append(got, strings.ReplaceAll(drawn(stretch), "\n", " "))
	}
	if joined := strings.Join(got, " … "); joined != "1 {2} 3 … 5 {6} 7" {
		t.Errorf("got %q", joined)
	}
	if got := around(setLines(text, nil, nil), 1); got != nil {
		t.Errorf("without evidence: got %v", got)
	}
}

func FuzzSetLines(f *testing.F) {
	f.Add("云岭省\n海岛小组会", 1, 3, 0, 5, 2, 9)
	f.Add("\xff甲", -1, 9, 0, 1, 1, 0)
	f.Fuzz(func(t *testing.T, text string, a, b, c, d, e, g int) {
		lines := setLines(text, []news.Mention{group(a, b), office(c, d)}, []news.Span{{Start: e, End: g}})
		var joined []string
		for _, line := range lines {
			var b strings.Builder
			for _, r := range line {
				if r.Text == "" || strings.Contains(r.Text, "\n") {
					t.Fatalf("run %q", r.Text)
				}
				b.WriteString(r.Text)
			}
			joined = append(joined, b.String())
		}
		if want := string([]rune(text)); strings.Join(joined, "\n") != want {
			t.Errorf("got %q, want %q", joined, want)
		}
	})
}
