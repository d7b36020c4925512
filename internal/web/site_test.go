package web

import (
	"context"
	"database/sql"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/lib/pq"

	"github.com/xiaozu-watch/xiaozu/dictionaries"
	"github.com/xiaozu-watch/xiaozu/internal/health"
	"github.com/xiaozu-watch/xiaozu/internal/lexicon"
	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/pgtest"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/registry"
	"github.com/xiaozu-watch/xiaozu/internal/search"
	"github.com/xiaozu-watch/xiaozu/internal/source"
	"github.com/xiaozu-watch/xiaozu/internal/zh"
)

// A testSite is the pages on loopback, over a database of their own.
type testSite struct {
	owner *postgres.DB // may do everything
	dsn   string
	base  string

	releases string // folder
}

func partyMeetings(t *testing.T) []lexicon.Meeting {
	t.Helper()
	meetings, err := lexicon.ReadMeetings(dictionaries.FS)
	must(t, err)
	return meetings
}

// newSite serves the pages with no more rights than they have in earnest, over the stories.
func newSite(t *testing.T, stories ...story) testSite {
	t.Helper()
	site := serve(t, pgtest.DSN(t))
	site.tell(t, stories...)
	return site
}

// serve serves the pages over a database.
func serve(t *testing.T, dsn string) testSite {
	t.Helper()
	site := testSite{owner: pgtest.Open(t, dsn), dsn: dsn, releases: t.TempDir()}
	server := httptest.NewUnstartedServer(nil)
	site.base = "http://" + server.Listener.Addr().String()
	server.Config.Handler = New(pgtest.Open(t, dsn, postgres.WithRole(postgres.WebRole)),
		Options{Base: site.base, Lexicon: testLexicon(t), Meetings: partyMeetings(t), Seconds: 1, ReleaseFolder: site.releases, Log: slog.New(slog.NewTextHandler(t.Output(), nil))})
	server.Start()
	t.Cleanup(server.Close)
	return site
}

// tell crawls and reads the stories.
func (s testSite) tell(t *testing.T, stories ...story) {
	t.Helper()
	for _, st := range stories {
		a, mentions, facts := st.article()
		src := source.Source{ID: st.source, Name: source.Name{ZH: st.publisher}, Publisher: st.publisher}
		page := news.Page{Source: a.Source, ID: a.Page, URL: a.URL, Status: http.StatusOK, Body: []byte(a.Text()), FetchedAt: time.Now()}
		must(t, s.owner.SaveSource(t.Context(), src))
		_, _, err := s.owner.SavePage(t.Context(), page)
		must(t, err)
		must(t, s.owner.SaveReadings(t.Context(), []postgres.Reading{{Article: a, Mentions: mentions, Facts: facts}}))
		s.crawled(t, st.source, health.Verdict{})
	}
}

// crawled records a crawl that was judged so.
func (s testSite) crawled(t *testing.T, src string, v health.Verdict) {
	t.Helper()
	_, err := s.owner.MarkCrawl(t.Context(), src, time.Now(), health.Crawl{Finished: time.Now(), New: 1, Problem: v.Broken}, v)
	must(t, err)
}

// seed gives the registry a dictionary of one group.
func (s testSite) seed(t *testing.T) {
	t.Helper()
	must(t, registry.Seed(t.Context(), s.owner, testLexicon(t)))
	s.index(t)
}

// index makes names and articles findable.
func (s testSite) index(t *testing.T) {
	t.Helper()
	must(t, search.Desk{DB: s.owner, Lexicon: testLexicon(t)}.Index(t.Context()))
}

// testLexicon is a dictionary of one group and the one before it.
func testLexicon(t *testing.T) *lexicon.Lexicon {
	t.Helper()
	folder, err := zh.NewFolder(strings.NewReader("variant\tfolded\n組\t组\n雲\t云\n嶺\t岭\n島\t岛\n護\t护\n領\t领\n導\t导\n蘭\t兰\n"))
	must(t, err)
	lex, err := lexicon.New(folder, lexicon.Entries{Groups: []lexicon.Group{{
		ID: floodsID, Hans: floods, Hant: "雲嶺省防汛抗旱工作領導小組", English: "Yunling Leading Group for Flood and Drought Control",
		Aliases: []string{"省防汛抗旱领导小组"}, Level: lexicon.Provincial, Form: lexicon.LeadingGroup,
		Permanence: lexicon.Permanent, Established: news.Date{Year: 2018, Month: 5}, Predecessor: "yunling-floods-hq",
		Offices: []string{"云岭省防汛抗旱工作领导小组办公室"}, OfficeHosts: []string{"云岭省应急管理厅"},
		Leaders:      []lexicon.Leader{{Name: "陆观澜", Role: "组长", From: news.Date{Year: 2021}}},
		Verification: lexicon.Unverified,
	}, {
		ID: "yunling-floods-hq", Hans: "云岭省防汛抗旱指挥部", Hant: "雲嶺省防汛抗旱指揮部", English: "Yunling Flood and Drought Control Headquarters",
		Level: lexicon.Provincial, Form: lexicon.Headquarters, Permanence: lexicon.Permanent, Established: news.Date{Year: 1998},
		Ended: news.Date{Year: 2018, Month: 5}, EndKind: lexicon.Renamed, Successor: floodsID, Verification: lexicon.Unverified,
	}}})
	must(t, err)
	return lex
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// signInAddress is a one-time address for a user of that name.
func (s testSite) signInAddress(t *testing.T, name string) string {
	t.Helper()
	token, err := s.owner.NewSignIn(t.Context(), name)
	must(t, err)
	return s.base + SignInPath(token)
}

// exec runs a statement for which there is no method yet.
func (s testSite) exec(t *testing.T, statement string) {
	t.Helper()
	connector, err := pq.NewConnector(s.dsn)
	must(t, err)
	db := sql.OpenDB(connector)
	_, err = db.ExecContext(t.Context(), statement)
	must(t, errors.Join(err, db.Close()))
}

// A visitor is a browser without scripts.
type visitor struct {
	http.Client
	t     *testing.T
	base  string
	token string // sent with every request; "" for none
}

// visit gives a visitor who is not signed in.
func (s testSite) visit(t *testing.T) visitor {
	jar, err := cookiejar.New(nil)
	must(t, err)
	return visitor{Client: http.Client{Jar: jar, Timeout: time.Minute}, t: t, base: s.base}
}

// visitAs gives a visitor who is signed in.
func (s testSite) visitAs(t *testing.T, name string) visitor {
	t.Helper()
	v := s.visit(t)
	if got := v.get(strings.TrimPrefix(s.signInAddress(t, name), s.base)); got.status != http.StatusOK {
		t.Fatalf("signing in: status %d\n%s", got.status, got.body)
	}
	return v
}

// program gives a visitor that has no session but a token of the user.
func (s testSite) program(t *testing.T, user string, scope postgres.Scope) visitor {
	t.Helper()
	secret, err := s.owner.NewAPIToken(t.Context(), postgres.APIToken{User: user, Label: "test", Scope: scope})
	must(t, err)
	v := s.visit(t)
	v.token = secret
	return v
}

// user makes an account of the role, named like it.
func (s testSite) user(t *testing.T, role string) string {
	t.Helper()
	must(t, s.owner.AddUser(t.Context(), postgres.User{Name: role, Role: role}))
	return role
}

// An answer is a response, read.
type answer struct {
	status int
	path   string // where redirects led
	header http.Header
	body   string
}

func (v visitor) get(path string) answer {
	v.t.Helper()
	return v.send(http.MethodGet, path, nil)
}

func (v visitor) post(path string, form url.Values) answer {
	v.t.Helper()
	return v.send(http.MethodPost, path, form)
}

func (v visitor) send(method, path string, form url.Values) answer {
	v.t.Helper()
	r, err := http.NewRequestWithContext(context.WithoutCancel(v.t.Context()), method, v.base+path, strings.NewReader(form.Encode()))
	must(v.t, err)
	if form != nil {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		r.Header.Set("Origin", v.base)
	}
	if v.token != "" {
		r.Header.Set("Authorization", "Bearer "+v.token)
	}
	return v.do(r)
}

func (v visitor) do(r *http.Request) answer {
	v.t.Helper()
	response, err := v.Do(r)
	must(v.t, err)
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	must(v.t, err)
	return answer{response.StatusCode, response.Request.URL.RequestURI(), response.Header, string(body)}
}

// feedPath is where Today says the visitor's feed is.
func (v visitor) feedPath() string {
	v.t.Helper()
	return between(v.t, v.get("/").body, `as a feed: <a href="`, `"`)
}

func between(t *testing.T, s, before, after string) string {
	t.Helper()
	_, rest, found := strings.Cut(s, before)
	value, _, closed := strings.Cut(rest, after)
	if !found || !closed {
		t.Fatalf("nothing between %q and %q in\n%s", before, after, s)
	}
	return value
}
