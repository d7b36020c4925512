// Package search finds groups, people and articles by whatever of them somebody types: simplified or
// traditional characters, pinyin, initials or English, as one finds the other.
//
//	query ──names──▶ groups and people, ranked
//	   │                 │ all their names
//	   └──── or ─────────┴──▶ articles whose text holds them, newest first
//
// What names and texts are compared by is package terms; how rows are found fast, package postgres.
package search

import (
	"context"

	"github.com/xiaozu-watch/xiaozu/internal/lexicon"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/terms"
)

// A Desk is where searches are made.
type Desk struct {
	DB      *postgres.DB
	Lexicon *lexicon.Lexicon
}

// Parse reads what somebody typed.
func (d Desk) Parse(query string) terms.Query { return terms.Parse(d.Lexicon.Folder(), query) }

// version is raised whenever the keys of names or the terms of articles change.
const version = 1

// batch is how many names or articles are made findable in one transaction.
const batch = 2000

// Index makes findable what is not yet: names that came to be known, and articles that were stored.
func (d Desk) Index(ctx context.Context) error {
	if err := d.DB.KeepSearchRules(ctx, version); err != nil {
		return err
	}
	for _, next := range []func() (int, error){
		func() (int, error) { return d.DB.KeyNames(ctx, batch, d.keys) },
		func() (int, error) { return d.DB.IndexArticles(ctx, batch, d.Lexicon.Pairs) },
	} {
		for n := batch; n == batch; {
			var err error
			if n, err = next(); err != nil {
				return err
			}
		}
	}
	if err := d.DB.SortInTerms(ctx); err != nil {
		return err
	}
	return d.DB.CountNames(ctx)
}

func (d Desk) keys(name postgres.Name) []postgres.NameKey {
	var keys []postgres.NameKey
	for _, k := range terms.Keys(d.Lexicon.Folder(), terms.Kind(name.Kind), name.Text) {
		keys = append(keys, postgres.NameKey{Name: name, Key: k.Text, Form: string(k.Form), At: k.At})
	}
	return keys
}
