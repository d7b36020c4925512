package research

import (
	"net/url"

	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// Path is the column of where the site shows what a row counts; doc goes on with what is there.
func Path[R any](doc string, field func(R) string) Column[R] {
	return Text("path", "where the site that counted shows what is counted, behind its host: "+doc, field)
}

// PathTo is an address of the site without its host, with parameters by name and value in turn; those of no value are
// left out.
func PathTo(path string, parameters ...string) string {
	query := url.Values{}
	for i := 1; i < len(parameters); i += 2 {
		if parameters[i] != "" {
			query.Set(parameters[i-1], parameters[i])
		}
	}
	return path + "?" + query.Encode()
}

// articlesPath leads to the articles that a row of the filter's counts; "" where there are none.
func (r Row) articlesPath(split Split, f postgres.CountFilter) string {
	if r.Counts == nil || r.Counts.Articles == 0 {
		return ""
	}
	f = split.Narrow(f, r.Part.ID)
	kind, lineage := string(f.Kind), ""
	if f.ByLevel {
		kind = "level"
	}
	if f.Lineage {
		lineage = "1"
	}
	return PathTo("/explore/articles", "group", r.Key(), "of", r.Key(), "at", r.Begin.String(), "by", string(f.Period()), "measure", string(Articles),
		"kind", kind, "lineage", lineage, "source", f.Source, "publisher", f.Publisher, "from", f.From.String(), "to", f.To.String())
}
