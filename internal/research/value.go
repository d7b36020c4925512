package research

import (
	"fmt"
	"slices"
)

// A Value is one point of a series; if it is not known, N means nothing.
type Value struct {
	N     float64
	Known bool
}

// Values are what the measure says of the rows.
func Values(m Measure, rows []Row) []Value {
	values := make([]Value, len(rows))
	for i, r := range rows {
		values[i].N, values[i].Known = m.Value(r)
	}
	return values
}

// Smoothings are over how many periods a moving average can be; 0 is none.
func Smoothings() []int { return []int{0, 3, 5, 7, 12} }

// Smooth gives the moving average of values: of each period and the n-1 before it. It is known where all n
// are, so it neither bridges a gap nor begins with fewer; and a running period, whose counts will grow, has none.
// n is one of Smoothings; for 0 the values stay.
func Smooth(values []Value, rows []Row, n int) []Value {
	if n == 0 {
		return values
	}
	smooth := make([]Value, len(values))
	for i := n - 1; i < len(values); i++ {
		window := values[i+1-n : i+1]
		if rows[i].Coverage == Running || slices.ContainsFunc(window, func(v Value) bool { return !v.Known }) {
			continue
		}
		for _, v := range window {
			smooth[i].N += v.N / float64(n)
		}
		smooth[i].Known = true
	}
	return smooth
}

// Text writes a value as people read it: a share in percent, all else as a number, with a decimal if it is a mean.
func (m Measure) Text(n float64) string {
	switch {
	case m == Share:
		return fmt.Sprintf("%.2f %%", n*100)
	case n == float64(int(n)):
		return fmt.Sprintf("%.0f", n)
	}
	return fmt.Sprintf("%.1f", n)
}
