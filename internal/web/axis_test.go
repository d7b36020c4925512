package web

import (
	"slices"
	"testing"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// A bar is solid only where its dates leave no doubt.
func TestBar(t *testing.T) {
	date := func(s string) news.Date {
		d, err := news.ParseDate(s)
		must(t, err)
		return d
	}
	a := newAxis([]news.Date{date("2000"), date("2020")})
	for _, tt := range []struct {
		from, to, seen string
		want           []string
	}{
		{"2001-05-06", "2010-01-02", "", []string{"sure"}},
		{"2001", "2010-01-02", "", []string{"maybe", "sure"}},
		{"2001", "2010", "", []string{"maybe", "sure", "maybe"}},
		{"2001", "2001", "", []string{"maybe"}},
		{"2001-05-06", "", "", []string{"open", "maybe"}},
		{"2001-05-06", "", "2004-05-06", []string{"open", "sure"}},
		{"", "2004-05-06", "2004-05-06", []string{"open", "maybe"}},
		{"", "", "", nil},
	} {
		s := postgres.Seat{From: date(tt.from), To: date(tt.to), FirstSeen: date(tt.seen), LastSeen: date(tt.seen)}
		var got []string
		for _, b := range a.bar(s) {
			got = append(got, b.Class)
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("from %q to %q, seen %q: %q, want %q", tt.from, tt.to, tt.seen, got, tt.want)
		}
	}
}

func TestLines(t *testing.T) {
	for _, tt := range []struct {
		text string
		want []string
	}{
		{"", nil}, {"省长", []string{"省长"}}, {"一二三四五", []string{"一二三", "四五"}}, {"一二三四五六七", []string{"一二三", "四五…"}},
	} {
		if got := lines(tt.text, 3, 2); !slices.Equal(got, tt.want) {
			t.Errorf("%q: %q, want %q", tt.text, got, tt.want)
		}
	}
}
