package research

import (
	"encoding/xml"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// A Provenance says where a chart comes from, so that it can be cited and made again. Empty fields are not known.
type Provenance struct {
	Title    string    // what is shown of whom
	Address  string    // of the page that shows it
	Command  string    // that draws it in a terminal
	Counted  time.Time // when
	Program  string    // which version of what counted it
	Coverage string    // see CoverageOf
	Licence  string    // SPDX identifier, or an address
}

// A Term says one thing in the words of the Dublin Core: https://www.dublincore.org/specifications/dublin-core/dcmi-terms/
type Term struct{ Name, Value string }

// Terms are what is known.
func (p Provenance) Terms() []Term {
	all := []Term{{"title", p.Title}, {"creator", "xiaozu"}, {"created", p.Counted.In(news.Beijing).Format(time.RFC3339)}, {"identifier", p.Address},
		{"source", p.Command}, {"provenance", p.Program}, {"coverage", p.Coverage}, {"license", p.Licence}, {"bibliographicCitation", p.Citation()}}
	return slices.DeleteFunc(all, func(t Term) bool { return t.Value == "" })
}

// Citation is how the chart is cited in plain words.
func (p Provenance) Citation() string {
	return strings.TrimSpace(fmt.Sprintf("xiaozu. “%s.” Counted on %s. %s", p.Title, news.DateOf(p.Counted), p.Address))
}

// BibTeX is the citation for BibTeX.
func (p Provenance) BibTeX() string {
	day := news.DateOf(p.Counted).String()
	return fmt.Sprintf("@misc{xiaozu-%s,\n  title  = {%s},\n  author = {{xiaozu}},\n  year   = {%s},\n  note   = {Counted on %s},\n  url    = {%s}\n}",
		day, p.Title, day[:4], day, p.Address)
}

// CoverageOf sums up how much was read of the periods, which are called so: "2013-01 to 2024-12: 143 periods read, 1 running".
func CoverageOf(periods []string, coverages []Coverage) string {
	if len(coverages) == 0 {
		return ""
	}
	n := map[Coverage]int{}
	for _, c := range coverages {
		n[c]++
	}
	said := fmt.Sprintf("%s to %s: %d periods read", periods[0], periods[len(periods)-1], n[Read])
	if n[Asked] > 0 {
		said += fmt.Sprintf(", %d asked without a find", n[Asked])
	}
	if n[Running] > 0 {
		said += fmt.Sprintf(", %d running", n[Running])
	}
	if n[Nothing] > 0 {
		said += fmt.Sprintf(", %d of which nothing was read", n[Nothing])
	}
	return said
}

// Coverages are those of the rows of a series, with what their periods are called.
func Coverages(rows []Row) (periods []string, coverages []Coverage) {
	for _, r := range rows {
		periods, coverages = append(periods, r.Period.Label(r.Begin)), append(coverages, r.Coverage)
	}
	return periods, coverages
}

// RDF writes terms as the metadata that files of SVG and XMP hold: https://www.w3.org/TR/rdf-syntax-grammar/
func RDF(terms []Term) string {
	var b strings.Builder
	b.WriteString(`<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dcterms="http://purl.org/dc/terms/"><rdf:Description rdf:about="">` + "\n")
	for _, t := range terms {
		fmt.Fprintf(&b, "<dcterms:%s>", t.Name)
		_ = xml.EscapeText(&b, []byte(t.Value)) // a Builder never fails
		fmt.Fprintf(&b, "</dcterms:%s>\n", t.Name)
	}
	b.WriteString("</rdf:Description></rdf:RDF>")
	return b.String()
}
