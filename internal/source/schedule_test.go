package source

import (
	"strings"
	"testing"
	"time"
)

func TestParseSchedule(t *testing.T) {
	zone := zones["Asia/Shanghai"]
	from := time.Date(2024, 2, 28, 23, 50, 0, 0, zone)
	for _, c := range []struct {
		expression, next string // next is in Beijing; a word of the error otherwise
	}{
		{"*/30 * * * *", "2024-02-29 00:00"},
		{"7 6 * * *", "2024-02-29 06:07"},
		{"0 0 29 2 *", "2024-02-29 00:00"},
		{"0 9 * * 1", "2024-03-04 09:00"},
		{"0 9 * * MON-FRI", "2024-02-29 09:00"},
		{"0 0 30 2 *", "ever comes"},
		{"0 9 * * 7", "0-6 from Sunday"},
		{"TZ=Asia/Shanghai", "timezone"},
		{"CRON_TZ=Asia/Shanghai 0 9 * * *", "timezone"},
		{"", "five fields"},
		{"* * * *", "five fields"},
		{"@daily", "five fields"},
		{"60 * * * *", "minute 0-59"},
		{"*/0 * * * *", "minute 0-59"},
	} {
		schedule, err := parseSchedule(c.expression, zone)
		got := ""
		if err != nil {
			got = err.Error()
		} else {
			got = schedule.Next(from).In(zone).Format("2006-01-02 15:04")
		}
		if !strings.Contains(got, c.next) {
			t.Errorf("parseSchedule(%q): %q, want %q", c.expression, got, c.next)
		}
	}
}

func TestNextCrawl(t *testing.T) {
	s := decode(t, "schedule: '0 */2 * * *'\njitter: 5m")
	zone := s.Location()
	began := time.Date(2024, 12, 31, 22, 30, 0, 0, zone)
	next := s.NextCrawl(began)
	midnight := time.Date(2025, 1, 1, 0, 0, 0, 0, zone)
	if late := next.Sub(midnight); late < 0 || late >= 5*time.Minute {
		t.Errorf("after %v comes %v, want midnight and up to five minutes", began, next)
	}
	if again := s.NextCrawl(began.Add(time.Hour)); !again.Equal(next) {
		t.Errorf("the jitter of one time is %v, then %v", next, again)
	}
	if after := s.NextCrawl(next).Sub(midnight); after < 2*time.Hour || after > 2*time.Hour+5*time.Minute {
		t.Errorf("a crawl that began with its jitter is followed %v after midnight", after)
	}
	other := s
	other.ID = "aoyun"
	if other.NextCrawl(began).Equal(next) {
		t.Error("two sources have the same jitter")
	}
	if never := decode(t, "").NextCrawl(began); !never.IsZero() {
		t.Errorf("without a schedule comes %v", never)
	}
}

func TestQuietUntil(t *testing.T) {
	for _, c := range []struct{ quiet, at, until string }{
		{"quiet: '23:00-06:30'", "2024-02-28 22:59", ""},
		{"quiet: '23:00-06:30'", "2024-02-28 23:00", "2024-02-29 06:30"},
		{"quiet: '23:00-06:30'", "2024-12-31 23:59", "2025-01-01 06:30"},
		{"quiet: '23:00-06:30'", "2024-02-29 06:29", "2024-02-29 06:30"},
		{"quiet: '23:00-06:30'", "2024-02-29 06:30", ""},
		{"quiet: '12:00-13:00'", "2024-02-29 12:30", "2024-02-29 13:00"},
		{"quiet: '12:00-13:00'", "2024-02-29 13:00", ""},
		{"quiet: '00:00-06:00'", "2024-02-29 00:00", "2024-02-29 06:00"},
		{"", "2024-02-29 00:00", ""},
	} {
		s := decode(t, c.quiet)
		at, err := time.ParseInLocation("2006-01-02 15:04", c.at, s.Location())
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		if until := s.QuietUntil(at.UTC()); !until.IsZero() {
			got = until.Format("2006-01-02 15:04")
		}
		if got != c.until {
			t.Errorf("%s at %s: quiet until %q, want %q", c.quiet, c.at, got, c.until)
		}
	}
}
