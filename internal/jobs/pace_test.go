package jobs

import (
	"fmt"
	"testing"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/alert"
	"github.com/xiaozu-watch/xiaozu/internal/alert/webhook"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// A thousand watches of fifty people, and four notices a second, each of which states five facts: more than a
// thousand new ones a minute. Each is noticed by a watch of every kind that waits for facts or articles,
// each of another person.
const (
	manyWatches   = 1000
	manyWatchers  = 50
	noticesAtOnce = 4
)

// A pace is how telling went.
type pace struct {
	postgres.Latency
	facts    int           // that were not known before
	messages int           // sent
	after    time.Duration // from the last notice until all was told
}

// BenchmarkThousandWatches publishes for a minute, and measures how long watchers wait and whether anything
// is left then:
//
//	go test ./internal/jobs -run xxx -bench ThousandWatches -benchtime 1x
func BenchmarkThousandWatches(b *testing.B) {
	n := newNewsroom(b)
	n.watchMuch(b)
	for b.Loop() {
		p := n.publishFor(b, 60)
		b.ReportMetric(float64(p.facts)/b.Elapsed().Minutes(), "facts/min")
		b.ReportMetric(float64(p.messages), "messages")
		b.ReportMetric(p.Median.Seconds(), "median-s")
		b.ReportMetric(p.P99.Seconds(), "p99-s")
		b.ReportMetric(p.after.Seconds(), "after-s")
	}
}

// Nobody is forgotten among a thousand watches.
func TestThousandWatches(t *testing.T) {
	t.Parallel()
	n := newNewsroom(t)
	n.watchMuch(t)
	const seconds = 5
	p := n.publishFor(t, seconds)
	t.Logf("%+v", p)
	if p.facts < seconds*1000/60 || p.messages < 5*seconds*noticesAtOnce {
		t.Errorf("%d facts and %d messages of %d notices", p.facts, p.messages, seconds*noticesAtOnce)
	}
	for notice := range seconds * noticesAtOnce {
		var kinds int
		err := n.pool.QueryRow(t.Context(), `
			SELECT count(DISTINCT w.condition ->> 'kind')
			FROM alerts JOIN watches w USING (watch) JOIN events e USING (event)
			WHERE strpos(e.content::text, $1) > 0`, harbour(notice)).Scan(&kinds)
		if err != nil || kinds != 5 {
			t.Errorf("notice %d was noticed by watches of %d kinds, %v", notice, kinds, err)
		}
	}
}

// watchMuch adds watches of all kinds that wait for facts or articles, a fifth for each, and crawls once.
func (n *newsroom) watchMuch(t testing.TB) {
	t.Helper()
	r := newReceiver(t)
	for i := range manyWatchers {
		user := fmt.Sprintf("watcher%d", i)
		must(t, n.owner.AddUser(t.Context(), postgres.User{Name: user, Role: "watcher"}))
		_, err := n.owner.AddChannel(t.Context(), user, "webhook", r.URL, webhook.NewSecret())
		must(t, err)
	}
	for i := range manyWatches {
		notice := i / 5
		c := []alert.Condition{
			{Kind: alert.Seats, Group: harbour(notice)},
			{Kind: alert.GroupEvents, Group: harbour(notice)},
			{Kind: alert.Silence, Group: harbour(notice), Months: 6},
			{Kind: alert.NewGroups, Words: []string{numbered(notice)}},
			{Kind: alert.Words, Words: []string{numbered(notice)}},
		}[i%5]
		_, err := n.owner.SaveWatch(t.Context(), alert.Watch{User: fmt.Sprintf("watcher%d", i%manyWatchers), Name: string(c.Kind), Condition: c})
		must(t, err)
	}
	n.publish(t, "/story/0", "天气预报\n明日晴转多云。")
}

// publishFor publishes notices and crawls every second, and waits until all was told.
func (n *newsroom) publishFor(t testing.TB, seconds int) (p pace) {
	t.Helper()
	var last time.Time
	for second := range seconds {
		last = time.Now()
		for i := range noticesAtOnce {
			notice := second*noticesAtOnce + i
			n.print(storyPath(notice), foundedAs(notice))
		}
		must(t, n.Crawl(t.Context(), n.site.ID, 0))
		time.Sleep(time.Until(last.Add(time.Second)))
	}
	n.drain(t)
	p.after = time.Since(last)
	must(t, n.pool.QueryRow(t.Context(), `SELECT count(*) FROM facts`).Scan(&p.facts))
	must(t, n.pool.QueryRow(t.Context(), sent).Scan(&p.messages))
	var err error
	p.Latency, err = n.db.Latency(t.Context(), time.Now().Add(-time.Hour))
	must(t, err)
	return p
}
