package lexicon_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/xiaozu-watch/xiaozu/internal/lexicon"
)

// written writes matches as text=kind:entry|entry.
func written(l *lexicon.Lexicon, text string) []string {
	prepared := l.Folder().Text(text)
	var lines []string
	for _, m := range l.Find(prepared) {
		var ids []string
		for _, name := range m.Names {
			ids = append(ids, name.Entry)
		}
		lines = append(lines, fmt.Sprintf("%s=%s:%s", m.Span.Of(prepared.Runes), m.Kind, strings.Join(ids, "|")))
	}
	return lines
}

func TestFind(t *testing.T) {
	l := load(t)
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"an office is not its group", "中央密码工作领导小组办公室", []string{
			"中央密码工作领导小组办公室=office:central-cryptography-lg",
			"中央密码工作领导小组=group:central-cryptography-lg",
			"密码工作领导小组办公室=office:central-cryptography-lg",
			"密码工作领导小组=group:central-cryptography-lg",
		}},
		{"the office that the tables do not name", "第24届冬奥会工作领导小组办公室主任", []string{
			"第24届冬奥会工作领导小组办公室=office:winter-olympics-24-lg",
			"第24届冬奥会工作领导小组=group:winter-olympics-24-lg",
			"冬奥会工作领导小组办公室=office:winter-olympics-24-lg",
			"冬奥会工作领导小组=group:winter-olympics-24-lg",
			"办公室主任=title:办公室主任",
			"主任=title:主任",
		}},
		{"traditional characters and padding", "組　長：劉　 鶴", []string{"組　長=title:组长", "劉　 鶴=person:liu-he"}},
		{"an office that survived its group's name", "中央财办", []string{
			"中央财办=office:central-finance-economy-lg|central-finance-economy-commission",
			"中央财办=agency:cpc-cfeo",
		}},
		{"namesakes", "张军", []string{"张军=person:zhang-jun-1956|zhang-jun-1960|zhang-jun-1963"}},
		{"a name without its dot", "雪克来提扎克尔", []string{"雪克来提扎克尔=person:xuekelaiti-zhakeer"}},
		{"quotation marks left out", "推进一带一路建设工作领导小组", []string{
			"推进一带一路建设工作领导小组=group:belt-road-lg",
			"一带一路建设工作领导小组=group:belt-road-lg",
		}},
		{"English over a line end, in capitals", "the CENTRAL LEADING GROUP\nfor Taiwan Affairs", []string{
			"CENTRAL LEADING GROUP\nfor Taiwan Affairs=group:central-taiwan-lg",
		}},
		{"no Latin name within a word", "Xi Jinpingism, Maxi Jinping", nil},
		{"nothing", "", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := written(l, c.text); !slices.Equal(got, c.want) {
				t.Errorf("find in %q:\n got %q\nwant %q", c.text, got, c.want)
			}
		})
	}
}

func TestFindWithAddedGroup(t *testing.T) {
	folder, entries, err := lexicon.Read(tables(t, "groups.csv", "", ""))
	if err != nil {
		t.Fatal(err)
	}
	entries.Groups = append(entries.Groups, lexicon.Group{ID: "reef", Hans: "礁石保护专班", Aliases: []string{"岛组"}})
	l, err := lexicon.New(folder, entries)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"島組=group:isle-2|reef", "礁石保护专班办公室=office:reef", "礁石保护专班=group:reef"}
	if got := written(l, "島組、礁石保护专班办公室"); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// FuzzFind checks that matches are in order and that what they span is a name.
func FuzzFind(f *testing.F) {
	l := load(f)
	for _, s := range []string{
		"中央财经领导小组办公室主任刘　鹤", "中央網信辦", "Xi\nJinping", "中央\u200b深改委\n办公室", "雪克来提 · 扎克尔", "",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		text := l.Folder().Text(s)
		start, end := 0, 0
		for _, m := range l.Find(text) {
			if m.Span.Start < start || m.Span.Start == start && end > 0 && m.Span.End > end {
				t.Fatalf("match %v after [%d, %d)", m.Span, start, end)
			}
			start, end = m.Span.Start, m.Span.End
			for _, name := range m.Names {
				if got, want := key(l, m.Span.Of(text.Runes)), key(l, name.Text); got != want {
					t.Fatalf("%q was matched as %q", got, want)
				}
			}
		}
	})
}

// key is what a name is matched by, computed another way.
func key(l *lexicon.Lexicon, s string) string {
	s = string(l.Folder().Text(s).Joined)
	s = strings.NewReplacer("\n", " ", "’", "'", "“", "", "”", "", "·", "").Replace(s)
	s, _, _ = strings.Cut(s, " (")
	return strings.ToLower(s)
}

func BenchmarkFind(b *testing.B) {
	l := load(b)
	text := l.Folder().Text(strings.Repeat("全省海岛保护工作领导小组第六次会议在青汀召开。副省长、领导小组组长高远主持会议并讲话，", 100))
	b.SetBytes(int64(len(string(text.Runes))))
	for b.Loop() {
		l.Find(text)
	}
}

func BenchmarkLoad(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		load(b)
	}
}
