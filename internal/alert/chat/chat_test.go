package chat

import (
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/xiaozu-watch/xiaozu/internal/alert"
	"github.com/xiaozu-watch/xiaozu/internal/locale"
)

func letter() alert.Letter {
	return alert.Write(locale.English, "https://xiaozu.example", []alert.Item{{Event: alert.Event{What: alert.Test}}})
}

// A server that whoever runs xiaozu named gets the letter; what it answers is told without the token.
func TestSend(t *testing.T) {
	t.Parallel()
	got, status := "", http.StatusOK
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		got = r.URL.Path + "\n" + string(body)
		w.WriteHeader(status)
		io.WriteString(w, "{}")
	}))
	defer server.Close()
	host := strings.TrimPrefix(server.URL, "http://")
	address := "ntfy://" + host + "/secrettopic?scheme=http"
	s := New([]string{host})
	if _, err := s.Send(t.Context(), address, letter()); err != nil || !strings.Contains(got, "/secrettopic") || !strings.Contains(got, "A test: this is how an alert looks") {
		t.Errorf("%v, %q", err, got)
	}
	status = http.StatusInternalServerError
	_, err := s.Send(t.Context(), address, letter())
	if err == nil || alert.FailureOf(err).Final || strings.Contains(err.Error(), "secrettopic") {
		t.Errorf("%v", err)
	}
}

// No address leads into the network that xiaozu runs in.
func TestCheck(t *testing.T) {
	t.Parallel()
	for address, want := range map[string]string{
		"":                                   "has an address as in",
		"ntfy://127.0.0.1:8080/topic":        "may not be reached",
		"ntfy://ntfy.sh/topic":               "",
		"generic://127.0.0.1/":               "no service",
		"generic+http://127.0.0.1/":          "no service",
		"smtp://127.0.0.1/":                  "no service",
		"logger://":                          "no service",
		"matrix://u:password@10.0.0.1/":      "may not be reached",
		"telegram://token@telegram?chats=@x": "lacks something",
		"discord://token@id":                 "",
		"gotify://internal/token":            "may not be reached",
	} {
		err := New(nil).Check(address)
		if (err == nil) != (want == "") || err != nil && !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", address, err, want)
		}
	}
}
