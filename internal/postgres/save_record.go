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

// archive keeps a response, and what was asked, as WARC records: in full, or as a revisit when its bytes are kept
// already. An answer of 304 means the bytes with the sum known. No answer leaves no record.
func (tx Tx) archive(ctx context.Context, p news.Page, known []byte) error {
	return tx.archiveVisits(ctx, []*visit{{Page: p, capture: archive.Of(p), known: knownPage{version: 1, sum: known}}})
}

// A kept response is one as it stands in the archive.
type keptResponse struct {
	*visit
	record archive.Record
	sum    []byte // of the bytes that it has or means
}

// archiveVisits is archive for what several visits brought. Of a page that had no version no bytes
// are kept, and none are looked for.
func (tx Tx) archiveVisits(ctx context.Context, visits []*visit) error {
	var kept []keptResponse
	for _, v := range visits {
		if v.Status == 0 {
			continue
		}
		k := keptResponse{v, v.capture.Response(), v.capture.SHA256[:]}
		if v.known.version > 0 || v.Status != http.StatusOK {
			if err := tx.asRevisit(ctx, &k); err != nil {
				return err
			}
		}
		kept = append(kept, k)
	}
	return tx.insertRecords(ctx, kept)
}

// asRevisit makes a response a revisit if its bytes are kept.
func (tx Tx) asRevisit(ctx context.Context, k *keptResponse) error {
	sum := k.sum
	if k.Status == http.StatusNotModified && k.known.sum != nil {
		sum = k.known.sum
	}
	original, found, err := tx.original(ctx, k.Page, sum)
	if found {
		k.record, k.sum = k.capture.Revisit(original), sum
	}
	return err
}

func (tx Tx) insertRecords(ctx context.Context, kept []keptResponse) error {
	_, err := tx.sql.ExecContext(ctx, `
		INSERT INTO archive_records (source, page, fetched, record, url, status, type, sha256, member)
		SELECT * FROM unnest($1::text[], $2::uuid[], $3::timestamptz[], $4::uuid[], $5::text[], $6::int[], $7::text[],
			$8::bytea[], $9::bytea[])
		ON CONFLICT DO NOTHING`,
		column(kept, func(k keptResponse) string { return k.Source }),
		column(kept, func(k keptResponse) string { return k.ID }),
		column(kept, func(k keptResponse) string { return timestamp(k.capture.Date()) }),
		column(kept, func(k keptResponse) string { return k.capture.ID }),
		column(kept, func(k keptResponse) string { return text(k.URL) }),
		column(kept, func(k keptResponse) int64 { return int64(k.Status) }),
		column(kept, func(k keptResponse) string { return k.record.Type() }),
		column(kept, func(k keptResponse) []byte { return k.sum }),
		column(kept, keptResponse.members))
	return err
}

// members are the records of the response and, behind it, of the request.
func (k keptResponse) members() []byte {
	members := k.record.Member()
	if request, known := k.capture.Request(); known {
		members = append(members, request.Member()...)
	}
	return members
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
