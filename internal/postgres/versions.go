package postgres

import (
	"context"
	"fmt"
	"time"
)

// Versions say which code and dictionaries read a page. A reading made with others is out of date.
type Versions struct {
	Parser    int    // of the rules that make a page an article
	Extractor int    // of the rules that read an article
	Lexicon   string // of the names, such as a digest of the dictionaries
	Stories   int    // of how copies of a story are found
}

// String is the form that pages.reading holds.
func (v Versions) String() string {
	return fmt.Sprintf("parser=%d extractor=%d lexicon=%s stories=%d", v.Parser, v.Extractor, v.Lexicon, v.Stories)
}

// A PageRef names a page and its newest kept version.
type PageRef struct {
	Source  string
	ID      string
	Version int
}

// PagesToRead returns up to limit pages whose newest version was not read yet, or by other
// versions than v; unread ones come first, of which those fetched later than until are left out. A page leaves the list by MarkRead, so a page that
// cannot be parsed must be saved too: as an article with its problems. Processes with different
// versions would undo each other's work: let only the newest sweep.
func (db *DB) PagesToRead(ctx context.Context, v Versions, until time.Time, limit int) (refs []PageRef, err error) {
	err = db.transact(ctx, func(tx Tx) error {
		if err := tx.queueOutdated(ctx, v); err != nil {
			return err
		}
		rows, err := tx.sql.QueryContext(ctx, `
			(SELECT source, page, version FROM unread_pages JOIN pages USING (source, page)
				WHERE NOT outdated AND version > 0 AND reading IS NULL AND checked <= $3
				ORDER BY source, page LIMIT $2)
			UNION ALL
			(SELECT source, page, version FROM unread_pages JOIN pages USING (source, page)
				WHERE outdated AND version > 0 AND reading <> $1
				ORDER BY source, page LIMIT $2)
			LIMIT $2`,
			v.String(), limit, until)
		refs, err = collectRows(rows, err, func(r *PageRef) []any { return []any{&r.Source, &r.ID, &r.Version} })
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("pages to read: %w", err)
	}
	return refs, nil
}

// queueOutdated goes through all pages, once for new versions, and has those read again that others read. What is
// marked as read meanwhile by others waits for it, and then queues itself.
func (tx Tx) queueOutdated(ctx context.Context, v Versions) error {
	done, err := tx.sql.ExecContext(ctx, `UPDATE learning SET versions = $1 WHERE versions <> $1`, v.String())
	if err != nil {
		return err
	}
	if n, err := done.RowsAffected(); err != nil || n == 0 {
		return err
	}
	if _, err := tx.sql.ExecContext(ctx, `DELETE FROM unread_pages WHERE outdated`); err != nil {
		return err
	}
	_, err = tx.sql.ExecContext(ctx, `
		INSERT INTO unread_pages (outdated, source, page)
		SELECT true, source, page
		FROM pages
		WHERE version > 0 AND reading <> $1
		ORDER BY source, page`,
		v.String())
	return err
}

// CountUnread counts the pages that nobody has read yet, at most limit.
func (db *DB) CountUnread(ctx context.Context, limit int) (n int, err error) {
	err = db.pool.QueryRowContext(ctx, `
		SELECT count(*)
		FROM (SELECT FROM unread_pages WHERE NOT outdated LIMIT $1) p`,
		limit).Scan(&n)
	if err != nil {
		return 0, fmt.Errorf("count unread pages: %w", err)
	}
	return n, nil
}
