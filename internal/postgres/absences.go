package postgres

import (
	"context"
	"fmt"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// SaveSubstitute records a fetch that brought something else than the page, whatever its status
// says; p.Problem tells what. missing says that the site has no such page: it is gone since then.
// Otherwise it is a failure. Kept versions stay. What is older than the last fetch, as in archives of others, says
// nothing of the page as it is now, and is only archived.
func (db *DB) SaveSubstitute(ctx context.Context, p news.Page, missing bool) error {
	visits := visitsOf([]news.Page{p})
	err := db.transact(ctx, func(tx Tx) error {
		checked, err := tx.sight(ctx, &visits[0].Page)
		if err != nil {
			return err
		}
		p := visits[0].Page
		if p.FetchedAt.Before(checked) {
			return tx.archive(ctx, p, nil)
		}
		if err := tx.visit(ctx, visits); err != nil {
			return err
		}
		if err := tx.archiveVisits(ctx, visits); err != nil {
			return err
		}
		if missing {
			return tx.gone(ctx, p, visits[0].known)
		}
		return tx.failed(ctx, p)
	})
	if err != nil {
		return fmt.Errorf("save what came for page %s: %w", p.URL, err)
	}
	return nil
}

// errorPageTwins is how many other addresses of a source must have shown the same bytes for a page to be
// the site's error page: two addresses of one article are common, four are not.
const errorPageTwins = 3

// findTwins counts the other addresses of its source that each visit's bytes came from before.
func (tx Tx) findTwins(ctx context.Context, visits []*visit) error {
	byPage := map[string]*visit{}
	for _, v := range visits {
		byPage[v.Source+" "+v.ID] = v
	}
	rows, err := tx.sql.QueryContext(ctx, `
		SELECT v.source || ' ' || v.page, count(*)
		FROM unnest($1::text[], $2::uuid[], $3::bytea[]) AS v (source, page, sha256)
		CROSS JOIN LATERAL (
			SELECT DISTINCT a.page
			FROM archive_records a
			WHERE a.source = v.source AND a.sha256 = v.sha256 AND a.type = 'response' AND a.status = 200 AND a.page <> v.page
			LIMIT $4
		) twin
		GROUP BY v.source, v.page`,
		column(visits, func(v *visit) string { return v.Source }),
		column(visits, func(v *visit) string { return v.ID }),
		column(visits, func(v *visit) []byte { return v.sum() }),
		errorPageTwins)
	return eachRow(rows, err, func(scan func(...any) error) error {
		var page string
		var twins int
		err := scan(&page, &twins)
		byPage[page].twins = twins
		return err
	})
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
	if err != nil {
		return err
	}
	return tx.noteGone(ctx, p)
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
