package jobs

import (
	"fmt"
	"testing"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/alert"
)

// BenchmarkAlerts publishes a hundred notices, each of a new group, ten a second, and measures from the
// arrival of a page to that of the message about it.
func BenchmarkAlerts(b *testing.B) {
	n, r := newNewsroom(b), newReceiver(b)
	n.channel(b, r)
	n.watch(b, alert.Condition{Kind: alert.NewGroups})
	n.publish(b, "/story/0", "天气预报\n明日晴转多云。")
	const notices, batch = 100, 10
	for b.Loop() {
		for first := 0; first < notices; first += batch {
			began := time.Now()
			for i := range batch {
				n.print(fmt.Sprintf("/story/1%03d", first+i), foundedAs(first+i))
			}
			if err := n.Crawl(b.Context(), n.site.ID, 0); err != nil {
				b.Fatal(err)
			}
			n.drain(b)
			time.Sleep(time.Until(began.Add(time.Second)))
		}
	}
	l, err := n.db.Latency(b.Context(), time.Now().Add(-time.Hour))
	if err != nil || l.Messages < notices/2 {
		b.Fatal(l, err)
	}
	b.ReportMetric(l.Median.Seconds(), "median-s")
	b.ReportMetric(l.P99.Seconds(), "p99-s")
	b.ReportMetric(float64(l.Messages), "messages")
}
