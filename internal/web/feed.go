package web

import (
	"bytes"
	"net/http"
	"net/url"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/alert"
	"github.com/xiaozu-watch/xiaozu/internal/alert/feed"
	"github.com/xiaozu-watch/xiaozu/internal/locale"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// feedLength is how many entries a feed holds: a reader that comes daily misses none.
const feedLength = 100

// newGroupsID is the id of the feed of new groups, drawn once at random (RFC 9562, version 4).
const newGroupsID = "5b0c9c1e-6d5f-4a0e-9d27-8f7f0f2f6a31"

// feedPath is where a user's feed of new groups is; the token in it is all that is asked for.
func feedPath(token string) string { return "/feeds/" + url.PathEscape(token) + "/new-groups.atom" }

// subjectFeedPath is where a user's feed about a group or person is: what is "groups" or "people".
func subjectFeedPath(token, what, id string, f feed.Format) string {
	return "/feeds/" + url.PathEscape(token) + "/" + what + "/" + url.PathEscape(id) + "/feed." + string(f)
}

// A feedLink leads to a feed in one format.
type feedLink struct {
	Name, Href string
}

var feedNames = map[feed.Format]string{feed.Atom: "Atom", feed.RSS: "RSS", feed.JSON: "JSON Feed"}

// subjectFeeds are the caller's feeds about a group or person.
func (s *site) subjectFeeds(r *http.Request, what, id string) ([]feedLink, error) {
	token, err := s.db.FeedToken(r.Context(), caller(r).Name)
	var links []feedLink
	for _, f := range feed.Formats {
		links = append(links, feedLink{feedNames[f], subjectFeedPath(token, what, id, f)})
	}
	return links, err
}

// formatOf is the format that the name of a feed's file ends in.
func formatOf(file, stem string) (feed.Format, error) {
	for _, f := range feed.Formats {
		if file == stem+"."+string(f) {
			return f, nil
		}
	}
	return "", errNoSuchPage
}

// newGroups is the feed of new groups: proposed and accepted ones, each saying which it is.
func (s *site) newGroups(w http.ResponseWriter, r *http.Request) error {
	format, err := formatOf(r.PathValue("file"), "new-groups")
	if err != nil {
		return s.watchFeed(w, r)
	}
	if _, err := s.db.FeedUser(r.Context(), r.PathValue("token")); err != nil {
		return err
	}
	events, err := s.db.NewGroupEvents(r.Context(), feedLength)
	if err != nil {
		return err
	}
	return s.writeFeed(w, r, format, feed.Feed{ID: newGroupsID, Title: "xiaozu: new groups", Home: s.Base + "/groups"}, events, nil)
}

// watchFeed is the feed of what a watch noticed.
func (s *site) watchFeed(w http.ResponseWriter, r *http.Request) error {
	format, err := formatOf(r.PathValue("file"), "watch")
	if err != nil {
		return err
	}
	watch, err := s.db.WatchOfFeed(r.Context(), r.PathValue("token"))
	if err != nil {
		return err
	}
	events, err := s.db.WatchEvents(r.Context(), watch.ID, feedLength)
	if err != nil {
		return err
	}
	about := feed.Feed{ID: watch.ID, Title: "xiaozu: " + watch.Name, Home: s.Base + watchPath(watch.ID)}
	return s.writeFeed(w, r, format, about, events, []alert.Reason{{Name: watch.Name, Condition: watch.Condition}})
}

// subjectFeed is the feed of all facts about a group or a person.
func (s *site) subjectFeed(w http.ResponseWriter, r *http.Request) error {
	format, err := formatOf(r.PathValue("file"), "feed")
	if err != nil {
		return err
	}
	if _, err := s.db.FeedUser(r.Context(), r.PathValue("token")); err != nil {
		return err
	}
	what, id := r.PathValue("what"), r.PathValue("id")
	read := map[string]func() ([]alert.Event, error){
		"groups": func() ([]alert.Event, error) { return s.db.GroupEvents(r.Context(), id, feedLength) },
		"people": func() ([]alert.Event, error) { return s.db.PersonEvents(r.Context(), id, feedLength) },
	}[what]
	if read == nil {
		return errNoSuchPage
	}
	found, err := read()
	if err != nil {
		return err
	}
	events := make([]postgres.ToldEvent, len(found))
	for i, e := range found {
		events[i] = postgres.ToldEvent{Event: e, Changed: e.At}
	}
	about := feed.Feed{ID: alert.UUID("feed", what, id), Title: "xiaozu: " + id, Home: s.Base + "/" + what + "/" + url.PathEscape(id)}
	return s.writeFeed(w, r, format, about, events, nil)
}

// writeFeed answers with events as a feed.
func (s *site) writeFeed(w http.ResponseWriter, r *http.Request, format feed.Format, f feed.Feed, events []postgres.ToldEvent, watches []alert.Reason) error {
	l := locale.English
	if lang := locale.Language(r.URL.Query().Get("language")); lang.Known() {
		l = lang
	}
	f.Language, f.Self = string(l), s.Base+r.URL.RequestURI()
	items := make([]alert.Item, len(events))
	for i, e := range events {
		items[i] = alert.Item{Event: e.Event, Watches: watches}
	}
	for i, entry := range alert.Write(l, s.Base, items).Entries {
		f.Items = append(f.Items, feed.Item{Entry: entry, ID: events[i].ID, Published: events[i].At, Updated: events[i].Changed})
	}
	var b bytes.Buffer
	if err := f.Write(&b, format, time.Now()); err != nil {
		return err
	}
	w.Header().Set("Content-Type", format.ContentType())
	w.Header().Set("X-Robots-Tag", "noindex")
	_, _ = b.WriteTo(w) // a reader that went away is no error of ours
	return nil
}
