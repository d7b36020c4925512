package postgres

import (
	"context"
	"fmt"
)

// A NameForm is how a group or a person of the registry is officially called in another language.
type NameForm struct {
	Name     string // simplified
	Language string // BCP 47 of Form
	Form     string
}

// NameForms lists the other forms of all official simplified names. A name that several share has
// a form only if they share that too.
func (db *DB) NameForms(ctx context.Context) ([]NameForm, error) {
	rows, err := db.pool.QueryContext(ctx, `
		SELECT name, language, min(form)
		FROM (
			SELECT a.name, b.language, b.name AS form
			FROM group_names a
			JOIN group_names b USING (group_id, kind, valid_from, valid_to)
			WHERE a.kind = 'official' AND a.language = 'zh-Hans' AND b.language <> 'zh-Hans'
			UNION ALL
			SELECT a.name, b.language, b.name
			FROM person_names a
			JOIN person_names b USING (person_id, kind)
			WHERE a.kind = 'official' AND a.language = 'zh-Hans' AND b.language <> 'zh-Hans'
		) forms
		GROUP BY name, language
		HAVING min(form) = max(form)`)
	forms, err := collectRows(rows, err, func(f *NameForm) []any { return []any{&f.Name, &f.Language, &f.Form} })
	if err != nil {
		return nil, fmt.Errorf("forms of names: %w", err)
	}
	return forms, nil
}
