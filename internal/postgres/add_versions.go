package postgres

import (
	"context"
	"encoding/json"
	"net/http"
	"slices"

	"github.com/lib/pq"
)

// insertVersions numbers versions as they come, which for captures of other archives is not the order of their
// times, and adds their further pages. The bytes are those of the archive's record with the same sum.
func (tx Tx) insertVersions(ctx context.Context, visits []*visit) error {
	headers := make([]string, len(visits))
	for i, v := range visits {
		var err error
		if headers[i], err = headersJSON(v.Header); err != nil {
			return err
		}
	}
	rows, err := tx.sql.QueryContext(ctx, `
		INSERT INTO page_versions (source, page, version, fetched, status, headers, sha256, bytes, problem)
		SELECT source, page, version, fetched, status, headers, sha256, bytes, problem
		FROM unnest($1::text[], $2::uuid[], $3::timestamptz[], $4::int[], $5::jsonb[], $6::bytea[], $7::int[], $8::text[])
			AS v (source, page, fetched, status, headers, sha256, bytes, problem)
		CROSS JOIN LATERAL (
			SELECT coalesce(max(o.version), 0) + 1 AS version
			FROM page_versions o
			WHERE o.source = v.source AND o.page = v.page
		) next
		RETURNING source || ' ' || page, version`,
		column(visits, func(v *visit) string { return v.Source }),
		column(visits, func(v *visit) string { return v.ID }),
		column(visits, func(v *visit) string { return timestamp(v.FetchedAt) }),
		column(visits, func(v *visit) int64 { return int64(v.Status) }),
		pq.Array(headers),
		column(visits, func(v *visit) []byte { return v.sum() }),
		column(visits, func(v *visit) int64 { return int64(len(v.Body)) }),
		column(visits, func(v *visit) string { return text(v.Problem) }))
	made := map[string]int{}
	err = eachRow(rows, err, func(scan func(...any) error) error {
		var page string
		var version int
		err := scan(&page, &version)
		made[page] = version
		return err
	})
	for _, v := range visits {
		v.saved = Saved{Page: v.ID, Version: made[v.Source+" "+v.ID], Changed: true}
	}
	if err != nil {
		return err
	}
	return tx.insertParts(ctx, visits)
}

// addVersions makes the bytes that visits found the newest of their pages.
func (tx Tx) addVersions(ctx context.Context, fresh []*visit) error {
	if len(fresh) == 0 {
		return nil
	}
	if err := tx.insertVersions(ctx, fresh); err != nil {
		return err
	}
	err := tx.renew(ctx, slices.DeleteFunc(slices.Clone(fresh), func(v *visit) bool { return v.added }))
	for _, v := range fresh {
		if err == nil {
			err = tx.back(ctx, v.Page, v.known)
		}
		if err == nil && v.Partial {
			err = tx.failed(ctx, v.Page)
		}
	}
	return err
}

// renew notes the new versions in the rows of pages that were known before.
func (tx Tx) renew(ctx context.Context, fresh []*visit) error {
	if len(fresh) == 0 {
		return nil
	}
	_, err := tx.sql.ExecContext(ctx, `
		UPDATE pages SET version = v.version, sha256 = v.sha256, etag = v.etag, last_modified = v.last_modified,
			last_seen = v.fetched, gone = NULL, failures = 0, reading = NULL,
			told = CASE WHEN v.past THEN v.version ELSE told END
		FROM unnest($1::text[], $2::uuid[], $3::int[], $4::bytea[], $5::text[], $6::text[], $7::timestamptz[], $8::boolean[])
			AS v (source, page, version, sha256, etag, last_modified, fetched, past)
		WHERE pages.source = v.source AND pages.page = v.page`,
		column(fresh, func(v *visit) string { return v.Source }),
		column(fresh, func(v *visit) string { return v.ID }),
		column(fresh, func(v *visit) int64 { return int64(v.saved.Version) }),
		column(fresh, func(v *visit) []byte { return v.whole() }),
		column(fresh, func(v *visit) string { return v.validator("ETag") }),
		column(fresh, func(v *visit) string { return v.validator("Last-Modified") }),
		column(fresh, func(v *visit) string { return timestamp(v.FetchedAt) }),
		column(fresh, func(v *visit) bool { return v.Past }))
	return err
}

// validator is a header for conditional requests. A page that was cut has none: an answer of 304
// would keep the part for ever. Nor has one with further pages, of which it would tell nothing.
func (v *visit) validator(header string) string {
	if v.Truncated != "" || len(v.Parts) > 0 {
		return ""
	}
	return text(http.Header(v.Header).Get(header))
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
