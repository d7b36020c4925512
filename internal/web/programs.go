package web

import (
	"encoding/json"
	"net/http"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/api"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// forPrograms reports whether a request is to the API, and so is answered in JSON whatever happens.
func forPrograms(r *http.Request) bool { return strings.HasPrefix(r.URL.Path, api.Prefix+"/") }

// apiRoutes are those of the API. A person who is signed in may ask, too.
func (s *site) apiRoutes() []route {
	routes := []route{{"GET " + api.Prefix + "/openapi.json", reader, s.apiDocument}}
	for _, of := range s.api.Routes() {
		least := rankOf(postgres.User{Role: of.Scope.Role()})
		routes = append(routes, route{of.Pattern, least, s.answerProgram})
	}
	return routes
}

func (s *site) answerProgram(w http.ResponseWriter, r *http.Request) error {
	s.api.ServeHTTP(w, r)
	return nil
}

// apiDocument sends the OpenAPI document.
func (s *site) apiDocument(w http.ResponseWriter, _ *http.Request) error {
	document, err := json.Marshal(s.api.Document())
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", "application/openapi+json;version=3.1")
	_, err = w.Write(document)
	return err
}
