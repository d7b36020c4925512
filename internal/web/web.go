// Package web serves the pages of xiaozu: server-rendered HTML that works without scripts, under
// a content policy that runs none but our own small files.
//
// A request passes, from outside in: the security headers; the check that a form was sent from
// our own pages; the session; the guard, which asks of every route what the caller's rank is; and
// one small handler a page, each in a file of its own. A handler reads rows, makes a view of them
// and shows it, or returns an error, which becomes a page that says what happened and what to do.
//
// Everything is said through package locale: a template says {{t "{n fact|facts} left" .Left}}, Go
// code puts say("In no dictionary") into a view and the template does {{tell .About}}. The handler
// does not ask which language it is. What is a string in a view comes from the database, and is
// shown as it is, with its own lang.
//
// What comes from crawled pages is text wherever it is shown. Nothing of it is ever HTML, a style,
// or an address that a browser follows by itself.
package web

import (
	"html/template"
	"log/slog"
	"net/http"
	"net/netip"
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/alexedwards/scs/v2"

	"github.com/xiaozu-watch/xiaozu/internal/api"
	"github.com/xiaozu-watch/xiaozu/internal/lexicon"
	"github.com/xiaozu-watch/xiaozu/internal/locale"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/registry"
	"github.com/xiaozu-watch/xiaozu/internal/review"
	"github.com/xiaozu-watch/xiaozu/internal/search"
)

// Options say how the pages are served.
type Options struct {
	Base    string       // what our addresses begin with, as people reach them: "http://127.0.0.1:8080"
	Log     *slog.Logger // nil keeps silent
	Program string       // which version of what serves them: "xiaozu 1.2.3"
	Licence string       // under which people may use what they take away; "" if nobody says
	// Lexicon tells how what is searched for is compared, and how titles are said in English.
	Lexicon *lexicon.Lexicon
	// Meetings of the Party can be marked on charts.
	Meetings []lexicon.Meeting
	// Proxies are the networks of our own proxies, which alone are believed about where a request
	// came from (X-Forwarded-For).
	Proxies []netip.Prefix
	// Seconds is the share of decided facts that a second curator is asked about.
	Seconds review.Share
	// ChatHosts are chat servers that watchers may be told on, beside the public ones.
	ChatHosts []string
	// ReleaseFolder holds the data sets that can be cited; "" for none.
	ReleaseFolder string
}

// A site is the pages over one database.
type site struct {
	Options
	db       *postgres.DB
	desk     review.Desk
	seeker   search.Desk
	sessions *scs.SessionManager
	checking chan struct{} // holds one for each password that is being checked
	asked    limits        // how often programs asked
	pages    map[locale.Language]map[string]*template.Template
	names    nameBook
	style    asset
	icon     asset
	scripts  []asset
	api      *api.API
}

// New serves the pages of db, which needs no more than the role xiaozu_web may.
func New(db *postgres.DB, opts Options) http.Handler { return newPages(db, opts).handler() }

func newPages(db *postgres.DB, opts Options) *site {
	if opts.Log == nil {
		opts.Log = slog.New(slog.DiscardHandler)
	}
	s := &site{
		Options:  opts,
		db:       db,
		desk:     review.Desk{DB: db, Rebuild: registry.Rebuild},
		seeker:   search.Desk{DB: db, Lexicon: opts.Lexicon},
		sessions: newSessions(db.Sessions(), opts.Base),
		checking: make(chan struct{}, passwordsAtOnce),
		style:    newAsset("style", ".css", "text/css; charset=utf-8", styleSheet),
		scripts:  newScripts(scriptFiles),
		icon:     newAsset("icon", ".svg", "image/svg+xml", icon),
		api:      api.New(db, opts.Base, opts.Log),
	}
	s.pages = parsePages(templateFiles, s.names.form)
	s.sessions.ErrorFunc = s.fail
	return s
}

// handler is what a request passes from outside in.
func (s *site) handler() http.Handler { return secured(s.ownForms(s.textual(s.asData(s.mux())))) }

// textual refuses addresses that no text can be: nothing in the database is called so.
func (s *site) textual(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !isText(r.URL.Path) || !areTexts(r.URL.Query()) {
			s.fail(w, r, errNoSuchPage)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// areTexts reports whether the database can hold all that was sent.
func areTexts(sent url.Values) bool {
	for name, values := range sent {
		if !isText(name) || slices.ContainsFunc(values, func(v string) bool { return !isText(v) }) {
			return false
		}
	}
	return true
}

// isText reports whether the database can hold s.
func isText(s string) bool { return utf8.ValidString(s) && !strings.Contains(s, "\x00") }

// ownForms refuses forms that another site's page sends in a visitor's name.
func (s *site) ownForms(next http.Handler) http.Handler {
	protection := http.NewCrossOriginProtection()
	protection.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.fail(w, r, errForeignForm)
	}))
	return protection.Handler(next)
}
