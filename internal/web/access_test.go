package web

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/xiaozu-watch/xiaozu/internal/api"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// ranks says who may do what. A route that is not in it fails the test.
var ranks = map[string]rank{
	"GET /healthz":                            anyone,
	"GET /feeds/{token}/{file}":               anyone,
	"GET /feeds/{token}/{what}/{id}/{file}":   anyone,
	"GET /letters/{token}/{what}":             anyone,
	"POST /letters/{token}/{what}":            anyone,
	"GET /watches":                            reader,
	"POST /watches":                           reader,
	"GET /watches/new":                        reader,
	"GET /watches/{id}":                       reader,
	"POST /watches/{id}":                      reader,
	"POST /watches/manner":                    reader,
	"POST /channels":                          reader,
	"POST /channels/{id}":                     reader,
	"POST /messages/{id}":                     reader,
	"GET /sign-in":                            anyone,
	"POST /sign-in":                           anyone,
	"GET /sign-in/{token}":                    anyone,
	"POST /language":                          anyone,
	"GET /{$}":                                reader,
	"GET /review":                             reader,
	"GET /review/{fact}":                      reader,
	"GET /review/{fact}/notice":               curator,
	"POST /review":                            curator,
	"POST /review/{fact}/notice":              curator,
	"POST /articles/{source}/{page}":          curator,
	"POST /articles/{source}/{page}/mentions": curator,
	"GET /rules":                              reader,
	"GET /second":                             curator,
	"GET /second/{fact}":                      curator,
	"POST /second/{fact}":                     curator,
	"GET /audit":                              reader,
	"GET /audit/{file}":                       researcher,
	"GET /lessons":                            reader,
	"GET /lessons/{id}":                       reader,
	"POST /lessons/{id}":                      curator,
	"GET /agreement":                          reader,
	"POST /agreement/{fact}":                  curator,
	"GET /complete":                           curator,
	"GET /articles/{source}/{page}":           reader,
	"GET /articles/{source}/{page}/versions":  reader,
	"GET /groups":                             reader,
	"GET /groups/{id}":                        reader,
	"GET /identities/{kind}/{id}":             reader,
	"GET /namesakes":                          curator,
	"POST /identities":                        curator,
	"GET /search":                             reader,
	"GET /people":                             reader,
	"GET /people/{id}":                        reader,
	"GET /interlocks":                         reader,
	"GET /explore":                            reader,
	"GET /explore/articles":                   reader,
	"GET /explore/studies/{study}":            reader,
	"GET /explore/studies/{study}/{file}":     reader,
	"GET /explore/{file}":                     reader,
	"GET /releases":                           reader,
	"GET /releases/{number}":                  reader,
	"GET /releases/{number}/{file}":           researcher,
	"GET /sources":                            reader,
	"GET /changes":                            reader,
	"/":                                       reader,
	"POST /review/{fact}":                     curator,
	"GET /contradictions":                     curator,
	"POST /contradictions/end":                curator,
	"GET /account":                            reader,
	"POST /account/password":                  reader,
	"POST /account/shortcuts":                 reader,
	"POST /account/sessions":                  reader,
	"POST /account/tokens":                    reader,
	"POST /account/tokens/{id}":               reader,
	"POST /sign-out":                          reader,
	"GET /api":                                reader,
	"GET /api/v1/openapi.json":                reader,
	"GET /api/v1/groups":                      reader,
	"GET /api/v1/groups/{group}":              reader,
	"GET /api/v1/people":                      reader,
	"GET /api/v1/people/{person}":             reader,
	"GET /api/v1/seats":                       reader,
	"GET /api/v1/facts":                       reader,
	"GET /api/v1/articles":                    reader,
	"GET /api/v1/facts/{fact}":                reader,
	"GET /api/v1/articles/{source}/{page}":    reader,
	"GET /api/v1/counts":                      reader,
	"GET /api/v1/events":                      reader,
	"GET /api/v1/mentions":                    researcher,
	"GET /api/v1/decisions":                   researcher,

	"GET /articles/{source}/{page}/archived/{file}": reader,
}

// isPersonal tells whether a route is for people alone: a token opens it to nobody.
func isPersonal(pattern string) bool {
	return strings.Contains(pattern, " /account") || strings.Contains(pattern, "/watches") || strings.Contains(pattern, " /channels") ||
		strings.Contains(pattern, " /messages") || pattern == "POST /sign-out"
}

// endsSession tells whether a route would end the session that the next one needs.
func endsSession(pattern string) bool {
	return pattern == "POST /sign-out" || pattern == "POST /account/sessions"
}

// A ranked visitor is known to have that rank.
type ranked struct {
	visitor
	rank rank
}

func TestRoutesAskForTheirRank(t *testing.T) {
	t.Parallel()
	site := newSite(t)
	callers := []ranked{{site.visit(t), anyone}}
	for i, role := range postgres.Roles() {
		callers = append(callers, ranked{site.visitAs(t, site.user(t, role)), reader + rank(i)})
	}
	for i, scope := range postgres.Scopes() {
		callers = append(callers, ranked{site.program(t, "administrator", scope), reader + rank(i)})
	}
	routes := allRoutes()
	if len(routes) != len(ranks) {
		t.Errorf("%d routes, %d in the table of this test", len(routes), len(ranks))
	}
	for _, route := range routes {
		want, known := ranks[route.pattern]
		if !known || want != route.least {
			t.Errorf("%s asks for rank %d; the table says %d", route.pattern, route.least, want)
		}
		for _, c := range callers {
			if want == anyone || endsSession(route.pattern) && c.token == "" {
				continue
			}
			refused := c.rank < want || c.token != "" && isPersonal(route.pattern)
			if got := tryRoute(c.visitor, route.pattern); isRefusal(got) != refused {
				t.Errorf("%s as rank %d, token %v: status %d", route.pattern, c.rank, c.token != "", got.status)
			}
		}
	}
}

func isRefusal(a answer) bool {
	return a.status == http.StatusForbidden || strings.Contains(a.body, `"title":"No token"`) || strings.Contains(a.body, "<h1>Sign in</h1>")
}

func allRoutes() []route {
	s := &site{api: api.New(nil, "", nil)}
	return slices.Concat(s.routes(), s.publicRoutes(), s.apiRoutes())
}

// tryRoute asks for some address that the pattern matches.
func tryRoute(v visitor, pattern string) answer {
	method, path, found := strings.Cut(pattern, " ")
	if !found {
		method, path = http.MethodGet, "/nowhere"
	}
	path = strings.NewReplacer("{$}", "", "{", "", "}", "").Replace(path)
	if method == http.MethodPost {
		return v.post(path, url.Values{"verdict": {"accept"}})
	}
	return v.get(path)
}

func TestSignIn(t *testing.T) {
	t.Parallel()
	site := newSite(t)
	path := strings.TrimPrefix(site.signInAddress(t, "anna"), site.base)
	ahead, err := http.Head(site.base + path)
	must(t, err)
	must(t, ahead.Body.Close())
	first, second := site.visit(t), site.visit(t)
	if got := first.get(path); got.status != http.StatusOK || !strings.Contains(got.body, "<h1>Today</h1>") {
		t.Errorf("a new address: status %d\n%s", got.status, got.body)
	}
	for _, v := range []visitor{first, second} {
		if got := v.get(path); got.status != http.StatusUnauthorized || !strings.Contains(got.body, "used already") {
			t.Errorf("a used address: status %d\n%s", got.status, got.body)
		}
	}
	if got := second.get("/"); !strings.Contains(got.body, "xiaozu user address") {
		t.Errorf("a stranger is not told how to get in:\n%s", got.body)
	}
	if got := first.post("/sign-out", url.Values{}); !strings.Contains(got.body, "<h1>Sign in</h1>") {
		t.Errorf("after signing out:\n%s", got.body)
	}
}

// The cookie of a session is new at every sign-in, so that nobody can plant one.
func TestSessionCookie(t *testing.T) {
	t.Parallel()
	site := newSite(t)
	var values []string
	planted := &http.Cookie{Name: "xiaozu", Value: "planted"}
	for range 2 {
		r, err := http.NewRequest(http.MethodGet, site.signInAddress(t, "anna"), nil)
		must(t, err)
		r.AddCookie(planted)
		response, err := http.DefaultTransport.RoundTrip(r)
		must(t, err)
		must(t, response.Body.Close())
		c := response.Cookies()[0]
		if c.Name != "xiaozu" || !c.HttpOnly || c.SameSite != http.SameSiteLaxMode || c.Secure || c.Value == planted.Value {
			t.Errorf("cookie %+v", c)
		}
		values = append(values, c.Value)
		planted = c
	}
	if values[0] == values[1] {
		t.Error("a second sign-in keeps the session token")
	}
	if m := newSessions(site.owner.Sessions(), "https://xiaozu.example"); !m.Cookie.Secure {
		t.Error("with https the cookie may leave in the clear")
	}
}

func TestDisabledAccountIsOut(t *testing.T) {
	t.Parallel()
	site := newSite(t)
	v := site.visitAs(t, "anna")
	feed := v.feedPath()
	site.exec(t, `UPDATE users SET disabled = now()`)
	for _, path := range []string{"/", "/sources", feed} {
		if got := v.get(path); got.status != http.StatusUnauthorized && got.status != http.StatusNotFound {
			t.Errorf("%s: status %d", path, got.status)
		}
	}
}

func TestForeignFormsAreRefused(t *testing.T) {
	t.Parallel()
	site := newSite(t, stories()[0])
	v := site.visitAs(t, "anna")
	_, _, facts := stories()[0].article()
	r, err := http.NewRequest(http.MethodPost, site.base+factPath(facts[0].Key(), nil), strings.NewReader("state=proposed&verdict=accept"))
	must(t, err)
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Origin", "https://elsewhere.example")
	response, err := v.Do(r)
	must(t, err)
	must(t, response.Body.Close())
	if response.StatusCode != http.StatusForbidden {
		t.Errorf("status %d", response.StatusCode)
	}
	if known, err := site.owner.Statement(t.Context(), facts[0].Key()); err != nil || known.State != postgres.Proposed {
		t.Errorf("the fact is %s, error %v", known.State, err)
	}
}

func TestHeaders(t *testing.T) {
	t.Parallel()
	site := newSite(t)
	v := site.visitAs(t, "anna")
	home := v.get("/")
	style := between(t, home.body, `<link rel="stylesheet" href="`, `"`)
	for _, path := range []string{"/", "/nowhere", "/healthz", v.feedPath(), style, "/sign-in/x"} {
		h := v.get(path).header
		if h.Get("Content-Security-Policy") != contentPolicy || h.Get("X-Content-Type-Options") != "nosniff" || h.Get("Referrer-Policy") == "" {
			t.Errorf("%s: %v", path, h)
		}
		if private := !strings.Contains(h.Get("Cache-Control"), "immutable"); private != (path != style) {
			t.Errorf("%s: Cache-Control %q", path, h.Get("Cache-Control"))
		}
	}
	if strings.Count(home.body, "<script") != strings.Count(home.body, `<script src="/static/`) || strings.Contains(home.body, "style=") {
		t.Error("a page holds a script or a style of its own")
	}
}

// A language is switched anywhere, without a script, and keeps the place; without a choice it is
// the browser's.
func TestLanguageSwitch(t *testing.T) {
	t.Parallel()
	site := newSite(t)
	v := site.visitAs(t, "anna")
	v.expect("/groups?level=provincial", `<html lang="en">`, `value="/groups?level=provincial"`)
	for language, word := range map[string]string{"zh-Hans": "审核", "zh-Hant": "審核", "en": "Review"} {
		got := v.post("/language", url.Values{"language": {language}, "back": {"/groups?level=provincial"}})
		if got.path != "/groups?level=provincial" || !strings.Contains(got.body, `<html lang="`+language+`">`) || !strings.Contains(got.body, word) {
			t.Errorf("%s: at %s\n%s", language, got.path, got.body)
		}
	}
	if got := v.post("/language", url.Values{"language": {"xx"}}); got.status != http.StatusNotFound {
		t.Errorf("an unknown language: status %d", got.status)
	}
}

func TestOwnPath(t *testing.T) {
	for path, want := range map[string]string{
		"/review?kind=group": "/review?kind=group", "": "/", "review": "/", "//elsewhere.example/": "/", "https://elsewhere.example/": "/",
		`/\elsewhere.example`: "/", "/\t/elsewhere.example": "/", "javascript:alert(1)": "/",
	} {
		if got := ownPath(path); got != want {
			t.Errorf("ownPath(%q) = %q, want %q", path, got, want)
		}
	}
}
