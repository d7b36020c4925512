package release

import (
	"bytes"
	"fmt"
	"strings"
	"time"
)

// Citation is how a release is cited in plain words.
func (p Package) Citation() string {
	cited := fmt.Sprintf("%s (%s). %s.", p.publishers(), p.Created.Format("2006-01-02"), p.Title)
	if p.Homepage != "" {
		cited += " " + p.Homepage
	}
	return cited
}

func (p Package) publishers() string {
	var names []string
	for _, c := range p.Contributors {
		names = append(names, c.Title)
	}
	return strings.Join(names, ", ")
}

// BibTeX is the citation for BibTeX.
func (p Package) BibTeX() string {
	return fmt.Sprintf("@misc{%s,\n  title     = {%s},\n  author    = {{%s}},\n  year      = {%d},\n  version   = {%s},\n  note      = {As of %s},\n  url       = {%s}\n}",
		p.Name, p.Title, p.publishers(), p.Created.Year(), p.Version, p.Created.Format(time.RFC3339), p.Homepage)
}

// readme tells people what is in a release and what changed since the one before.
func readme(p Package, changes []Tally) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "# %s\n\n%s\nEverything is as of %s.\n\n", p.Title, p.Description, p.Created.Format(time.RFC3339))
	fmt.Fprintf(&b, "Licence: %s\n\nCite as: %s\n\n", p.Licenses[0], p.Citation())
	fmt.Fprintf(&b, "Made by xiaozu %s: rules of pages %d, rules of texts %d, dictionaries %s, rules of reprints %d.\n",
		p.Program.Version, p.Program.Parser, p.Program.Extractor, p.Program.Lexicon, p.Program.Stories)
	b.WriteString(conventions)
	if changes != nil {
		b.WriteString("\n## Since the release before\n\n| table | gained | lost | changed | as before |\n| --- | --- | --- | --- | --- |\n")
		for _, t := range changes {
			fmt.Fprintf(&b, "| `%s` | %d | %d | %d | %d |\n", t.Table, t.Gained, t.Lost, t.Changed, t.Same)
		}
	}
	for _, r := range p.Resources {
		if r.Schema != nil {
			describe(&b, r)
		}
	}
	return b.Bytes()
}

const conventions = `
Check the files with ` + "`sha256sum -c SHA256SUMS`" + `. Every table is there as CSV (UTF-8, one header line) and as Parquet.
Days are those of Beijing; a date is YYYY, YYYY-MM or YYYY-MM-DD, as precise as known, and empty if unknown.
In CSV a text that a spreadsheet would run as a formula (it begins with =, +, -, @, a tab or a carriage return)
has a ' put before it, as has one that begins with '; to reverse, take one leading ' away.
`

// describe is the data dictionary of a table.
func describe(b *bytes.Buffer, r Resource) {
	fmt.Fprintf(b, "\n## `%s`: %s\n\n%d rows, told apart by `%s`.\n\n| column | type | what |\n| --- | --- | --- |\n",
		r.Table, r.Title, r.Rows, strings.Join(r.Schema.Key, "`, `"))
	for _, f := range r.Schema.Fields {
		fmt.Fprintf(b, "| `%s` | %s | %s |\n", f.Name, f.Type, f.Description)
	}
}
