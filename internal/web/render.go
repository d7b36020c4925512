package web

import (
	"bytes"
	"html/template"
	"io/fs"
	"net/http"
	"strings"
)

// A view is what the layout shows of a page, and the page's own data.
type view struct {
	Title   string
	Section string // of the masthead: "today", "review", "groups", "sources"
	User    string // who is signed in; "" shows no links to private pages
	Waiting int    // facts that wait for a decision
	Feed    string // address of the feed of new groups, where a page offers it
	Style   string
	Icon    string
	Data    any
}

// parsePages gives the template of each page by its name: its file within the layout.
func parsePages(files fs.FS) map[string]*template.Template {
	base := template.Must(template.New("layout.html").Funcs(words).
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
func (s *site) show(w http.ResponseWriter, status int, page string, v view) {
	v.Style, v.Icon = s.style.path, s.icon.path
	var b bytes.Buffer
	if err := s.pages[page].Execute(&b, v); err != nil {
		s.log.Error("template failed", "page", page, "error", err)
		http.Error(w, "The page could not be made. The reason is in the log of xiaozu.", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	_, _ = b.WriteTo(w) // a reader that went away is no error of ours
}
