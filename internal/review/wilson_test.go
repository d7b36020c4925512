package review_test

import (
	"math"
	"testing"

	"github.com/xiaozu-watch/xiaozu/internal/review"
)

// The values are those of the published formula, worked out by hand.
func TestWilson(t *testing.T) {
	for _, c := range []struct {
		right, n  int
		low, high float64
	}{
		{0, 0, 0, 1}, {0, 10, 0, 0.2775}, {10, 10, 0.7225, 1}, {5, 10, 0.2366, 0.7634}, {982, 1000, 0.9717, 0.9886},
	} {
		low, high := review.Wilson(c.right, c.n)
		if math.Abs(low-c.low) > 0.0005 || math.Abs(high-c.high) > 0.0005 {
			t.Errorf("%d of %d: %.4f to %.4f, want %.4f to %.4f", c.right, c.n, low, high, c.low, c.high)
		}
	}
}
