package jobs

import (
	"fmt"
	"testing"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/alert"
	"github.com/xiaozu-watch/xiaozu/internal/health"
	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// What many articles show together is told once; and when the source of most of them falls silent, so
// is that.
func TestLook(t *testing.T) {
	t.Parallel()
	n := newNewsroom(t)
	surge, absent := n.watch(t, alert.Condition{Kind: alert.Surge, Group: harbours}), n.watch(t, alert.Condition{Kind: alert.Absent, Group: harbours})
	seats, others := n.watch(t, alert.Condition{Kind: alert.Seats, Group: harbours}), n.watch(t, alert.Condition{Kind: alert.Seats, Group: "别的小组"})
	sources, search := n.watch(t, alert.Condition{Kind: alert.Sources}), n.watch(t, alert.Condition{Kind: alert.Search, Query: "无人这么说", Source: n.site.ID})
	n.publish(t, "/story/0", "天气预报\n明日晴转多云。")
	for i := range 6 {
		n.print(fmt.Sprintf("/story/%d", 10+i), fmt.Sprintf("第%s次会议\n%s昨日召开第%[1]s次会议，研究第%[1]s项工作。", numeral(fmt.Sprint(i+1)), harbours))
	}
	n.publish(t, "/story/20", "会议\n"+harbours+"部署全年工作。")
	may := time.Date(2026, 5, 20, 12, 0, 0, 0, news.Beijing)
	for range 2 {
		if err := n.teller.look(t.Context(), may); err != nil {
			t.Fatal(err)
		}
	}
	n.expect(t, "in a month of meetings", surge, "surged")
	n.expect(t, "of a group whose head nobody knows", absent)

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
}
