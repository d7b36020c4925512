package postgres

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// archiveBatch bounds the versions that one transaction moves: each may have several megabytes.
const archiveBatch = 20

// archiveVersions moves the bytes of versions that were kept before there was an archive into it,
// a few at a time, so that it may be stopped and goes on the next time.
func (db *DB) archiveVersions(ctx context.Context) error {
	for {
		moved := 0
		err := db.transact(ctx, func(tx Tx) (err error) {
			moved, err = tx.archiveVersions(ctx)
			return err
		})
		if err != nil {
			return fmt.Errorf("move page versions into the archive: %w", err)
		}
		if moved == 0 {
			return nil
		}
	}
}

func (tx Tx) archiveVersions(ctx context.Context) (moved int, err error) {
	pages, err := tx.unarchived(ctx)
	if err != nil {
		return 0, err
	}
	for _, p := range pages {
		if err := tx.archive(ctx, p, nil); err != nil {
			return 0, err
		}
		_, err := tx.sql.ExecContext(ctx, `
			UPDATE page_versions SET body = NULL
			WHERE source = $1 AND page = $2 AND version = $3`,
			p.Source, p.ID, p.Version)
		if err != nil {
			return 0, err
		}
	}
	return len(pages), nil
}

// unarchived are versions that hold their bytes themselves.
func (tx Tx) unarchived(ctx context.Context) ([]news.Page, error) {
	rows, err := tx.sql.QueryContext(ctx, `
		SELECT v.source, v.page, v.version, p.url, v.fetched, v.status, v.headers, v.body
		FROM page_versions v
		JOIN pages p USING (source, page)
		WHERE v.body IS NOT NULL
		ORDER BY v.source, v.page, v.version
		LIMIT $1
		FOR UPDATE OF v`,
		archiveBatch)
	return collectRows(rows, err, func(p *news.Page) []any {
		return []any{&p.Source, &p.ID, &p.Version, &p.URL, &p.FetchedAt, &p.Status, scanJSON{&p.Header}, &p.Body}
	})
}

// scanJSON reads a jsonb column.
type scanJSON struct{ into any }

func (s scanJSON) Scan(value any) error {
	text, ok := value.([]byte)
	if !ok {
		return fmt.Errorf("read JSON: %T is no text", value)
	}
	return json.Unmarshal(text, s.into)
}
