package web

import (
	"encoding/json"
	"net/http"
	"net/url"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/research"
)

// provenance says where what is shown at a path comes from, as it is now.
func (s *site) provenance(title, path, coverage string) research.Provenance {
	return research.Provenance{Title: title, Address: s.Base + path, Counted: time.Now(), Program: s.Program, Coverage: coverage, Licence: s.Licence}
}

// A citation is what one cites when one cites a chart.
type citation struct {
	Plain, BibTeX string
	Metadata      string // address of the file that says where the chart comes from
}

// cite cites the chart whose files are at a path but for their endings.
func cite(p research.Provenance, stem string, query url.Values) *citation {
	return &citation{p.Citation(), p.BibTeX(), withQuery(stem+"."+metadataFormat, query)}
}

// metadataFormat is the ending of files that say where a chart and its table come from: https://www.w3.org/TR/json-ld11/
const metadataFormat = "jsonld"

// sendMetadata sends where a chart comes from as JSON-LD.
func sendMetadata(w http.ResponseWriter, name string, from research.Provenance) error {
	said := map[string]any{"@context": map[string]string{"@vocab": "http://purl.org/dc/terms/"}, "@id": from.Address}
	for _, t := range from.Terms() {
		said[t.Name] = t.Value
	}
	body, err := json.MarshalIndent(said, "", "  ")
	if err != nil {
		return err
	}
	sendAs(w, name+"."+metadataFormat, "application/ld+json")
	_, _ = w.Write(append(body, '\n')) // a reader that went away is no error of ours
	return nil
}
