// Package webhook sends messages to web servers as Standard Webhooks 1.0 asks for: with an id that
// is the same at every attempt, the time of the attempt, and a signature for every secret that is
// valid, of which there are two while one takes the place of the other.
package webhook

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	standardwebhooks "github.com/standard-webhooks/standard-webhooks/libraries/go"

	"github.com/xiaozu-watch/xiaozu/internal/alert"
)

// Timeout is for how long a receiver may take.
const Timeout = 15 * time.Second

// answerLength bounds what is kept of an answer, in bytes.
const answerLength = 200

// A Sender sends webhooks. It may be used by many goroutines at once.
type Sender struct {
	client *http.Client
	agent  string
}

// New makes a sender that reaches what the dialer does, says that it is agent, and waits for an answer until the
// timeout. Redirects are not followed: a receiver that moved says so to its owner.
func New(dialer *net.Dialer, agent string, timeout time.Duration) *Sender {
	transport := &http.Transport{DialContext: dialer.DialContext, TLSHandshakeTimeout: timeout, MaxIdleConnsPerHost: 4,
		IdleConnTimeout: time.Minute, ForceAttemptHTTP2: true}
	return &Sender{agent: agent, client: &http.Client{Transport: transport, Timeout: timeout,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}}
}

// NewSecret draws a secret in the form of Standard Webhooks.
func NewSecret() string {
	key := make([]byte, 24)
	_, _ = rand.Read(key) // never fails
	return "whsec_" + base64.StdEncoding.EncodeToString(key)
}

// Send posts body to an address under the id of its message, signed with each secret. The answer is what
// the receiver said; every error is an *alert.Failure.
func (s *Sender) Send(ctx context.Context, to string, secrets []string, id string, body []byte, now time.Time) (answer string, err error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, to, bytes.NewReader(body))
	if err != nil {
		return "", &alert.Failure{Answer: fmt.Sprintf("the address is none: %v", err), Final: true}
	}
	signatures, err := sign(secrets, id, body, now)
	if err != nil {
		return "", &alert.Failure{Answer: err.Error(), Final: true}
	}
	h := request.Header
	h.Set("Content-Type", "application/json")
	h.Set("User-Agent", s.agent)
	h.Set(standardwebhooks.HeaderWebhookID, id)
	h.Set(standardwebhooks.HeaderWebhookTimestamp, strconv.FormatInt(now.Unix(), 10))
	h.Set(standardwebhooks.HeaderWebhookSignature, signatures)
	response, err := s.client.Do(request)
	if err != nil {
		return "", &alert.Failure{Answer: s.reason(err)}
	}
	defer response.Body.Close()
	return judge(response, now)
}

// reason is why there was no answer, without the address, which may hold a secret.
func (s *Sender) reason(err error) string {
	var failed *url.Error
	if !errors.As(err, &failed) {
		return err.Error()
	}
	if failed.Timeout() {
		return fmt.Sprintf("no answer within %v; it may have come all the same", s.client.Timeout)
	}
	return failed.Err.Error()
}

func sign(secrets []string, id string, body []byte, now time.Time) (string, error) {
	var signatures []string
	for _, secret := range secrets {
		hook, err := standardwebhooks.NewWebhook(secret)
		if err != nil {
			return "", fmt.Errorf("the secret is none: %w; make a new one", err)
		}
		signature, err := hook.Sign(id, now, body)
		if err != nil {
			return "", err
		}
		signatures = append(signatures, signature)
	}
	return strings.Join(signatures, " "), nil
}

// judge takes 2xx for success and nothing else. 410 says that the receiver wants nothing any more.
func judge(response *http.Response, now time.Time) (string, error) {
	text, _ := io.ReadAll(io.LimitReader(response.Body, answerLength)) // what came of it is good enough to show
	answer := strings.TrimSpace(response.Status + " " + strings.ToValidUTF8(string(text), "\uFFFD"))
	if response.StatusCode/100 == 2 {
		return answer, nil
	}
	if to := response.Header.Get("Location"); to != "" && response.StatusCode/100 == 3 {
		answer = fmt.Sprintf("%s: it leads to %.*s, and redirects are not followed; give the channel that address if it is yours", response.Status, answerLength, to)
	}
	return "", &alert.Failure{Answer: answer, Final: response.StatusCode == http.StatusGone,
		After: retryAfter(response.Header.Get("Retry-After"), now)}
}

// retryAfter reads seconds or a date; what is neither asks for nothing.
func retryAfter(value string, now time.Time) time.Duration {
	if seconds, err := strconv.Atoi(value); err == nil && seconds > 0 {
		return time.Duration(seconds) * time.Second
	}
	if at, err := http.ParseTime(value); err == nil {
		return at.Sub(now)
	}
	return 0
}

// A payload is the published shape of a message.
type payload struct {
	Type      string    `json:"type"` // alert
	Timestamp time.Time `json:"timestamp"`
	Data      data      `json:"data"`
}

type data struct {
	Subject  string `json:"subject"`
	Language string `json:"language"`
	Items    []item `json:"items"`
	Settings string `json:"settings"`
}

type item struct {
	alert.Event
	Headline string   `json:"headline"`
	Watches  []string `json:"watches"`
	Why      string   `json:"why,omitempty"`
	Link     string   `json:"link"`
	Archived string   `json:"archived,omitempty"`
}

// Body is what is posted of a letter about items.
func Body(l alert.Letter, items []alert.Item, at time.Time) ([]byte, error) {
	p := payload{Type: "alert", Timestamp: at.UTC(), Data: data{Subject: l.Subject, Language: string(l.Language), Items: []item{}, Settings: l.Settings}}
	for i, it := range items {
		e := l.Entries[i]
		told := item{Event: it.Event, Headline: e.Headline, Watches: []string{}, Why: e.Why, Link: e.Page, Archived: e.Archived}
		for _, w := range it.Watches {
			told.Watches = append(told.Watches, w.Name)
		}
		p.Data.Items = append(p.Data.Items, told)
	}
	return json.Marshal(p)
}
