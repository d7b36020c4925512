package postgres

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/archive"
	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// Page returns the newest kept version of a page with its bytes; ErrNotFound if there is none.
func (db *DB) Page(ctx context.Context, source, id string) (news.Page, error) {
	if !IsKey(id) {
		return news.Page{}, fmt.Errorf("page %s of %s: %w", id, source, ErrNotFound)
	}
	pages, err := db.pages(ctx, []PageRef{{Source: source, ID: id}}, "")
	if err != nil {
		return news.Page{}, err
	}
	if len(pages) == 0 {
		return news.Page{}, fmt.Errorf("page %s of %s: %w", id, source, ErrNotFound)
	}
	return pages[0], nil
}

// UnreadPages returns the newest kept versions, with their bytes, of those of the pages that were
// not read yet, or by other versions than v.
func (db *DB) UnreadPages(ctx context.Context, refs []PageRef, v Versions) ([]news.Page, error) {
	return db.pages(ctx, refs, v.String())
}

// pageColumns are read by scanPage; p is pages, v page_versions.
const pageColumns = `source, page, p.url, v.version, v.fetched, v.status, v.headers, v.problem, v.body, (
			SELECT member
			FROM archive_records a
			WHERE a.source = v.source AND a.page = v.page AND a.sha256 = v.sha256 AND a.type = 'response'
			LIMIT 1
		)`

// PageVersion returns one version of a page with its bytes, without the page's further ones; ErrNotFound
// if there is none.
func (db *DB) PageVersion(ctx context.Context, source, id string, version int) (news.Page, error) {
	if !IsKey(id) {
		return news.Page{}, fmt.Errorf("page %s of %s: %w", id, source, ErrNotFound)
	}
	page, err := scanPage(db.pool.QueryRowContext(ctx, `
		SELECT `+pageColumns+`
		FROM pages p
		JOIN page_versions v USING (source, page)
		WHERE source = $1 AND page = $2 AND v.version = $3`,
		text(source), id, version).Scan)
	if err != nil {
		return news.Page{}, fmt.Errorf("version %d of page %s: %w", version, id, notFound(err))
	}
	return page, nil
}

func (db *DB) pages(ctx context.Context, refs []PageRef, readBy string) (pages []news.Page, err error) {
	rows, err := db.storing.QueryContext(ctx, `
		SELECT `+pageColumns+`
		FROM pages p
		JOIN page_versions v USING (source, page, version)
		WHERE (source, page) IN (SELECT * FROM unnest($1::text[], $2::uuid[])) AND p.reading IS DISTINCT FROM $3`,
		column(refs, func(r PageRef) string { return r.Source }),
		column(refs, func(r PageRef) string { return r.ID }),
		readBy)
	err = eachRow(rows, err, func(scan func(...any) error) error {
		page, err := scanPage(scan)
		pages = append(pages, page)
		return err
	})
	if err == nil && len(pages) > 0 {
		err = db.addParts(ctx, pages)
	}
	if err != nil {
		return nil, fmt.Errorf("pages with their bytes: %w", err)
	}
	return pages, nil
}

func scanPage(scan func(...any) error) (p news.Page, err error) {
	var member []byte
	err = scan(&p.Source, &p.ID, &p.URL, &p.Version, &p.FetchedAt, &p.Status, scanJSON{&p.Header}, &p.Problem, &p.Body, &member)
	if err == nil && p.Body == nil { // it is not, for versions that are still to be moved into the archive
		var kept news.Page
		kept, err = archived(member)
		p.Body = kept.Body
	}
	if err != nil {
		return p, fmt.Errorf("page %s of %s: %w", p.ID, p.Source, err)
	}
	p.FetchedAt = p.FetchedAt.In(news.Beijing)
	return p, nil
}

// archived is the response in a member of the archive.
func archived(member []byte) (news.Page, error) {
	if member == nil {
		return news.Page{}, errors.New("its bytes are in no record of the archive: xiaozu archive verify lists what is missing")
	}
	record, err := archive.ReadMember(member)
	if err != nil {
		return news.Page{}, fmt.Errorf("its record in the archive is damaged: %v", err) // it must not pass for a broken connection
	}
	return record.Page()
}

// Validators returns what a conditional request for url can send: the ETag and Last-Modified of
// its newest version, "" where it had none or nothing is known of the page.
func (db *DB) Validators(ctx context.Context, source, url string) (etag, lastModified string, err error) {
	err = db.pool.QueryRowContext(ctx, `
		SELECT coalesce(max(etag), ''), coalesce(max(last_modified), '')
		FROM pages
		WHERE source = $1 AND page = coalesce((SELECT kept_as FROM pages WHERE source = $1 AND page = $2), $2)`,
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
		WHERE source = $1 AND revisit <= $2 AND gone IS NULL AND kept_as IS NULL
		ORDER BY revisit, page
		LIMIT $3`,
		source, now, revisitLimit))
	if err != nil {
		return nil, fmt.Errorf("pages of %s to visit again: %w", source, err)
	}
	return urls, nil
}

// visitSoon makes copies of articles on their own sources due for another look: one that moved to where the
// article stands now tells so. What was looked at within a day did not.
func (tx Tx) visitSoon(ctx context.Context, copied []Copied) error {
	var near []NearStory
	for _, c := range copied {
		for _, n := range c.Copies {
			if n.Source == c.Source {
				near = append(near, n)
			}
		}
	}
	if len(near) == 0 {
		return nil
	}
	_, err := tx.sql.ExecContext(ctx, `
		UPDATE pages SET revisit = least(revisit, now())
		WHERE (source, page) IN (SELECT * FROM unnest($1::text[], $2::uuid[])) AND checked < now() - interval '1 day'`,
		column(near, func(n NearStory) string { return n.Source }),
		column(near, func(n NearStory) string { return n.Page }))
	return err
}
