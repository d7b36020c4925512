package postgres

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/archive"
	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// Page returns the newest kept version of a page with its bytes; ErrNotFound if there is none.
func (db *DB) Page(ctx context.Context, source, id string) (news.Page, error) {
	p := news.Page{Source: source, ID: id}
	if !isKey(id) {
		return news.Page{}, fmt.Errorf("page %s of %s: %w", id, source, ErrNotFound)
	}
	var headers, member []byte
	err := db.pool.QueryRowContext(ctx, `
		SELECT p.url, v.version, v.fetched, v.status, v.headers, v.problem, v.body, (
			SELECT member
			FROM archive_records a
			WHERE a.source = v.source AND a.page = v.page AND a.sha256 = v.sha256 AND a.type = 'response'
			LIMIT 1
		)
		FROM pages p
		JOIN page_versions v USING (source, page, version)
		WHERE p.source = $1 AND p.page = $2`,
		source, id).Scan(&p.URL, &p.Version, &p.FetchedAt, &p.Status, &headers, &p.Problem, &p.Body, &member)
	if err != nil {
		return news.Page{}, fmt.Errorf("page %s of %s: %w", id, source, notFound(err))
	}
	if p.Body == nil { // it is not, for versions that are still to be moved into the archive
		if p.Body, err = bodyOf(member); err != nil {
			return news.Page{}, fmt.Errorf("page %s of %s: %w", id, source, err)
		}
	}
	p.FetchedAt = p.FetchedAt.In(news.Beijing)
	return p, json.Unmarshal(headers, &p.Header)
}

// bodyOf is the body of the response in a member of the archive.
func bodyOf(member []byte) ([]byte, error) {
	if member == nil {
		return nil, errors.New("its bytes are in no record of the archive: xiaozu archive verify lists what is missing")
	}
	record, err := archive.ReadMember(member)
	if err != nil {
		return nil, fmt.Errorf("its record in the archive is damaged: %w", err)
	}
	page, err := record.Page()
	return page.Body, err
}

// Validators returns what a conditional request for url can send: the ETag and Last-Modified of
// its newest version, "" where it had none or nothing is known of the page.
func (db *DB) Validators(ctx context.Context, source, url string) (etag, lastModified string, err error) {
	err = db.pool.QueryRowContext(ctx, `
		SELECT coalesce(max(etag), ''), coalesce(max(last_modified), '')
		FROM pages
		WHERE source = $1 AND page = $2`,
		source, news.PageID(url)).Scan(&etag, &lastModified)
	if err != nil {
		return "", "", fmt.Errorf("validators of %s: %w", url, err)
	}
	return etag, lastModified, nil
}

// revisitLimit bounds the pages of one round; those that waited longest come first.
const revisitLimit = 1000

// PagesToRevisit returns addresses of pages of the source that are due to be looked at again, the
// longest waiting first, at most a thousand: an hour, six hours, one, three, seven, 30, 90 and 180
// days and a year after they were first seen, and then once a year. Pages that are gone are left
// in peace.
func (db *DB) PagesToRevisit(ctx context.Context, source string, now time.Time) ([]string, error) {
	urls, err := collect[string](db.pool.QueryContext(ctx, `
		SELECT url
		FROM pages
		WHERE source = $1 AND revisit <= $2 AND gone IS NULL
		ORDER BY revisit, page
		LIMIT $3`,
		source, now, revisitLimit))
	if err != nil {
		return nil, fmt.Errorf("pages of %s to visit again: %w", source, err)
	}
	return urls, nil
}
