package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// lookUp finds the ids that a name can mean, by the kind of what is counted. Offices, agencies and levels have none but
// their names.
func lookUp(db *postgres.DB, kind string) func(ctx context.Context, name string) ([]string, error) {
	switch news.MentionKind(kind) {
	case news.GroupMention:
		return db.GroupsNamed
	case news.PersonMention:
		return db.PeopleNamed
	}
	return func(_ context.Context, name string) ([]string, error) { return []string{name}, nil }
}

// theOnly is the id that a name stands for.
func theOnly(ctx context.Context, name string, look func(context.Context, string) ([]string, error)) (string, error) {
	ids, err := look(ctx, name)
	if err == nil && len(ids) > 1 {
		err = fmt.Errorf("%s names several: ask for one of %s", name, strings.Join(ids, ", "))
	}
	if err != nil {
		return "", err
	}
	return ids[0], nil
}

// unknownName says where names are found, if err is that nothing is called so.
func unknownName(err error) error {
	if errors.Is(err, postgres.ErrNotFound) {
		return fmt.Errorf("%w; `xiaozu search` finds names by a part, in any writing", err)
	}
	return err
}
