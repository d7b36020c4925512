package ftm

import (
	"cmp"
	"strings"
)

// china is the code of the country.
const china = "cn"

// A row is the fields of one by the names of their columns.
type row map[string]string

// row writes what a row of the table says.
func (w *writer) row(table string, r row) error {
	switch table {
	case "articles":
		return w.put(r.article())
	case "facts":
		return w.fact(r)
	case "seats":
		return w.seat(r)
	case "groups":
		return w.group(r)
	}
	return w.put(person(r["person"], r["name"], map[string][]string{"alias": {r["name_traditional"], r["name_english"]},
		"birthDate": {r["birth_year"]}, "wikidataId": {r["wikidata"]}, "topics": {"role.pep"}}))
}

func (r row) article() entity {
	return entity{idOf("article", r["source"], r["page"]), "Article", map[string][]string{
		"title": {r["title"]}, "author": {r["author"]}, "publisher": {r["publisher"]}, "sourceUrl": {r["url"]},
		"publishedAt": {r["published"][:min(len(r["published"]), len("2006-01-02"))]}, "language": {languages[r["language"]]},
	}}
}

// languages are the codes of ISO 639-3 for those of articles.
var languages = map[string]string{"zh": "zho", "en": "eng"}

func person(id, name string, more map[string][]string) entity {
	return named("Person", idOf("person", id), name, more)
}

func body(id, name string, more map[string][]string) entity {
	return named("PublicBody", idOf("body", id), name, more)
}

func named(schema, id, name string, more map[string][]string) entity {
	properties := map[string][]string{"name": {name}, "country": {china}}
	for key, values := range more {
		properties[key] = values
	}
	return entity{id, schema, properties}
}

func (w *writer) group(r row) error {
	err := w.put(body(r["group"], cmp.Or(r["name"], r["group"]), map[string][]string{"alias": {r["name_traditional"], r["name_english"]},
		"incorporationDate": {r["established"]}, "dissolutionDate": {r["ended"]}, "classification": {r["form"]}, "status": {r["end_kind"]}, "topics": {"gov"}}))
	for successor := range strings.FieldsSeq(r["successors"]) {
		if err == nil {
			err = w.put(entity{idOf("succession", r["group"], successor), "Succession", map[string][]string{
				"predecessor": {idOf("body", r["group"])}, "successor": {idOf("body", successor)}, "date": {r["ended"]}, "role": {r["end_kind"]}}})
		}
	}
	return err
}

func (w *writer) seat(r row) error {
	who, where := person(r["person"], r["person_name"], nil), body(r["body"], r["body_name"], nil)
	return w.putAll(who, where, entity{idOf("seat", r["body"], r["person"], r["role"], r["from"]), "Membership", map[string][]string{
		"member": {who.ID}, "organization": {where.ID}, "role": {r["role"]}, "startDate": {r["from"]}, "endDate": {r["to"]}, "recordId": {r["fact"]}}})
}

// fact is an event in which the person and the body were involved; where no text states it any more it has no proof.
func (w *writer) fact(r row) error {
	event := map[string][]string{
		"name": {strings.Join(strings.Fields(r["kind"]+" "+r["action"]+" "+r["person"]+" "+r["role"]+" "+r["body"]+" "+r["other"]), " ")},
		"date": {r["date"]}, "recordId": {r["fact"]}, "keywords": {r["kind"], r["action"], r["state"]},
		"summary": {r["evidence"]}, "sourceUrl": {r["url"]}, "publisher": {r["publisher"]}, "country": {china},
	}
	for _, involved := range []struct {
		name string
		as   entity
	}{
		{r["person"], person(cmp.Or(r["person_entry"], r["person"]), r["person"], nil)},
		{r["body"], body(cmp.Or(r["body_entry"], r["body"]), r["body"], nil)},
	} {
		if involved.name == "" {
			continue
		}
		event["involved"] = append(event["involved"], involved.as.ID)
		if err := w.put(involved.as); err != nil {
			return err
		}
	}
	if r["page"] != "" {
		proof := r.article()
		event["proof"] = []string{proof.ID}
		if err := w.put(proof); err != nil {
			return err
		}
	}
	return w.put(entity{idOf("fact", r["fact"]), "Event", event})
}
