package webhook

import (
	"encoding/json"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	standardwebhooks "github.com/standard-webhooks/standard-webhooks/libraries/go"

	"github.com/xiaozu-watch/xiaozu/internal/alert"
	"github.com/xiaozu-watch/xiaozu/internal/locale"
)

const id = "0b8f1e2c-0000-8000-8000-000000000001"

func send(t *testing.T, url string, secrets ...string) (string, *alert.Failure) {
	t.Helper()
	answer, err := New(&net.Dialer{}, "xiaozu-test", Timeout).Send(t.Context(), url, secrets, id, []byte(`{"type":"alert"}`), time.Now())
	if err == nil {
		return answer, nil
	}
	return answer, alert.FailureOf(err)
}

// A receiver with either secret can verify what comes, with the library of Standard Webhooks.
func TestSignatures(t *testing.T) {
	t.Parallel()
	fresh, old := NewSecret(), NewSecret()
	receiver := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		for secret, want := range map[string]bool{fresh: true, old: true, NewSecret(): false} {
			hook, err := standardwebhooks.NewWebhook(secret)
			if err != nil {
				t.Error(err)
				return
			}
			if err := hook.Verify(body, r.Header); (err == nil) != want {
				t.Errorf("verified: %v, want %v", err, want)
			}
		}
		if r.Header.Get("webhook-id") != id || r.Method != http.MethodPost || r.Header.Get("Content-Type") != "application/json" || r.UserAgent() != "xiaozu-test" {
			t.Errorf("%s with %v", r.Method, r.Header)
		}
		w.WriteHeader(http.StatusNoContent)
	}))
	defer receiver.Close()
	if answer, f := send(t, receiver.URL, fresh, old); f != nil || answer != "204 No Content" {
		t.Errorf("%q, %v", answer, f)
	}
}

// 2xx is success and nothing else is; 410 ends it; a redirect is not followed.
func TestAnswers(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		status  int
		header  string // of Retry-After
		arrived bool
		final   bool
		after   time.Duration
	}{
		{200, "", true, false, 0}, {202, "", true, false, 0}, {301, "", false, false, 0}, {400, "", false, false, 0},
		{410, "", false, true, 0}, {429, "120", false, false, 2 * time.Minute}, {500, "", false, false, 0}, {503, "soon", false, false, 0},
		{503, time.Now().Add(time.Hour).UTC().Format(http.TimeFormat), false, false, time.Hour},
	} {
		followed := false
		receiver := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			followed = followed || r.URL.Path == "/elsewhere"
			w.Header().Set("Location", "/elsewhere")
			if c.header != "" {
				w.Header().Set("Retry-After", c.header)
			}
			w.WriteHeader(c.status)
			io.WriteString(w, strings.Repeat("长", 1000))
		}))
		_, f := send(t, receiver.URL, NewSecret())
		receiver.Close()
		if (f == nil) != c.arrived || followed {
			t.Errorf("%d: %v, followed: %v", c.status, f, followed)
		}
		if f != nil && (f.Final != c.final || (f.After-c.after).Abs() > 5*time.Second || len(f.Answer) > 2*answerLength) {
			t.Errorf("%d: final %v, after %v, %q", c.status, f.Final, f.After, f.Answer)
		}
	}
}

// A receiver whose certificate nobody vouches for, that is not there, or that has no address gets nothing.
func TestUnreachable(t *testing.T) {
	t.Parallel()
	false509 := httptest.NewTLSServer(http.NotFoundHandler())
	defer false509.Close()
	away := httptest.NewServer(http.NotFoundHandler())
	away.Close()
	for url, want := range map[string]string{false509.URL: "certificate", away.URL: "refused", "http://[::1": "the address is none"} {
		if _, f := send(t, url, NewSecret()); f == nil || !strings.Contains(f.Answer, want) {
			t.Errorf("%s: %v, want %q", url, f, want)
		}
	}
	if _, f := send(t, away.URL, "whsec_not base64!"); f == nil || !f.Final {
		t.Errorf("a secret that is none: %v", f)
	}
}

func TestBody(t *testing.T) {
	t.Parallel()
	items := []alert.Item{{Event: alert.Event{ID: id, What: alert.PageGone, Title: "海岛", Source: "s", Page: id}}}
	body, err := Body(alert.Write(locale.English, "https://x.example", items), items, time.Unix(0, 0))
	var got struct {
		Type, Timestamp string
		Data            struct {
			Subject, Settings string
			Items             []map[string]any
		}
	}
	if err != nil || json.Unmarshal(body, &got) != nil || got.Type != "alert" || got.Timestamp != "1970-01-01T00:00:00Z" || len(got.Data.Items) != 1 {
		t.Fatalf("%v: %s", err, body)
	}
	i := got.Data.Items[0]
	if i["id"] != id || i["what"] != "gone" || i["headline"] != "Vanished: 海岛" || i["link"] != "https://x.example/articles/s/"+id+"/versions" || i["watches"] == nil {
		t.Errorf("item %v", i)
	}
}
