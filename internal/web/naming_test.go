package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// twiceNamed says nothing that a rule reads, and twice the same of the group.
func twiceNamed() story {
	return story{source: "yunling-gov", slug: "twice", publisher: "云岭省人民政府办公厅", published: ago(1), title: "海岛专班开会",
		text: "会议由海岛专班召集。\n与会者认为，海岛专班工作扎实。"}
}

// A curator adds a mention of a known group without a script; it is shown and counted, audited, and can be taken back.
func TestAddMention(t *testing.T) {
	t.Parallel()
	site := newSite(t, stories()[0], twiceNamed())
	a, _, _ := twiceNamed().article()
	path := articlePath(a.Source, a.Page)
	v := site.visitAs(t, "anna")
	form := url.Values{"quote": {"海岛专班"}, "names": {islands}}
	if got := v.post(path+"/mentions", form); got.status != http.StatusOK || got.path != path || strings.Count(got.body, `<span class="group"`) != 2 ||
		!strings.Contains(got.body, "Mentions added by curators") { // one in the key
		t.Fatalf("added: status %d at %s\n%s", got.status, got.path, got.body)
	}
	v.expect(groupPath(islands), "海岛专班开会")
	v.expect("/audit?what=mention", "added mentions · by", "海岛专班", path)
	if got := v.get("/audit/acts.csv?what=mention").body; strings.Count(got, ",mention,anna,add,") != 1 {
		t.Errorf("the file:\n%s", got)
	}
	for name, c := range map[string]struct {
		form   url.Values
		status int
	}{
		"once more":     {form, http.StatusConflict},
		"nobody":        {url.Values{"quote": {"专班"}, "names": {"无此小组"}}, http.StatusUnprocessableEntity},
		"not in it":     {url.Values{"quote": {"不在文中"}, "names": {islands}}, http.StatusUnprocessableEntity},
		"none to undo":  {url.Values{"undoes": {"99"}}, http.StatusConflict},
		"no such place": {url.Values{"quote": {"海岛专班"}, "names": {islands}, "at": {"x"}}, http.StatusConflict},
	} {
		if got := v.post(path+"/mentions", c.form); got.status != c.status {
			t.Errorf("%s: status %d, want %d", name, got.status, c.status)
		}
	}
	known, err := site.owner.Article(t.Context(), a.Source, a.Page)
	must(t, err)
	if len(known.Mentions) != 1 || known.Mentions[0].Span.Start != strings.Index(a.Title, "海岛专班") {
		t.Errorf("without a script the first place is meant: %+v", known.Mentions)
	}
	reader := site.visitAs(t, site.user(t, "watcher"))
	if got := reader.get(path).body; !strings.Contains(got, "Mentions added by curators") || strings.Contains(got, "<form method=\"post\" action=\""+path) {
		t.Errorf("who may not add:\n%s", got)
	}
	_, undo, _ := strings.Cut(v.get(path).body, `name="undoes" value="`)
	n, _, _ := strings.Cut(undo, `"`)
	if got := v.post(path+"/mentions", url.Values{"undoes": {n}}); got.status != http.StatusOK || strings.Contains(got.body, "Mentions added by curators") {
		t.Errorf("taken back: status %d\n%s", got.status, got.body)
	}
	v.expect("/audit?what=mention", "Taken back")
}

// What is selected is quoted from where it was selected, over marks and line ends, in both forms.
func TestSelectedPlace(t *testing.T) {
	t.Parallel()
	site := newSite(t, stories()[0], twiceNamed())
	a, _, _ := twiceNamed().article()
	tb := site.browse(t)
	tb.signIn(site, "anna")
	tb.open(articlePath(a.Source, a.Page))
	const selected = `(async (line, from, toLine, to) => {
		const lines = document.querySelectorAll(".article .body p");
		const shown = new Promise((done) => document.addEventListener("selectionchange", () => setTimeout(done), { once: true }));
		document.getSelection().setBaseAndExtent(lines[line].firstChild, from, lines[toLine].firstChild, to);
		await shown;
		const form = document.querySelector("[data-quote]");
		return [form.open, form.querySelector("[name=quote]").value, form.querySelector("[name=at]").value].join(" ");
	})`
	if got := eval[string](tb, selected+`(0, 7, 1, 3)`); got != "true 召集。\n与会者 14" {
		t.Errorf("over a line end: %q", got)
	}
	if got := eval[string](tb, selected+`(1, 6, 1, 10)`); got != "true 海岛专班 24" {
		t.Errorf("in the second line: %q", got)
	}
	eval[string](tb, `document.querySelector("[name=names]").value = "`+islands+`"`)
	tb.leads("add the mention", chromedp.Click(chromedp.CSS("form[action$='/mentions'] button")))
	known, err := site.owner.Article(t.Context(), a.Source, a.Page)
	must(t, err)
	if got := known.Mentions; len(got) != 1 || got[0].Span.Start != 24 {
		t.Errorf("added: %+v", got)
	}
	if got := tb.text(".article .body .group"); got != "海岛专班" {
		t.Errorf("marked: %q", got)
	}
	tb.quiet()
}
