package postgres

import (
	"context"

	"github.com/lib/pq"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// noteReadings records in the transaction that reads articles that watchers are to be told of them:
// once for each version of a page, and never of one that was fetched to fill the past. Facts that
// nobody stated before are those that this very transaction added.
func (tx Tx) noteReadings(ctx context.Context, readings []*Reading) error {
	versions := make([]int64, len(readings))
	for i, r := range readings {
		versions[i] = int64(r.Article.Version)
	}
	_, err := tx.sql.ExecContext(ctx, `
		WITH news AS (
			UPDATE pages p SET told = a.version
			FROM unnest($1::text[], $2::uuid[], $3::int[]) AS a (source, page, version)
			WHERE (p.source, p.page) = (a.source, a.page) AND p.told < a.version
			RETURNING a.source, a.page, a.version
		)
		INSERT INTO tidings (what, source, page, version, facts)
		SELECT 'reading', source, page, version, ARRAY(
			SELECT DISTINCT fact
			FROM evidence JOIN facts f USING (fact)
			WHERE (evidence.source, evidence.page) = (news.source, news.page) AND f.found = now()
		)
		FROM news`,
		sourcesOf(readings), pagesOf(readings), pq.Array(versions))
	return err
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
