package web

import (
	"bytes"
	"net/http"
	"net/url"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/alert"
	"github.com/xiaozu-watch/xiaozu/internal/alert/feed"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// feedLength is how many entries the feed holds: a reader that comes daily misses none.
const feedLength = 100

// feedPath is where a user's feed is; the token in it is all that is asked for.
func feedPath(token string) string { return "/feeds/" + url.PathEscape(token) + "/new-groups.atom" }

// newGroups is the feed of new groups: proposed and accepted ones, each saying which it is.
func (s *site) newGroups(w http.ResponseWriter, r *http.Request) error {
	token := r.PathValue("token")
	if _, err := s.db.FeedUser(r.Context(), token); err != nil {
		return err
	}
	groups, err := s.db.NewGroups(r.Context(), feedLength)
	if err != nil {
		return err
	}
	items := make([]alert.NewGroup, len(groups))
	for i, g := range groups {
		items[i] = s.alertOf(g)
	}
	var b bytes.Buffer
	if err := feed.WriteNewGroups(&b, s.base+feedPath(token), items, time.Now()); err != nil {
		return err
	}
	w.Header().Set("Content-Type", "application/atom+xml; charset=utf-8")
	_, _ = b.WriteTo(w) // a reader that went away is no error of ours
	return nil
}

// alertOf is what the feed tells of a group; one that a curator is unsure of stays proposed.
func (s *site) alertOf(g postgres.NewGroup) alert.NewGroup {
	standing := alert.Proposed
	if g.State == postgres.Accepted {
		standing = alert.Accepted
	}
	return alert.NewGroup{
		Fact: g.Key, Name: g.Body, Standing: standing, Evidence: g.Evidence.Text,
		Language: language(g.Article.Language, g.Article.Script), Source: origin(g.Article).Text, URL: g.Article.URL,
		Page: s.base + factPath(g.Key, nil), Found: g.Found, Changed: g.Changed,
	}
}
