package web

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// What a curator finds in an article that no rule read is accepted with the passage that says so, and
// counts against the rules.
func TestAddMissing(t *testing.T) {
	t.Parallel()
	site := newSite(t, stories()[0])
	a, _, facts := stories()[0].article()
	v := site.visitAs(t, "anna")
	form := url.Values{"to_act": {"appointment/appointed"}, "to_person": {"岑知秋"}, "to_role": {"办公室主任"}, "to_body": {islands},
		"to_date": {"2026-11"}, "quote": {"办公室主任由岑知秋兼任"}}
	got := v.post(articlePath(a.Source, a.Page), form)
	if got.status != http.StatusOK || !strings.Contains(got.body, `<span class="state accepted">`) || !strings.Contains(got.body, "由") {
		t.Fatalf("status %d\n%s", got.status, got.body)
	}
	v.post(factPath(facts[1].Key(), nil), url.Values{"state": {"proposed"}, "verdict": {"accept"}})
	v.expect("/rules", "Of 2 accepted facts rules found 50 %", "by-as", "20.7 – 100")
	for act, passage := range map[string]string{"group/found": "省政府议事协调机构", "group/also_called": "云岭省海岛保护领导小组"} {
		named := url.Values{"to_act": {act}, "quote": {passage}, "to_date": {a.Published.Date().String()}} // as the form begins
		if act == "group/also_called" {
			named.Set("to_body", "海岛专班")
		}
		if got := v.post(articlePath(a.Source, a.Page), named); got.status != http.StatusOK || !strings.Contains(got.body, passage) || !strings.Contains(got.body, "by the day of publication") {
			t.Errorf("%s by its name alone: status %d\n%s", act, got.status, got.body)
		}
	}
	for name, change := range map[string][2]string{
		"quote": {"quote", "不在文中"}, "act": {"to_act", "appointment/hired"}, "date": {"to_date", "May"}, "person": {"to_person", ""},
	} {
		wrong := url.Values{}
		for k, values := range form {
			wrong[k] = values
		}
		wrong.Set(change[0], change[1])
		if got := v.post(articlePath(a.Source, a.Page), wrong); got.status != http.StatusUnprocessableEntity {
			t.Errorf("a wrong %s: status %d", name, got.status)
		}
	}
}

// Of several places that have the same words the one is quoted that was selected; without a script the first.
func TestQuotedPlace(t *testing.T) {
	t.Parallel()
	site := newSite(t, stories()[0])
	a, _, _ := stories()[0].article()
	v := site.visitAs(t, "anna")
	first, _ := news.Locate(a.Text(), islands, 0)
	second, _ := news.Locate(a.Text(), islands, 99)
	for at, want := range map[string]news.Span{"": first, "x": first, strconv.Itoa(second.Start): second, strconv.Itoa(second.Start - 1): second} {
		other := "海岛专班" + at
		v.post(articlePath(a.Source, a.Page), url.Values{"to_act": {"group/also_called"}, "to_body": {islands}, "to_other": {other}, "quote": {islands}, "at": {at}})
		known, err := site.owner.Statement(t.Context(), news.Fact{Kind: news.GroupFact, Action: news.AlsoCalled, Body: islands, Other: other}.Key())
		if err != nil || len(known.Passages) != 1 || known.Passages[0].Evidence.Span != want {
			t.Errorf("selected at %q: %+v, %v", at, known.Passages, err)
		}
	}
}
