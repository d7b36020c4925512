package postgres

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"github.com/lib/pq"

	"github.com/xiaozu-watch/xiaozu/internal/health"
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
	Quiet        string    // why nothing or little is new, though the site answers; "" if that is not so
	Notes        []string  // what else is odd
	Due          time.Time // by when the next crawl should have ended; zero if nobody can tell
	Pages        int       // with at least one kept version
	Gone         int       // of these, pages whose address answers no more
	Articles     int
	Week         int           // pages with new bytes in the last seven days
	Took         time.Duration // of the latest crawl
}

// Health is how the source is doing at a time, and why, in words.
func (s SourceState) Health(now time.Time) (state health.State, why string) {
	switch {
	case s.LastCrawl.IsZero():
		return health.Waiting, ""
	case s.LastError != "":
		return health.Broken, s.LastError
	case !s.Due.IsZero() && now.After(s.Due):
		return health.Broken, "no crawl ended since " + s.LastCrawl.Format("2006-01-02 15:04") + ", far beyond its usual interval: does a worker run?"
	case s.Quiet != "":
		return health.Quiet, s.Quiet
	}
	return health.Working, ""
}

// Loud reports whether the source is broken for so long that somebody must look at it.
func (s SourceState) Loud(now time.Time) bool {
	state, _ := s.Health(now)
	return state == health.Broken && (s.Failures >= health.LoudAfter || s.Failures == 0)
}

// Sources lists all known sources by id.
func (db *DB) Sources(ctx context.Context) ([]SourceState, error) {
	rows, err := db.pool.QueryContext(ctx, `
		SELECT s.id, coalesce(s.declaration -> 'Name' ->> 'ZH', ''), coalesce(s.declaration ->> 'Publisher', ''),
			s.last_crawl, s.last_success, s.last_error, s.problem_since, s.failures, s.quiet, s.notes, s.due,
			coalesce(p.pages, 0), coalesce(p.gone, 0), coalesce(a.articles, 0), coalesce(w.week, 0), coalesce(c.took, 0)
		FROM sources s
		LEFT JOIN (
			SELECT source, count(*) FILTER (WHERE version > 0) AS pages, count(gone) AS gone FROM pages GROUP BY source
		) p ON p.source = s.id
		LEFT JOIN (
			SELECT source, count(*) AS articles FROM articles GROUP BY source
		) a ON a.source = s.id
		LEFT JOIN LATERAL (
			SELECT sum(saved) AS week FROM crawls WHERE source = s.id AND started > now() - interval '7 days'
		) w ON true
		LEFT JOIN LATERAL (
			SELECT (extract(epoch FROM finished - started) * 1e9)::bigint AS took
			FROM crawls
			WHERE source = s.id
			ORDER BY started DESC
			LIMIT 1
		) c ON true
		ORDER BY s.id`)
	sources, err := collectRows(rows, err, func(s *SourceState) []any {
		return []any{&s.ID, &s.Name, &s.Publisher, scanTime{&s.LastCrawl}, scanTime{&s.LastSuccess}, &s.LastError,
			scanTime{&s.ProblemSince}, &s.Failures, &s.Quiet, pq.Array(&s.Notes), scanTime{&s.Due}, &s.Pages, &s.Gone, &s.Articles, &s.Week, &s.Took}
	})
	if err != nil {
		return nil, fmt.Errorf("list sources: %w", err)
	}
	return sources, nil
}

// A SourceName is what a list to choose from shows of a source.
type SourceName struct {
	ID   string
	Name string // Chinese, else the id
}

// SourceNames lists all sources by their names.
func (db *DB) SourceNames(ctx context.Context) ([]SourceName, error) {
	rows, err := db.pool.QueryContext(ctx, `
		SELECT id, coalesce(nullif(declaration -> 'Name' ->> 'ZH', ''), id) AS name
		FROM sources
		ORDER BY name, id`)
	names, err := collectRows(rows, err, func(n *SourceName) []any { return []any{&n.ID, &n.Name} })
	if err != nil {
		return nil, fmt.Errorf("names of sources: %w", err)
	}
	return names, nil
}
