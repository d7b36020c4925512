package postgres

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/archive"
)

// An ArchiveRecord is a response as it is kept.
type ArchiveRecord struct {
	Source  string
	Page    string    // news.PageID of the canonical address
	Fetched time.Time // to the microsecond
	ID      string    // WARC-Record-ID
	URL     string
	Status  int    // of HTTP
	Type    string // archive.ResponseType or archive.RevisitType
	SHA256  []byte // of the body; that of a revisit is in another record
	Members []byte // a gzip member with the record, and one with that of the request if it is known
}

const archiveColumns = `source, page, fetched, record, url, status, type, sha256, member`

func (r *ArchiveRecord) places() []any {
	return []any{&r.Source, &r.Page, scanTime{&r.Fetched}, &r.ID, &r.URL, &r.Status, &r.Type, &r.SHA256, &r.Members}
}

// ArchiveRecord returns the newest record of a page, of whatever source, that is not younger than
// a time; ErrNotFound if there is none. Of a page that became another those of the other are its own, too.
func (db *DB) ArchiveRecord(ctx context.Context, page string, at time.Time) (r ArchiveRecord, err error) {
	err = db.pool.QueryRowContext(ctx, `
		SELECT `+archiveColumns+`
		FROM sources s, LATERAL (
			SELECT *
			FROM archive_records
			WHERE source = s.id AND fetched <= $2
				AND page IN ($1, (SELECT kept_as FROM pages WHERE source = s.id AND page = $1))
			ORDER BY fetched DESC
			LIMIT 1
		) newest
		ORDER BY fetched DESC, source
		LIMIT 1`,
		page, at).Scan(r.places()...)
	if err != nil {
		return r, fmt.Errorf("record in the archive: %w", notFound(err))
	}
	return r, nil
}

// OriginalRecord returns the record that holds the bytes of a revisit: ErrNotFound if there is
// none, which should not be.
func (db *DB) OriginalRecord(ctx context.Context, revisit ArchiveRecord) (r ArchiveRecord, err error) {
	err = db.pool.QueryRowContext(ctx, `
		SELECT `+archiveColumns+`
		FROM archive_records
		WHERE source = $1 AND page = $2 AND sha256 = $3 AND type = 'response'
		ORDER BY fetched
		LIMIT 1`,
		revisit.Source, revisit.Page, revisit.SHA256).Scan(r.places()...)
	if err != nil {
		return r, fmt.Errorf("the record in the archive that holds what the one of %s refers to: %w",
			revisit.Fetched.Format(time.RFC3339), notFound(err))
	}
	return r, nil
}

// Check computes digests anew and says what is wrong with a record or that of its request, or nil.
func (r ArchiveRecord) Check() error {
	records, err := archive.ReadMembers(r.Members)
	if err != nil {
		return err
	}
	problems := []error{r.check(records[0])}
	for _, request := range records[1:] {
		if request.Type() != archive.RequestType {
			problems = append(problems, fmt.Errorf("a record of type %q stands where that of the request should", request.Type()))
		}
		if err := request.Check(); err != nil {
			problems = append(problems, fmt.Errorf("its request: %w", err))
		}
	}
	return errors.Join(problems...)
}

// check compares the record of the response with that under which it is kept.
func (r ArchiveRecord) check(record archive.Record) error {
	problems := []error{record.Check()}
	page, err := record.Page()
	if err != nil {
		return errors.Join(append(problems, err)...)
	}
	for _, d := range []struct {
		what  string
		wrong bool
	}{
		{"id", record.ID() != r.ID},
		{"type", record.Type() != r.Type},
		{"status", page.Status != r.Status},
		{"date", !page.FetchedAt.Equal(r.Fetched)},
		{"address", text(oneLine(page.URL)) != oneLine(r.URL)},
		{"SHA-256", !r.hasSum(record)},
	} {
		if d.wrong {
			problems = append(problems, fmt.Errorf("its %s is not that under which it is kept", d.what))
		}
	}
	return errors.Join(problems...)
}

// hasSum reports whether a record states the sum under which it is kept; Check of the record
// compares what it states with its bytes. An answer of 304 states none.
func (r ArchiveRecord) hasSum(record archive.Record) bool {
	stated := record.Fields.Get(archive.StrongDigest)
	return stated == fmt.Sprintf("sha256:%x", r.SHA256) || stated == "" && r.Status == http.StatusNotModified
}

// oneLine is s as a field of a record holds it.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
