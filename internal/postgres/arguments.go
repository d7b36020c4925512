package postgres

import (
	"encoding/json"
	"fmt"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// Arguments are what a fact says of whom, in the shape in which decisions keep them.
type Arguments struct {
	Fact        string        `json:"fact"` // key
	Kind        news.FactKind `json:"kind"`
	Action      news.Action   `json:"action"`
	Person      string        `json:"person"`
	PersonEntry string        `json:"person_entry"`
	Role        string        `json:"role"`
	Body        string        `json:"body"`
	BodyEntry   string        `json:"body_entry"`
	OwnPost     string        `json:"own_post"`
	Other       string        `json:"other"`
	Date        news.Date     `json:"date"`
	Basis       news.Basis    `json:"basis"`
}

// ArgumentsOf returns the arguments of f.
func ArgumentsOf(f news.Fact) *Arguments {
	return &Arguments{Fact: f.Key(), Kind: f.Kind, Action: f.Action, Person: f.Person, PersonEntry: f.PersonEntry, Role: f.Role,
		Body: f.Body, BodyEntry: f.BodyEntry, OwnPost: f.OwnPost, Other: f.Other, Date: f.Date, Basis: f.Basis}
}

// argumentsOf is the object of the arguments of the fact f, with what read it.
const argumentsOf = `jsonb_build_object('fact', f.fact, 'kind', f.kind, 'action', f.action, 'person', f.person, 'person_entry', f.person_entry,
	'role', f.role, 'body', f.body, 'body_entry', f.body_entry, 'own_post', f.own_post, 'other', f.other, 'date', f.date, 'basis', f.basis,
	'rule', f.rule, 'confidence', f.confidence)`

// Stated is the fact with these arguments.
func (a *Arguments) Stated() news.Fact {
	return news.Fact{Kind: a.Kind, Action: a.Action, Person: a.Person, PersonEntry: a.PersonEntry, Role: a.Role,
		Body: a.Body, BodyEntry: a.BodyEntry, OwnPost: a.OwnPost, Other: a.Other, Date: a.Date, Basis: a.Basis}
}

// stored is a as a jsonb value; null for nil.
func (a *Arguments) stored() (any, error) {
	if a == nil {
		return nil, nil
	}
	b, err := json.Marshal(a)
	return text(string(b)), err
}

// scanArguments reads a jsonb value that may be null.
type scanArguments struct{ a **Arguments }

func (s scanArguments) Scan(v any) error {
	switch v := v.(type) {
	case nil:
		*s.a = nil
		return nil
	case []byte:
		*s.a = &Arguments{}
		return json.Unmarshal(v, *s.a)
	default:
		return fmt.Errorf("%T are no arguments", v)
	}
}
