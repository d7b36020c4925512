package release

import (
	"strings"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// A Package is the descriptor of a release: https://specs.frictionlessdata.io/data-package/
type Package struct {
	Profile      string        `json:"profile"`
	Name         string        `json:"name"`
	Title        string        `json:"title"`
	Description  string        `json:"description"`
	Version      string        `json:"version"` // the number of the release
	Created      time.Time     `json:"created"` // the moment of which everything is
	Homepage     string        `json:"homepage,omitempty"`
	Licenses     []Licence     `json:"licenses"`
	Contributors []Contributor `json:"contributors"`
	Program      Program       `json:"program"`
	Resources    []Resource    `json:"resources"`
}

// A Licence names one, or says where it stands.
type Licence struct {
	Name string `json:"name,omitempty"` // SPDX identifier
	Path string `json:"path,omitempty"` // address
}

// newLicence reads what the operator says: an address, or an identifier.
func newLicence(s string) Licence {
	if strings.Contains(s, "://") {
		return Licence{Path: s}
	}
	return Licence{Name: s}
}

// String is the licence as the operator wrote it.
func (l Licence) String() string { return l.Name + l.Path }

// A Contributor answers for a release.
type Contributor struct {
	Title string `json:"title"`
	Role  string `json:"role"`
}

// A Program says which versions of code and dictionaries made a release. Rows that others read before
// say so in their column read_by.
type Program struct {
	Version   string `json:"version"`
	Parser    int    `json:"parser"`
	Extractor int    `json:"extractor"`
	Lexicon   string `json:"lexicon"`
	Stories   int    `json:"stories"`
}

func newProgram(version string, v postgres.Versions) Program {
	return Program{version, v.Parser, v.Extractor, v.Lexicon, v.Stories}
}

// A Resource is a file with a table.
type Resource struct {
	Profile   string  `json:"profile"`
	Name      string  `json:"name"`
	Title     string  `json:"title"`
	Path      string  `json:"path"`
	Format    string  `json:"format"`
	MediaType string  `json:"mediatype"`
	Encoding  string  `json:"encoding,omitempty"`
	Bytes     int64   `json:"bytes"`
	Hash      string  `json:"hash"` // sha256:…
	Rows      int     `json:"rows"`
	Table     string  `json:"table"` // the same for all files with the same rows
	Schema    *Schema `json:"schema,omitempty"`
}

// A Schema describes the columns of a CSV file: https://specs.frictionlessdata.io/table-schema/
type Schema struct {
	Fields []Field `json:"fields"`
	// Key are the columns that tell rows apart. It is not called primaryKey, since in some tables an
	// unknown part of it is empty, which a primary key may not be.
	Key           []string `json:"key"`
	MissingValues []string `json:"missingValues"`
}

// A Field is a column.
type Field struct {
	Name        string      `json:"name"`
	Type        string      `json:"type"`
	Description string      `json:"description"`
	TrueValues  []string    `json:"trueValues,omitempty"`
	FalseValues []string    `json:"falseValues,omitempty"`
	Constraints *constraint `json:"constraints,omitempty"`
}

type constraint struct {
	Pattern string `json:"pattern"`
}

// patterns are those of texts that have a form.
var patterns = map[postgres.Type]string{
	postgres.Partial: `\d{4}(-\d\d(-\d\d)?)?`,
	postgres.Instant: `\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00`,
}

func newSchema(p part) *Schema {
	s := Schema{Key: p.key, MissingValues: []string{""}}
	for _, c := range p.Columns {
		f := Field{Name: c.Name, Type: "string", Description: c.Doc}
		switch c.Type {
		case postgres.Integer, postgres.Number:
			f.Type = string(c.Type)
		case postgres.Boolean:
			f.Type, f.TrueValues, f.FalseValues = "boolean", []string{"t"}, []string{"f"}
		case postgres.Partial, postgres.Instant:
			f.Constraints = &constraint{patterns[c.Type]}
		}
		s.Fields = append(s.Fields, f)
	}
	return &s
}
