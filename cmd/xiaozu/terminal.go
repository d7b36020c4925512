package main

import (
	"fmt"
	"io"
	"log/slog"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"
	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"

	"github.com/xiaozu-watch/xiaozu/internal/jobs"
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

// progress tells on standard error how far a long piece of work is: as a bar on a terminal, as
// a line for each step elsewhere.
type progress struct {
	out      io.Writer
	terminal bool
	bar      *progressbar.ProgressBar
	most     int
}

func newProgress(out io.Writer) *progress {
	return &progress{out: out, terminal: isTerminal(out)}
}

// say starts a new step.
func (p *progress) say(format string, args ...any) {
	p.done()
	fmt.Fprintf(p.out, format+"\n", args...)
}

// backlog moves the bar: how much was done of the most that was ever left to do.
func (p *progress) backlog(left jobs.Backlog) {
	if !p.terminal {
		return
	}
	total := left.Crawls + left.Reads
	p.most = max(p.most, total)
	if p.bar == nil {
		p.bar = progressbar.NewOptions(p.most, progressbar.OptionSetWriter(p.out),
			progressbar.OptionClearOnFinish(), progressbar.OptionSetWidth(30))
	}
	p.bar.ChangeMax(p.most)
	p.bar.Describe(fmt.Sprintf("%d sites and %d pages to go", left.Crawls, left.Reads))
	// A bar that cannot be drawn is no reason to stop working.
	_ = p.bar.Set(p.most - total)
}

// step moves the bar to how much of something is done.
func (p *progress) step(done, of int64, what string) {
	if !p.terminal {
		return
	}
	if p.bar == nil {
		p.bar = progressbar.NewOptions64(of, progressbar.OptionSetWriter(p.out), progressbar.OptionSetDescription(what),
			progressbar.OptionClearOnFinish(), progressbar.OptionSetWidth(30), progressbar.OptionThrottle(100*time.Millisecond))
	}
	// A bar that cannot be drawn is no reason to stop working.
	_ = p.bar.Set64(min(done, of))
}

// done takes the bar off the screen.
func (p *progress) done() {
	if p.bar != nil {
		_ = p.bar.Finish()
		p.bar, p.most = nil, 0
	}
}

// quiet logs only what goes wrong, for commands that tell their progress themselves.
func quiet(std streams) *slog.Logger {
	return slog.New(slog.NewTextHandler(std.Err, &slog.HandlerOptions{Level: slog.LevelWarn}))
}

// shorten cuts s to the width in cells, with an ellipsis.
func shorten(s string, width int) string {
	s = strings.Join(strings.Fields(s), " ")
	if text.StringWidth(s) <= width {
		return s
	}
	return text.Trim(s, width-1) + "…"
}
