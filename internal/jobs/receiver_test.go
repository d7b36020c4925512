package jobs

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/alert"
	"github.com/xiaozu-watch/xiaozu/internal/alert/webhook"
	"github.com/xiaozu-watch/xiaozu/internal/crawl"
)

// A receiver of webhooks notes what comes, and answers as a test wants.
type receiver struct {
	*httptest.Server
	mu     sync.Mutex
	answer http.HandlerFunc // nil: 204
	got    []received
}

type received struct {
	id   string
	data struct {
		Items []struct {
			ID, What, Headline, Why string
			Watches                 []string
		}
	}
}

func newReceiver(t testing.TB) *receiver {
	t.Helper()
	r := &receiver{}
	r.Server = httptest.NewServer(r)
	t.Cleanup(r.Close)
	return r
}

func (r *receiver) ServeHTTP(w http.ResponseWriter, request *http.Request) {
	r.mu.Lock()
	defer r.mu.Unlock()
	message := received{id: request.Header.Get("webhook-id")}
	body, _ := io.ReadAll(request.Body)
	var envelope struct{ Data any }
	envelope.Data = &message.data
	if err := json.Unmarshal(body, &envelope); err != nil {
		w.WriteHeader(http.StatusBadRequest)
		return
	}
	r.got = append(r.got, message)
	if r.answer == nil {
		w.WriteHeader(http.StatusNoContent)
		return
	}
	r.answer(w, request)
}

func (r *receiver) be(answer http.HandlerFunc) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.answer = answer
}

// messages waits until so many came.
func (r *receiver) messages(t testing.TB, n int) []received {
	t.Helper()
	for end := time.Now().Add(20 * time.Second); ; time.Sleep(5 * time.Millisecond) {
		r.mu.Lock()
		got := slices.Clone(r.got)
		r.mu.Unlock()
		if len(got) >= n {
			return got
		}
		if time.Now().After(end) {
			t.Fatalf("%d messages came, want %d", len(got), n)
		}
	}
}

// impatient sends as n does, and waits for no receiver longer than a moment.
func (n *newsroom) impatient() *Runner {
	desk := n.desk
	desk.Courier.Webhooks = webhook.New(crawl.GuardedDialer(true), "xiaozu-test", 300*time.Millisecond)
	return &Runner{desk: desk, teller: n.teller}
}

// A receiver that took a message and did not say so in time gets it once more under the same id, by which it can
// drop it.
func TestReceiverTakesAndIsSlow(t *testing.T) {
	t.Parallel()
	n, r, d := refused(t)
	taken := map[string]int{} // the receiver's own rows, by webhook-id
	take := func(r *http.Request) { taken[r.Header.Get("webhook-id")]++ }
	r.be(func(_ http.ResponseWriter, request *http.Request) {
		take(request)
		<-request.Context().Done() // it answers when nobody listens any more
	})
	if err := n.impatient().deliver(t.Context(), d.ID, d.Due); err != nil {
		t.Fatal(err)
	}
	if d = n.log(t); d.State != "waiting" || !strings.Contains(d.Answer, "no answer within 300ms") {
		t.Fatalf("after a timeout: %+v", d)
	}
	r.be(func(w http.ResponseWriter, request *http.Request) {
		if taken[request.Header.Get("webhook-id")] == 0 {
			take(request)
		}
		w.WriteHeader(http.StatusOK)
	})
	if err := n.impatient().deliver(t.Context(), d.ID, d.Due); err != nil {
		t.Fatal(err)
	}
	if d = n.log(t); d.State != "sent" || d.Attempts != 3 || len(taken) != 1 || taken[d.ID] != 1 {
		t.Errorf("at last %+v; the receiver holds %v", d, taken)
	}
}

// A receiver that nobody vouches for gets nothing, and its owner reads why.
func TestReceiverOfFalseCertificate(t *testing.T) {
	t.Parallel()
	n, r := newNewsroom(t), &receiver{}
	r.Server = httptest.NewTLSServer(r)
	t.Cleanup(r.Close)
	n.channel(t, r)
	n.watch(t, alert.Condition{Kind: alert.NewGroups})
	n.publish(t, "/story/0", "天气预报\n明日晴转多云。")
	n.publish(t, "/story/2", founded)
	if d := n.settle(t, 1); d.State != "waiting" || !strings.Contains(d.Answer, "certificate") || len(r.messages(t, 0)) != 0 {
		t.Errorf("%+v; it got %+v", d, r.messages(t, 0))
	}
}

// Whoever may add a channel does not reach the network that xiaozu runs in.
func TestPrivateAddressesAreRefused(t *testing.T) {
	t.Parallel()
	r := newReceiver(t)
	port := r.URL[strings.LastIndex(r.URL, ":"):]
	for _, host := range []string{"127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0", "10.0.0.1", "169.254.169.254"} {
		_, err := webhook.New(crawl.GuardedDialer(false), "x", webhook.Timeout).Send(t.Context(), "http://"+host+port, []string{webhook.NewSecret()}, "id", []byte("{}"), time.Now())
		if err == nil || !strings.Contains(err.Error(), "it is not a public one") || len(r.messages(t, 0)) != 0 {
			t.Errorf("%s: %v, %d requests", host, err, len(r.messages(t, 0)))
		}
	}
}

// A public receiver that redirects to a private address, by the rules for addresses that hold in production: the private
// one is not dialled, and its owner reads where it was led to. Were redirects followed, the rules would refuse it, too.
func TestRedirectsToPrivateAddresses(t *testing.T) {
	t.Parallel()
	inside := newReceiver(t)
	for _, code := range []int{http.StatusMovedPermanently, http.StatusFound, http.StatusTemporaryRedirect, http.StatusPermanentRedirect} {
		r := newReceiver(t)
		r.be(func(w http.ResponseWriter, request *http.Request) {
			http.Redirect(w, request, inside.URL+"/secrets", code)
		})
		dialer := crawl.GuardedDialer(false)
		guard, dialled := dialer.Control, []string{}
		dialer.Control = func(network, address string, c syscall.RawConn) error {
			dialled = append(dialled, address)
			if "http://"+address == r.URL {
				return nil // this one stands for a public address
			}
			return guard(network, address, c)
		}
		_, err := webhook.New(dialer, "x", webhook.Timeout).Send(t.Context(), r.URL, []string{webhook.NewSecret()}, "id", []byte("{}"), time.Now())
		if err == nil || !strings.Contains(err.Error(), "leads to "+inside.URL+"/secrets, and redirects are not followed") || len(dialled) != 1 {
			t.Errorf("%d: %v, after dialling %v", code, err, dialled)
		}
		follower := http.Client{Transport: &http.Transport{DialContext: dialer.DialContext}}
		response, err := follower.Post(r.URL, "application/json", strings.NewReader("{}"))
		if err == nil {
			response.Body.Close()
		}
		if err == nil || !strings.Contains(err.Error(), "it is not a public one") || len(inside.messages(t, 0)) != 0 {
			t.Errorf("%d, followed: %v", code, err)
		}
	}
}
