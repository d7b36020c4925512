package api

import (
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// pageOf describes a page of a table.
func (a *API) pageOf(t postgres.Table) *huma.Response {
	schemas := a.Document().Components.Schemas.Map()
	name := strings.ToUpper(t.Name[:1]) + t.Name[1:] + "Row"
	schemas[name] = rowOf(t.Columns)
	page := &huma.Schema{Type: huma.TypeObject, Required: []string{"items", "next"}, Properties: map[string]*huma.Schema{
		"items": {Type: huma.TypeArray, Items: &huma.Schema{Ref: "#/components/schemas/" + name}},
		"next":  {Type: huma.TypeString, Description: "What after is to be for the next page; empty after the last one."},
	}}
	return &huma.Response{Description: "A page", Content: map[string]*huma.MediaType{"application/json": {Schema: page}}}
}

// rowOf describes a row with the columns.
func rowOf(columns []postgres.Column) *huma.Schema {
	row := &huma.Schema{Type: huma.TypeObject, Properties: map[string]*huma.Schema{}}
	for _, c := range columns {
		row.Required = append(row.Required, c.Name)
		row.Properties[c.Name] = fieldOf(c)
	}
	return row
}

// fieldOf describes a field, which may be null as any field of an export.
func fieldOf(c postgres.Column) *huma.Schema {
	s := &huma.Schema{Type: huma.TypeString, Nullable: true, Description: c.Doc}
	switch c.Type {
	case postgres.Integer:
		s.Type, s.Format = huma.TypeInteger, "int64"
	case postgres.Number:
		s.Type, s.Format = huma.TypeNumber, "double"
	case postgres.Boolean:
		s.Type = huma.TypeBoolean
	case postgres.Instant:
		s.Format = "date-time"
	case postgres.Partial:
		s.Pattern = `^(\d{4}(-\d\d(-\d\d)?)?)?$`
	}
	return s
}
