package postgres

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/xiaozu-watch/xiaozu/internal/reprint"
)

// saveTraces records by what articles are found again: the pairs that a name may stand in, and the keys that copies
// share. These must be committed before StoriesNear looks: of two copies that are saved at the same time, one
// then sees the other. What is as it was is left alone.
func (tx Tx) saveTraces(ctx context.Context, readings []*Reading) error {
	traces := []any{sourcesOf(readings), pagesOf(readings),
		column(readings, func(r *Reading) []byte { return pairFilter(r.Pairs) }),
		column(readings, func(r *Reading) string { return bigintsText(r.Keys) }),
		column(readings, (*Reading).storyDay)}
	if len(again(readings)) > 0 {
		if err := tx.dropTraces(ctx, traces); err != nil {
			return err
		}
	}
	changed, err := collect[string](tx.sql.QueryContext(ctx, `
		INSERT INTO article_pairs (source, page, filter, story_keys, story_day)
		SELECT source, page, filter, story_keys, story_day FROM `+tracesRead+`
		ON CONFLICT (source, page) DO UPDATE
			SET filter = EXCLUDED.filter, story_keys = EXCLUDED.story_keys, story_day = EXCLUDED.story_day
			WHERE article_pairs.* IS DISTINCT FROM EXCLUDED.*
		RETURNING source || ' ' || page`,
		traces...))
	if err != nil {
		return err
	}
	keys := keysOf(slices.DeleteFunc(slices.Clone(readings), func(r *Reading) bool { return !slices.Contains(changed, r.key()) }))
	slices.SortFunc(keys, func(a, b keyRow) int { return cmp.Compare(a.key, b.key) })
	return copyIn(ctx, tx, "story_keys", []string{"key", "day", "source", "page"}, keys, func(k keyRow) []any {
		return []any{k.key, k.of.storyDay(), k.of.Article.Source, k.of.Article.Page}
	})
}

// tracesRead are the traces that were read.
const tracesRead = `(
			SELECT source, page, filter, story_keys::bigint[], story_day
			FROM unnest($1::text[], $2::uuid[], $3::bytea[], $4::text[], $5::date[]) AS t (source, page, filter, story_keys, story_day)
		) traces`

// dropTraces takes away the keys of articles that left other traces before. Those that lost a key are told their
// story anew.
func (tx Tx) dropTraces(ctx context.Context, traces []any) error {
	_, err := tx.sql.ExecContext(ctx, `
		WITH old AS (
			SELECT o.*, o.story_keys <@ traces.story_keys AS kept
			FROM article_pairs o
			JOIN `+tracesRead+` USING (source, page)
			WHERE (o.filter, o.story_keys, o.story_day) <> (traces.filter, traces.story_keys, traces.story_day)
		), gone AS (
			DELETE FROM story_keys k
			USING old, unnest(old.story_keys) AS old_key
			WHERE (k.key, k.day, k.source, k.page) = (old_key, old.story_day, old.source, old.page)
		)
		DELETE FROM printings
		WHERE (source, page) IN (SELECT source, page FROM old WHERE NOT kept)`,
		traces...)
	return err
}

// A keyRow is one of the keys of an article.
type keyRow struct {
	of  *Reading
	key int64
}

func keysOf(readings []*Reading) (keys []keyRow) {
	for _, r := range readings {
		for _, k := range r.Keys {
			keys = append(keys, keyRow{r, k})
		}
	}
	return keys
}

// storyDay is the day by which copies are sought: two of one story appear within days.
func (r *Reading) storyDay() string {
	if of := day(r.Article.Published.Date()); of != undated {
		return of
	}
	return r.seen
}

// storyDay is what storyDay of a reading is, of an article a and its page p.
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
	rows, err := db.storing.QueryContext(ctx, `
		WITH read AS MATERIALIZED (
			SELECT n, keys, source, page, `+storyDay+` AS day
			FROM unnest($1::text[], $2::uuid[], $3::text[]) WITH ORDINALITY AS r (source, page, keys, n)
			JOIN articles a USING (source, page)
			JOIN pages p USING (source, page)
		), own AS MATERIALIZED (
			SELECT n, key, source, page, day
			FROM read, unnest(keys::bigint[]) AS own (key)
			WHERE EXISTS (SELECT FROM story_keys k WHERE k.key = own.key AND (k.source, k.page) <> (read.source, read.page)) -- most are its alone
		), near AS MATERIALIZED (
			SELECT own.n, k.source, k.page, count(*) AS keys,
				row_number() OVER (PARTITION BY own.n ORDER BY count(*) DESC, k.source, k.page) AS place
			FROM own
			CROSS JOIN LATERAL (
				(SELECT source, page FROM story_keys WHERE key = own.key AND day >= own.day ORDER BY day LIMIT $4)
				UNION ALL
				(SELECT source, page FROM story_keys WHERE key = own.key AND day < own.day ORDER BY day DESC LIMIT $4)
			) k
			WHERE (k.source, k.page) <> (own.source, own.page)
			GROUP BY own.n, k.source, k.page
			HAVING count(*) >= $6
		)
		SELECT near.n - 1, a.source, a.page, coalesce(p.story::text, ''), a.title, a.body
		FROM near
		JOIN articles a USING (source, page)
		LEFT JOIN printings p USING (source, page)
		WHERE near.place <= $5
		ORDER BY near.n, near.place`,
		sourcesOf(refs), pagesOf(refs),
		column(refs, func(r *Reading) string { return bigintsText(r.Keys) }),
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
