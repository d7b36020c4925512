package main

import (
	"fmt"
	"io"
	"time"

	"github.com/schollz/progressbar/v3"

	"github.com/xiaozu-watch/xiaozu/internal/jobs"
)

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
