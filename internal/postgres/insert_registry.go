package postgres

import (
	"context"
	"encoding/json"
)

// insertAll inserts rows as one JSON array of objects, whose keys are the columns. A row that is
// there already stays: the dictionary's word stands before that of a fact.
func (tx Tx) insertAll(ctx context.Context, table string, rows []map[string]any) error {
	if len(rows) == 0 {
		return nil
	}
	all, err := json.Marshal(rows)
	if err != nil {
		return err
	}
	_, err = tx.sql.ExecContext(ctx, `
		INSERT INTO `+table+`
		SELECT * FROM json_populate_recordset(NULL::`+table+`, $1)
		ON CONFLICT DO NOTHING`,
		string(all))
	return err
}

func (tx Tx) insertGroups(ctx context.Context, groups []Group) error {
	return tx.insertAll(ctx, "groups", objects(groups, func(g Group) map[string]any {
		return map[string]any{"id": text(g.ID), "level": g.Level, "form": g.Form, "permanence": g.Permanence,
			"established": partial(g.Established), "established_by": text(g.EstablishedBy), "ended": partial(g.Ended), "end_kind": g.EndKind,
			"office_host": text(g.OfficeHost), "office_relation": g.OfficeRelation, "verification": g.Verification,
			"source": text(g.Source), "notes": text(g.Notes), "basis": g.Basis, "fact": orNull(g.Fact), "ended_by": orNull(g.EndedBy)}
	}))
}

func (tx Tx) insertNames(ctx context.Context, names []GroupName) error {
	return tx.insertAll(ctx, "group_names", objects(names, func(n GroupName) map[string]any {
		return map[string]any{"group_id": text(n.Group), "name": text(n.Name), "language": n.Language, "kind": n.Kind,
			"valid_from": partial(n.From), "valid_to": partial(n.To), "basis": n.Basis, "fact": orNull(n.Fact)}
	}))
}

func (tx Tx) insertLineage(ctx context.Context, lineage []Descent) error {
	return tx.insertAll(ctx, "lineage", objects(lineage, func(d Descent) map[string]any {
		return map[string]any{"predecessor": text(d.Predecessor), "successor": text(d.Successor), "kind": d.Kind,
			"basis": d.Basis, "fact": orNull(d.Fact)}
	}))
}

func (tx Tx) insertSeats(ctx context.Context, seats []Seat) error {
	return tx.insertAll(ctx, "seats", seatObjects(seats))
}

func seatObjects(seats []Seat) []map[string]any {
	return objects(seats, func(s Seat) map[string]any {
		return map[string]any{"body": text(s.Body), "person": text(s.Person), "role": text(s.Role),
			"valid_from": partial(s.From), "valid_to": partial(s.To), "first_seen": partial(s.FirstSeen),
			"last_seen": partial(s.LastSeen), "body_name": text(s.BodyName), "person_name": text(s.PersonName), "basis": s.Basis,
			"fact": orNull(s.Fact), "ended_by": orNull(s.EndedBy), "end_basis": s.EndBasis}
	})
}

func (tx Tx) insertPeople(ctx context.Context, e Entries) error {
	people := objects(e.People, func(p Person) map[string]any {
		return map[string]any{"id": p.ID, "birth_year": yearOrNull(p.BirthYear), "wikidata": p.Wikidata, "basis": FromDictionary,
			"verification": p.Verification, "source": text(p.Source)}
	})
	names := objects(e.PersonNames, func(n PersonName) map[string]any {
		return map[string]any{"person_id": n.Person, "name": text(n.Name), "language": n.Language, "kind": n.Kind}
	})
	return firstError(tx.insertAll(ctx, "people", people), tx.insertAll(ctx, "person_names", names))
}

func objects[T any](rows []T, object func(T) map[string]any) []map[string]any {
	all := make([]map[string]any, len(rows))
	for i, row := range rows {
		all[i] = object(row)
	}
	return all
}

func orNull(key string) any {
	if key == "" {
		return nil
	}
	return key
}

func yearOrNull(year int) any {
	if year == 0 {
		return nil
	}
	return year
}

// firstError is the first of errors that come one after the other; those after it only say that
// the transaction has failed.
func firstError(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
