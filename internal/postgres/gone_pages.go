package postgres

import (
	"context"
	"fmt"
	"time"
)

// A GonePage is an article whose address answers no more.
type GonePage struct {
	ArticleRef
	Since time.Time
}

// GonePages lists the articles whose address answers no more, those that went latest first.
func (db *DB) GonePages(ctx context.Context, limit int) ([]GonePage, error) {
	rows, err := db.pool.QueryContext(ctx, `
		SELECT `+articleRefColumns+`, p.gone
		FROM pages p
		JOIN articles a USING (source, page)
		JOIN sources s ON s.id = p.source
		WHERE p.gone IS NOT NULL
		ORDER BY p.gone DESC, p.source, p.page
		LIMIT $1`,
		limit)
	pages, err := collectRows(rows, err, func(p *GonePage) []any {
		return append(p.places(), scanTime{&p.Since})
	})
	if err != nil {
		return nil, fmt.Errorf("list pages that are gone: %w", err)
	}
	return pages, nil
}
