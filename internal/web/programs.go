package web

import (
	"html/template"
	"net/http"
	"regexp"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/api"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// forPrograms reports whether a request is to the API or for the data of a page, and so is answered in
// JSON if something goes wrong.
func forPrograms(r *http.Request) bool {
	return strings.HasPrefix(r.URL.Path, api.Prefix+"/") || r.Context().Value(dataKey{}) != nil
}

// apiRoutes are those of the API. A person who is signed in may ask, too.
func (s *site) apiRoutes() []route {
	routes := []route{{"GET " + documentPath, reader, unfailing(s.api.ServeDocument)}}
	for _, of := range s.api.Routes() {
		routes = append(routes, route{of.Pattern, rankOf(postgres.User{Role: of.Scope.Role()}), unfailing(s.api.ServeHTTP)})
	}
	return routes
}

const documentPath = api.Prefix + "/openapi.json"

// unfailing runs what tells of its failures itself.
func unfailing(handle http.HandlerFunc) handler {
	return func(w http.ResponseWriter, r *http.Request) error {
		handle(w, r)
		return nil
	}
}

// An apiView is the document of the API for people to read.
type apiView struct {
	api.Guide
	Address    string // that all addresses begin with
	Document   string
	PerSecond  int
	AtOnce     int
	MostOfPage int
}

// apiGuide tells how programs ask. What it says of single fields is in English, as the document is.
func (s *site) apiGuide(w http.ResponseWriter, r *http.Request) error {
	v := apiView{Guide: s.api.Guide(), Address: s.Base, Document: documentPath, PerSecond: asksPerSecond, AtOnce: asksAtOnce, MostOfPage: api.MostOfPage}
	return s.page(w, r, "api", view{Title: say("For programs"), Section: "account", Data: v})
}

var hanWords = regexp.MustCompile(`\p{Han}+`)

// gloss is an English text with the Chinese words in it marked as such.
func gloss(text string) template.HTML {
	return template.HTML(hanWords.ReplaceAllString(template.HTMLEscapeString(text), `<span lang="zh-Hans">$0</span>`))
}
