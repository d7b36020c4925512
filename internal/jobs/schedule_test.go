package jobs

import (
	"strings"
	"testing"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

func TestParseSchedule(t *testing.T) {
	from := time.Date(2024, 2, 28, 23, 50, 0, 0, news.Beijing)
	for _, c := range []struct {
		expression, next string // next is in Beijing; a word of the error otherwise
	}{
		{"*/30 * * * *", "2024-02-29 00:00"},
		{"7 6 * * *", "2024-02-29 06:07"},
		{"0 0 29 2 *", "2024-02-29 00:00"},
		{"0 9 * * 1", "2024-03-04 09:00"},
		{"0 0 30 2 *", "ever comes"},
		{"0 9 * * 7", "schedule"},
		{"TZ=Asia/Shanghai", "timezone"},
		{"CRON_TZ=Asia/Shanghai 0 9 * * *", "timezone"},
		{"", "schedule"},
		{"* * * *", "schedule"},
	} {
		schedule, err := ParseSchedule(c.expression, news.Beijing)
		got := ""
		if err != nil {
			got = err.Error()
		} else {
			got = schedule.Next(from).In(news.Beijing).Format("2006-01-02 15:04")
		}
		if !strings.Contains(got, c.next) {
			t.Errorf("ParseSchedule(%q): %q, want %q", c.expression, got, c.next)
		}
	}
}
