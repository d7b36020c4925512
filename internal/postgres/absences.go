package postgres

import (
	"context"
	"fmt"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// SaveSubstitute records a fetch that brought something else than the page, whatever its status
// says; p.Problem tells what. missing says that the site has no such page: it is gone since then.
// Otherwise it is a failure. Kept versions stay.
func (db *DB) SaveSubstitute(ctx context.Context, p news.Page, missing bool) error {
	err := db.transact(ctx, func(tx Tx) error {
		known, err := tx.visit(ctx, p)
		if err != nil {
			return err
		}
		if err := tx.archive(ctx, p, known.sum); err != nil {
			return err
		}
		if missing {
			return tx.gone(ctx, p, known)
		}
		return tx.failed(ctx, p)
	})
	if err != nil {
		return fmt.Errorf("save what came for page %s: %w", p.URL, err)
	}
	return nil
}

// errorPageTwins is how many other addresses of a source must show the same bytes for a page to be
// the site's error page: two addresses of one article are common, four are not.
const errorPageTwins = 3

// twins counts other addresses of the source that show the same bytes, as far as that matters.
func (tx Tx) twins(ctx context.Context, p news.Page, sum []byte) (n int, err error) {
	err = tx.sql.QueryRowContext(ctx, `
		SELECT count(*)
		FROM (SELECT FROM pages WHERE source = $1 AND sha256 = $3 AND page <> $2 LIMIT $4) t`,
		p.Source, p.ID, sum, errorPageTwins).Scan(&n)
	return n, err
}

// gone notes since when a page is gone; of one that was never kept there is nothing to miss.
func (tx Tx) gone(ctx context.Context, p news.Page, known knownPage) error {
	_, err := tx.sql.ExecContext(ctx, `
		UPDATE pages SET gone = coalesce(gone, $3), problem = $4, failures = 0
		WHERE source = $1 AND page = $2`,
		p.Source, p.ID, p.FetchedAt, text(p.Problem))
	if err != nil || known.gone || known.version == 0 {
		return err
	}
	_, err = tx.sql.ExecContext(ctx, `
		INSERT INTO absences (source, page, gone, how)
		VALUES ($1, $2, $3, $4)
		ON CONFLICT DO NOTHING`,
		p.Source, p.ID, p.FetchedAt, text(p.Problem))
	return err
}

// back notes that a page that was gone is there again.
func (tx Tx) back(ctx context.Context, p news.Page, known knownPage) error {
	if !known.gone {
		return nil
	}
	_, err := tx.sql.ExecContext(ctx, `
		UPDATE absences SET back = $3
		WHERE source = $1 AND page = $2 AND back IS NULL`,
		p.Source, p.ID, p.FetchedAt)
	return err
}
