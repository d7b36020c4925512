package jobs

import (
	"strings"
	"testing"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/alert"
	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/registry"
	"github.com/xiaozu-watch/xiaozu/internal/review"
)

// backfill prints a story of the past, and has it fetched.
func (n *newsroom) backfill(t testing.TB, path, text string) {
	t.Helper()
	n.print(path, text)
	if err := n.Backfill(t.Context(), n.site.ID, time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC), 0); err != nil {
		t.Fatal(err)
	}
	n.drain(t)
	n.told(t)
}

// watchOfPast is a watch that asks for the past.
func (n *newsroom) watchOfPast(t testing.TB, c alert.Condition) alert.Watch {
	t.Helper()
	w, err := n.owner.SaveWatch(t.Context(), alert.Watch{User: "wendy", Name: "past " + string(c.Kind), Condition: c, Past: true})
	if err != nil || !w.Past {
		t.Fatal(w, err)
	}
	return w
}

// A page that is fetched to fill the past says nothing new, whatever it says.
func TestBackfillsTellNothing(t *testing.T) {
	t.Parallel()
	n := newNewsroom(t)
	groups := n.watch(t, alert.Condition{Kind: alert.NewGroups})
	n.publish(t, "/story/0", "天气预报\n明日晴转多云。")
	n.backfill(t, "/story/2", founded)
	n.readAgain(t)
	n.expect(t, "after a backfill", groups)
	n.publish(t, "/story/2", founded+"\n另设专家组。")
	n.expect(t, "after an edit of a page of the past that adds nothing", groups)
}

// A watch that asks for the past is told of it once, within the hour, and nobody else is; what is news is told both.
func TestBackfillsTellWhoAsks(t *testing.T) {
	t.Parallel()
	n, r := newNewsroom(t), newReceiver(t)
	n.channel(t, r)
	groups, past := n.watch(t, alert.Condition{Kind: alert.NewGroups}), n.watchOfPast(t, alert.Condition{Kind: alert.NewGroups})
	words := n.watchOfPast(t, alert.Condition{Kind: alert.Words, Words: []string{"岸線修復"}})
	n.publish(t, "/story/0", "天气预报\n明日晴转多云。")
	n.backfill(t, "/story/2", founded)
	n.readAgain(t)
	n.expect(t, "after a backfill", groups)
	n.expect(t, "after a backfill", past, "stated found "+harbours)
	n.expect(t, "after a backfill", words, "found")
	d := n.log(t)
	if wait := time.Until(d.Due); wait <= 0 || wait > time.Hour || len(d.Items) != 2 || !d.Items[0].Past || d.Attempts != 0 {
		t.Errorf("a message of the past: %+v", d)
	}
	n.publish(t, "/story/3", strings.ReplaceAll(founded, "海港", "灯塔"))
	lighthouse := "stated found " + strings.ReplaceAll(harbours, "海港", "灯塔")
	n.expect(t, "after news", groups, lighthouse)
	n.expect(t, "after news", past, "stated found "+harbours, lighthouse)
}

// What newer rules find, and what they do not find any more, is told to who asks.
func TestReadingsAnewTellWhoAsks(t *testing.T) {
	t.Parallel()
	n := newNewsroom(t)
	n.publish(t, "/story/0", "天气预报\n明日晴转多云。")
	n.publish(t, "/story/2", founded)
	groups, past := n.watch(t, alert.Condition{Kind: alert.NewGroups}), n.watchOfPast(t, alert.Condition{Kind: alert.NewGroups})
	n.forget(t, harbours)
	misread := n.misread(t, "/story/2", groups, past)
	n.readAgain(t)
	n.expect(t, "when all is read again", groups, "stated found "+misread)
	n.expect(t, "when all is read again", past, "stated found "+misread, "stated found "+harbours, "withdrawn found "+misread)
	n.readAgain(t)
	n.expect(t, "when all is read once more", past, "stated found "+misread, "stated found "+harbours, "withdrawn found "+misread)
}

// A curator who works through the past tells nobody but those who ask for it.
func TestAcceptingThePast(t *testing.T) {
	t.Parallel()
	n := newNewsroom(t)
	patient := func(past bool) alert.Watch {
		w, err := n.owner.SaveWatch(t.Context(), alert.Watch{User: "wendy", Name: "patient", Condition: alert.Condition{Kind: alert.NewGroups}, AcceptedOnly: true, Past: past})
		if err != nil {
			t.Fatal(err)
		}
		return w
	}
	fresh, past := patient(false), patient(true)
	n.publish(t, "/story/0", "天气预报\n明日晴转多云。")
	n.backfill(t, "/story/2", founded)
	n.publish(t, "/story/3", strings.ReplaceAll(founded, "海港", "灯塔"))
	lighthouses := strings.ReplaceAll(harbours, "海港", "灯塔")
	desk := review.Desk{DB: n.owner, Rebuild: registry.Rebuild}
	for _, group := range []string{harbours, lighthouses} {
		if _, err := desk.Decide(t.Context(), review.Request{Fact: foundingOf(group), Verdict: postgres.Accept, Expect: postgres.Proposed, By: "苏曼"}); err != nil {
			t.Fatal(err)
		}
	}
	n.told(t)
	n.expect(t, "after both were accepted", fresh, "accepted found "+lighthouses)
	n.expect(t, "after both were accepted", past, "accepted found "+harbours, "accepted found "+lighthouses)
}

// foundingOf is the key of the fact that a group was found.
func foundingOf(group string) string {
	return news.Fact{Kind: news.GroupFact, Action: news.Found, Body: group}.Key()
}

// forget takes away what is known of a group, as if the rules that read its pages had not seen it.
func (n *newsroom) forget(t testing.TB, group string) {
	t.Helper()
	for _, statement := range []string{`DELETE FROM evidence USING facts f WHERE evidence.fact = f.fact AND f.body = $1`, `DELETE FROM facts WHERE body = $1`} {
		if _, err := n.pool.Exec(t.Context(), statement, group); err != nil {
			t.Fatal(err)
		}
	}
}

// misread makes watches have been told of a group that a page does not name, as if older rules had read it so.
func (n *newsroom) misread(t testing.TB, path string, one, other alert.Watch) (group string) {
	t.Helper()
	group = strings.ReplaceAll(harbours, "建设", "建设工作")
	e := alert.Event{ID: foundingOf(group), What: alert.FactStated, At: time.Now(), Source: n.site.ID, Page: news.PageID(n.site.Site + path),
		Fact: &alert.Fact{Key: foundingOf(group), Kind: news.GroupFact, Action: news.Found, Body: group}}
	err := n.owner.Change(t.Context(), func(tx postgres.Tx) error {
		_, err := tx.AddAlerts(t.Context(), e, []string{one.ID, other.ID}, time.Now())
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return group
}
