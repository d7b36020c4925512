package api_test

import (
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/lib/pq"

	"github.com/xiaozu-watch/xiaozu/internal/api"
	"github.com/xiaozu-watch/xiaozu/internal/lexicon"
	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/pgtest"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/registry"
	"github.com/xiaozu-watch/xiaozu/internal/source"
	"github.com/xiaozu-watch/xiaozu/internal/zh"
	"github.com/xiaozu-watch/xiaozu/migrations"
)

func TestMain(m *testing.M) { pgtest.Main(m, migrations.FS) }

const islands = "云岭省海岛保护领导小组"

// A desk is the API over a database of its own.
type desk struct {
	*testing.T
	dsn string
	db  *postgres.DB
	api *api.API
}

// newDesk has the API over a dictionary of one group, and n articles.
func newDesk(t *testing.T, n int) desk {
	t.Helper()
	dsn := pgtest.DSN(t)
	web := pgtest.Open(t, dsn, postgres.WithRole(postgres.WebRole))
	d := desk{t, dsn, pgtest.Open(t, dsn), api.New(web, "https://xiaozu.example", slog.New(slog.NewTextHandler(t.Output(), nil)))}
	folder, err := zh.NewFolder(strings.NewReader("variant\tfolded\n組\t组\n"))
	lex, lexErr := lexicon.New(folder, lexicon.Entries{Groups: []lexicon.Group{{ID: "yunling-floods", Hans: "云岭省防汛抗旱工作领导小组",
		Level: lexicon.Provincial, Form: lexicon.LeadingGroup, Established: news.Date{Year: 2018, Month: 5},
		Leaders: []lexicon.Leader{{Name: "陆观澜", Role: "组长", From: news.Date{Year: 2021}}}, Verification: lexicon.Unverified}}})
	d.must(errors.Join(err, lexErr, registry.Seed(t.Context(), d.db, lex)))
	d.must(d.db.SaveSource(t.Context(), source.Source{ID: "yunling"}))
	for i := range n {
		d.publish(i)
	}
	return d
}

func (d desk) must(err error) {
	d.Helper()
	if err != nil {
		d.Fatal(err)
	}
}

// exec changes what is stored behind the back of the API.
func (d desk) exec(statement string) {
	d.Helper()
	connector, err := pq.NewConnector(d.dsn)
	d.must(err)
	db := sql.OpenDB(connector)
	_, err = db.ExecContext(d.Context(), statement)
	d.must(errors.Join(err, db.Close()))
}

// publish saves the nth article, of another person and day than the others, in an order that is not theirs.
func (d desk) publish(n int) {
	d.Helper()
	person := "沈若" + string('兰'+rune(n))
	url := fmt.Sprintf("https://www.yunling.example/%d.htm", n)
	day := news.Date{Year: 2024, Month: 1 + n*5%12, Day: 1 + n*7%28}
	page := news.Page{Source: "yunling", ID: news.PageID(url), URL: url, Status: http.StatusOK, Body: []byte(url), FetchedAt: time.Now()}
	_, _, err := d.db.SavePage(d.Context(), page)
	d.must(err)
	a := news.Article{Source: page.Source, Page: page.ID, Version: 1, URL: url, Title: islands, Body: person + "任成员",
		Published: news.Moment{Time: day.First(), Precision: news.ToDay}}
	mentions := []news.Mention{
		{Kind: news.GroupMention, Form: news.FullForm, Span: news.Span{Start: 0, End: 11}, Text: islands, Canonical: islands},
		{Kind: news.PersonMention, Form: news.FullForm, Span: news.Span{Start: 12, End: 15}, Text: person, Canonical: person},
	}
	fact := news.Fact{Kind: news.AppointmentFact, Action: news.Appointed, Person: person, Role: "成员", Body: islands, Date: day,
		Basis: news.StatedDate, Rule: "held-by", Confidence: 0.98, Evidence: news.Evidence{Span: news.Span{Start: 12, End: 18}, Text: person + "任成员"}}
	d.must(d.db.SaveReadings(d.Context(), []postgres.Reading{{Article: a, Mentions: mentions, Facts: []news.Fact{fact}}}))
}

// ask gets an address below /api/v1.
func (d desk) ask(path string, header ...string) *httptest.ResponseRecorder {
	d.Helper()
	r := httptest.NewRequestWithContext(d.Context(), http.MethodGet, api.Prefix+path, nil)
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	d.api.ServeHTTP(w, r)
	return w
}

// get reads an answer, which must be one.
func get[T any](d desk, path string) (answer T) {
	d.Helper()
	w := d.ask(path)
	if w.Code != http.StatusOK {
		d.Fatalf("%s: status %d\n%s", path, w.Code, w.Body)
	}
	d.must(json.Unmarshal(w.Body.Bytes(), &answer))
	return answer
}
