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

const nickname = "礁石专班"

// lesson is the latest on the name, with what it changed.
func (b *bench) lesson(t *testing.T, name string) (postgres.Lesson, []postgres.LessonEffect) {
	t.Helper()
	all, err := b.db.Lessons(t.Context(), "", 10)
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range all {
		if l.Name == name {
			effects, err := b.db.LessonEffects(t.Context(), l.ID)
			if err != nil {
				t.Fatal(err)
			}
			return l, effects
		}
	}
	t.Fatalf("no lesson on %s", name)
	return postgres.Lesson{}, nil
}

// What another name of a group changes in articles is told with the decisions that it touches, and all is
// as it was when the name is refused.
func TestLessonsTellWhatTheyChanged(t *testing.T) {
	t.Parallel()
	dsn := pgtest.DSN(t)
	address, _ := serveSite(t)
	b := startBench(t, dsn, declare(t, "stories", address))
	pages := b.save(t)
	url := b.site.Site + "/nickname"
	page := news.Page{Source: b.site.ID, ID: news.PageID(url), URL: url, FetchedAt: time.Now(), Status: http.StatusOK,
		Body: fmt.Appendf(nil, "<html><h1>通知</h1><p>沈若兰任%s组长。</p><p>%s近日召开第三次会议。</p></html>", nickname, nickname)}
	if _, _, err := b.db.SavePage(t.Context(), page); err != nil {
		t.Fatal(err)
	}
	b.drain(t)
	decide(t, dsn, postgres.Accept, postgres.Proposed)
	desk := review.Desk{DB: pgtest.Open(t, dsn, postgres.WithRole(postgres.WebRole)), Rebuild: registry.Rebuild}
	head := news.Fact{Kind: news.AppointmentFact, Action: news.Appointed, Person: "沈若兰", Role: "组长", Body: nickname}
	_, err := desk.Decide(t.Context(), review.Request{Fact: head.Key(), Verdict: postgres.Accept, Expect: postgres.Proposed, By: "苏曼"})
	if err != nil {
		t.Fatal(err)
	}
	b.drain(t)

	alias := news.Fact{Kind: news.GroupFact, Action: news.AlsoCalled, Body: taughtGroup, Other: nickname,
		Evidence: news.Evidence{Span: news.Span{Start: 3, End: 5}, Text: "云岭"}}
	if err := desk.Add(t.Context(), review.Addition{Fact: alias, Source: b.site.ID, Page: pages[0], By: "苏曼"}); err != nil {
		t.Fatal(err)
	}
	b.drain(t)
	l, effects := b.lesson(t, nickname)
	if l.What != postgres.NameCame || l.Fact != alias.Key() || l.Group != taughtGroup || !l.Found || l.Articles != 1 || l.Left != 0 ||
		l.Changed != 1 || l.Gained == 0 || l.Lost != 0 {
		t.Errorf("the lesson is %+v", l)
	}
	if len(effects) != l.Changed+l.Gained {
		t.Fatalf("%d effects of %+v", len(effects), l)
	}
	if e := effects[0]; e.Was != postgres.Accepted || !e.Unstated || e.Is != postgres.Proposed || e.Said.Body != nickname ||
		e.Says.Body != taughtGroup || e.First.Page != page.ID {
		t.Errorf("what was accepted changed so: %+v", e)
	}
	met := func(e postgres.LessonEffect) bool {
		return e.Said == nil && e.Says.Kind == news.MeetingFact && e.Says.Body == taughtGroup
	}
	if !slices.ContainsFunc(effects, met) {
		t.Errorf("no meeting is gained: %+v", effects)
	}
	gained := l.Gained

	if err := desk.RefuseName(t.Context(), review.Refusal{Group: taughtGroup, Name: nickname, Reason: "wrong body", By: "苏曼"}); err != nil {
		t.Fatal(err)
	}
	b.drain(t)
	l, _ = b.lesson(t, nickname)
	if l.What != postgres.NameWent || l.Changed != 1 || l.Lost != gained || l.Gained != 0 {
		t.Errorf("after it was refused: %+v", l)
	}
	s, err := b.db.Statement(t.Context(), head.Key())
	if err != nil || s.State != postgres.Accepted || len(s.Passages) != 1 {
		t.Errorf("what was accepted is %s with %d passages, %v", s.State, len(s.Passages), err)
	}
}
