package api

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// A Guide is the document for people to read.
type Guide struct {
	Questions []Question // by their paths
	Shapes    []Shape    // of what is answered, by their names
}

// A Question is one operation.
type Question struct {
	ID, Path, About string
	Scope           postgres.Scope
	Parameters      []Field
	Answer          Field
}

// A Shape is an object with its fields.
type Shape struct {
	Name   string
	Fields []Field
}

// A Field is one of a shape, or a parameter.
type Field struct {
	Name, About string
	Type        string // string, integer, …
	List        bool   // whether there are many
	Shape       string // name of the shape that it has; "" for none
	Choices     []any  // what it can be, if that is not much
}

// Guide is made of the document.
func (a *API) Guide() (g Guide) {
	for path, item := range a.Document().Paths {
		op := item.Get
		q := Question{ID: op.OperationID, Path: path, About: op.Summary, Scope: scopeOf(op), Answer: answerOf(op)}
		for _, p := range op.Parameters {
			q.Parameters = append(q.Parameters, field(p.Name, p.Description, p.Schema))
		}
		g.Questions = append(g.Questions, q)
	}
	slices.SortFunc(g.Questions, func(a, b Question) int { return strings.Compare(a.Path, b.Path) })
	for name, schema := range a.Document().Components.Schemas.Map() {
		g.Shapes = append(g.Shapes, Shape{name, fieldsOf(schema)})
	}
	slices.SortFunc(g.Shapes, func(a, b Shape) int { return strings.Compare(a.Name, b.Name) })
	return g
}

func scopeOf(op *huma.Operation) postgres.Scope { return postgres.Scope(op.Security[0][security][0]) }

func answerOf(op *huma.Operation) Field {
	return field("", "", op.Responses["200"].Content["application/json"].Schema)
}

// fieldsOf are the properties of an object, those that it always has first.
func fieldsOf(s *huma.Schema) (fields []Field) {
	for name, property := range s.Properties {
		fields = append(fields, field(name, property.Description, property))
	}
	place := func(f Field) int {
		if i := slices.Index(s.Required, f.Name); i >= 0 {
			return i
		}
		return len(s.Required)
	}
	slices.SortFunc(fields, func(a, b Field) int { return cmp.Or(place(a)-place(b), strings.Compare(a.Name, b.Name)) })
	return fields
}

// field describes one; a page of a list is the list.
func field(name, about string, s *huma.Schema) Field {
	if items := s.Properties["items"]; items != nil {
		s = items
	}
	f := Field{Name: name, About: about, Type: s.Type, List: s.Items != nil, Choices: s.Enum}
	if s.Default != nil {
		f.About = strings.TrimSpace(fmt.Sprintf("%s Unless given: %v.", about, s.Default))
	}
	if s.Items != nil {
		s = s.Items
		f.Type = s.Type
	}
	if _, shape, found := strings.Cut(s.Ref, "#/components/schemas/"); found {
		f.Shape = shape
	}
	return f
}
