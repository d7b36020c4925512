package api

import (
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// pageOf describes a page of rows with the columns.
func (a *API) pageOf(name string, columns []postgres.Column, some ...postgres.Column) *huma.Response {
	page := &huma.Schema{Type: huma.TypeObject, Required: []string{"items", "next"}, Properties: map[string]*huma.Schema{
		"items": {Type: huma.TypeArray, Items: a.rowOf(name, columns, some...)},
		"next":  {Type: huma.TypeString, Description: "What after is to be for the next page; empty after the last one."},
	}}
	return answered("A page", page)
}

func answered(what string, schema *huma.Schema) *huma.Response {
	return &huma.Response{Description: what, Content: map[string]*huma.MediaType{"application/json": {Schema: schema}}}
}

// rowOf describes a row with the columns, once for all who speak of it. What only some rows have is not required.
func (a *API) rowOf(name string, columns []postgres.Column, some ...postgres.Column) *huma.Schema {
	name = strings.ToUpper(name[:1]) + name[1:] + "Row"
	row := &huma.Schema{Type: huma.TypeObject, Properties: map[string]*huma.Schema{}}
	for _, c := range columns {
		row.Required = append(row.Required, c.Name)
		row.Properties[c.Name] = fieldOf(c)
	}
	for _, c := range some {
		row.Properties[c.Name] = fieldOf(c)
	}
	a.Document().Components.Schemas.Map()[name] = row
	return &huma.Schema{Ref: "#/components/schemas/" + name}
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
