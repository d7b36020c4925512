package postgres

import (
	"context"
	"fmt"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// SaveCapture is SavePage for a response of another archive, which may be older than what is known
// of the page: then it becomes a version of its time, and the newest one stays the newest. The
// version is the one that this capture made or 0; Changed says that it is the newest.
func (db *DB) SaveCapture(ctx context.Context, p news.Page) (saved Saved, err error) {
	p.Past = true
	err = db.transact(ctx, func(tx Tx) error {
		saved, err = tx.saveCapture(ctx, &p)
		return err
	})
	if err != nil {
		return Saved{}, fmt.Errorf("save the capture of %s: %w", p.URL, err)
	}
	return saved, nil
}

// saveCapture only archives what is known to be a further page of another article.
func (tx Tx) saveCapture(ctx context.Context, p *news.Page) (Saved, error) {
	part, err := tx.isPart(ctx, *p)
	if err != nil {
		return Saved{}, err
	}
	if part {
		return Saved{}, tx.archive(ctx, *p, nil)
	}
	checked, err := tx.sight(ctx, p)
	if err != nil {
		return Saved{}, err
	}
	if p.FetchedAt.Before(checked) {
		return tx.saveOlder(ctx, *p)
	}
	return tx.saveNewer(ctx, *p)
}

func (tx Tx) saveNewer(ctx context.Context, p news.Page) (Saved, error) {
	saved, err := tx.savePages(ctx, visitsOf([]news.Page{p}))
	if err != nil {
		return Saved{}, err
	}
	return saved[0], nil
}

// sight makes the page known, dates its first sight back if need be, and returns when it was last
// asked for. It keeps the row locked. What came from another address of a page is that page's: the
// transaction begins anew with it.
func (tx Tx) sight(ctx context.Context, p *news.Page) (checked time.Time, err error) {
	var home string
	err = tx.sql.QueryRowContext(ctx, `
		INSERT INTO pages (source, page, url, first_seen, checked, revisit)
		VALUES ($1, $2, $3, $4, $4, next_visit($4, now()))
		ON CONFLICT (source, page) DO UPDATE SET first_seen = least(pages.first_seen, EXCLUDED.first_seen)
		RETURNING checked, coalesce(kept_as, page)`,
		p.Source, p.ID, text(p.URL), p.FetchedAt.Truncate(time.Microsecond)).Scan(&checked, &home)
	if err == nil && p.ID != home {
		p.ID, err = home, errAgain
	}
	return checked, err
}

// saveOlder keeps a response that is older than the last attempt.
func (tx Tx) saveOlder(ctx context.Context, p news.Page) (Saved, error) {
	visits := visitsOf([]news.Page{p})
	if err := tx.archiveWhole(ctx, visits); err != nil || p.Status < 200 || p.Status > 299 {
		return Saved{}, err
	}
	known, newest := false, time.Time{}
	err := tx.sql.QueryRowContext(ctx, `
		SELECT EXISTS (SELECT FROM page_versions WHERE source = $1 AND page = $2 AND sha256 = $3),
			(SELECT v.fetched FROM pages JOIN page_versions v USING (source, page, version)
				WHERE source = $1 AND page = $2)`,
		p.Source, p.ID, visits[0].sum()).Scan(&known, scanTime{&newest})
	if err != nil || known || p.Partial && !newest.IsZero() {
		return Saved{}, err
	}
	if err := tx.insertVersions(ctx, visits); err != nil {
		return Saved{}, err
	}
	saved := visits[0].saved
	if saved.Changed = !p.FetchedAt.Before(newest); !saved.Changed {
		return saved, nil
	}
	_, err = tx.sql.ExecContext(ctx, `
		UPDATE pages SET version = $3, sha256 = $4, etag = '', last_modified = '',
			last_seen = greatest(last_seen, $5), reading = NULL, told = $3
		WHERE source = $1 AND page = $2`,
		p.Source, p.ID, saved.Version, visits[0].whole(), p.FetchedAt)
	return saved, err
}
