package jobs

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/alert"
	"github.com/xiaozu-watch/xiaozu/internal/alert/chat"
	"github.com/xiaozu-watch/xiaozu/internal/alert/webhook"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// channel gives wendy a channel to the receiver.
func (n *newsroom) channel(t testing.TB, r *receiver) postgres.Channel {
	t.Helper()
	c, err := n.owner.AddChannel(t.Context(), "wendy", "webhook", r.URL, webhook.NewSecret())
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// log is the latest message of wendy's.
func (n *newsroom) log(t testing.TB) postgres.DeliveryItem {
	t.Helper()
	list, err := n.owner.Deliveries(t.Context(), "wendy", postgres.DeliveryFilter{}, 10)
	if err != nil || len(list) == 0 {
		t.Fatal(list, err)
	}
	return list[0]
}

// message is one of wendy's.
func (n *newsroom) message(t testing.TB, id string) postgres.DeliveryItem {
	t.Helper()
	list, err := n.owner.Deliveries(t.Context(), "wendy", postgres.DeliveryFilter{}, 10)
	for _, d := range list {
		if d.ID == id {
			return d
		}
	}
	t.Fatal(list, err)
	return postgres.DeliveryItem{}
}

// settle waits until the latest message was tried so often.
func (n *newsroom) settle(t testing.TB, attempts int) postgres.DeliveryItem {
	t.Helper()
	for end := time.Now().Add(20 * time.Second); ; time.Sleep(5 * time.Millisecond) {
		if d := n.log(t); d.Attempts >= attempts && d.Answer != "" {
			return d
		}
		if time.Now().After(end) {
			t.Fatalf("%+v", n.log(t))
		}
	}
}

func status(code int) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(code) }
}

// What several watches of a person notice in one article comes in one message that names them all.
func TestOneMessageNamesAllWatches(t *testing.T) {
	t.Parallel()
	n, r := newNewsroom(t), newReceiver(t)
	n.channel(t, r)
	n.watch(t, alert.Condition{Kind: alert.Seats, Group: harbours})
	n.watch(t, alert.Condition{Kind: alert.Seats, Person: "高远"})
	n.watch(t, alert.Condition{Kind: alert.NewGroups})
	n.publish(t, "/story/0", "天气预报\n明日晴转多云。")
	n.publish(t, "/story/2", founded)
	got := r.messages(t, 1)[0]
	names := map[string]int{}
	for _, item := range got.data.Items {
		names[item.Headline] = len(item.Watches)
		if why := "new_groups (New groups)"; strings.HasPrefix(item.Headline, "New group") && item.Why != "Why you are told: "+why {
			t.Errorf("%s: %q, want %q", item.Headline, item.Why, why)
		}
	}
	if names["高远 becomes 副组长 of "+harbours] != 2 || names["沈若兰 becomes 组长 of "+harbours] != 1 || names["New group: "+harbours] != 1 {
		t.Errorf("items %v", names)
	}
	n.publish(t, "/story/3", founded)
	if all := r.messages(t, 1); len(all) != 1 {
		t.Errorf("%d messages after a reprint", len(all))
	}
	n.settle(t, 1)
	if l, err := n.db.Latency(t.Context(), time.Now().Add(-time.Hour)); err != nil || l.Messages != 1 || l.P99 <= 0 || l.P99 > 20*time.Second {
		t.Errorf("latency %+v, %v", l, err)
	}
}

// refused is a message about a new group that its receiver has answered once, with an error.
func refused(t *testing.T) (*newsroom, *receiver, postgres.DeliveryItem) {
	t.Helper()
	n, r := newNewsroom(t), newReceiver(t)
	n.channel(t, r)
	n.watch(t, alert.Condition{Kind: alert.NewGroups})
	n.publish(t, "/story/0", "天气预报\n明日晴转多云。")
	r.be(status(http.StatusInternalServerError))
	n.publish(t, "/story/2", founded)
	d := n.settle(t, 1)
	return n, r, d
}

// A receiver that fails for hours gets the message when it is back, under the id of the first attempt;
// one that took it and did not say so in time gets it twice, under one id.
func TestReceiverFailsForHours(t *testing.T) {
	t.Parallel()
	n, r, d := refused(t)
	began := d.Last
	for d.Due.Sub(began) < 6*time.Hour {
		if d.Due.Sub(began) > 4*time.Hour { // it takes the message, and the connection breaks
			r.be(func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) })
		}
		if err := n.deliver(t.Context(), d.ID, d.Due); err != nil {
			t.Fatal(err)
		}
		d = n.log(t)
		if d.State != "waiting" || d.Answer == "" {
			t.Fatalf("%+v", d)
		}
	}
	r.be(nil)
	if err := n.deliver(t.Context(), d.ID, d.Due); err != nil {
		t.Fatal(err)
	}
	if d = n.log(t); d.State != "sent" || !strings.HasPrefix(d.Answer, "204") || d.Attempts < 6 {
		t.Errorf("at last %+v", d)
	}
	for _, m := range r.messages(t, d.Attempts) {
		if m.id != d.ID || len(m.data.Items) != 1 {
			t.Errorf("message %+v, want %s", m, d.ID)
		}
	}
}

// A channel whose receiver stays away for three days, or wants nothing more, is closed; its owner
// learns so on the others, and what comes meanwhile waits.
func TestChannelsAreClosed(t *testing.T) {
	t.Parallel()
	for name, answer := range map[string]int{"away": http.StatusBadGateway, "unwanted": http.StatusGone} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			n, r := newNewsroom(t), newReceiver(t)
			c := n.channel(t, r)
			n.watch(t, alert.Condition{Kind: alert.NewGroups})
			operators := n.watch(t, alert.Condition{Kind: alert.Sources})
			n.publish(t, "/story/0", "天气预报\n明日晴转多云。")
			r.be(status(answer))
			n.publish(t, "/story/2", founded)
			d := n.settle(t, 1)
			other := newReceiver(t)
			n.channel(t, other)
			for end := d.Last.Add(90 * time.Hour); d.State == "waiting" && d.Due.Before(end); {
				if err := n.deliver(context.Background(), d.ID, d.Due); err != nil {
					t.Fatal(err)
				}
				d = n.message(t, d.ID)
			}
			if d.State != "dead" {
				t.Fatalf("after three days: %+v", d)
			}
			if answer == http.StatusBadGateway { // 410 may have closed the first channel before there was the second
				if m := other.messages(t, 1)[0]; !strings.HasPrefix(m.data.Items[0].Headline, "Nothing is sent any more to webhook (wendy)") {
					t.Errorf("the owner is told %+v", m)
				}
			}
			n.told(t)
			n.expect(t, "after a channel was closed", operators, "channel_closed")
			n.reopen(t, c, r)
		})
	}
}

// reopen has something happen while the channel is closed, and then opens it.
func (n *newsroom) reopen(t *testing.T, c postgres.Channel, r *receiver) {
	t.Helper()
	before := len(r.messages(t, 1))
	r.be(nil)
	n.publish(t, "/story/9", strings.ReplaceAll(founded, "海港", "灯塔"))
	if got := len(r.messages(t, 1)); got != before {
		t.Errorf("%d messages came over a closed channel", got-before)
	}
	if err := n.owner.OpenChannel(t.Context(), "wendy", c.ID); err != nil {
		t.Fatal(err)
	}
	got := r.messages(t, before+1)
	if last := got[len(got)-1]; !strings.Contains(last.data.Items[0].Headline, "灯塔") {
		t.Errorf("what waited: %+v", last)
	}
}

// A chat cannot tell a message that comes twice by its id, so what is sent once more says so.
func TestChatsAreToldOfRepetition(t *testing.T) {
	t.Parallel()
	var got []string
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		got = append(got, string(body))
		io.WriteString(w, "{}")
	}))
	defer server.Close()
	host := strings.TrimPrefix(server.URL, "http://")
	c := Courier{Chat: chat.New([]string{host})}
	d := postgres.Delivery{Channel: postgres.Channel{Kind: "chat", Address: "ntfy://" + host + "/topic?scheme=http"}, Items: []alert.Item{{Event: alert.Event{What: alert.Test}}}}
	for d.Attempts = 1; d.Attempts <= 2; d.Attempts++ {
		if _, err := c.send(t.Context(), d, time.Now()); err != nil {
			t.Fatal(err)
		}
	}
	if again := "may have come before"; len(got) != 2 || strings.Contains(got[0], again) || !strings.Contains(got[1], again) {
		t.Errorf("sent %q", got)
	}
}

// A message that was sent is sent again under its id when its owner asks for it.
func TestRedeliver(t *testing.T) {
	t.Parallel()
	n, r := newNewsroom(t), newReceiver(t)
	c := n.channel(t, r)
	if _, err := n.owner.TestChannel(t.Context(), "wendy", c.ID, time.Now()); err != nil {
		t.Fatal(err)
	}
	first := r.messages(t, 1)[0]
	d := n.settle(t, 1)
	if err := n.owner.Redeliver(t.Context(), "nobody", d.ID, time.Now()); err == nil {
		t.Error("somebody else's message is sent again")
	}
	if err := n.owner.Redeliver(t.Context(), "wendy", d.ID, time.Now()); err != nil {
		t.Fatal(err)
	}
	if again := r.messages(t, 2)[1]; again.id != first.id || again.data.Items[0].What != "test" {
		t.Errorf("first %+v, then %+v", first, again)
	}
}

// What comes during silence and quiet hours, or belongs to a digest, is told later and together.
func TestDigestsLoseNothing(t *testing.T) {
	t.Parallel()
	n, r := newNewsroom(t), newReceiver(t)
	n.channel(t, r)
	w := n.watch(t, alert.Condition{Kind: alert.NewGroups})
	w.SilentUntil = time.Now().Add(48 * time.Hour)
	if _, err := n.owner.SaveWatch(t.Context(), w); err != nil {
		t.Fatal(err)
	}
	n.publish(t, "/story/0", "天气预报\n明日晴转多云。")
	n.publish(t, "/story/2", founded)
	n.publish(t, "/story/3", strings.ReplaceAll(founded, "海港", "灯塔"))
	d := n.log(t)
	if d.Attempts != 0 || len(d.Items) != 2 || d.Due.Before(w.SilentUntil.Add(-time.Second)) {
		t.Fatalf("during silence: %+v", d)
	}
	if err := n.deliver(t.Context(), d.ID, d.Due); err != nil {
		t.Fatal(err)
	}
	if m := r.messages(t, 1)[0]; len(m.data.Items) != 2 {
		t.Errorf("after it: %+v", m)
	}
	n.publish(t, "/story/4", strings.ReplaceAll(founded, "海港", "渔业"))
	if late := n.log(t); late.ID == d.ID || len(late.Items) != 1 {
		t.Errorf("a message that was sent gained %+v", late)
	}
}

// After a message a watch rests, and in quiet hours nothing comes; what happens meanwhile is told when they are over.
func TestRestAndQuietHours(t *testing.T) {
	t.Parallel()
	n, r := newNewsroom(t), newReceiver(t)
	n.channel(t, r)
	w := n.watch(t, alert.Condition{Kind: alert.NewGroups})
	w.CoolDown = time.Hour
	if _, err := n.owner.SaveWatch(t.Context(), w); err != nil {
		t.Fatal(err)
	}
	n.publish(t, "/story/0", "天气预报\n明日晴转多云。")
	n.publish(t, "/story/2", founded)
	first := n.settle(t, 1)
	n.publish(t, "/story/3", strings.ReplaceAll(founded, "海港", "灯塔"))
	n.publish(t, "/story/4", strings.ReplaceAll(founded, "海港", "渔业"))
	if d := n.log(t); d.ID == first.ID || d.Due.Sub(first.Due) < time.Hour || len(d.Items) != 2 || d.Attempts != 0 {
		t.Errorf("while the watch rests: %+v, after %+v", d, first)
	}
	w.CoolDown = 0
	if _, err := n.owner.SaveWatch(t.Context(), w); err != nil {
		t.Fatal(err)
	}
	clock := func(t time.Time) int { return t.UTC().Hour()*60 + t.UTC().Minute() }
	ends := time.Now().Add(3 * time.Hour).Truncate(time.Minute)
	quiet := alert.Manner{Language: "en", Zone: "UTC", QuietFrom: clock(ends.Add(-4 * time.Hour)), QuietUntil: clock(ends), DigestAt: 480}
	if err := n.owner.SaveManner(t.Context(), "wendy", quiet); err != nil {
		t.Fatal(err)
	}
	n.publish(t, "/story/5", strings.ReplaceAll(founded, "海港", "盐场"))
	if d := n.log(t); !d.Due.Equal(ends) || len(d.Items) != 1 || d.Attempts != 0 {
		t.Errorf("in quiet hours until %v: %+v", ends, d)
	}
}
