package postgres

import (
	"context"
	"fmt"

	"github.com/xiaozu-watch/xiaozu/internal/reprint"
)

// saveStoryKeys records the keys by which copies of articles are found. They must be committed
// before StoriesNear looks: of two copies that are saved at the same time, one then sees the other.
func (tx Tx) saveStoryKeys(ctx context.Context, readings []*Reading) error {
	if old := again(readings); len(old) > 0 {
		if err := tx.dropStoryKeys(ctx, old); err != nil {
			return err
		}
	}
	keys := keysOf(readings)
	_, err := tx.sql.ExecContext(ctx, `
		INSERT INTO story_keys (key, day, source, page)
		SELECT key, `+storyDay+`, source, page
		FROM unnest($1::text[], $2::uuid[], $3::bigint[]) AS k (source, page, key)
		JOIN articles a USING (source, page)
		JOIN pages p USING (source, page)`,
		column(keys, func(k keyRow) string { return k.of.Article.Source }),
		column(keys, func(k keyRow) string { return k.of.Article.Page }),
		column(keys, func(k keyRow) int64 { return k.key }))
	return err
}

// dropStoryKeys takes away the keys of articles that were read before. Those whose keys are no
// longer the same are told their story anew.
func (tx Tx) dropStoryKeys(ctx context.Context, old []*Reading) error {
	keys := keysOf(old)
	_, err := tx.sql.ExecContext(ctx, `
		WITH old AS (
			DELETE FROM story_keys
			WHERE (source, page) IN (SELECT * FROM unnest($1::text[], $2::uuid[]))
			RETURNING source, page, key
		)
		DELETE FROM printings
		WHERE (source, page) IN (
			SELECT source, page
			FROM (SELECT * FROM old EXCEPT SELECT * FROM unnest($3::text[], $4::uuid[], $5::bigint[])) gone)`,
		sourcesOf(old), pagesOf(old),
		column(keys, func(k keyRow) string { return k.of.Article.Source }),
		column(keys, func(k keyRow) string { return k.of.Article.Page }),
		column(keys, func(k keyRow) int64 { return k.key }))
	return err
}

// A keyRow is one of the keys of an article, the n-th of those that were read.
type keyRow struct {
	of  *Reading
	n   int
	key int64
}

func keysOf(readings []*Reading) (keys []keyRow) {
	for n, r := range readings {
		for _, k := range r.Keys {
			keys = append(keys, keyRow{r, n, k})
		}
	}
	return keys
}

// storyDay is the day by which copies are sought: two of one story appear within days.
const storyDay = `coalesce(a.day, (p.first_seen AT TIME ZONE 'Asia/Shanghai')::date)`

// A NearStory is an article that shares keys with another.
type NearStory struct {
	Source, Page string
	Story        string // "" if it was told none yet
	Title, Body  string
}

// nearStories is how many are compared, and nearKeys how many articles with one key are looked at
// on each side of the day: both bound the work for texts of a form that many articles have.
const (
	nearStories = 8
	nearKeys    = 16
)

// StoriesNear returns, for each article that was read, those that share most keys with it, at most
// eight; of those that share a key with many, the ones published at about the same time.
func (db *DB) StoriesNear(ctx context.Context, readings []Reading) ([][]NearStory, error) {
	refs := make([]*Reading, len(readings))
	for i := range readings {
		refs[i] = &readings[i]
	}
	keys := keysOf(refs)
	rows, err := db.pool.QueryContext(ctx, `
		WITH own AS MATERIALIZED (
			SELECT k.n, k.key, source, page, `+storyDay+` AS day
			FROM unnest($1::int[], $2::text[], $3::uuid[], $4::bigint[]) AS k (n, source, page, key)
			JOIN articles a USING (source, page)
			JOIN pages p USING (source, page)
		), near AS MATERIALIZED (
			SELECT own.n, k.source, k.page, count(*) AS keys,
				row_number() OVER (PARTITION BY own.n ORDER BY count(*) DESC, k.source, k.page) AS place
			FROM own
			CROSS JOIN LATERAL (
				(SELECT source, page FROM story_keys WHERE key = own.key AND day >= own.day ORDER BY day LIMIT $5)
				UNION ALL
				(SELECT source, page FROM story_keys WHERE key = own.key AND day < own.day ORDER BY day DESC LIMIT $5)
			) k
			WHERE (k.source, k.page) <> (own.source, own.page)
			GROUP BY own.n, k.source, k.page
			HAVING count(*) >= $7
		)
		SELECT near.n, a.source, a.page, coalesce(p.story::text, ''), a.title, a.body
		FROM near
		JOIN articles a USING (source, page)
		LEFT JOIN printings p USING (source, page)
		WHERE near.place <= $6
		ORDER BY near.n, near.place`,
		column(keys, func(k keyRow) int64 { return int64(k.n) }),
		column(keys, func(k keyRow) string { return k.of.Article.Source }),
		column(keys, func(k keyRow) string { return k.of.Article.Page }),
		column(keys, func(k keyRow) int64 { return k.key }),
		nearKeys, nearStories, reprint.SharedKeys)
	near := make([][]NearStory, len(readings))
	err = eachRow(rows, err, func(scan func(...any) error) error {
		var of int
		var n NearStory
		err := scan(&of, &n.Source, &n.Page, &n.Story, &n.Title, &n.Body)
		near[of] = append(near[of], n)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("stories near those of %d articles: %w", len(readings), err)
	}
	return near, nil
}
