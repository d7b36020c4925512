package crawl

import (
	"fmt"
	"testing"
	"testing/synctest"
	"time"
)

func TestRequestsADay(t *testing.T) {
	synctest.Test(t, func(t *testing.T) { // the clock begins at midnight of UTC, 08:00 in Beijing
		var paths []string
		for i := range 60 {
			paths = append(paths, fmt.Sprintf("/a/%d", i))
		}
		s, src, hosts := newFakeSite(paths...), fakeSource(t, "limits: {requests: 50}"), NewHosts()
		got := s.visit(t, src, hosts)
		want := "the 50 requests that yunling may get a day are used up; nothing is asked before 2000-01-02 00:00:00 +08:00"
		if len(s.asked) != 50 || got.Saved != 48 || got.Left != 12 || got.Paused == nil || got.Paused.Error() != want {
			t.Errorf("%d requests, result %+v", len(s.asked), got)
		}
		if got := s.visit(t, src, hosts); len(s.asked) != 50 || got.Paused == nil {
			t.Errorf("the same day: %d requests, result %+v", len(s.asked), got)
		}
		time.Sleep(time.Until(got.Paused.Until))
		if s.visit(t, src, hosts); len(s.asked) != 100 {
			t.Errorf("with the next day: %d requests, want 100", len(s.asked))
		}
	})
}

// What a crawl set aside of the day's requests and did not need is there for the next.
func TestRequestsThatAreNotNeededAreGivenBack(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, src, hosts := newFakeSite("/a/1"), fakeSource(t, "limits: {requests: 7}"), NewHosts()
		for _, want := range []int{3, 5, 7, 7} { // robots.txt once, list, article
			s.visit(t, src, hosts)
			if len(s.asked) != want {
				t.Errorf("%d requests, want %d", len(s.asked), want)
			}
		}
	})
}

func TestQuietHours(t *testing.T) {
	synctest.Test(t, func(t *testing.T) { // 08:00 in Beijing
		var paths []string
		for i := range 10 {
			paths = append(paths, fmt.Sprintf("/a/%d", i))
		}
		s, src, hosts := newFakeSite(paths...), fakeSource(t, "quiet: '08:05-09:30'\ndelay: 1m"), NewHosts()
		got := s.visit(t, src, hosts)
		if got.Paused == nil || got.Paused.Until.In(src.Location()).Format("15:04") != "09:30" || got.Saved == 0 || got.Left == 0 {
			t.Errorf("result %+v", got)
		}
		for _, r := range s.asked {
			if at := r.at.In(src.Location()).Format("15:04"); at >= "08:05" {
				t.Errorf("asked for %s at %s", r.path, at)
			}
		}
	})
}
