package metrics

import (
	"context"
	"time"

	"github.com/prometheus/client_golang/prometheus"
)

var (
	latencyDesc = prometheus.NewDesc("xiaozu_alert_latency_seconds",
		"From the arrival of a page to that of the message about it, of messages sent at once in the last hour.", []string{"quantile"}, nil)
	sentDesc = prometheus.NewDesc("xiaozu_alert_messages_last_hour", "Messages sent at once in the last hour.", nil, nil)
	deadDesc = prometheus.NewDesc("xiaozu_alert_messages_dead", "Messages to watchers that were given up.", nil, nil)
	dueDesc  = prometheus.NewDesc("xiaozu_alert_messages_waiting", "Messages to watchers that are due and were not sent yet.", nil, nil)
)

// alerts are the figures of what watchers are told.
func (c collector) alerts(ctx context.Context, out chan<- prometheus.Metric, now time.Time) error {
	l, err := c.db.Latency(ctx, now.Add(-time.Hour))
	if err != nil {
		return err
	}
	out <- gauge(latencyDesc, l.Median.Seconds(), "0.5")
	out <- gauge(latencyDesc, l.P99.Seconds(), "0.99")
	out <- gauge(sentDesc, float64(l.Messages))
	out <- gauge(deadDesc, float64(l.Dead))
	out <- gauge(dueDesc, float64(l.Waiting))
	return nil
}
