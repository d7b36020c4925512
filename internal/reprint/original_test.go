package reprint_test

import (
	"testing"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/reprint"
)

func TestOriginal(t *testing.T) {
	at := func(day, hour int) news.Moment {
		return news.Moment{Time: time.Date(2026, 3, day, hour, 0, 0, 0, news.Beijing), Precision: news.ToMinute}
	}
	on := func(day int) news.Moment {
		return news.Moment{Time: time.Date(2026, 3, day, 0, 0, 0, 0, news.Beijing), Precision: news.ToDay}
	}
	copyOf := func(site, origin string, published news.Moment) reprint.Copy {
		return reprint.Copy{Site: []string{site, site + "编辑部"}, Origin: origin, Published: published}
	}
	for _, c := range []struct {
		name      string
		copies    []reprint.Copy
		first     int
		publisher string
	}{
		{"none", nil, -1, ""},
		{"the earliest", []reprint.Copy{copyOf("甲", "", at(5, 9)), copyOf("乙", "", at(5, 8))}, 1, "乙"},
		{"a printed time before a bare day", []reprint.Copy{copyOf("甲", "", on(5)), copyOf("乙", "", at(5, 8))}, 1, "乙"},
		{"an earlier day before a printed time", []reprint.Copy{copyOf("甲", "", on(4)), copyOf("乙", "", at(5, 8))}, 0, "甲"},
		{"undated is last", []reprint.Copy{copyOf("甲", "", news.Moment{}), copyOf("乙", "", on(9))}, 1, "乙"},
		{"the origin that copies name, though dated later",
			[]reprint.Copy{copyOf("甲", "云岭日报", at(5, 8)), copyOf("云岭日报", "", at(5, 9))}, 1, "云岭日报"},
		{"an origin that was not crawled", []reprint.Copy{copyOf("甲", "云岭日报", at(5, 9)), copyOf("乙", "云岭日报", at(5, 8))}, 1, "云岭日报"},
		{"most copies", []reprint.Copy{copyOf("甲", "丙", at(5, 7)), copyOf("乙", "丁", at(5, 8)), copyOf("戊", "丁", at(5, 9))}, 0, "丁"},
		{"the origin of the origin",
			[]reprint.Copy{copyOf("甲", "乙", at(5, 7)), copyOf("乙", "丙", at(5, 8)), copyOf("丙", "丙", at(5, 9))}, 2, "丙"},
		{"two that name each other", []reprint.Copy{copyOf("甲", "乙", at(5, 7)), copyOf("乙", "甲", at(5, 8))}, 0, "甲"},
		{"in traditional script, as a part", []reprint.Copy{copyOf("甲", "雲嶺網－云岭日报", at(5, 7)), copyOf("云岭日报", "", at(5, 8))}, 1, "雲嶺網－云岭日报"},
	} {
		first, publisher := reprint.Original(folder, c.copies)
		if first != c.first || publisher != c.publisher {
			t.Errorf("%s: copy %d by %q, want %d by %q", c.name, first, publisher, c.first, c.publisher)
		}
	}
}
