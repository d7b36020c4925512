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
		INSERT INTO pages (source, page, url, first_seen, checked, status, problem, revisit)
		SELECT source, page, url, fetched, fetched, status, problem, next_visit(fetched, fetched)
		FROM unnest($1::text[], $2::uuid[], $3::text[], $4::timestamptz[], $5::int[], $6::text[])
			AS v (source, page, url, fetched, status, problem)
		ON CONFLICT (source, page) DO UPDATE SET
			checked = greatest(pages.checked, EXCLUDED.checked),
			status  = EXCLUDED.status,
			problem = EXCLUDED.problem,
			revisit = next_visit(pages.first_seen, EXCLUDED.checked)
		RETURNING source || ' ' || page, version, sha256, gone IS NOT NULL, coalesce(kept_as, page)`,
		column(inOrder, func(v *visit) string { return v.Source }),
		column(inOrder, func(v *visit) string { return v.ID }),
		column(inOrder, func(v *visit) string { return text(v.URL) }),
		column(inOrder, func(v *visit) string { return timestamp(v.FetchedAt) }),
		column(inOrder, func(v *visit) int64 { return int64(v.Status) }),
		column(inOrder, func(v *visit) string { return text(v.Problem) }))
	moved := false
	err = eachRow(rows, err, func(scan func(...any) error) error {
		var page, home string
		var known knownPage
		if err := scan(&page, &known.version, &known.sum, &known.gone, &home); err != nil {
			return err
		}
		v := byPage[page]
		moved = moved || v.ID != home
		v.known, v.ID = known, home
		return nil
	})
	if err == nil && moved {
		err = errAgain
	}
	return err
}
