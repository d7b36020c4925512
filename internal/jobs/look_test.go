package jobs

import (
	"fmt"
	"testing"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/alert"
	"github.com/xiaozu-watch/xiaozu/internal/health"
	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/search"
)

// What many articles show together is told once; and when the source of most of them falls silent, so
// is that.
func TestLook(t *testing.T) {
	t.Parallel()
	n := newNewsroom(t)
	surge, absent := n.watch(t, alert.Condition{Kind: alert.Surge, Group: harbours}), n.watch(t, alert.Condition{Kind: alert.Absent, Group: harbours})
	seats, others := n.watch(t, alert.Condition{Kind: alert.Seats, Group: harbours}), n.watch(t, alert.Condition{Kind: alert.Seats, Group: "别的小组"})
	places := n.watch(t, alert.Condition{Kind: alert.Words, Words: []string{"无人这么说"}, Place: "云岭省", Level: "provincial"})
	afar := n.watch(t, alert.Condition{Kind: alert.Words, Words: []string{"无人这么说"}, Place: "武山省"})
	sources, search := n.watch(t, alert.Condition{Kind: alert.Sources}), n.watch(t, alert.Condition{Kind: alert.Search, Query: "无人这么说", Source: n.site.ID})
	n.publish(t, "/story/0", "天气预报\n明日晴转多云。")
	for i := range 6 {
		n.print(fmt.Sprintf("/story/%d", 10+i), fmt.Sprintf("第%s次会议\n%s昨日召开第%[1]s次会议，研究第%[1]s项工作。", numeral(fmt.Sprint(i+1)), harbours))
	}
	n.printOn("2025-09-03", "/story/19", "会议\n"+harbours+"筹备渔港改造。")
	n.publish(t, "/story/20", "会议\n"+harbours+"部署全年工作。")
	may := time.Date(2026, 5, 20, 12, 0, 0, 0, news.Beijing)
	for range 2 {
		if err := n.teller.look(t.Context(), may); err != nil {
			t.Fatal(err)
		}
	}
	n.expect(t, "in a month of meetings", surge, "surged")
	n.expect(t, "of a group whose head nobody knows", absent)
	n.triesAsTold(t, surge, "2026-05")
	n.loseHead(t)
	if err := n.teller.look(t.Context(), may.AddDate(0, 4, 0)); err != nil {
		t.Fatal(err)
	}
	n.expect(t, "of a group whose head is away since May", absent, "absent")
	n.triesAsTold(t, absent, "2026-06-12")

	for i := range health.LoudAfter {
		started := time.Now().Add(time.Duration(i) * time.Second)
		if _, err := n.db.MarkCrawl(t.Context(), n.site.ID, started, health.Crawl{Finished: started}, health.Verdict{Broken: "no links"}); err != nil {
			t.Fatal(err)
		}
	}
	n.told(t)
	n.expect(t, "when its source broke", seats, "coverage_lost")
	n.expect(t, "when another's source broke", others)
	n.expect(t, "when the source that it searches broke", search, "coverage_lost")
	n.expect(t, "when a source broke", sources, "source_broken")
	n.expect(t, "when the main source of its place broke", places, "coverage_lost")
	n.expect(t, "when a source of another place broke", afar)

	if _, err := n.db.MarkCrawl(t.Context(), n.site.ID, time.Now().Add(time.Minute), health.Crawl{Finished: time.Now().Add(time.Minute)}, health.Verdict{}); err != nil {
		t.Fatal(err)
	}
	n.told(t)
	n.expect(t, "when its source works again", seats, "coverage_lost", "coverage_back")
	n.expect(t, "when a source works again", sources, "source_broken", "source_works")
	n.expect(t, "when another's source works again", others)
}

// loseHead gives the group a head who was named on twelve days in a row and not since.
func (n *newsroom) loseHead(t testing.TB) {
	t.Helper()
	_, err := n.pool.Exec(t.Context(), `
		INSERT INTO seats (body, person, role, valid_from, body_name, person_name, basis) VALUES ($1, '沈若兰', '组长', '2026', $1, '沈若兰', 'fact')`, harbours)
	if err != nil {
		t.Fatal(err)
	}
	for i := range 12 {
		n.printOn(fmt.Sprintf("2026-05-%02d", 1+i), fmt.Sprintf("/story/%d", 40+i), fmt.Sprintf("第%s次调研\n云岭省省长沈若兰昨日到渔港调研第%[1]s项工作。", numeral(fmt.Sprint(i+1))))
	}
	n.publish(t, "/story/60", "天气预报\n后日晴。")
}

// triesAsTold expects that a watch that is tried on the past would have told what it told, on a day.
func (n *newsroom) triesAsTold(t testing.TB, w alert.Watch, day string) {
	t.Helper()
	told, err := n.owner.WatchEvents(t.Context(), w.ID, 10)
	if err != nil || len(told) != 1 {
		t.Fatal(told, err)
	}
	found, tried, err := search.Desk{DB: n.owner, Lexicon: n.desk.Lexicon}.Backtest(t.Context(), w.Condition)
	if err != nil || !tried || len(found) != 1 || found[0].ID != told[0].ID || found[0].Published != day {
		t.Errorf("%s is tried: %+v, %v; was told %+v", w.Name, found, err, told)
	}
}
