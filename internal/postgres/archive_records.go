package postgres

import (
	"context"
	"fmt"
	"iter"
	"time"
)

// An ArchiveFilter chooses records. The zero filter chooses all.
type ArchiveFilter struct {
	Source string    // "" for all
	From   time.Time // of the fetch; zero for the first
	To     time.Time // exclusive; zero for the last
}

// bounds are the times of a filter as PostgreSQL writes them.
func (f ArchiveFilter) bounds() (from, to any) {
	from, to = "-infinity", "infinity"
	if !f.From.IsZero() {
		from = f.From
	}
	if !f.To.IsZero() {
		to = f.To
	}
	return from, to
}

// CountArchive counts the records of a filter.
func (db *DB) CountArchive(ctx context.Context, f ArchiveFilter) (records int, err error) {
	from, to := f.bounds()
	err = db.pool.QueryRowContext(ctx, `
		SELECT count(*)
		FROM archive_records
		WHERE ($1 = '' OR source = $1) AND fetched >= $2 AND fetched < $3`,
		f.Source, from, to).Scan(&records)
	if err != nil {
		return 0, fmt.Errorf("count the archive's records: %w", err)
	}
	return records, nil
}

// archivePage is how many records are read at a time: each may have megabytes.
const archivePage = 20

// ArchiveRecords goes through the records of a filter, source by source and there by time. It
// keeps no transaction open, so that it may take as long as it wants; records that come meanwhile
// may be among them. An error is the last that it gives.
func (db *DB) ArchiveRecords(ctx context.Context, f ArchiveFilter) iter.Seq2[ArchiveRecord, error] {
	return func(yield func(ArchiveRecord, error) bool) {
		sources, err := db.archiveSources(ctx, f)
		if err != nil {
			yield(ArchiveRecord{}, err)
			return
		}
		for _, source := range sources {
			f.Source = source
			if !db.archiveOf(ctx, f, yield) {
				return
			}
		}
	}
}

func (db *DB) archiveSources(ctx context.Context, f ArchiveFilter) ([]string, error) {
	if f.Source != "" {
		return []string{f.Source}, nil
	}
	sources, err := collect[string](db.pool.QueryContext(ctx, `SELECT id FROM sources ORDER BY id`))
	if err != nil {
		return nil, fmt.Errorf("list sources: %w", err)
	}
	return sources, nil
}

// archiveOf goes through one source, and reports whether to go on.
func (db *DB) archiveOf(ctx context.Context, f ArchiveFilter, yield func(ArchiveRecord, error) bool) bool {
	from, to := f.bounds()
	last := "00000000-0000-0000-0000-000000000000"
	for {
		rows, err := db.pool.QueryContext(ctx, `
			SELECT `+archiveColumns+`
			FROM archive_records
			WHERE source = $1 AND (fetched, record) > ($2, $4) AND fetched < $3
			ORDER BY fetched, record
			LIMIT $5`,
			f.Source, from, to, last, archivePage)
		records, err := collectRows(rows, err, (*ArchiveRecord).places)
		if err != nil {
			return yield(ArchiveRecord{}, fmt.Errorf("records of %s in the archive: %w", f.Source, err))
		}
		for _, r := range records {
			if !yield(r, nil) {
				return false
			}
			from, last = r.Fetched, r.ID
		}
		if len(records) < archivePage {
			return true
		}
	}
}

// A LostVersion is a version of a page whose bytes, or those of a further page, are not in the archive.
type LostVersion struct {
	Source  string
	URL     string // whose bytes are missing
	Version int
}

// LostVersions lists versions of pages, and their further pages, whose bytes no record holds: none, unless
// somebody deleted rows by hand or restored a part of a dump.
func (db *DB) LostVersions(ctx context.Context, source string) ([]LostVersion, error) {
	rows, err := db.pool.QueryContext(ctx, `
		SELECT source, url, version
		FROM (
			SELECT v.source, v.page, v.sha256, p.url, v.version
			FROM page_versions v
			JOIN pages p USING (source, page)
			WHERE v.body IS NULL
			UNION ALL
			SELECT source, part, sha256, url, version
			FROM page_parts
			WHERE sha256 IS NOT NULL
		) kept
		WHERE ($1 = '' OR source = $1) AND NOT EXISTS (
			SELECT
			FROM archive_records a
			WHERE a.source = kept.source AND a.page = kept.page AND a.sha256 = kept.sha256 AND a.type = 'response'
		)
		ORDER BY source, url, version
		LIMIT 1000`,
		source)
	lost, err := collectRows(rows, err, func(l *LostVersion) []any { return []any{&l.Source, &l.URL, &l.Version} })
	if err != nil {
		return nil, fmt.Errorf("versions whose bytes are missing: %w", err)
	}
	return lost, nil
}
