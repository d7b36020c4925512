package zh_test

import (
	"testing"

	"github.com/xiaozu-watch/xiaozu/internal/zh"
)

func TestNumber(t *testing.T) {
	for _, c := range []struct {
		text      string
		n, length int
	}{
		{"23人", 23, 2},
		{"二十三条", 23, 3},
		{"十", 10, 1},
		{"二十", 20, 2},
		{"一百零五", 105, 4},
		{"三千二百万元", 32000000, 5},
		{"3万", 30000, 2},
		{"两名", 2, 1},
		{"二〇一八年", 2018, 4},
		{"二○二六", 2026, 4},
		{"万众", 0, 0},
		{"组长", 0, 0},
		{"", 0, 0},
	} {
		if n, length := zh.Number([]rune(c.text)); n != c.n || length != c.length {
			t.Errorf("Number(%q) = %d, %d, want %d, %d", c.text, n, length, c.n, c.length)
		}
	}
}

func TestOrdinal(t *testing.T) {
	for _, c := range []struct {
		text      string
		n, length int
	}{
		{"第六次会议", 6, 2}, {"第二十三次", 23, 4}, {"第12次", 12, 3}, {"第", 0, 0}, {"第几次", 0, 0}, {"六次", 0, 0},
	} {
		if n, length := zh.Ordinal([]rune(c.text)); n != c.n || length != c.length {
			t.Errorf("Ordinal(%q) = %d, %d, want %d, %d", c.text, n, length, c.n, c.length)
		}
	}
}
