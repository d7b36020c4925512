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
func (db *DB) PagesToRead(ctx context.Context, v Versions, until time.Time, limit int) ([]PageRef, error) {
	rows, err := db.pool.QueryContext(ctx, `
		(SELECT source, page, version FROM pages WHERE version > 0 AND reading IS NULL AND checked <= $3
			ORDER BY source, page LIMIT $2)
		UNION ALL
		(SELECT source, page, version FROM pages WHERE version > 0 AND reading < $1
			ORDER BY reading, source, page LIMIT $2)
		UNION ALL
		(SELECT source, page, version FROM pages WHERE version > 0 AND reading > $1
			ORDER BY reading, source, page LIMIT $2)
		LIMIT $2`,
		v.String(), limit, until)
	refs, err := collectRows(rows, err, func(r *PageRef) []any { return []any{&r.Source, &r.ID, &r.Version} })
	if err != nil {
		return nil, fmt.Errorf("pages to read: %w", err)
	}
	return refs, nil
}

// CountUnread counts the pages that nobody has read yet, at most limit.
func (db *DB) CountUnread(ctx context.Context, limit int) (n int, err error) {
	err = db.pool.QueryRowContext(ctx, `
		SELECT count(*)
		FROM (SELECT FROM pages WHERE version > 0 AND reading IS NULL LIMIT $1) p`,
		limit).Scan(&n)
	if err != nil {
		return 0, fmt.Errorf("count unread pages: %w", err)
	}
	return n, nil
}
