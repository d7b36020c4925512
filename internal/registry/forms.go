package registry

import (
	"context"

	"github.com/xiaozu-watch/xiaozu/internal/locale"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// Forms tells how groups and people are called in other languages: the form of a simplified name in a
// language, "" if none is known. See locale.Voice.
func Forms(ctx context.Context, db *postgres.DB) (func(string, locale.Language) string, error) {
	type nameIn struct {
		name     string
		language locale.Language
	}
	list, err := db.NameForms(ctx)
	if err != nil {
		return nil, err
	}
	forms := make(map[nameIn]string, len(list))
	for _, f := range list {
		forms[nameIn{f.Name, locale.Language(f.Language)}] = f.Form
	}
	return func(name string, l locale.Language) string { return forms[nameIn{name, l}] }, nil
}
