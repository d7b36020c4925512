package jobs

import (
	"mime"
	"net/http"
	"net/http/httptest"
	"net/mail"
	"sync"
	"testing"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"

	"github.com/xiaozu-watch/xiaozu/internal/alert"
	"github.com/xiaozu-watch/xiaozu/internal/alert/webhook"
	"github.com/xiaozu-watch/xiaozu/internal/pgtest"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// A killing is a site, a database and receivers that outlive the workers.
type killing struct {
	press
	assignment
	wire  *wire
	owner *postgres.DB
	pool  *pgxpool.Pool

	mu   sync.Mutex
	came map[string]map[string][]string // ids of messages by receiver and what they say, as often as they came
}

func newKilling(t *testing.T) *killing {
	t.Helper()
	dsn := pgtest.DSN(t)
	k := &killing{wire: newWire(t, dsn), owner: pgtest.Open(t, dsn), came: map[string]map[string][]string{"webhook": {}, "mail": {}}}
	k.print("/story/0", "天气预报\n明日晴。")
	site := httptest.NewServer(k)
	t.Cleanup(site.Close)
	k.assignment = assignment{DSN: k.wire.carrying(t, dsn), Site: site.URL, Mail: postOffice{k.mailed}.open(t)}
	var err error
	if k.pool, err = pgxpool.New(t.Context(), dsn); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(k.pool.Close)
	receiver := newReceiver(t)
	receiver.be(func(w http.ResponseWriter, _ *http.Request) {
		last := receiver.got[len(receiver.got)-1]
		k.arrived("webhook", last.id, last.data.Items[0].Headline)
		w.WriteHeader(http.StatusNoContent)
	})
	k.follow(t, dsn, receiver.URL)
	return k
}

// follow lets wendy watch for new groups, and be told by webhook and mail.
func (k *killing) follow(t *testing.T, dsn, hook string) {
	t.Helper()
	ctx := t.Context()
	must(t, Migrate(ctx, dsn))
	must(t, k.owner.SaveSource(ctx, declare(t, "stories", k.Site)))
	must(t, k.owner.AddUser(ctx, postgres.User{Name: "wendy", Role: "watcher", Email: "wendy@example.org"}))
	for kind, address := range map[string]string{"webhook": hook, "email": "wendy@example.org"} {
		_, err := k.owner.AddChannel(ctx, "wendy", kind, address, webhook.NewSecret())
		must(t, err)
	}
	_, err := k.owner.SaveWatch(ctx, alert.Watch{User: "wendy", Name: "groups", Condition: alert.Condition{Kind: alert.NewGroups}})
	must(t, err)
}

func (k *killing) mailed(letter *mail.Message) {
	subject, err := new(mime.WordDecoder).DecodeHeader(letter.Header.Get("Subject"))
	if err != nil {
		subject = err.Error()
	}
	k.arrived("mail", letter.Header.Get("Message-Id"), subject)
}

// arrived notes a message before its sender learns that it arrived.
func (k *killing) arrived(receiver, id, says string) {
	k.mu.Lock()
	k.came[receiver][says] = append(k.came[receiver][says], id)
	k.mu.Unlock()
	k.wire.step()
}

// wait lets a count come to what is wanted, for two minutes: the sweep, which finds what no job looks
// after, comes every minute.
func (k *killing) wait(t *testing.T, what, count string, want int) {
	t.Helper()
	for end := time.Now().Add(2 * time.Minute); k.number(t, count) != want; time.Sleep(10 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("waited for %s: %d of %d", what, k.number(t, count), want)
		}
	}
}

func (k *killing) number(t *testing.T, count string) (n int) {
	t.Helper()
	must(t, k.pool.QueryRow(t.Context(), count).Scan(&n))
	return n
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
