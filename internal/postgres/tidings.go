package postgres

import (
	"context"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// noteReadings records in the transaction that reads articles that watchers are to be told of them:
// once for each version of a page that is news. Of what was fetched to fill the past, and of what the
// rules of now find or miss in a page that was read before, it does so only while a watch asks for that. Facts that
// nobody stated before are those that this very transaction added.
func (tx Tx) noteReadings(ctx context.Context, readings []*Reading) error {
	_, err := tx.sql.ExecContext(ctx, `
		WITH read AS (
			SELECT what, source, page, version, ARRAY(
				SELECT DISTINCT fact
				FROM evidence JOIN facts f USING (fact)
				WHERE (evidence.source, evidence.page) = (r.source, r.page) AND f.found = now()
			) AS facts
			FROM unnest($1::text[], $2::text[], $3::uuid[], $4::int[]) AS r (what, source, page, version)
			WHERE what = 'reading' OR EXISTS (SELECT FROM watches WHERE past)
		), told AS (
			UPDATE pages p SET told = r.version
			FROM read r
			WHERE (p.source, p.page) = (r.source, r.page) AND r.what = 'reading'
		)
		INSERT INTO tidings (what, source, page, version, facts)
		SELECT what, source, page, version, facts
		FROM read
		WHERE what IN ('reading', 'past') OR facts <> '{}' OR EXISTS (`+lostFacts("read.source", "read.page")+`)`,
		column(readings, (*Reading).tiding), sourcesOf(readings), pagesOf(readings),
		column(readings, func(r *Reading) int64 { return int64(r.Article.Version) }))
	return err
}

// tiding says what a reading is to watchers.
func (r *Reading) tiding() string {
	switch {
	case r.news:
		return "reading"
	case r.before.version < r.Article.Version:
		return "past"
	}
	return "again"
}

// noteGone records that watchers are to be told that a page vanished.
func (tx Tx) noteGone(ctx context.Context, p news.Page) error {
	_, err := tx.sql.ExecContext(ctx, `
		INSERT INTO tidings (what, source, page, note)
		VALUES ('gone', $1, $2, $3)`,
		p.Source, p.ID, text(p.Problem))
	return err
}

// noteDecision records that watchers are to be told what a curator decided.
func (tx Tx) noteDecision(ctx context.Context, d Decision) error {
	if d.After == d.Before {
		return nil
	}
	_, err := tx.sql.ExecContext(ctx, `
		INSERT INTO tidings (what, facts, note)
		VALUES ('decision', ARRAY[$1::uuid], $2)`,
		d.Fact, string(d.After))
	return err
}

// noteSource records that a source broke, for a reason, or works again, for none.
func (tx Tx) noteSource(ctx context.Context, source, why string) error {
	_, err := tx.sql.ExecContext(ctx, `
		INSERT INTO tidings (what, source, note)
		VALUES ('source', $1, $2)`,
		source, text(why))
	return err
}
