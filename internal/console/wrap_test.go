package console

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/jedib0t/go-pretty/v6/text"
)

func TestWrap(t *testing.T) {
	for _, c := range []struct {
		name, text string
		width      int
		want       []string
	}{
		{"nothing", "", 10, []string{""}},
		{"fits", "组长 head", 10, []string{"组长 head"}},
		{"between Han characters", "云岭省海岛保护", 7, []string{"云岭省", "海岛保", "护"}},
		{"at blanks", "head of the group", 8, []string{"head of", "the", "group"}},
		{"blanks stick out", "headless group", 8, []string{"headless", "group"}},
		{"beside Han characters", "任head组", 5, []string{"任", "head", "组"}},
		{"within long words", "abcdefghij", 4, []string{"abcd", "efgh", "ij"}},
		{"a mark stays with its word", "组长组长，副", 8, []string{"组长组", "长，副"}},
		{"a bracket stays with what it holds", "副组长（省长）", 8, []string{"副组长", "（省长）"}},
		{"lines", "一\n二", 8, []string{"一", "二"}},
		{"a style over lines", "\x1b[1m组长组长\x1b[0m。", 4, []string{"\x1b[1m组长\x1b[0m", "\x1b[1m组\x1b[0m", "\x1b[1m长\x1b[0m。"}},
		{"narrower than a character", "组长", 1, []string{"组", "长"}},
	} {
		if got := wrap(c.text, c.width); !slices.Equal(got, c.want) {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

func TestHang(t *testing.T) {
	want := []string{"+ 组长", "  沈若", "  兰"}
	if got := hang("+ 组长沈若兰", 6, 2); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// Nothing is lost or added, and no line is too wide.
func FuzzWrap(f *testing.F) {
	for _, s := range []string{"云岭省a b", "\x1b[1mx组\x1b[0m，", "（（（（（（", "e\u0301e\u0301 组", "\x1b[", "\xff"} {
		f.Add(s, byte(5))
	}
	f.Fuzz(func(t *testing.T, s string, cells byte) {
		width := 2 + int(cells)%100
		lines := wrap(s, width)
		for _, line := range lines {
			if text.StringWidthWithoutEscSequences(line) > width && !strings.Contains(line, "\x1b") {
				t.Errorf("%q is wider than %d", line, width)
			}
		}
		if strings.Contains(s, "\x1b") || strings.Contains(s, "\t") || !utf8.ValidString(s) {
			return
		}
		squeezed := func(s string) string {
			return strings.NewReplacer(" ", "", "\n", "").Replace(strings.ToValidUTF8(s, "�"))
		}
		if got := squeezed(strings.Join(lines, "")); got != squeezed(s) {
			t.Errorf("%q became %q", s, got)
		}
	})
}
