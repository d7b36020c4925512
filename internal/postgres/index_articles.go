package postgres

import (
	"context"
	"fmt"
	"slices"

	"github.com/lib/pq"
)

// KeepSearchRules makes all search keys and terms anew if they were made by another version of the rules.
func (db *DB) KeepSearchRules(ctx context.Context, version int) error {
	err := db.transact(ctx, func(tx Tx) error {
		done, err := tx.sql.ExecContext(ctx, `UPDATE search_rules SET version = $1, until = '-infinity' WHERE version <> $1`, version)
		if err != nil {
			return err
		}
		if n, err := done.RowsAffected(); err != nil || n == 0 {
			return err
		}
		_, err = tx.sql.ExecContext(ctx, `
			DELETE FROM name_keys;
			DELETE FROM keyed_names;
			INSERT INTO unindexed_articles SELECT source, page FROM articles ON CONFLICT DO NOTHING`)
		return err
	})
	if err != nil {
		return fmt.Errorf("keep to version %d of the search rules: %w", version, err)
	}
	return nil
}

// An indexed is what the terms of an article are made of.
type indexed struct {
	source, page string
	day          string
	text         string
}

// IndexArticles makes up to limit articles findable that were stored since they last were, and counts them.
func (db *DB) IndexArticles(ctx context.Context, limit int, terms func(text string) []int32) (n int, err error) {
	err = db.transact(ctx, func(tx Tx) error {
		// What waits to be sorted into the index is sorted in at once, not in pieces of the usual 4 MB.
		if _, err := tx.sql.ExecContext(ctx, `SET LOCAL work_mem = '128MB'`); err != nil {
			return err
		}
		rows, err := tx.sql.QueryContext(ctx, `
			WITH next AS (
				DELETE FROM unindexed_articles
				WHERE (source, page) IN (SELECT source, page FROM unindexed_articles LIMIT $1 FOR UPDATE SKIP LOCKED)
				RETURNING source, page
			)
			SELECT source, page, coalesce(day, '-infinity')::text, title || E'\n' || body
			FROM next JOIN articles USING (source, page)`,
			limit)
		articles, err := collectRows(rows, err, func(a *indexed) []any { return []any{&a.source, &a.page, &a.day, &a.text} })
		if err != nil || len(articles) == 0 {
			return err
		}
		n = len(articles)
		return tx.saveTerms(ctx, articles, terms)
	})
	if err != nil {
		return 0, fmt.Errorf("make articles findable: %w", err)
	}
	return n, nil
}

// saveTerms sends the terms of all articles as one array, of which each article has a piece. Each is sent once and
// in order: the index sorts what is not.
func (tx Tx) saveTerms(ctx context.Context, articles []indexed, terms func(text string) []int32) error {
	var all int4s
	ends, counts := make([]int64, len(articles)), make([]int64, len(articles))
	for i, a := range articles {
		own := terms(a.text)
		slices.Sort(own)
		own = slices.Compact(own)
		all = append(all, own...)
		ends[i], counts[i] = int64(len(all)), int64(len(own))
	}
	_, err := tx.sql.ExecContext(ctx, `
		INSERT INTO article_terms (source, page, day, terms)
		SELECT source, page, day, ($6::int[])[upto - many + 1:upto]
		FROM unnest($1::text[], $2::uuid[], $3::date[], $4::int[], $5::int[]) AS a (source, page, day, upto, many)
		ON CONFLICT (source, page) DO UPDATE SET day = EXCLUDED.day, terms = EXCLUDED.terms
		WHERE (article_terms.day, article_terms.terms) <> (EXCLUDED.day, EXCLUDED.terms)`,
		column(articles, func(a indexed) string { return a.source }),
		column(articles, func(a indexed) string { return a.page }),
		column(articles, func(a indexed) string { return a.day }),
		pq.Array(ends), pq.Array(counts), all)
	return err
}

// SortInTerms sorts the terms of what IndexArticles made findable into their index: each search goes through those
// that wait for it.
func (db *DB) SortInTerms(ctx context.Context) error {
	if _, err := db.pool.ExecContext(ctx, `SELECT sort_in_terms()`); err != nil {
		return fmt.Errorf("sort terms into their index: %w", err)
	}
	return nil
}
