package main

import (
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"
	"golang.org/x/term"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// newTable aligns columns by display width, in which a Han character takes two cells. It draws
// no boxes: columns stand two blanks apart.
func newTable(out io.Writer, header ...any) table.Writer {
	t := table.NewWriter()
	t.SetOutputMirror(out)
	style := table.StyleDefault
	style.Options = table.OptionsNoBordersAndSeparators
	style.Box.PaddingLeft, style.Box.PaddingRight = "", "  "
	style.Format.Header = text.FormatDefault
	t.SetStyle(style)
	t.SuppressTrailingSpaces()
	t.AppendHeader(table.Row(header))
	return t
}

// rightAligned aligns the columns with these numbers, from 1, to the right, as figures are.
func rightAligned(t table.Writer, columns ...int) {
	configs := make([]table.ColumnConfig, len(columns))
	for i, n := range columns {
		configs[i] = table.ColumnConfig{Number: n, Align: text.AlignRight, AlignHeader: text.AlignRight}
	}
	t.SetColumnConfigs(configs)
}

// counted writes a number with what it counts, whose plural ends in s.
func counted(n int, one string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %ss", n, one)
}

// minute writes t in Beijing, to the minute.
func minute(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.In(news.Beijing).Format("2006-01-02 15:04")
}

// orDash shows that a cell has nothing to say.
func orDash(s string) string {
	if s == "" {
		return "–"
	}
	return s
}

// quoted is a word as a shell takes it.
func quoted(word string) string {
	if strings.ContainsAny(word, " \t\n'\"\\$`&|;<>()*?[]#~!{}") {
		return "'" + strings.ReplaceAll(word, "'", `'\''`) + "'"
	}
	return word
}

func isTerminal(out io.Writer) bool {
	f, ok := out.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// showsUnicode tells whether the terminal is set to UTF-8, as POSIX has it: the first of these that is set counts.
func showsUnicode() bool {
	settings := []string{os.Getenv("LC_ALL"), os.Getenv("LC_CTYPE"), os.Getenv("LANG")}
	i := slices.IndexFunc(settings, func(s string) bool { return s != "" })
	if i < 0 {
		return false
	}
	set := strings.ToLower(strings.ReplaceAll(settings[i], "-", ""))
	return strings.Contains(set, "utf8")
}

// shorten cuts s to the width in cells, with an ellipsis.
func shorten(s string, width int) string {
	s = strings.Join(strings.Fields(s), " ")
	if text.StringWidth(s) <= width {
		return s
	}
	return text.Trim(s, width-1) + "…"
}
