package postgres

import (
	"context"
	"fmt"
	"time"

	"github.com/lib/pq"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// movedFor is how long an address is taken to lead where it led.
const movedFor = 30 * 24 * time.Hour

// KeptPages returns those of the canonical addresses that need not be asked for because a list
// links to them: a version is kept, of the page itself or of one to which it led lately, or they
// were asked for after recent and gave none.
func (db *DB) KeptPages(ctx context.Context, source string, urls []string, recent time.Time) ([]string, error) {
	ids := make([]string, len(urls))
	byID := make(map[string]string, len(urls))
	for i, url := range urls {
		ids[i] = news.PageID(url)
		byID[ids[i]] = url
	}
	kept, err := collect[string](db.pool.QueryContext(ctx, `
		SELECT page::text
		FROM pages
		WHERE source = $1 AND page = ANY ($2::uuid[]) AND (version > 0 OR kept_as IS NOT NULL OR checked > $3)
		UNION
		SELECT m.page::text
		FROM moved_pages m
		JOIN pages p ON p.source = m.source AND p.page = m.target
		WHERE m.source = $1 AND m.page = ANY ($2::uuid[]) AND m.noted > $4 AND (p.version > 0 OR p.kept_as IS NOT NULL)`,
		source, pq.Array(ids), recent, recent.Add(-movedFor)))
	if err != nil {
		return nil, fmt.Errorf("pages of %s that are kept: %w", source, err)
	}
	for i, id := range kept {
		kept[i] = byID[id]
	}
	return kept, nil
}

// NoteMoved notes that the canonical address from led to the page at another one.
func (db *DB) NoteMoved(ctx context.Context, source, from, to string, at time.Time) error {
	_, err := db.pool.ExecContext(ctx, `
		INSERT INTO moved_pages (source, page, target, noted)
		VALUES ($1, $2, $3, $4)
		ON CONFLICT (source, page) DO UPDATE SET target = EXCLUDED.target, noted = EXCLUDED.noted
		WHERE moved_pages.noted < EXCLUDED.noted`,
		source, news.PageID(from), news.PageID(to), at)
	if err != nil {
		return fmt.Errorf("note that %s moved: %w", from, err)
	}
	return nil
}
