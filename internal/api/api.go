// Package api answers programs: what is stored and counted as JSON under /api/v1, described by an OpenAPI
// document that is made of the types and tables which the answers are made of.
//
// Lists are the tables of `xiaozu export`, a page at a time; a group or person on a date is what `xiaozu
// group` and `xiaozu person` write. Who calls, and how often, is for whoever serves the handler to check:
// Routes says which scope each address asks for.
package api

import (
	"log/slog"
	"net/http"
	"slices"
	"strings"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// Prefix begins the path of every address of the API.
const Prefix = "/api/v1"

// An API answers requests. It is a handler for the patterns of its Routes.
type API struct {
	db   *postgres.DB
	log  *slog.Logger
	mux  *http.ServeMux
	huma huma.API
}

// New answers about db, which needs to be read only. Base is what addresses begin with, as programs reach
// them: "https://xiaozu.example".
func New(db *postgres.DB, base string, log *slog.Logger) *API {
	a := &API{db: db, log: log, mux: http.NewServeMux()}
	a.huma = humago.New(a.mux, config(base))
	for _, t := range postgres.Tables() {
		a.addTable(t)
	}
	a.addGroup()
	a.addPerson()
	return a
}

func config(base string) huma.Config {
	return huma.Config{
		OpenAPI: &huma.OpenAPI{
			OpenAPI: "3.1.0",
			Info: &huma.Info{Title: "xiaozu", Version: "1", Description: introduction,
				License: &huma.License{Name: "Apache-2.0", Identifier: "Apache-2.0"}},
			Servers: []*huma.Server{{URL: base}},
			Components: &huma.Components{
				Schemas:         huma.NewMapRegistry("#/components/schemas/", huma.DefaultSchemaNamer),
				SecuritySchemes: map[string]*huma.SecurityScheme{security: {Type: "http", Scheme: "bearer", Description: "A token of the page Account."}},
			},
		},
		Formats:                      map[string]huma.Format{"application/json": huma.DefaultJSONFormat, "json": huma.DefaultJSONFormat},
		DefaultFormat:                "application/json",
		RejectUnknownQueryParameters: true,
	}
}

const introduction = `What official news says of leading groups and appointments, with its evidence. ` +
	`Days are counted in Asia/Shanghai; dates are as precise as known: YYYY, YYYY-MM or YYYY-MM-DD.`

// security is the name of the one way to say who calls.
const security = "token"

// operation describes one that gets a thing, for tokens with the scope.
func operation(id, path, summary string, scope postgres.Scope) huma.Operation {
	return huma.Operation{OperationID: id, Method: http.MethodGet, Path: Prefix + path, Summary: summary,
		Security: []map[string][]string{{security: {string(scope)}}}}
}

// A Route is an address with the scope that it asks for.
type Route struct {
	Pattern string // of http.ServeMux
	Scope   postgres.Scope
}

// Routes are all addresses, as the document has them.
func (a *API) Routes() (routes []Route) {
	for path, item := range a.Document().Paths {
		routes = append(routes, Route{"GET " + path, postgres.Scope(item.Get.Security[0][security][0])})
	}
	slices.SortFunc(routes, func(a, b Route) int { return strings.Compare(a.Pattern, b.Pattern) })
	return routes
}

// Document describes the API.
func (a *API) Document() *huma.OpenAPI { return a.huma.OpenAPI() }

// ServeHTTP answers a request that may be answered.
func (a *API) ServeHTTP(w http.ResponseWriter, r *http.Request) { a.mux.ServeHTTP(w, r) }
