package web

import (
	"html"
	"net/http"
	"strings"
	"testing"

	"github.com/xiaozu-watch/xiaozu/dictionaries"
	"github.com/xiaozu-watch/xiaozu/internal/lexicon"
	"github.com/xiaozu-watch/xiaozu/internal/registry"
)

// A person's page tells posts and seats through the years, and what was so on a day.
func TestPersonPages(t *testing.T) {
	t.Parallel()
	site := newSite(t, append(stories(), notices()...)...)
	site.seed(t)
	v := site.visitAs(t, "anna")
	site.accept(t, notices()...)
	v.expect("/people", personPath("沈若兰"), "in no dictionary")
	v.expect(personPath("沈若兰")+"?on=2022", "certain", "Posts and seats of", `<rect class="sure"`, groupPath(floodsID), "inferred", "Latest articles")
	v.expect(personPath("沈若兰")+"?on=2020", "No seat and no post is known of that time.")
	v.expect(personPath("沈若兰"), "Watch the seats", `name="person" value="沈若兰"`)
	if got := v.get(personPath("无此人")); got.status != http.StatusNotFound {
		t.Errorf("nobody: status %d", got.status)
	}
	v.expect("/interlocks?on=2022", "林海生", `class="network"`, "省水利厅")
	v.expect("/interlocks?on=2020", "Nobody is known to have sat on several groups then.")
	v.expect(groupPath(floodsID)+"?on=2022", `<rect class="sure"`, "省水利厅厅长", "办公室主任 林海生: certain")
}

// Every group of the dictionaries, those of the founding list among them, has a whole page from the dictionaries alone, which
// says what nobody verified.
func TestFoundingGroups(t *testing.T) {
	t.Parallel()
	lex, err := lexicon.Load(dictionaries.FS)
	must(t, err)
	site := newSite(t)
	must(t, registry.Seed(t.Context(), site.owner, lex))
	v := site.visitAs(t, "anna")
	pages := 0
	for _, g := range lex.Groups() {
		checkSheet(t, v, lex, g)
		if g.Seed {
			pages++
		}
	}
	if pages != 30 {
		t.Errorf("%d founding groups, want 30", pages)
	}
	v.expect("/interlocks?on=2015", "习近平", `class="network"`, "●")
	v.expect(personPath("xi-jinping")+"?on=2015", "Wikidata Q", "习近平", "certain")
}

// checkSheet wants everything that the dictionary has of a group on its page.
func checkSheet(t *testing.T, v visitor, lex *lexicon.Lexicon, g lexicon.Group) {
	t.Helper()
	page := v.get(groupPath(g.ID))
	text := html.UnescapeString(page.body)
	want := []string{g.Hans, g.Hant, g.English, "Level", "Permanence", "Set up", "Office", "What the dictionary rests on", g.Notes, g.EstablishedBy}
	want = append(append(want, g.Aliases...), g.Offices...)
	want = append(want, strings.Split(g.Source, "|")...)
	for _, l := range g.Leaders {
		want = append(want, l.Name, l.Role)
	}
	if g.Verification == lexicon.Unverified {
		want = append(want, "Unverified: every line")
	}
	if g.Predecessor+g.Successor != "" {
		want = append(want, `<figure class="timeline">`)
	}
	for _, other := range lex.Groups() {
		if other.ID == g.Predecessor || other.ID == g.Successor {
			want = append(want, other.Hans)
		}
	}
	for _, w := range want {
		if page.status != http.StatusOK || !strings.Contains(text, w) {
			t.Errorf("%s: status %d, its page lacks %q", g.ID, page.status, w)
		}
	}
}
