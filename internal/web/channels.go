package web

import (
	"errors"
	"net/http"
	"net/mail"
	"net/url"
	"strings"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/alert"
	"github.com/xiaozu-watch/xiaozu/internal/alert/chat"
	"github.com/xiaozu-watch/xiaozu/internal/alert/webhook"
	"github.com/xiaozu-watch/xiaozu/internal/locale"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// A channelLine is a channel in its owner's list.
type channelLine struct {
	ID      string
	Kind    any
	Address string
	Secret  string
	Old     bool // an old secret still signs
	State   string
	Why     string
	Closed  time.Time
	Webhook bool
}

var channelWords = map[string]locale.Message{"webhook": say("Webhook"), "email": say("E-mail"), "chat": say("Chat or phone")}

// secretFor is how long an old secret signs beside the new one.
const secretFor = 24 * time.Hour

func newChannelLine(c postgres.Channel, now time.Time) channelLine {
	line := channelLine{ID: c.ID, Kind: locale.Term(channelWords, c.Kind), Address: c.Address, Secret: c.Secret, Why: c.Why, Closed: c.Closed,
		Webhook: c.Kind == "webhook", Old: len(c.Secrets(now)) > 1, State: "open"}
	if c.Kind == "chat" {
		line.Address = hostOf(c.Address)
	}
	switch {
	case !c.Closed.IsZero():
		line.State = "closed"
	case c.Confirmed.IsZero():
		line.State = "unconfirmed"
	}
	return line
}

// addChannel makes a channel, and asks the address of a letter whether it wants any.
func (s *site) addChannel(w http.ResponseWriter, r *http.Request) error {
	kind, address := r.PostFormValue("kind"), strings.TrimSpace(r.PostFormValue("address"))
	if err := s.checkAddress(kind, address); err != nil {
		return s.showWatches(w, r, http.StatusUnprocessableEntity, complaint(err))
	}
	secret := ""
	if kind == "webhook" {
		secret = webhook.NewSecret()
	}
	c, err := s.db.AddChannel(r.Context(), caller(r).Name, kind, address, secret)
	if errors.Is(err, postgres.ErrNotFound) {
		return s.showWatches(w, r, http.StatusUnprocessableEntity, say("You have as many channels as one may have. Delete one first."))
	}
	if err == nil && c.Confirmed.IsZero() {
		_, err = s.db.TestChannel(r.Context(), c.User, c.ID, time.Now())
	}
	return s.backToWatches(w, r, err)
}

// checkAddress says what is wrong with the address of a channel.
func (s *site) checkAddress(kind, address string) error {
	switch kind {
	case "webhook":
		u, err := url.Parse(address)
		if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" || len(address) > 2000 {
			return errors.New("a webhook has an address as in https://example.org/alerts")
		}
		return nil
	case "email":
		a, err := mail.ParseAddress(address)
		if err != nil || a.Address != address {
			return errors.New("an e-mail address is as in name@example.org")
		}
		return nil
	case "chat":
		return chat.New(s.ChatHosts).Check(address)
	}
	return errNoSuchPage
}

// changeChannel tests, opens or deletes a channel, or gives it another secret.
func (s *site) changeChannel(w http.ResponseWriter, r *http.Request) (err error) {
	user, id, now := caller(r).Name, r.PathValue("id"), time.Now()
	switch r.PostFormValue("do") {
	case "test":
		_, err = s.db.TestChannel(r.Context(), user, id, now)
	case "open":
		err = s.db.OpenChannel(r.Context(), user, id)
	case "delete":
		err = s.db.DeleteChannel(r.Context(), user, id)
	case "secret":
		err = s.db.ReplaceSecret(r.Context(), user, id, webhook.NewSecret(), now.Add(secretFor))
	default:
		return errNoSuchPage
	}
	return s.backToWatches(w, r, err)
}

func (s *site) backToWatches(w http.ResponseWriter, r *http.Request, err error) error {
	if err != nil {
		return err
	}
	http.Redirect(w, r, "/watches", http.StatusSeeOther)
	return nil
}

// A mannerView is how a person is told, as a form shows it.
type mannerView struct {
	Languages []option
	Zone      string
	From      string // "22:00"; "" without quiet hours
	Until     string
	Digest    string
}

const clock = "15:04"

func newMannerView(m alert.Manner) mannerView {
	at := func(minutes int) string { return time.Date(2000, 1, 1, 0, minutes, 0, 0, time.UTC).Format(clock) }
	v := mannerView{Zone: m.Zone, Digest: at(m.DigestAt)}
	if m.QuietFrom != m.QuietUntil {
		v.From, v.Until = at(m.QuietFrom), at(m.QuietUntil)
	}
	for _, l := range locale.Languages() {
		v.Languages = append(v.Languages, option{string(l), locale.Name{Text: l.Endonym(), Lang: string(l)}, string(l) == m.Language})
	}
	return v
}

// saveManner keeps how the caller is told.
func (s *site) saveManner(w http.ResponseWriter, r *http.Request) error {
	m := alert.Manner{Language: r.PostFormValue("language"), Zone: r.PostFormValue("zone")}
	for _, f := range []struct {
		field string
		to    *int
	}{{"from", &m.QuietFrom}, {"until", &m.QuietUntil}, {"digest", &m.DigestAt}} {
		if text := r.PostFormValue(f.field); text != "" {
			t, err := time.Parse(clock, text)
			if err != nil {
				return s.showWatches(w, r, http.StatusUnprocessableEntity, say("Give times as in 22:00."))
			}
			*f.to = t.Hour()*60 + t.Minute()
		}
	}
	if _, err := time.LoadLocation(m.Zone); err != nil || m.Zone == "" {
		return s.showWatches(w, r, http.StatusUnprocessableEntity, say("That is no time zone. Give one as in Europe/Berlin."))
	}
	if !locale.Language(m.Language).Known() {
		return errNoSuchPage
	}
	return s.backToWatches(w, r, s.db.SaveManner(r.Context(), caller(r).Name, m))
}
