package web

import (
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/alert"
	"github.com/xiaozu-watch/xiaozu/internal/locale"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// A watchView is the form of a watch, and what the past says to it.
type watchView struct {
	alert.Watch
	Href     string // of a watch that is there
	Kinds    []option
	Levels   []option
	Sources  []option
	Rhythms  []option
	Channels []option
	Words    string
	Hours    int  // of cool-down
	Days     int  // of silence from now on
	Silent   bool // until SilentUntil
	Past     *past
	Wrong    any
	Feeds    []feedLink
	Noticed  []pastItem // the latest, by a watch that is there
	Messages []messageLine
	Back     string // path of the page
}

// Asks reports whether the kind of the watch has a field.
func (v watchView) Asks(field string) bool { return v.Condition.Kind.Asks(field) }

// newWatch is the form of a watch that is not there yet, filled in as the address says, with what it
// would have noticed.
func (s *site) newWatch(w http.ResponseWriter, r *http.Request) error {
	watch, err := s.watchOf(r, r.URL.Query())
	v := watchView{Watch: watch}
	if v.Condition.Kind == "" {
		v.Condition.Kind = alert.NewGroups
	}
	if err == nil && v.Condition.Check() != nil {
		return s.showWatch(w, r, http.StatusOK, v) // the form has yet to be filled in
	}
	v.Wrong = complaint(err)
	return s.showWatch(w, r, http.StatusOK, v)
}

// complaint is what to tell of an error in a form; nil for none.
func complaint(err error) any {
	if err == nil {
		return nil
	}
	return diagnosis(err.Error())
}

// watch is the form of one that is there, with what it noticed.
func (s *site) watch(w http.ResponseWriter, r *http.Request) error {
	watch, err := s.db.Watch(r.Context(), caller(r).Name, r.PathValue("id"))
	if err != nil {
		return err
	}
	return s.showWatch(w, r, http.StatusOK, watchView{Watch: watch})
}

// showWatch adds to the form what there is to choose from, and what the past says.
func (s *site) showWatch(w http.ResponseWriter, r *http.Request, status int, v watchView) (err error) {
	c := v.Condition
	v.Kinds, v.Levels, v.Rhythms = kindOptions(r, c.Kind), levelOptions(c.Level), rhythmOptions(v.Rhythm)
	v.Words, v.Hours, v.Silent = strings.Join(c.Words, " "), int(v.CoolDown/time.Hour), v.SilentUntil.After(time.Now())
	if v.Sources, err = s.sourceOptions(r, c.Source); err != nil {
		return err
	}
	channels, err := s.db.Channels(r.Context(), caller(r).Name)
	if err != nil {
		return err
	}
	for _, ch := range channels {
		v.Channels = append(v.Channels, option{ch.ID, locale.Line{locale.Term(channelWords, ch.Kind), name(hostOf(ch.Address))}, slices.Contains(v.Watch.Channels, ch.ID)})
	}
	if c.Clean().Check() == nil {
		if v.Past, err = s.past(r, v.Watch); err != nil {
			return err
		}
	}
	title := say("A new watch")
	if v.ID != "" {
		title, v.Href, v.Feeds = say("Watch: {name}", name(v.Name)), watchPath(v.ID), watchFeeds(v.Watch)
		v.Back = v.Href
		if err := s.addNoticed(r, &v); err != nil {
			return err
		}
	}
	return s.pageAs(w, r, status, "watch", view{Title: title, Section: "watches", Data: v})
}

// addNoticed adds what a watch noticed, and the messages about it.
func (s *site) addNoticed(r *http.Request, v *watchView) (err error) {
	events, err := s.db.WatchEvents(r.Context(), v.ID, pastShown)
	for _, e := range events {
		v.Noticed = append(v.Noticed, newPastItem(e.Event))
	}
	if err == nil {
		v.Messages, err = s.messages(r, postgres.DeliveryFilter{Watch: v.ID})
	}
	return err
}

// saveWatch saves a new watch or a changed one, unless the form is wrong or the watch would flood its
// owner.
func (s *site) saveWatch(w http.ResponseWriter, r *http.Request) error {
	watch, err := s.watchOf(r, r.PostForm)
	watch.ID = r.PathValue("id")
	if err == nil {
		err = watch.Condition.Check()
	}
	if err == nil && watch.Condition.Kind == alert.Sources && rankOf(caller(r)) < curator {
		return errNoSuchPage
	}
	if err == nil {
		err = s.flood(r, watch)
	}
	if err != nil {
		return s.showWatch(w, r, http.StatusUnprocessableEntity, watchView{Watch: watch, Wrong: complaint(err)})
	}
	saved, err := s.db.SaveWatch(r.Context(), watch)
	if err != nil {
		return err
	}
	http.Redirect(w, r, watchPath(saved.ID), http.StatusSeeOther)
	return nil
}

// changeWatch saves, deletes or tests a watch.
func (s *site) changeWatch(w http.ResponseWriter, r *http.Request) error {
	switch r.PostFormValue("do") {
	case "delete":
		if err := s.db.DeleteWatch(r.Context(), caller(r).Name, r.PathValue("id")); err != nil {
			return err
		}
		http.Redirect(w, r, "/watches", http.StatusSeeOther)
		return nil
	case "test":
		return s.testWatch(w, r)
	}
	return s.saveWatch(w, r)
}

// testWatch sends a letter on all channels of a watch.
func (s *site) testWatch(w http.ResponseWriter, r *http.Request) error {
	watch, err := s.db.Watch(r.Context(), caller(r).Name, r.PathValue("id"))
	if err != nil {
		return err
	}
	channels, err := s.db.Channels(r.Context(), watch.User)
	if err != nil {
		return err
	}
	for _, c := range channels {
		if len(watch.Channels) > 0 && !slices.Contains(watch.Channels, c.ID) {
			continue
		}
		if _, err := s.db.TestChannel(r.Context(), watch.User, c.ID, time.Now()); err != nil {
			return err
		}
	}
	http.Redirect(w, r, watchPath(watch.ID)+"#messages", http.StatusSeeOther)
	return nil
}

// watchOf reads the form of a watch.
func (s *site) watchOf(r *http.Request, form url.Values) (alert.Watch, error) {
	text := func(field string) string { return strings.TrimSpace(form.Get(field)) }
	months, err1 := number(text("months"))
	hours, err2 := number(text("hours"))
	days, err3 := number(text("days"))
	w := alert.Watch{User: caller(r).Name, Name: text("name"), AcceptedOnly: form.Get("accepted") == "on", Past: form.Get("past") == "on", Rhythm: alert.Rhythm(text("rhythm")),
		CoolDown: time.Duration(hours) * time.Hour, Channels: keysOf(form["channel"]),
		Condition: alert.Condition{Kind: alert.Kind(text("kind")), Group: text("group"), Person: text("person"), Level: text("level"), Place: text("place"),
			Words: strings.Fields(form.Get("words")), Months: months, Query: text("query"), Source: text("source")}.Clean()}
	if days > 0 {
		w.SilentUntil = time.Now().Add(time.Duration(days) * 24 * time.Hour)
	}
	if w.Rhythm != "" && !slices.Contains(alert.Rhythms, w.Rhythm) {
		w.Rhythm = alert.AtOnce
	}
	w.Past = w.Past && w.Condition.Kind.HasPast()
	if w.Name == "" {
		w.Name = nameOf(w.Condition)
	}
	condition, err4 := s.db.Resolve(r.Context(), w.Condition)
	w.Condition = condition
	return w, errors.Join(err1, err2, err3, err4)
}

// nameOf is what a watch is called whose owner gave no name.
func nameOf(c alert.Condition) string {
	for _, text := range append([]string{c.Group, c.Person, c.Query}, append(c.Words, c.Place)...) {
		if text != "" {
			return text
		}
	}
	return strings.ReplaceAll(string(c.Kind), "_", " ")
}

// number reads a number of hours, days or months; "" is none.
func number(text string) (int, error) {
	if text == "" {
		return 0, nil
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 0 || n > 10_000 {
		return 0, errors.New("give a whole number, as in 24, instead of " + strconv.Quote(text))
	}
	return n, nil
}

// keysOf leaves out what can be no id.
func keysOf(values []string) []string {
	return slices.DeleteFunc(slices.Clone(values), func(v string) bool { return !postgres.IsKey(v) })
}
