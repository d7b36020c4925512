package postgres

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"net/http"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// SavePage records one fetch and returns the page's newest kept version, 0 if there is none yet;
// changed says that this fetch made it. What happens follows from the status:
//
//   - 2xx with other bytes than the newest version: a new version, with p.Problem if it has one
//   - 2xx with the same bytes, or 304: the version was seen again
//   - 404, 410: the page is gone since then; kept versions stay
//   - anything else, also 0 for no answer: a failure, with p.Problem
//
// p.Version is not looked at.
func (db *DB) SavePage(ctx context.Context, p news.Page) (version int, changed bool, err error) {
	err = db.transact(ctx, func(tx Tx) error {
		version, changed, err = tx.savePage(ctx, p)
		return err
	})
	if err != nil {
		return 0, false, fmt.Errorf("save page %s: %w", p.URL, err)
	}
	return version, changed, nil
}

func (tx Tx) savePage(ctx context.Context, p news.Page) (version int, changed bool, err error) {
	known, err := tx.visit(ctx, p)
	if err != nil {
		return 0, false, err
	}
	if known.version == 0 && p.Status == http.StatusOK {
		err = tx.archiveFirst(ctx, p)
	} else {
		err = tx.archive(ctx, p, known.sum)
	}
	if err != nil {
		return 0, false, err
	}
	sum := sha256.Sum256(p.Body)
	switch {
	case p.Status == http.StatusNotModified:
		return known.version, false, tx.seenAgain(ctx, p, known)
	case p.Status == http.StatusNotFound, p.Status == http.StatusGone:
		return known.version, false, tx.gone(ctx, p, known)
	case p.Status < 200 || p.Status > 299:
		return known.version, false, tx.failed(ctx, p)
	case known.version > 0 && bytes.Equal(sum[:], known.sum):
		return known.version, false, tx.seenAgain(ctx, p, known)
	}
	twins, err := tx.twins(ctx, p, sum[:])
	if err != nil {
		return 0, false, err
	}
	if twins >= errorPageTwins {
		p.Problem = fmt.Sprintf("the same page as at %d other addresses: the site's error page", twins)
		return known.version, false, tx.gone(ctx, p, known)
	}
	version, err = tx.addVersion(ctx, p, sum[:])
	if err == nil {
		err = tx.back(ctx, p, known)
	}
	return version, true, err
}

// A knownPage is what the archive had of a page before a visit.
type knownPage struct {
	version int
	sum     []byte // SHA-256 of the newest version
	gone    bool
}

// visit notes the attempt and keeps the row locked, so that two fetches of one page become two
// versions one after the other.
func (tx Tx) visit(ctx context.Context, p news.Page) (known knownPage, err error) {
	err = tx.sql.QueryRowContext(ctx, `
		INSERT INTO pages (source, page, url, first_seen, checked, status, problem, revisit)
		VALUES ($1, $2, $3, $4, $4, $5, $6, next_visit($4, $4))
		ON CONFLICT (source, page) DO UPDATE SET
			checked = greatest(pages.checked, EXCLUDED.checked),
			status  = EXCLUDED.status,
			problem = EXCLUDED.problem,
			revisit = next_visit(pages.first_seen, EXCLUDED.checked)
		RETURNING version, sha256, gone IS NOT NULL`,
		p.Source, p.ID, text(p.URL), p.FetchedAt, p.Status, text(p.Problem)).Scan(&known.version, &known.sum, &known.gone)
	return known, err
}

func (tx Tx) seenAgain(ctx context.Context, p news.Page, known knownPage) error {
	_, err := tx.sql.ExecContext(ctx, `
		UPDATE pages SET last_seen = greatest(last_seen, $3), gone = NULL, failures = 0
		WHERE source = $1 AND page = $2`,
		p.Source, p.ID, p.FetchedAt)
	if err != nil {
		return err
	}
	return tx.back(ctx, p, known)
}

// failed makes the page due again soon: nothing is known of it until it answers.
func (tx Tx) failed(ctx context.Context, p news.Page) error {
	_, err := tx.sql.ExecContext(ctx, `
		UPDATE pages SET failures = failures + 1, revisit = least(revisit, checked + interval '6 hours')
		WHERE source = $1 AND page = $2`,
		p.Source, p.ID)
	return err
}

// insertVersion numbers versions as they come, which for captures of other archives is not the
// order of their times. The bytes are those of the archive's record with the same sum.
func (tx Tx) insertVersion(ctx context.Context, p news.Page, sum []byte) (version int, err error) {
	headers, err := headersJSON(p.Header)
	if err != nil {
		return 0, err
	}
	err = tx.sql.QueryRowContext(ctx, `
		INSERT INTO page_versions (source, page, version, fetched, status, headers, sha256, bytes, problem)
		SELECT $1, $2, coalesce(max(version), 0) + 1, $3, $4, $5, $6, $7, $8
		FROM page_versions
		WHERE source = $1 AND page = $2
		RETURNING version`,
		p.Source, p.ID, p.FetchedAt, p.Status, headers, sum, len(p.Body), text(p.Problem)).Scan(&version)
	return version, err
}

func (tx Tx) addVersion(ctx context.Context, p news.Page, sum []byte) (version int, err error) {
	if version, err = tx.insertVersion(ctx, p, sum); err != nil {
		return 0, err
	}
	h := http.Header(p.Header)
	if p.Truncated != "" {
		h = nil // an answer of 304 would keep the part for ever
	}
	_, err = tx.sql.ExecContext(ctx, `
		UPDATE pages SET version = $3, sha256 = $4, etag = $5, last_modified = $6,
			last_seen = $7, gone = NULL, failures = 0, reading = NULL
		WHERE source = $1 AND page = $2`,
		p.Source, p.ID, version, sum, text(h.Get("ETag")), text(h.Get("Last-Modified")), p.FetchedAt)
	return version, err
}

func headersJSON(header map[string][]string) (string, error) {
	clean := make(map[string][]string, len(header))
	for name, values := range header {
		for _, v := range values {
			clean[text(name)] = append(clean[text(name)], text(v))
		}
	}
	b, err := json.Marshal(clean)
	return string(b), err
}
