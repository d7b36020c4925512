package postgres

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/http"

	"github.com/xiaozu-watch/xiaozu/internal/archive"
	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// ArchivePage keeps a response of which no page is made: a list page, robots.txt, a redirect.
// SavePage and SaveCapture keep theirs by themselves.
func (db *DB) ArchivePage(ctx context.Context, p news.Page) error {
	err := db.transact(ctx, func(tx Tx) error { return tx.archive(ctx, p, nil) })
	if err != nil {
		return fmt.Errorf("archive %s: %w", p.URL, err)
	}
	return nil
}

// archive keeps a response as a WARC record: in full, or as a revisit when its bytes are kept
// already. An answer of 304 means the bytes with the sum known. No answer leaves no record.
func (tx Tx) archive(ctx context.Context, p news.Page, known []byte) error {
	if p.Status == 0 {
		return nil
	}
	c := archive.Of(p)
	sum := c.SHA256[:]
	if p.Status == http.StatusNotModified && known != nil {
		sum = known
	}
	original, found, err := tx.original(ctx, p, sum)
	if err != nil {
		return err
	}
	if found {
		return tx.insertRecord(ctx, p, c, c.Revisit(original), sum)
	}
	return tx.insertRecord(ctx, p, c, c.Response(), c.SHA256[:])
}

// archiveFirst keeps the first response with bytes of a page, without looking whether they are
// kept already.
func (tx Tx) archiveFirst(ctx context.Context, p news.Page) error {
	c := archive.Of(p)
	return tx.insertRecord(ctx, p, c, c.Response(), c.SHA256[:])
}

func (tx Tx) insertRecord(ctx context.Context, p news.Page, c archive.Capture, record archive.Record, sum []byte) error {
	_, err := tx.sql.ExecContext(ctx, `
		INSERT INTO archive_records (source, page, fetched, record, url, status, type, sha256, member)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
		ON CONFLICT DO NOTHING`,
		p.Source, p.ID, c.Date(), c.ID, text(p.URL), p.Status, record.Type(), sum, record.Member())
	return err
}

// original is the newest record that holds the bytes with the sum. An answer without bytes is
// kept in full: it is not longer than a revisit.
func (tx Tx) original(ctx context.Context, p news.Page, sum []byte) (o archive.Original, found bool, err error) {
	if len(p.Body) == 0 && p.Status != http.StatusNotModified {
		return o, false, nil
	}
	err = tx.sql.QueryRowContext(ctx, `
		SELECT record, fetched
		FROM archive_records
		WHERE source = $1 AND page = $2 AND sha256 = $3 AND type = 'response'
		ORDER BY fetched DESC
		LIMIT 1`,
		p.Source, p.ID, sum).Scan(&o.ID, &o.Date)
	if errors.Is(err, sql.ErrNoRows) {
		return o, false, nil
	}
	return o, err == nil, err
}
