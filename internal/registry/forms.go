package registry

import (
	"context"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/lexicon"
	"github.com/xiaozu-watch/xiaozu/internal/locale"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// Forms tells how groups and people are called in other languages, and titles in English: the form of a simplified name
// in a language, "" if none is known. See locale.Voice.
func Forms(ctx context.Context, db *postgres.DB, titles []lexicon.Title) (func(string, locale.Language) string, error) {
	type nameIn struct {
		name     string
		language locale.Language
	}
	list, err := db.NameForms(ctx)
	if err != nil {
		return nil, err
	}
	forms := make(map[nameIn]string, len(list)+len(titles))
	for _, t := range titles {
		forms[nameIn{t.Hans, locale.English}] = titleForm(t.English)
	}
	for _, f := range list {
		forms[nameIn{f.Name, locale.Language(f.Language)}] = f.Form
	}
	return func(name string, l locale.Language) string { return forms[nameIn{name, l}] }, nil
}

// titleForm is the first form of an English title, without what only explains it: see lexicon.Title.
func titleForm(english string) string {
	first, _, _ := strings.Cut(english, " / ")
	first, _, _ = strings.Cut(first, " (")
	return first
}
