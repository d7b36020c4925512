package postgres

import (
	"context"
	"fmt"

	"github.com/lib/pq"
)

// SaveStoryKeys records the keys by which copies of an article are found; see reprint.Print. An
// article whose keys changed is told its story anew. They must be saved after the article is and
// before StoriesNear looks: of two copies that are saved at the same time, one then sees the other.
func (db *DB) SaveStoryKeys(ctx context.Context, source, page string, keys []int64) error {
	_, err := db.pool.ExecContext(ctx, `
		WITH article AS (
			SELECT `+storyDay+` AS day
			FROM articles a
			JOIN pages p USING (source, page)
			WHERE a.source = $1 AND a.page = $2
			FOR NO KEY UPDATE OF a
		), old AS (
			DELETE FROM story_keys k
			USING article
			WHERE k.source = $1 AND k.page = $2 AND (k.key <> ALL ($3) OR k.day <> article.day)
			RETURNING key
		), untold AS (
			DELETE FROM printings
			WHERE source = $1 AND page = $2 AND EXISTS (SELECT FROM old WHERE key <> ALL ($3))
		)
		INSERT INTO story_keys (key, day, source, page)
		SELECT new.key, article.day, $1, $2
		FROM article, unnest($3::bigint[]) AS new (key)
		WHERE NOT EXISTS (
			SELECT FROM story_keys k
			WHERE k.source = $1 AND k.page = $2 AND k.key = new.key AND k.day = article.day)`,
		source, page, bigints(keys))
	if err != nil {
		return fmt.Errorf("save the story keys of page %s of %s: %w", page, source, err)
	}
	return nil
}

// storyDay is the day by which copies are sought: two of one story appear within days.
const storyDay = `coalesce(a.day, (p.first_seen AT TIME ZONE 'Asia/Shanghai')::date)`

// bigints is keys as an array, empty rather than null.
func bigints(keys []int64) any {
	if keys == nil {
		keys = []int64{}
	}
	return pq.Array(keys)
}

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

// StoriesNear returns the articles that share most keys with one, at most eight; of those that
// share a key with many, the ones published at about the same time.
func (db *DB) StoriesNear(ctx context.Context, source, page string, keys []int64) ([]NearStory, error) {
	if len(keys) == 0 {
		return nil, nil
	}
	rows, err := db.pool.QueryContext(ctx, `
		WITH article AS MATERIALIZED (
			SELECT `+storyDay+` AS day
			FROM articles a
			JOIN pages p USING (source, page)
			WHERE a.source = $1 AND a.page = $2
		), near AS MATERIALIZED (
			SELECT k.source, k.page, count(*) AS keys
			FROM unnest($3::bigint[]) AS own (key)
			CROSS JOIN article
			CROSS JOIN LATERAL (
				(SELECT source, page FROM story_keys WHERE key = own.key AND day >= article.day ORDER BY day LIMIT $4)
				UNION ALL
				(SELECT source, page FROM story_keys WHERE key = own.key AND day < article.day ORDER BY day DESC LIMIT $4)
			) k
			WHERE (k.source, k.page) <> ($1, $2)
			GROUP BY k.source, k.page
			ORDER BY keys DESC, k.source, k.page
			LIMIT $5
		)
		SELECT a.source, a.page, coalesce(p.story::text, ''), a.title, a.body
		FROM near
		JOIN articles a USING (source, page)
		LEFT JOIN printings p USING (source, page)
		ORDER BY near.keys DESC, a.source, a.page`,
		source, page, pq.Array(keys), nearKeys, nearStories)
	near, err := collectRows(rows, err, func(n *NearStory) []any {
		return []any{&n.Source, &n.Page, &n.Story, &n.Title, &n.Body}
	})
	if err != nil {
		return nil, fmt.Errorf("stories near page %s of %s: %w", page, source, err)
	}
	return near, nil
}
