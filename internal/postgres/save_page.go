package postgres

import (
	"bytes"
	"context"
	"fmt"
	"net/http"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// SavePage is SavePages for one page.
func (db *DB) SavePage(ctx context.Context, p news.Page) (version int, changed bool, err error) {
	saved, err := db.SavePages(ctx, []news.Page{p})
	if err != nil {
		return 0, false, fmt.Errorf("save page %s: %w", p.URL, err)
	}
	return saved[0].Version, saved[0].Changed, nil
}

// A Saved says what became of a fetch: the page that it was one of, its newest kept version, 0 if there
// is none yet, and whether this fetch made it.
type Saved struct {
	Page    string // id; that of another address if the page moved
	Version int
	Changed bool
}

// SavePages records one fetch each of different pages, all or none of them. What happens to a page
// follows from the status:
//
//   - 2xx with other bytes than the newest version: a new version, with Problem if it has one
//   - 2xx with the same bytes, or 304: the version was seen again
//   - 404, 410: the page is gone since then; kept versions stay
//   - anything else, also 0 for no answer: a failure, with Problem; and so is, of a page that is kept,
//     a Partial one, which must not pass for an edit
//
// What holds for bytes holds for those of its Parts, too.
// Version of the pages is not looked at.
func (db *DB) SavePages(ctx context.Context, pages []news.Page) (saved []Saved, err error) {
	visits := visitsOf(pages)
	err = db.store(ctx, func(tx Tx) error {
		saved, err = tx.savePages(ctx, visits)
		return err
	})
	return saved, err
}

func (tx Tx) savePages(ctx context.Context, visits []*visit) ([]Saved, error) {
	if err := tx.findTwins(ctx, visits); err != nil {
		return nil, err
	}
	if err := tx.visit(ctx, visits); err != nil {
		return nil, err
	}
	if err := tx.archiveWhole(ctx, visits); err != nil {
		return nil, err
	}
	fresh, err := tx.settle(ctx, visits)
	if err != nil {
		return nil, err
	}
	if err := tx.addVersions(ctx, fresh); err != nil {
		return nil, err
	}
	saved := make([]Saved, len(visits))
	for i, v := range visits {
		saved[i] = v.saved
	}
	return saved, nil
}

// settle notes what the visits mean, and returns those that found new bytes.
func (tx Tx) settle(ctx context.Context, visits []*visit) (fresh []*visit, err error) {
	for _, v := range visits {
		v.saved = Saved{Page: v.ID, Version: v.known.version}
		switch {
		case v.Status == http.StatusNotFound, v.Status == http.StatusGone:
			err = tx.gone(ctx, v.Page, v.known)
		case v.Status == http.StatusNotModified, v.Status/100 == 2 && bytes.Equal(v.whole(), v.known.sum):
			err = tx.seenAgain(ctx, v.Page, v.known)
		case v.Status/100 != 2, v.Partial && v.known.version > 0:
			err = tx.failed(ctx, v.Page)
		case v.twins >= errorPageTwins:
			v.Problem = fmt.Sprintf("the same page as at %d other addresses: the site's error page", v.twins)
			err = tx.gone(ctx, v.Page, v.known)
		default:
			fresh = append(fresh, v)
		}
		if err != nil {
			return nil, err
		}
	}
	return fresh, nil
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
