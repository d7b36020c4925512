// Package metrics tells Prometheus how a database of xiaozu is doing. What it tells are counts and
// times by source: no addresses, no texts, no users.
package metrics

import (
	"context"
	"log/slog"
	"net/http"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"github.com/xiaozu-watch/xiaozu/internal/health"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// Handler serves the metrics of db and of this process. Each scrape reads the rows anew, so that
// it is right whichever machine crawled; one that fails lacks them, and the log says why.
func Handler(db *postgres.DB, log *slog.Logger) http.Handler {
	registry := prometheus.NewRegistry()
	registry.MustRegister(collector{db, log}, collectors.NewGoCollector(),
		collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return promhttp.HandlerFor(registry, promhttp.HandlerOpts{MaxRequestsInFlight: 2, Timeout: scrapeTimeout})
}

// scrapeTimeout is below the ten seconds that Prometheus waits.
const scrapeTimeout = 9 * time.Second

type collector struct {
	db  *postgres.DB
	log *slog.Logger
}

// A family is one figure of each source.
type family struct {
	desc  *prometheus.Desc
	value func(postgres.SourceState) float64
}

func figure(name, help string, value func(postgres.SourceState) float64) family {
	return family{prometheus.NewDesc("xiaozu_source_"+name, help, []string{"source"}, nil), value}
}

var families = []family{
	figure("pages", "Pages with at least one kept version.", func(s postgres.SourceState) float64 { return float64(s.Pages) }),
	figure("pages_gone", "Pages whose address answers no more.", func(s postgres.SourceState) float64 { return float64(s.Gone) }),
	figure("articles", "Articles read.", func(s postgres.SourceState) float64 { return float64(s.Articles) }),
	figure("new_pages_7_days", "Pages with new bytes in seven days.", func(s postgres.SourceState) float64 { return float64(s.Week) }),
	figure("failures", "Crawls in a row that found the source broken.", func(s postgres.SourceState) float64 { return float64(s.Failures) }),
	figure("last_crawl_timestamp_seconds", "When the latest crawl ended; 0 if there was none.", func(s postgres.SourceState) float64 { return seconds(s.LastCrawl) }),
	figure("last_success_timestamp_seconds", "When the latest crawl ended that went well.", func(s postgres.SourceState) float64 { return seconds(s.LastSuccess) }),
	figure("crawl_duration_seconds", "How long the latest crawl took.", func(s postgres.SourceState) float64 { return s.Took.Seconds() }),
}

var (
	stateDesc  = prometheus.NewDesc("xiaozu_source_state", "1 for the state that a source is in.", []string{"source", "state"}, nil)
	unreadDesc = prometheus.NewDesc("xiaozu_pages_unread", "Pages that wait to be read, counted up to 10000.", nil, nil)
)

func seconds(t time.Time) float64 {
	if t.IsZero() {
		return 0
	}
	return float64(t.Unix())
}

// Describe sends what Collect can send.
func (c collector) Describe(out chan<- *prometheus.Desc) {
	for _, f := range families {
		out <- f.desc
	}
	out <- stateDesc
	out <- unreadDesc
	for _, desc := range []*prometheus.Desc{latencyDesc, sentDesc, deadDesc, dueDesc} {
		out <- desc
	}
}

// Collect sends the figures of all sources.
func (c collector) Collect(out chan<- prometheus.Metric) {
	ctx, cancel := context.WithTimeout(context.Background(), scrapeTimeout)
	defer cancel()
	sources, err := c.db.Sources(ctx)
	if err == nil {
		c.sources(out, sources, time.Now())
		var unread int
		if unread, err = c.db.CountUnread(ctx, 10_000); err == nil {
			out <- gauge(unreadDesc, float64(unread))
			err = c.alerts(ctx, out, time.Now())
		}
	}
	if err != nil {
		c.log.Error("metrics lack what the database holds", "error", err)
	}
}

func (collector) sources(out chan<- prometheus.Metric, sources []postgres.SourceState, now time.Time) {
	for _, s := range sources {
		for _, f := range families {
			out <- gauge(f.desc, f.value(s), s.ID)
		}
		is, _ := s.Health(now)
		for _, state := range []health.State{health.Waiting, health.Working, health.Quiet, health.Broken} {
			value := 0.0
			if state == is {
				value = 1
			}
			out <- gauge(stateDesc, value, s.ID, string(state))
		}
	}
}

// gauge is a figure as it is now.
func gauge(desc *prometheus.Desc, value float64, labels ...string) prometheus.Metric {
	return prometheus.MustNewConstMetric(desc, prometheus.GaugeValue, value, labels...)
}
