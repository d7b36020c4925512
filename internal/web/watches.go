package web

import (
	"net/http"
	"net/url"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/alert"
	"github.com/xiaozu-watch/xiaozu/internal/alert/feed"
	"github.com/xiaozu-watch/xiaozu/internal/locale"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// A watchesView is what a person watches, where it is told, and what was told.
type watchesView struct {
	Watches  []watchLine
	Kinds    []option
	Channels []channelLine
	Manner   mannerView
	Messages []messageLine
	Chosen   string // host of the channel whose messages alone are listed, or ""
	Back     string // path of the page
	Wrong    any    // what is wrong with a form that was sent
}

// A watchLine is a watch in the list.
type watchLine struct {
	Href, Name string
	About      any
	Rhythm     any
	Silent     time.Time // until when it is silent; zero if it is not
	Alerts     int
	Last       time.Time
}

// messagesShown is how many of the latest messages a page lists.
const messagesShown = 30

func (s *site) watches(w http.ResponseWriter, r *http.Request) error {
	return s.showWatches(w, r, http.StatusOK, nil)
}

// showWatches is the page, and says what is wrong with what was sent.
func (s *site) showWatches(w http.ResponseWriter, r *http.Request, status int, wrong any) error {
	v, user := watchesView{Wrong: wrong, Back: "/watches", Kinds: kindOptions(r, "")}, caller(r).Name
	list, err := s.db.Watches(r.Context(), user)
	if err != nil {
		return err
	}
	for _, watch := range list {
		v.Watches = append(v.Watches, newWatchLine(watch, time.Now()))
	}
	channels, err := s.db.Channels(r.Context(), user)
	if err != nil {
		return err
	}
	for _, c := range channels {
		v.Channels = append(v.Channels, newChannelLine(c, time.Now()))
	}
	manner, err := s.db.Manner(r.Context(), user)
	if err != nil {
		return err
	}
	v.Manner = newMannerView(manner)
	v.Chosen = chosenChannel(channels, r.URL.Query().Get("channel"))
	if v.Messages, err = s.messages(r, postgres.DeliveryFilter{Channel: r.URL.Query().Get("channel")}); err != nil {
		return err
	}
	return s.pageAs(w, r, status, "watches", view{Title: say("Watches"), Section: "watches", Data: v})
}

func newWatchLine(w postgres.WatchItem, now time.Time) watchLine {
	line := watchLine{Href: watchPath(w.ID), Name: w.Name, About: aboutWatch(w.Condition), Rhythm: locale.Term(rhythmWords, w.Rhythm), Alerts: w.Alerts, Last: w.Last}
	if w.SilentUntil.After(now) {
		line.Silent = w.SilentUntil
	}
	return line
}

// aboutWatch says what a condition waits for.
func aboutWatch(c alert.Condition) any {
	line := c.About(func(id string) string { return id })
	if c.Level != "" {
		line = append(line, levelWord(c.Level))
	}
	return line
}

// A messageLine is a message in the log.
type messageLine struct {
	ID       string
	Subject  string
	Items    int
	Where    string
	State    string // waiting, sent or dead
	Due      time.Time
	Last     time.Time
	Attempts int
	Answer   string
}

// chosenChannel is as much of the address of the channel that is chosen as may be shown, or "".
func chosenChannel(channels []postgres.Channel, id string) string {
	for _, c := range channels {
		if c.ID == id {
			return hostOf(c.Address)
		}
	}
	return ""
}

// messages are the latest to the caller.
func (s *site) messages(r *http.Request, of postgres.DeliveryFilter) ([]messageLine, error) {
	list, err := s.db.Deliveries(r.Context(), caller(r).Name, of, messagesShown)
	lines := make([]messageLine, len(list))
	for i, d := range list {
		lines[i] = messageLine{d.ID, alert.Write(spoken(r), s.Base, d.Items).Subject, len(d.Items), hostOf(d.Address), d.State, d.Due, d.Last, d.Attempts, d.Answer}
	}
	return lines, err
}

// hostOf is as much of a channel's address as may be shown: the rest may be a secret.
func hostOf(address string) string {
	if u, err := url.Parse(address); err == nil && u.Host != "" {
		return u.Scheme + "://" + u.Host
	}
	return address
}

// redeliver sends a message once more.
func (s *site) redeliver(w http.ResponseWriter, r *http.Request) error {
	if err := s.db.Redeliver(r.Context(), caller(r).Name, r.PathValue("id"), time.Now()); err != nil {
		return err
	}
	http.Redirect(w, r, ownPath(r.PostFormValue("back")), http.StatusSeeOther)
	return nil
}

func watchPath(id string) string { return "/watches/" + url.PathEscape(id) }

// watchFeeds are the feeds of a watch.
func watchFeeds(w alert.Watch) (links []feedLink) {
	for _, f := range feed.Formats {
		links = append(links, feedLink{feedNames[f], "/feeds/" + url.PathEscape(w.Feed) + "/watch." + string(f)})
	}
	return links
}
