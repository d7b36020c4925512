// Package api answers programs: what is stored and counted as JSON under /api/v1, described by an OpenAPI
// document that is made of the types and tables which the answers are made of.
//
// Lists are the tables of `xiaozu export`, a page at a time; a group or person on a date is what `xiaozu
// group` and `xiaozu person` write. Who calls, and how often, is for whoever serves the handler to check:
// Routes says which scope each address asks for.
package api

import (
	"context"
	"encoding/json"
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
	add(a, operation("get-group", "/groups/{group}", "Get a group on a date: its name then, and who sat in it.", postgres.ReadScope), a.group)
	add(a, operation("get-person", "/people/{person}", "Get a person on a date: seats and posts.", postgres.ReadScope), a.person)
	add(a, operation("get-article", "/articles/{source}/{page}", "Get an article: its text, what it names and what it states.", postgres.ReadScope), a.article)
	add(a, operation("list-events", "/events", aboutEvents, postgres.ReadScope), a.events)
	a.addFact()
	a.addCounts()
	delete(a.Document().Components.Schemas.Map(), "PageRawMessage") // each list describes its own rows
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
	tag, _, _ := strings.Cut(path[1:], "/")
	return huma.Operation{OperationID: id, Method: http.MethodGet, Path: Prefix + path, Summary: summary, Tags: []string{tag},
		Errors:   []int{http.StatusUnauthorized, http.StatusForbidden, http.StatusNotFound, http.StatusTooManyRequests, http.StatusServiceUnavailable},
		Security: []map[string][]string{{security: {string(scope)}}}}
}

// add makes the API answer an operation.
func add[Q, A any](a *API, op huma.Operation, answer func(context.Context, *Q) (A, error)) {
	type answered struct{ Body A }
	huma.Register(a.huma, op, func(ctx context.Context, q *Q) (*answered, error) {
		body, err := answer(ctx, q)
		if err != nil {
			return nil, a.problem(ctx, err)
		}
		return &answered{body}, nil
	})
	describeUnchanged(a.Document().Paths[op.Path].Get)
}

// A Route is an address with the scope that it asks for.
type Route struct {
	Pattern string // of http.ServeMux
	Scope   postgres.Scope
}

// Routes are all addresses, as the document has them.
func (a *API) Routes() (routes []Route) {
	for path, item := range a.Document().Paths {
		routes = append(routes, Route{"GET " + path, scopeOf(item.Get)})
	}
	slices.SortFunc(routes, func(a, b Route) int { return strings.Compare(a.Pattern, b.Pattern) })
	return routes
}

// ServeDocument sends the OpenAPI document.
func (a *API) ServeDocument(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "application/openapi+json;version=3.1")
	_ = json.NewEncoder(w).Encode(a.Document()) // a program that went away is no error of ours
}

// Document describes the API.
func (a *API) Document() *huma.OpenAPI { return a.huma.OpenAPI() }
