package source

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/url"
	"regexp"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/webpage"
)

var (
	pathForm  = regexp.MustCompile(`^[\w$-]+(\.[\w$-]+)*$`)
	urlForm   = regexp.MustCompile(`^(?:[\w$-]+(?:\.[\w$-]+)*|(?:[^{}]*\{[\w$-]+(?:\.[\w$-]+)*\})+[^{}]*)$`)
	bracedRef = regexp.MustCompile(`\{([^{}]*)\}`)
	tags      = regexp.MustCompile(`</?[A-Za-z][^<>]*>`)
)

// checkRecords finds what is wrong with list.records and list.script.
func (s *Source) checkRecords(ps *problems) {
	r := s.List.Records
	for _, p := range []struct{ key, path string }{{"at", r.At}, {"title", r.Title}, {"date", r.Date}} {
		if p.path != "" && !pathForm.MatchString(p.path) {
			ps.add("list.records."+p.key, "%q: want names joined by dots, as in data.list", p.path)
		}
	}
	if r != (Records{}) && !urlForm.MatchString(r.URL) {
		ps.add("list.records.url", "%q: want names joined by dots, or an address with such in braces, as in /article/{aid}", r.URL)
	}
	if s.List.Script != "" && !pathForm.MatchString(s.List.Script) {
		ps.add("list.script", "%q: want the name of a variable, as in item", s.List.Script)
	}
}

// records reads a JSON list.
func (s Source) records(text []byte) (rawList, error) {
	r := s.List.Records
	if r == (Records{}) {
		return rawList{rows: anyString(text)}, nil
	}
	var document any
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	if err := d.Decode(&document); err != nil {
		return rawList{}, fmt.Errorf("read JSON: %w", err)
	}
	var rows []webpage.Row
	entries := walk(document, r.At)
	for _, entry := range entries {
		if row := r.row(entry); row.Reference != "" {
			rows = append(rows, row)
		}
	}
	if len(rows) == 0 && len(entries) > 0 {
		return rawList{}, fmt.Errorf("no record at %q has an address at %q: has the site changed?", r.At, r.URL)
	}
	return rawList{rows: rows, records: true}, nil
}

// row is one record.
func (r Records) row(entry any) webpage.Row {
	title := tags.ReplaceAllString(first(entry, r.Title), "") // words that were searched for are marked up
	return webpage.Row{Reference: r.address(entry), Title: strings.TrimSpace(title), Date: first(entry, r.Date)}
}

// address is that of an entry, "" if one of its parts is missing.
func (r Records) address(entry any) string {
	if !strings.Contains(r.URL, "{") {
		return first(entry, r.URL)
	}
	missing := false
	made := bracedRef.ReplaceAllStringFunc(r.URL, func(braced string) string {
		value := first(entry, strings.Trim(braced, "{}"))
		missing = missing || value == ""
		return url.PathEscape(value)
	})
	if missing {
		return ""
	}
	return made
}

// first is the first text or number at a path, "" if there is none.
func first(value any, path string) string {
	if path == "" {
		return ""
	}
	for _, v := range walk(value, path) {
		switch v := v.(type) {
		case string:
			return v
		case json.Number:
			return v.String()
		}
	}
	return ""
}

// walk is all that stands at a path; arrays on the way and at its end are gone through.
func walk(value any, path string) []any {
	at := spread(nil, value)
	if path == "" {
		return at
	}
	for _, name := range strings.Split(path, ".") {
		var inner []any
		for _, v := range at {
			if object, ok := v.(map[string]any); ok && object[name] != nil {
				inner = spread(inner, object[name])
			}
		}
		at = inner
	}
	return at
}

// spread appends a value, or the entries of an array, to values. JSON bounds the depth.
func spread(values []any, value any) []any {
	array, ok := value.([]any)
	if !ok {
		return append(values, value)
	}
	for _, v := range array {
		values = spread(values, v)
	}
	return values
}

// anyString gives all strings of a JSON document in its order, keys included: a key is never an
// address that an article pattern matches.
func anyString(text []byte) []webpage.Row {
	var found []webpage.Row
	for d := json.NewDecoder(bytes.NewReader(text)); ; {
		tok, err := d.Token()
		if err != nil {
			return found
		}
		if text, ok := tok.(string); ok {
			found = append(found, webpage.Row{Reference: text})
		}
	}
}
