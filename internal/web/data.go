package web

import (
	"context"
	"encoding/json"
	"net/http"
	"path"
	"slices"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/api"
	"github.com/xiaozu-watch/xiaozu/internal/export"
	"github.com/xiaozu-watch/xiaozu/internal/record"
	"github.com/xiaozu-watch/xiaozu/internal/research"
	"github.com/xiaozu-watch/xiaozu/internal/research/jsonl"
)

// A dataset is what a page shows, for programs.
type dataset struct {
	whole any            // as JSON; nil for the rows
	rows  research.Table // as CSV; of one thing, what it has many of
}

// listed is the dataset of a list.
func listed[T any](name string, records []T) dataset {
	return dataset{rows: record.Table(name, records)}
}

// MarshalJSON gives the whole.
func (d dataset) MarshalJSON() ([]byte, error) {
	if d.whole != nil {
		return json.Marshal(d.whole)
	}
	items := []json.RawMessage{}
	for r, err := range d.rows.Rows {
		if err != nil {
			return nil, err
		}
		items = append(items, jsonl.AppendObject(nil, d.rows.Columns, r))
	}
	return json.Marshal(map[string]any{"items": items})
}

// A dataPage is one whose data can be had: at its address with .json or .csv behind the path, by the same
// people and with the same parameters.
type dataPage struct {
	pattern string // that of the page
	read    func(*http.Request) (dataset, error)
}

// dataFormats are those of data, by the endings of addresses.
var dataFormats = []string{".json", ".csv"}

type dataKey struct{}

// asData answers what asks for the data of a page; next answers all else.
func (s *site) asData(next http.Handler) http.Handler {
	mux := http.NewServeMux()
	for _, p := range s.dataPages() {
		mux.Handle(p.pattern, s.guard(route{p.pattern, s.rankOfPage(p.pattern), s.sendData(p)}))
	}
	tagged := api.Tagged(mux)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		format := path.Ext(r.URL.Path)
		if !slices.Contains(dataFormats, format) {
			next.ServeHTTP(w, r)
			return
		}
		page := r.Clone(context.WithValue(r.Context(), dataKey{}, format))
		page.URL.Path, page.URL.RawPath = strings.TrimSuffix(r.URL.Path, format), ""
		if _, pattern := mux.Handler(page); pattern == "" {
			next.ServeHTTP(w, r)
			return
		}
		tagged.ServeHTTP(w, page)
	})
}

// rankOfPage is what a page asks for, and so its data.
func (s *site) rankOfPage(pattern string) rank {
	routes := s.routes()
	return routes[slices.IndexFunc(routes, func(r route) bool { return r.pattern == pattern })].least
}

func (s *site) sendData(p dataPage) handler {
	return func(w http.ResponseWriter, r *http.Request) error {
		d, err := p.read(r)
		if err != nil {
			return err
		}
		if r.Context().Value(dataKey{}) == ".json" {
			w.Header().Set("Content-Type", "application/json")
			return json.NewEncoder(w).Encode(d)
		}
		format, _ := export.Named("csv")
		s.sendTable(w, r, format, d.rows.Name, d.rows)
		return nil
	}
}

// dataLinks lead to the data of a page, if it has some.
func (s *site) dataLinks(r *http.Request) (links []download) {
	if !slices.ContainsFunc(s.dataPages(), func(p dataPage) bool { return p.pattern == r.Pattern }) {
		return nil
	}
	for _, format := range dataFormats {
		links = append(links, newDownload(r.URL.EscapedPath(), format[1:], r.URL.Query()))
	}
	return links
}
