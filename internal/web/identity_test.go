package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/registry"
)

// settled accepts facts that appoint people.
func (s testSite) settled(t *testing.T, facts ...news.Fact) {
	t.Helper()
	notice := story{source: "yunling-gov", slug: "posts", publisher: "云岭省人民政府", published: ago(9), title: "任免", text: "高远任职。"}
	for _, f := range facts {
		f.Evidence.Text = "高远任职。"
		notice.facts = append(notice.facts, f)
	}
	s.tell(t, notice)
	v := s.visitAs(t, "carl")
	for _, f := range facts {
		v.post(factPath(f.Key(), nil), verdict(postgres.Proposed, postgres.Accept))
	}
}

func post(person, role, body, day string) news.Fact {
	d, err := news.ParseDate(day)
	if err != nil {
		panic(err)
	}
	return news.Fact{Kind: news.AppointmentFact, Action: news.Appointed, Person: person, Role: role, Body: body, Date: d}
}

// namesakePosts are of two people called 高远, and of one who is written in two ways.
func namesakePosts() []news.Fact {
	return []news.Fact{
		post("高远", "主任", "云岭省海岛委员会", "2018-03-01"), post("高远", "主任", "南屏省茶叶委员会", "2019-03-01"),
		post("高远", "副组长", "云岭省防汛领导小组", "2020-03-01"), post("高远", "组长", "南屏省山地领导小组", "2021-03-01"),
		post("岑知秋", "组长", "青屿市渔港领导小组", "2021-03-01"), post("岑知丘", "组长", "青屿市渔港领导小组", "2022-03-01"),
	}
}

func TestNamesakes(t *testing.T) {
	t.Parallel()
	site := newSite(t)
	site.settled(t, namesakePosts()...)
	v := site.visitAs(t, "carl")
	v.expect("/namesakes", `<a href="/identities/person/`+url.PathEscape("高远")+`">`, "other="+url.QueryEscape("岑知"), "Nobody has decided yet")
	path := identityPath("person", "高远", "")
	v.expect(path, `name="body" value="南屏省茶叶委员会"`, "The same as another")

	split := url.Values{"kind": {"person"}, "subject": {"高远"}, "action": {"split"}, "body": {"南屏省茶叶委员会", "南屏省山地领导小组"}, "reason": {"两省同名"}}
	if got := v.post("/identities", split); got.status != http.StatusOK || !strings.Contains(got.body, "高远~1") || strings.Contains(got.body, `value="南屏省茶叶委员会"`) {
		t.Errorf("split: status %d\n%s", got.status, got.body)
	}
	if got := v.get("/namesakes"); strings.Contains(got.body, `<a href="/identities/person/`+url.PathEscape("高远")+`"`) {
		t.Errorf("still suspected:\n%s", got.body)
	}
	v.expect("/namesakes", "两省同名", "by ")
	if got := v.post("/identities", url.Values{"action": {"undo"}, "undoes": {"1"}}); got.path != "/namesakes" || !strings.Contains(got.body, "<del>") {
		t.Errorf("undo: %s\n%s", got.path, got.body)
	}
	v.expect(path, `name="body" value="南屏省茶叶委员会"`)
	if got := v.post("/identities", url.Values{"action": {"undo"}, "undoes": {"1"}}); got.status != http.StatusUnprocessableEntity {
		t.Errorf("undone twice: status %d", got.status)
	}
}

// A suspicion that is none goes, and comes back when that is taken back.
func TestNamesakesThatAreNone(t *testing.T) {
	t.Parallel()
	site := newSite(t)
	site.settled(t, namesakePosts()...)
	v := site.visitAs(t, "carl")
	two, one := `<a href="/identities/person/`+url.PathEscape("高远")+`"`, "other="+url.QueryEscape("岑知")
	v.expect("/namesakes", two, one, "One person</button>", "Two people</button>", "Merge into")
	page := v.get("/namesakes").body
	form := url.Values{"kind": {"person"}, "action": {"stay"}, "subject": {"高远"}, "other": {""},
		"body": {"云岭省海岛委员会", "南屏省茶叶委员会", "云岭省防汛领导小组", "南屏省山地领导小组"}}
	for _, body := range form["body"] {
		if !strings.Contains(page, `name="body" value="`+body+`"`) {
			t.Errorf("the form lacks %s", body)
		}
	}
	if got := v.post("/identities", form); got.path != "/namesakes" || strings.Contains(got.body, two) || !strings.Contains(got.body, "is one</p>") {
		t.Errorf("one person: %s\n%s", got.path, got.body)
	}
	apart := url.Values{"kind": {"person"}, "action": {"stay"}, "subject": {"岑知秋"}, "other": {"岑知丘"}}
	if got := v.post("/identities", apart); strings.Contains(got.body, one) || !strings.Contains(got.body, "is not") {
		t.Errorf("two people:\n%s", got.body)
	}
	v.post("/identities", url.Values{"action": {"undo"}, "undoes": {"1"}})
	v.post("/identities", url.Values{"action": {"undo"}, "undoes": {"2"}})
	v.expect("/namesakes", two, one)
	if got := v.post("/identities", url.Values{"kind": {"person"}, "action": {"stay"}, "subject": {"高远"}}); got.status != http.StatusUnprocessableEntity {
		t.Errorf("one, in no body: status %d", got.status)
	}
}

// articlesOf adds up the months.
func articlesOf(months []postgres.PeriodCount) (n int) {
	for _, m := range months {
		n += m.Articles
	}
	return n
}

func TestMergedGroupLeadsToTheOther(t *testing.T) {
	t.Parallel()
	site := newSite(t, stories()...)
	site.seed(t)
	v := site.visitAs(t, "carl")
	merge := url.Values{"kind": {"group"}, "subject": {harbour}, "action": {"merge"}, "other": {floods}} // by name
	v.post("/identities", merge)
	if got := v.get(groupPath(harbour)); got.path != groupPath(floodsID) {
		t.Errorf("leads to %s", got.path)
	}
	one, err := site.owner.Group(t.Context(), floodsID)
	must(t, err)
	both, err := site.owner.Group(t.Context(), floodsID, harbour)
	must(t, err)
	if named := articlesOf(one.Months); named == 0 || articlesOf(both.Months) <= named || len(both.Articles) < len(one.Articles) {
		t.Errorf("%d articles of one, %d of both", named, articlesOf(both.Months))
	}
	v.expect(groupPath(floodsID), "青屿市渔港改造工作领导小组召开会议", harbour+"</span> held meeting no.")
	v.post("/identities", url.Values{"kind": {"group"}, "subject": {floodsID}, "action": {"link"}, "other": {"Q42"}})
	v.expect(groupPath(floodsID), `href="https://www.wikidata.org/wiki/Q42"`)
	for _, wrong := range []url.Values{
		{"kind": {"group"}, "subject": {floodsID}, "action": {"link"}, "other": {"https://elsewhere.example/"}},
		{"kind": {"group"}, "subject": {floodsID}, "action": {"split"}, "since": {"monday"}},
		{"kind": {"group"}, "subject": {floodsID}, "action": {"forget"}},
	} {
		if got := v.post("/identities", wrong); got.status != http.StatusUnprocessableEntity {
			t.Errorf("%v: status %d", wrong, got.status)
		}
	}
	decided, err := site.owner.Identities(t.Context())
	must(t, err)
	if got := registry.NewIdentities(decided).Links("group", floodsID); len(got) != 1 {
		t.Errorf("links %q", got)
	}
}
