package web

import "net/http"

// A rank orders what people may do; who has a rank may do all that lower ones may.
type rank int

const (
	anyone  rank = iota // without signing in
	reader              // signed in
	curator             // may settle facts
)

// A route is one action of the site.
type route struct {
	pattern string // of http.ServeMux
	least   rank
	handle  handler
}

// A handler answers a request, or returns why it cannot: see fail.
type handler func(http.ResponseWriter, *http.Request) error

// routes are all there are, apart from the files of ours that need no session: see mux.
func (s *site) routes() []route {
	return []route{
		{"GET /sign-in/{token}", anyone, s.signIn},
		{"POST /language", anyone, s.chooseLanguage},

		{"GET /{$}", reader, s.today},
		{"GET /review", reader, s.queue},
		{"GET /review/{fact}", reader, s.fact},
		{"GET /articles/{source}/{page}", reader, s.article},
		{"GET /articles/{source}/{page}/versions", reader, s.versions},
		{"GET /groups", reader, s.groups},
		{"GET /groups/{id}", reader, s.group},
		{"GET /sources", reader, s.sources},
		{"POST /sign-out", reader, s.signOut},
		// Every other address: an outsider learns not even which pages exist.
		{"/", reader, func(http.ResponseWriter, *http.Request) error { return errNoSuchPage }},

		{"POST /review/{fact}", curator, s.decide},
		{"GET /contradictions", curator, s.contradictions},
		{"POST /contradictions/end", curator, s.decideEnd},
	}
}

// mux is the table with its guard, and what is served without sessions: to machines, and files
// that are the same for everybody.
func (s *site) mux() *http.ServeMux {
	mux := http.NewServeMux()
	mux.Handle("GET "+s.style.path, s.style)
	mux.Handle("GET "+s.icon.path, s.icon)
	mux.Handle("GET /healthz", s.public(s.health))
	mux.Handle("GET /feeds/{token}/new-groups.atom", s.public(s.newGroups))
	for _, route := range s.routes() {
		mux.Handle(route.pattern, s.guard(route))
	}
	return mux
}
