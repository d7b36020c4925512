package web

import (
	"bytes"
	"html/template"
	"io/fs"
	"net/http"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/locale"
)

// A view is what the layout shows of a page, and the page's own data.
type view struct {
	Title       any        // a message or a name: see tell
	Section     string     // of the masthead: "today", "review", "groups", "sources"
	User        string     // who is signed in; "" shows no links to private pages
	NoShortcuts bool       // whether the user turned single keys off
	Waiting     any        // facts that wait for a decision; nil for none
	Query       string     // that was searched for
	Feed        string     // address of the feed of new groups, where a page offers it
	Here        string     // path and query of the page
	AsData      []download // the page for programs
	Style       string
	Icon        string
	Scripts     []asset
	Data        any
}

// parsePages gives the templates in every language; forms are those of names.
func parsePages(files fs.FS, forms func(string, locale.Language) string) map[locale.Language]map[string]*template.Template {
	all := map[locale.Language]map[string]*template.Template{}
	for _, l := range locale.Languages() {
		all[l] = parsePagesIn(locale.Voice{Language: l, Forms: forms}, files)
	}
	return all
}

// parsePagesIn gives the template of each page by its name: its file within the layout.
func parsePagesIn(v locale.Voice, files fs.FS) map[string]*template.Template {
	base := template.Must(template.New("layout.html").Funcs(words).Funcs(spokenWords(v)).
		ParseFS(files, "templates/layout.html", "templates/parts.html"))
	names, err := fs.Glob(files, "templates/*.html")
	if err != nil {
		panic(err) // the pattern is wrong: found by any test
	}
	pages := make(map[string]*template.Template, len(names))
	for _, name := range names {
		page := template.Must(template.Must(base.Clone()).ParseFS(files, name))
		pages[strings.TrimSuffix(strings.TrimPrefix(name, "templates/"), ".html")] = page
	}
	return pages
}

// show writes a page as a whole or, if it cannot be made, a plain error: never half a page.
func (s *site) show(w http.ResponseWriter, r *http.Request, status int, page string, v view) {
	v.Style, v.Icon, v.Scripts, v.Here = s.style.path, s.icon.path, s.scripts, r.URL.RequestURI()
	var b bytes.Buffer
	if err := s.pages[spoken(r)][page].Execute(&b, v); err != nil {
		s.Log.Error("template failed", "page", page, "error", err)
		http.Error(w, "The page could not be made. The reason is in the log of xiaozu.", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	_, _ = b.WriteTo(w) // a reader that went away is no error of ours
}
