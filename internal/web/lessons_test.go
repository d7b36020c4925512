package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/pgtest"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

const nickname = "海岛专班"

// taught has a curator add another name of a group, and an article read again for it, which says since
// then what a curator had accepted otherwise. It returns the path of the lesson, and the facts before and
// after.
func (s testSite) taught(t *testing.T) (path string, before, after news.Fact) {
	t.Helper()
	st := story{source: "yunling-gov", slug: "nickname", publisher: "云岭省人民政府办公厅", published: ago(1), title: "任命",
		text: "任命沈若兰为海岛专班组长。\n海岛专班近日召开第三次会议。"}
	before = appointed("沈若兰", "组长", nickname, "任命沈若兰为海岛专班组长。", ago(1))
	after = appointed("沈若兰", "组长", islands, "任命沈若兰为海岛专班组长。", ago(1))
	after.Date = news.Date{Year: 2025}
	st.facts = []news.Fact{before}
	s.tell(t, st)
	bert := s.visitAs(t, "bert")
	bert.post(factPath(before.Key(), nil), verdict(postgres.Proposed, postgres.Accept))
	a, _, _ := stories()[0].article()
	bert.post(articlePath(a.Source, a.Page), url.Values{"to_act": {"group/also_called"}, "to_body": {islands}, "to_other": {nickname},
		"quote": {"云岭省海岛保护领导小组"}})
	s.learn(t)
	st.facts = []news.Fact{after, meeting(islands, "第三次", "海岛专班近日召开第三次会议。", ago(1))}
	again, mentions, facts := st.article()
	must(t, s.owner.SaveReadings(t.Context(), []postgres.Reading{{Article: again, Mentions: mentions, Facts: facts, Names: 99, Pairs: pairsOf(nickname)}}))
	all, err := s.owner.Lessons(t.Context(), "", mostLessons)
	must(t, err)
	for _, l := range all {
		if l.Name == nickname {
			return lessonPath(l.ID), before, after
		}
	}
	t.Fatalf("no lesson on %s in %+v", nickname, all)
	return "", before, after
}

// pairsOf stand for the pairs of characters of the one article that has the name.
func pairsOf(name string) []int32 {
	if name == nickname {
		return []int32{1}
	}
	return nil
}

// learn takes over what was taught, and has articles read again.
func (s testSite) learn(t *testing.T) {
	t.Helper()
	s.exec(t, `UPDATE article_pairs SET filter = '\x0200000000000000' WHERE page IN (SELECT page FROM articles WHERE body LIKE '%专班%')`)
	db := pgtest.Open(t, s.dsn, postgres.WithRole(postgres.CrawlerRole))
	must(t, db.LearnNames(t.Context()))
	_, err := db.QueueNamed(t.Context(), pairsOf)
	must(t, err)
}

// A curator sees what a name changed, carries over what was decided, and refuses the name.
func TestLesson(t *testing.T) {
	t.Parallel()
	site := newSite(t, stories()[0])
	path, before, after := site.taught(t)
	v := site.visitAs(t, "anna")
	v.expect("/lessons", nickname, "1 article read again", "1 gained, 1 changed, 0 lost")
	v.expect(path, "Decisions that lost their text", factPath(before.Key(), nil), factPath(after.Key(), nil), `<span class="state accepted">`,
		"held meeting no.", "1 fact, all or none", "Refuse, and read again")
	states := func(step string, want ...postgres.State) {
		t.Helper()
		for i, f := range []news.Fact{before, after} {
			if known, err := site.owner.Fact(t.Context(), f.Key()); err != nil || known.State != want[i] {
				t.Errorf("%s: fact %d is %s, %v", step, i, known.State, err)
			}
		}
	}
	states("read again", postgres.Accepted, postgres.Proposed)
	carry := url.Values{"carry": {"yes"}}
	if got := v.post(path, carry); got.status != http.StatusOK || strings.Contains(got.body, "all or none") {
		t.Errorf("carried over: status %d\n%s", got.status, got.body)
	}
	states("carried over", postgres.Corrected, postgres.Accepted)
	v.post(factPath(before.Key(), nil), verdict(postgres.Corrected, postgres.Undo))
	states("taken back", postgres.Accepted, postgres.Proposed)
	if got := v.post(path, url.Values{"reason": {"because"}}); got.status != http.StatusUnprocessableEntity {
		t.Errorf("refused for no reason of the list: status %d", got.status)
	}
	for _, status := range []int{http.StatusOK, http.StatusConflict} {
		if got := v.post(path, url.Values{"reason": {"wrong body"}}); got.status != status {
			t.Errorf("refused: status %d, want %d\n%s", got.status, status, got.body)
		}
	}
	site.learn(t)
	v.expect("/lessons", "forgotten", "1 to go")
}
