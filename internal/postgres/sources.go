package postgres

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/source"
)

// SaveSource makes the source known, or takes over its changed declaration. Pages can be saved
// only for known sources.
func (db *DB) SaveSource(ctx context.Context, src source.Source) error {
	declaration, err := json.Marshal(src)
	if err != nil {
		return fmt.Errorf("save source %s: %w", src.ID, err)
	}
	_, err = db.pool.ExecContext(ctx, `
		INSERT INTO sources (id, declaration)
		VALUES ($1, $2)
		ON CONFLICT (id) DO UPDATE SET declaration = EXCLUDED.declaration
		WHERE sources.declaration <> EXCLUDED.declaration`,
		src.ID, string(declaration))
	if err != nil {
		return fmt.Errorf("save source %s: %w", src.ID, err)
	}
	return nil
}

// MarkCrawl records the crawl of a source that began at started and has just ended: how many
// pages with new bytes it saved, and what went wrong with the source as a whole, or nil.
func (db *DB) MarkCrawl(ctx context.Context, src string, started time.Time, saved int, problem error) error {
	what := ""
	if problem != nil {
		what = text(problem.Error())
	}
	err := db.transact(ctx, func(tx Tx) error { return tx.markCrawl(ctx, src, started, saved, what) })
	if err != nil {
		return fmt.Errorf("record the crawl of %s: %w", src, err)
	}
	return nil
}

func (tx Tx) markCrawl(ctx context.Context, src string, started time.Time, saved int, problem string) error {
	finished := time.Now()
	done, err := tx.sql.ExecContext(ctx, `
		INSERT INTO crawls (source, started, finished, saved, problem)
		VALUES ($1, $2, $3, $4, $5)
		ON CONFLICT DO NOTHING`,
		src, started, finished, saved, problem)
	if err != nil {
		return err
	}
	if n, err := done.RowsAffected(); n == 0 {
		return err // recorded before
	}
	_, err = tx.sql.ExecContext(ctx, `
		UPDATE sources SET
			last_crawl    = $2,
			last_success  = CASE WHEN $3 = '' THEN $2 ELSE last_success END,
			last_error    = $3,
			problem_since = CASE WHEN $3 <> '' THEN coalesce(problem_since, $2) END,
			failures      = CASE WHEN $3 <> '' THEN failures + 1 ELSE 0 END
		WHERE id = $1`,
		src, finished, problem)
	return err
}

// LastCrawls tells for each known source when its latest crawl began, of those that began before
// now: one that began later did so by a clock that was wrong. Sources without one are left out.
func (db *DB) LastCrawls(ctx context.Context, now time.Time) (map[string]time.Time, error) {
	type last struct {
		source string
		began  time.Time
	}
	rows, err := db.pool.QueryContext(ctx, `
		SELECT s.id, c.started
		FROM sources s
		CROSS JOIN LATERAL (
			SELECT started FROM crawls WHERE source = s.id AND started <= $1 ORDER BY started DESC LIMIT 1
		) c`,
		now)
	crawls, err := collectRows(rows, err, func(l *last) []any { return []any{&l.source, &l.began} })
	if err != nil {
		return nil, fmt.Errorf("latest crawls: %w", err)
	}
	began := make(map[string]time.Time, len(crawls))
	for _, l := range crawls {
		began[l.source] = l.began
	}
	return began, nil
}

// A SourceState is how a source is doing.
type SourceState struct {
	ID           string
	Name         string // Chinese
	Publisher    string
	LastCrawl    time.Time // end of the latest crawl; zero if there was none
	LastSuccess  time.Time // end of the latest one without a problem
	LastError    string    // of the latest crawl; "" if it went well
	ProblemSince time.Time // end of the first of the failures in a row; zero if there is none
	Failures     int       // in a row
	Pages        int       // with at least one kept version
	Gone         int       // of these, pages whose address answers no more
	Articles     int
}

// Sources lists all known sources by id.
func (db *DB) Sources(ctx context.Context) ([]SourceState, error) {
	rows, err := db.pool.QueryContext(ctx, `
		SELECT s.id, coalesce(s.declaration -> 'Name' ->> 'ZH', ''), coalesce(s.declaration ->> 'Publisher', ''),
			s.last_crawl, s.last_success, s.last_error, s.problem_since, s.failures,
			coalesce(p.pages, 0), coalesce(p.gone, 0), coalesce(a.articles, 0)
		FROM sources s
		LEFT JOIN (
			SELECT source, count(*) FILTER (WHERE version > 0) AS pages, count(gone) AS gone FROM pages GROUP BY source
		) p ON p.source = s.id
		LEFT JOIN (
			SELECT source, count(*) AS articles FROM articles GROUP BY source
		) a ON a.source = s.id
		ORDER BY s.id`)
	sources, err := collectRows(rows, err, func(s *SourceState) []any {
		return []any{&s.ID, &s.Name, &s.Publisher, scanTime{&s.LastCrawl}, scanTime{&s.LastSuccess}, &s.LastError,
			scanTime{&s.ProblemSince}, &s.Failures, &s.Pages, &s.Gone, &s.Articles}
	})
	if err != nil {
		return nil, fmt.Errorf("list sources: %w", err)
	}
	return sources, nil
}
