package draft

import (
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/source"
)

// expect guesses the yield from the dates of the list: half to twice of what it shows.
func (d *declaration) expect(entries []source.Entry) {
	var first, last time.Time
	n := 0
	for _, e := range entries {
		t := e.Published.Time
		if t.IsZero() {
			continue
		}
		n++
		if first.IsZero() || t.Before(first) {
			first = t
		}
		if t.After(last) {
			last = t
		}
	}
	days := int(last.Sub(first).Hours()/24) + 1
	if n < fewest {
		return
	}
	weekly := max(1, n*7/days)
	d.yield = source.Yield{Least: weekly / 2, Most: weekly * 2, Days: 7}
}
