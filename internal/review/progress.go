package review

import (
	"slices"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// Waiting says how many facts there are, but for those of some kinds; nil for none. A number that was
// not counted to its end says so.
func Waiting(counts map[news.FactKind]int, but ...news.FactKind) any {
	total, more := 0, false
	for kind, n := range counts {
		if !slices.Contains(but, kind) {
			total, more = total+n, more || n == postgres.CountedUpTo
		}
	}
	switch {
	case total == 0:
		return nil
	case more:
		return say("over {n}", total)
	}
	return total
}

// Progress says how a curator gets on; nil for who decided nothing today.
func Progress(p postgres.Pace) any {
	switch {
	case p.Today == 0:
		return nil
	case p.Minute < 1:
		return say("{n} decided today", p.Today)
	}
	return say("{n} decided today, {rate} a minute", p.Today, int(p.Minute+0.5))
}
