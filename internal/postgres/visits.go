package postgres

import (
	"cmp"
	"context"
	"slices"

	"github.com/xiaozu-watch/xiaozu/internal/archive"
	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// A visit is one fetch of a page, and what the archive had of the page before.
type visit struct {
	news.Page
	capture archive.Capture
	known   knownPage
	added   bool // the page was not known: its row is new, with the version if there is one
	twins   int  // other addresses that showed the same bytes, as far as that matters
	saved   Saved
}

type knownPage struct {
	version int
	sum     []byte // SHA-256 of the newest version
	gone    bool
}

func visitsOf(pages []news.Page) []*visit {
	visits := make([]*visit, len(pages))
	for i, p := range pages {
		visits[i] = &visit{Page: p, capture: archive.Of(p)}
	}
	return visits
}

// sum is the SHA-256 of the bytes that came.
func (v *visit) sum() []byte { return v.capture.SHA256[:] }

// brings reports whether a page of which no version is kept gets its first by the visit.
func (v *visit) brings() bool { return v.Status/100 == 2 && v.twins < errorPageTwins }

// visit notes the attempts and keeps the rows locked, so that two fetches of one page become two
// versions one after the other. Rows are locked in the order of their keys. What came from another
// address of a page is a visit of that page: the transaction begins anew with it.
func (tx Tx) visit(ctx context.Context, visits []*visit) error {
	byPage := map[string]*visit{}
	for _, v := range visits {
		byPage[v.Source+" "+v.ID] = v
	}
	inOrder := slices.SortedFunc(slices.Values(visits), func(a, b *visit) int {
		return cmp.Or(cmp.Compare(a.Source, b.Source), cmp.Compare(a.ID, b.ID))
	})
	rows, err := tx.sql.QueryContext(ctx, `
		INSERT INTO pages (source, page, url, first_seen, checked, status, problem, revisit,
			version, sha256, etag, last_modified, last_seen, told)
		SELECT source, page, url, fetched, fetched, status, problem, next_visit(fetched, fetched),
			kept::int, CASE WHEN kept THEN sha256 END, etag, last_modified, CASE WHEN kept THEN fetched END, (kept AND past)::int
		FROM unnest($1::text[], $2::uuid[], $3::text[], $4::timestamptz[], $5::int[], $6::text[],
			$7::boolean[], $8::bytea[], $9::text[], $10::text[], $11::boolean[])
			AS v (source, page, url, fetched, status, problem, kept, sha256, etag, last_modified, past)
		ON CONFLICT (source, page) DO UPDATE SET
			checked = greatest(pages.checked, EXCLUDED.checked),
			status  = EXCLUDED.status,
			problem = EXCLUDED.problem,
			revisit = next_visit(pages.first_seen, EXCLUDED.checked)
		RETURNING source || ' ' || page, xmax = 0, version, sha256, gone IS NOT NULL, coalesce(kept_as, page)`,
		column(inOrder, func(v *visit) string { return v.Source }),
		column(inOrder, func(v *visit) string { return v.ID }),
		column(inOrder, func(v *visit) string { return text(v.URL) }),
		column(inOrder, func(v *visit) string { return timestamp(v.FetchedAt) }),
		column(inOrder, func(v *visit) int64 { return int64(v.Status) }),
		column(inOrder, func(v *visit) string { return text(v.Problem) }),
		column(inOrder, (*visit).brings),
		column(inOrder, (*visit).whole),
		column(inOrder, func(v *visit) string { return v.validator("ETag") }),
		column(inOrder, func(v *visit) string { return v.validator("Last-Modified") }),
		column(inOrder, func(v *visit) bool { return v.Past }))
	moved := false
	err = eachRow(rows, err, func(scan func(...any) error) error {
		var page, home string
		var added bool
		var known knownPage
		if err := scan(&page, &added, &known.version, &known.sum, &known.gone, &home); err != nil {
			return err
		}
		if added { // what was kept came by this visit; xmax of a row that was there is this transaction
			known = knownPage{}
		}
		v := byPage[page]
		moved = moved || v.ID != home
		v.known, v.added, v.ID = known, added, home
		return nil
	})
	if err == nil && moved {
		err = errAgain
	}
	return err
}
