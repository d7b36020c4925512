package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
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
