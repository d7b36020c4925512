package alert

import (
	"testing"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

func TestDue(t *testing.T) {
	t.Parallel()
	at := func(text string) time.Time {
		v, err := time.ParseInLocation("2006-01-02 15:04", text, news.Beijing)
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	night := Manner{Zone: "Asia/Shanghai", QuietFrom: 22 * 60, QuietUntil: 7 * 60, DigestAt: 8 * 60}
	noon := Manner{Zone: "Asia/Shanghai", QuietFrom: 12 * 60, QuietUntil: 13 * 60, DigestAt: 8 * 60}
	for _, c := range []struct {
		name      string
		manner    Manner
		watch     Watch
		now, last string
		want      string
	}{
		{"at once", DefaultManner, Watch{Rhythm: AtOnce}, "2026-11-25 23:10", "", "2026-11-25 23:10"},
		{"hourly", DefaultManner, Watch{Rhythm: Hourly}, "2026-11-25 23:10", "", "2026-11-26 00:00"},
		{"daily", DefaultManner, Watch{Rhythm: Daily}, "2026-11-25 07:59", "", "2026-11-25 08:00"},
		{"on the stroke of a digest", DefaultManner, Watch{Rhythm: Daily}, "2026-11-25 08:00", "", "2026-11-26 08:00"},
		{"weekly", DefaultManner, Watch{Rhythm: Weekly}, "2026-11-25 09:00", "", "2026-11-30 08:00"}, // a Wednesday
		{"quiet over midnight", night, Watch{}, "2026-11-25 23:10", "", "2026-11-26 07:00"},
		{"quiet after midnight", night, Watch{}, "2026-11-26 06:59", "", "2026-11-26 07:00"},
		{"the end of quiet", night, Watch{}, "2026-11-26 07:00", "", "2026-11-26 07:00"},
		{"quiet by day", noon, Watch{}, "2026-11-26 12:30", "", "2026-11-26 13:00"},
		{"silent", DefaultManner, Watch{SilentUntil: at("2026-12-01 10:00")}, "2026-11-26 12:30", "", "2026-12-01 10:00"},
		{"silent into the night", night, Watch{SilentUntil: at("2026-12-01 23:00")}, "2026-11-26 12:30", "", "2026-12-02 07:00"},
		{"cooling down", DefaultManner, Watch{CoolDown: time.Hour}, "2026-11-26 12:30", "2026-11-26 12:00", "2026-11-26 13:00"},
		{"cooling down, with a message to come", DefaultManner, Watch{CoolDown: time.Hour}, "2026-11-26 12:30", "2026-11-26 13:00", "2026-11-26 13:00"},
		{"cooling down between digests", DefaultManner, Watch{CoolDown: time.Hour, Rhythm: Daily}, "2026-11-26 12:30", "2026-11-27 08:00", "2026-11-27 08:00"},
		{"cooled down", DefaultManner, Watch{CoolDown: time.Hour}, "2026-11-26 12:30", "2026-11-26 11:00", "2026-11-26 12:30"},
		{"in another zone", Manner{Zone: "Europe/Berlin", DigestAt: 8 * 60}, Watch{Rhythm: Daily}, "2026-11-26 12:30", "", "2026-11-26 15:00"},
		{"in no zone", Manner{Zone: "Atlantis", DigestAt: 8 * 60}, Watch{Rhythm: Daily}, "2026-11-26 12:30", "", "2026-11-27 08:00"},
	} {
		var last time.Time
		if c.last != "" {
			last = at(c.last)
		}
		if got := c.manner.Due(c.watch, at(c.now), last); !got.Equal(at(c.want)) {
			t.Errorf("%s: due %s, want %s", c.name, got, c.want)
		}
	}
}
