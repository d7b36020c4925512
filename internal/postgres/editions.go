package postgres

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/redline"
)

// An Edition is a text of an article that was replaced by another.
type Edition struct {
	Version     int // of the page, that had this text
	Title, Body string
	Replaced    time.Time // when the page was first seen with the next text
	By          int       // version of the page that has it
}

// An Absence is a time in which the address of a page did not answer.
type Absence struct {
	Gone, Back time.Time // Back is zero while it lasts
	How        string    // what the site answered, in words
}

func (tx Tx) keepEditions(ctx context.Context, readings []*Reading) error {
	for _, r := range again(readings) {
		if r.before.version < r.Article.Version {
			if err := tx.keepEdition(ctx, r.Article); err != nil {
				return err
			}
		}
	}
	return nil
}

// keepEdition keeps the text that an article had before, if a says another thing. New bytes around
// an old text, as a counter of views makes them, are no edition, nor are further pages that did not come
// before; and that a text can no longer be found on its page is a fault of reading.
func (tx Tx) keepEdition(ctx context.Context, a news.Article) error {
	var old Edition
	var lacked bool
	err := tx.sql.QueryRowContext(ctx, `
		SELECT version, title, body, next_pages <> '{}'
		FROM articles
		WHERE source = $1 AND page = $2`,
		a.Source, a.Page).Scan(&old.Version, &old.Title, &old.Body, &lacked)
	if err != nil || lacked && goesOn(old.Body, text(a.Body)) || a.Body == "" || redline.SameText(old.Title, text(a.Title)) && redline.SameText(old.Body, text(a.Body)) {
		return err
	}
	_, err = tx.sql.ExecContext(ctx, `
		INSERT INTO editions (source, page, version, title, body, replaced, by_version)
		SELECT $1, $2, $3, $4, $5, fetched, $6
		FROM page_versions
		WHERE source = $1 AND page = $2 AND version = $6
		ON CONFLICT DO NOTHING`,
		a.Source, a.Page, old.Version, old.Title, old.Body, a.Version)
	return err
}

// goesOn reports whether a body is an older one and more.
func goesOn(old, body string) bool { return old != "" && strings.HasPrefix(body, old) }

func (db *DB) countEditions(ctx context.Context, source, page string) (n int, err error) {
	err = db.pool.QueryRowContext(ctx, `SELECT count(*) FROM editions WHERE source = $1 AND page = $2`, source, page).Scan(&n)
	return n, err
}

// Editions returns the texts that an article had before its present one, oldest first.
func (db *DB) Editions(ctx context.Context, source, page string) ([]Edition, error) {
	rows, err := db.pool.QueryContext(ctx, `
		SELECT version, title, body, replaced, by_version
		FROM editions
		WHERE source = $1 AND page = $2
		ORDER BY version`,
		source, page)
	editions, err := collectRows(rows, err, func(e *Edition) []any {
		return []any{&e.Version, &e.Title, &e.Body, scanTime{&e.Replaced}, &e.By}
	})
	if err != nil {
		return nil, fmt.Errorf("editions of page %s of %s: %w", page, source, err)
	}
	return editions, nil
}

// Absences returns when a page was gone, oldest first.
func (db *DB) Absences(ctx context.Context, source, page string) ([]Absence, error) {
	rows, err := db.pool.QueryContext(ctx, `
		SELECT gone, back, how
		FROM absences
		WHERE source = $1 AND page = $2
		ORDER BY gone`,
		source, page)
	absences, err := collectRows(rows, err, func(a *Absence) []any {
		return []any{scanTime{&a.Gone}, scanTime{&a.Back}, &a.How}
	})
	if err != nil {
		return nil, fmt.Errorf("absences of page %s of %s: %w", page, source, err)
	}
	return absences, nil
}
