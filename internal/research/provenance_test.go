package research_test

import (
	"encoding/xml"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/xiaozu-watch/xiaozu/internal/research"
)

func TestProvenance(t *testing.T) {
	p := research.Provenance{Title: "a < b", Address: "https://x.example/explore?a=1&b=2", Counted: time.Date(2024, 3, 5, 20, 0, 0, 0, time.UTC), Licence: "CC-BY-4.0",
		Coverage: research.CoverageOf([]string{"2023-12", "2024-01", "2024-02", "2024-03"}, []research.Coverage{research.Read, research.Nothing, research.Read, research.Running})}
	want := []research.Term{{"title", "a < b"}, {"creator", "xiaozu"}, {"created", "2024-03-06T04:00:00+08:00"}, {"identifier", p.Address},
		{"coverage", "2023-12 to 2024-03: 2 periods read, 1 running, 1 of which nothing was read"}, {"license", "CC-BY-4.0"},
		{"bibliographicCitation", "xiaozu. “a < b.” Counted on 2024-03-06. " + p.Address}}
	if diff := cmp.Diff(want, p.Terms()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if got := p.BibTeX(); !strings.Contains(got, "  year   = {2024},\n  note   = {Counted on 2024-03-06},") {
		t.Error(got)
	}
}

// Whatever terms say, RDF is XML that says it.
func FuzzRDF(f *testing.F) {
	f.Add("a < b")
	f.Add("</rdf:RDF>]]>&amp;\"'")
	f.Fuzz(func(t *testing.T, value string) {
		var read struct {
			Title string `xml:"Description>title"`
		}
		err := xml.Unmarshal([]byte(research.RDF([]research.Term{{"title", value}})), &read)
		if err != nil || len([]rune(read.Title)) != len([]rune(value)) {
			t.Errorf("%q is read as %q, %v", value, read.Title, err)
		}
	})
}
