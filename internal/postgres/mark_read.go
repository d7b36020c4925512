package postgres

import (
	"context"
	"fmt"
)

// MarkRead notes that versions of pages were read by v with the names that were learned up to the
// version names, and that all is saved that they say. It reports false, and notes nothing, when
// other names were learned since: then they are to be read once more. A page that has a newer
// version by now stays unread. Now that their stories are told, the voices for their facts are counted.
//
// QueueNamed sees what was marked before LearnNames changed the names, and nothing is marked after.
func (db *DB) MarkRead(ctx context.Context, pages []PageRef, v Versions, names int64) (current bool, err error) {
	err = db.store(ctx, func(tx Tx) error {
		var newest int64
		var wanted string
		if err := tx.sql.QueryRowContext(ctx, `SELECT version, versions FROM learning FOR SHARE`).Scan(&newest, &wanted); err != nil {
			return err
		}
		if current = newest == names; !current {
			return nil
		}
		if err := tx.countVoicesOf(ctx, pages); err != nil {
			return err
		}
		return tx.markRead(ctx, pages, v, wanted)
	})
	if err != nil {
		return false, fmt.Errorf("mark %d pages as read: %w", len(pages), err)
	}
	return current, nil
}

// markRead also queues what was read by other versions than those that are wanted, if some are.
func (tx Tx) markRead(ctx context.Context, pages []PageRef, v Versions, wanted string) error {
	_, err := tx.sql.ExecContext(ctx, `
		WITH read AS MATERIALIZED (
			SELECT source, page
			FROM pages
			JOIN unnest($1::text[], $2::uuid[], $3::int[]) AS read (source, page, version) USING (source, page, version)
			ORDER BY source COLLATE "C", page
			FOR NO KEY UPDATE OF pages
		), marked AS (
			UPDATE pages SET reading = $4
			FROM read
			WHERE pages.source = read.source AND pages.page = read.page
		), queued AS (
			INSERT INTO unread_pages (outdated, source, page)
			SELECT true, source, page FROM read WHERE $5 NOT IN ('', $4)
			ON CONFLICT DO NOTHING
		)
		DELETE FROM unread_pages u
		USING read
		WHERE u.source = read.source AND u.page = read.page AND u.outdated = ANY (CASE WHEN $5 IN ('', $4) THEN '{f,t}' ELSE '{f}' END::boolean[])`,
		column(pages, func(p PageRef) string { return p.Source }),
		column(pages, func(p PageRef) string { return p.ID }),
		column(pages, func(p PageRef) int64 { return int64(p.Version) }),
		v.String(), wanted)
	return err
}
