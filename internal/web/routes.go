package web

import "net/http"

// A rank orders what people may do; who has a rank may do all that lower ones may.
type rank int

const (
	anyone        rank = iota // without signing in
	reader                    // signed in: a watcher
	researcher                // may take data away
	curator                   // may settle facts
	administrator             // may say who may do what
)

// A route is one action of the site.
type route struct {
	pattern string // of http.ServeMux
	least   rank
	handle  handler
}

// A handler answers a request, or returns why it cannot: see fail.
type handler func(http.ResponseWriter, *http.Request) error

// publicRoutes are for machines: they know no sessions. A feed's address is all that it asks for.
func (s *site) publicRoutes() []route {
	return []route{
		{"GET /healthz", anyone, s.health},
		{"GET /feeds/{token}/{file}", anyone, s.newGroups},
		{"GET /feeds/{token}/{what}/{id}/{file}", anyone, s.subjectFeed},
		{"GET /letters/{token}/{what}", anyone, s.aboutLetter},
		{"POST /letters/{token}/{what}", anyone, s.answerLetter},
	}
}

// routes are all others, apart from files that are the same for everybody: see mux.
func (s *site) routes() []route {
	return []route{
		{"GET /sign-in", anyone, s.signInPage},
		{"POST /sign-in", anyone, s.signInByPassword},
		{"GET /sign-in/{token}", anyone, s.signIn},
		{"POST /language", anyone, s.chooseLanguage},

		{"GET /{$}", reader, s.today},
		{"GET /review", reader, s.queue},
		{"GET /review/{fact}", reader, s.fact},
		{"GET /review/{fact}/notice", curator, s.notice},
		{"POST /review/{fact}/notice", curator, s.decideNotice},
		{"POST /articles/{source}/{page}", curator, s.addMissing},
		{"POST /articles/{source}/{page}/mentions", curator, s.nameInArticle},
		{"GET /rules", reader, s.rules},
		{"GET /second", curator, s.nextSecond},
		{"GET /second/{fact}", curator, s.second},
		{"POST /second/{fact}", curator, s.giveSecond},
		{"GET /audit", reader, s.audit},
		{"GET /audit/{file}", researcher, s.auditFile},
		{"GET /lessons", reader, s.lessons},
		{"GET /lessons/{id}", reader, s.lesson},
		{"POST /lessons/{id}", curator, s.judgeLesson},
		{"GET /agreement", reader, s.agreement},
		{"POST /agreement/{fact}", curator, s.settle},
		{"GET /complete", curator, s.complete},
		{"GET /articles/{source}/{page}", reader, s.article},
		{"GET /articles/{source}/{page}/versions", reader, s.versions},
		{"GET /articles/{source}/{page}/archived/{file}", reader, s.archived},
		{"GET /groups", reader, s.groups},
		{"GET /groups/{id}", reader, s.group},
		{"GET /identities/{kind}/{id}", reader, s.identity},
		{"GET /search", reader, s.search},
		{"GET /people", reader, s.people},
		{"GET /people/{id}", reader, s.person},
		{"GET /interlocks", reader, s.interlocks},
		{"GET /explore", reader, s.explore},
		{"GET /explore/articles", reader, s.exploreArticles},
		{"GET /explore/{file}", reader, s.exploreFile},
		{"GET /explore/studies/{study}", reader, s.study},
		{"GET /explore/studies/{study}/{file}", reader, s.studyFile},
		{"GET /releases", reader, s.releases},
		{"GET /releases/{number}", reader, s.release},
		{"GET /releases/{number}/{file}", researcher, s.releaseFile},
		{"GET /sources", reader, s.sources},
		{"GET /api", reader, s.apiGuide},
		{"GET /changes", reader, s.changes},
		{"GET /watches", reader, personally(s.watches)},
		{"POST /watches", reader, personally(s.saveWatch)},
		{"GET /watches/new", reader, personally(s.newWatch)},
		{"GET /watches/{id}", reader, personally(s.watch)},
		{"POST /watches/{id}", reader, personally(s.changeWatch)},
		{"POST /watches/manner", reader, personally(s.saveManner)},
		{"POST /channels", reader, personally(s.addChannel)},
		{"POST /channels/{id}", reader, personally(s.changeChannel)},
		{"POST /messages/{id}", reader, personally(s.redeliver)},
		{"GET /account", reader, personally(s.account)},
		{"POST /account/password", reader, personally(s.changePassword)},
		{"POST /account/shortcuts", reader, personally(s.chooseShortcuts)},
		{"POST /account/sessions", reader, personally(s.endSessions)},
		{"POST /account/tokens", reader, personally(s.makeToken)},
		{"POST /account/tokens/{id}", reader, personally(s.revokeToken)},
		{"POST /sign-out", reader, personally(s.signOut)},
		// Every other address: an outsider learns not even which pages exist.
		{"/", reader, func(http.ResponseWriter, *http.Request) error { return errNoSuchPage }},

		{"POST /review", curator, s.decideSelection},
		{"POST /review/{fact}", curator, s.decide},
		{"GET /contradictions", curator, s.contradictions},
		{"GET /namesakes", curator, s.namesakes},
		{"POST /identities", curator, s.decideIdentity},
		{"POST /contradictions/end", curator, s.decideEnds},
	}
}

// mux is the tables with their guards, and the files that are the same for everybody.
func (s *site) mux() *http.ServeMux {
	mux := http.NewServeMux()
	mux.Handle("GET "+s.style.path, s.style)
	mux.Handle("GET "+s.icon.path, s.icon)
	for _, script := range s.scripts {
		mux.Handle("GET "+script.path, script)
	}
	for _, route := range s.publicRoutes() {
		mux.Handle(route.pattern, s.public(route.handle))
	}
	for _, route := range append(s.routes(), s.apiRoutes()...) {
		mux.Handle(route.pattern, s.guard(route))
	}
	return mux
}
