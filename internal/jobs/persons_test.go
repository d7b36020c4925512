package jobs

import (
	"fmt"
	"net/http"
	"slices"
	"testing"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/pgtest"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/registry"
	"github.com/xiaozu-watch/xiaozu/internal/review"
)

// stranger has a name that is read where the sentence makes it one, and not before a verb.
const stranger = "东方既白"

// A person whom a curator accepts is known from then on: only articles that may have the name are read again, for
// which a page tells what that changed; and all is as it was once the name is refused.
func TestAcceptedPersonsAreLearned(t *testing.T) {
	t.Parallel()
	dsn := pgtest.DSN(t)
	address, _ := serveSite(t)
	b := startBench(t, dsn, declare(t, "stories", address))
	var pages []string
	for i, body := range []string{taughtGroup + "组长由" + stranger + "担任。", stranger + "任云岭省海岛保护工作领导小组副组长。", "云岭省海岛保护工作领导小组召开会议。"} {
		url := fmt.Sprintf("%s/person/%d", b.site.Site, i)
		page := news.Page{Source: b.site.ID, ID: news.PageID(url), URL: url, FetchedAt: time.Now(), Status: http.StatusOK,
			Body: fmt.Appendf(nil, "<html><h1>通知</h1><p>%s</p></html>", body)}
		if _, _, err := b.db.SavePage(t.Context(), page); err != nil {
			t.Fatal(err)
		}
		pages = append(pages, page.ID)
	}
	b.drain(t)
	b.readings(t)

	head := news.Fact{Kind: news.AppointmentFact, Action: news.Appointed, Person: stranger, Role: "组长", Body: taughtGroup}
	desk := review.Desk{DB: pgtest.Open(t, dsn, postgres.WithRole(postgres.WebRole)), Rebuild: registry.Rebuild}
	_, err := desk.Decide(t.Context(), review.Request{Fact: head.Key(), Verdict: postgres.Accept, Expect: postgres.Proposed, By: "苏曼"})
	if err != nil {
		t.Fatal(err)
	}
	b.drain(t)
	if read := b.readings(t); read[pages[0]] != 1 || read[pages[1]] != 1 || read[pages[2]] != 0 {
		t.Errorf("the pages were read %v times", read)
	}
	l, effects := b.lesson(t, stranger)
	if l.Group != "" || l.Fact != head.Key() || l.Articles != 2 || l.Left != 0 || l.Gained == 0 || l.Changed+l.Lost != 0 {
		t.Errorf("the lesson is %+v", l)
	}
	deputy := func(e postgres.LessonEffect) bool {
		return e.Said == nil && e.Says.Person == stranger && e.Says.PersonEntry == "" && e.Says.Role == "副组长"
	}
	if !slices.ContainsFunc(effects, deputy) {
		t.Errorf("what changed: %+v", effects)
	}
	gained := l.Gained
	s, err := b.db.Statement(t.Context(), head.Key())
	if err != nil || s.State != postgres.Accepted || len(s.Passages) != 1 || !s.Reopened.IsZero() {
		t.Errorf("what was accepted is %+v, %v", s.Fact, err)
	}

	if err := desk.RefuseName(t.Context(), review.Refusal{Name: stranger, Reason: "wrong person", By: "苏曼"}); err != nil {
		t.Fatal(err)
	}
	b.drain(t)
	if l, _ := b.lesson(t, stranger); l.What != postgres.NameWent || l.Lost != gained {
		t.Errorf("after it was refused: %+v", l)
	}
}
