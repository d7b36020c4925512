package postgres

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// MovePage notes that the page known at the canonical address from has moved to another one for good. It
// stays the same page, with all its history, and is visited at its new address; whatever comes from there is
// saved as this page's. If both were kept they become one, the older: the article of the younger is
// given up, and only its versions stay. Done twice it changes nothing more.
//
// It reports false, and nothing happens, when what is kept at the other address is not known to be the
// same article: by title and day, or since both print one story.
func (db *DB) MovePage(ctx context.Context, source, from, to string, at time.Time) (moved bool, err error) {
	err = db.transact(ctx, func(tx Tx) error {
		moved, err = tx.movePage(ctx, source, from, to, at)
		return err
	})
	if err != nil {
		return false, fmt.Errorf("move the page %s to %s: %w", from, to, err)
	}
	return moved, nil
}

func (tx Tx) movePage(ctx context.Context, source, from, to string, at time.Time) (moved bool, err error) {
	homes, err := tx.homes(ctx, source, from, to, at)
	if err != nil {
		return false, err
	}
	keeper := homes[0]
	for _, other := range homes[1:] {
		if other.version > 0 {
			if same, err := tx.giveUpTwin(ctx, source, other.page, keeper.page); err != nil || !same {
				return false, err
			}
		}
		_, err := tx.sql.ExecContext(ctx, `
			UPDATE pages SET kept_as = $3, version = 0, sha256 = NULL
			WHERE source = $1 AND (page = $2 OR kept_as = $2)`,
			source, other.page, keeper.page)
		if err != nil {
			return false, err
		}
	}
	_, err = tx.sql.ExecContext(ctx, `
		UPDATE pages SET url = $3, etag = '', last_modified = '', reading = NULL
		WHERE source = $1 AND page = $2 AND url <> $3`,
		source, keeper.page, text(to))
	return err == nil, err
}

// A home is a page that addresses are of.
type home struct {
	page      string
	version   int
	firstSeen time.Time
}

// homes locks and returns the pages that two addresses are of, the one that stays first. One
// transaction of a source moves pages at a time, so that no page is another's that is itself another's.
func (tx Tx) homes(ctx context.Context, source, from, to string, at time.Time) ([]home, error) {
	if _, err := tx.sql.ExecContext(ctx, `SELECT pg_advisory_xact_lock(hashtext('moves of ' || $1))`, source); err != nil {
		return nil, err
	}
	_, err := tx.sql.ExecContext(ctx, `
		INSERT INTO pages (source, page, url, first_seen, checked, revisit)
		SELECT $1, page, url, $4, $4, next_visit($4, $4)
		FROM unnest($2::uuid[], $3::text[]) AS a (page, url)
		ORDER BY page
		ON CONFLICT DO NOTHING`,
		source, texts([]string{news.PageID(from), news.PageID(to)}), texts([]string{from, to}), at)
	if err != nil {
		return nil, err
	}
	rows, err := tx.sql.QueryContext(ctx, `
		SELECT page, version, first_seen
		FROM pages
		WHERE source = $1 AND page IN (SELECT coalesce(kept_as, page) FROM pages WHERE source = $1 AND page IN ($2, $3))
		ORDER BY page
		FOR UPDATE`,
		source, news.PageID(from), news.PageID(to))
	homes, err := collectRows(rows, err, func(h *home) []any { return []any{&h.page, &h.version, &h.firstSeen} })
	slices.SortStableFunc(homes, func(a, b home) int {
		return cmp.Or(cmp.Compare(min(b.version, 1), min(a.version, 1)), a.firstSeen.Compare(b.firstSeen))
	})
	return homes, err
}

// giveUpTwin removes the article of a page if another page has the same one. Passages and mentions that curators added
// become the other's, unless its text differs: then they keep the article.
func (tx Tx) giveUpTwin(ctx context.Context, source, page, keeper string) (same bool, err error) {
	err = tx.sql.QueryRowContext(ctx, `
		SELECT EXISTS (
			SELECT FROM articles a
			JOIN articles k USING (source)
			WHERE source = $1 AND a.page = $2 AND k.page = $3
				AND (a.title <> '' AND (a.title, a.day) IS NOT DISTINCT FROM (k.title, k.day) OR EXISTS (
					SELECT FROM printings p
					JOIN printings o USING (source, story)
					WHERE source = $1 AND p.page = $2 AND o.page = $3
				))
				AND ((a.title, a.body) = (k.title, k.body) OR NOT EXISTS (
					SELECT FROM curator_evidence WHERE source = $1 AND page = $2
				) AND NOT EXISTS (
					SELECT FROM mention_decisions WHERE source = $1 AND page = $2
				))
		)`,
		source, page, keeper).Scan(&same)
	if err != nil || !same {
		return false, err
	}
	if _, err := tx.sql.ExecContext(ctx, `SELECT move_passages($1, $2, $3)`, source, page, keeper); err != nil {
		return false, err
	}
	if err := tx.removeArticle(ctx, source, page); err != nil {
		return false, err
	}
	_, err = tx.sql.ExecContext(ctx, `UPDATE stories SET page = $3 WHERE source = $1 AND page = $2`, source, page, keeper)
	return true, err
}

// removeArticle removes an article and all that was read from it, as if it said nothing.
func (tx Tx) removeArticle(ctx context.Context, source, page string) error {
	nothing := []*Reading{{Article: news.Article{Source: source, Page: page}}}
	for _, replace := range []func(context.Context, []*Reading) error{tx.seeBefore, tx.replaceMentions, tx.replaceFacts} {
		if err := replace(ctx, nothing); err != nil {
			return err
		}
	}
	_, err := tx.sql.ExecContext(ctx, `
		DELETE FROM story_keys k
		USING article_pairs p, unnest(p.story_keys) AS own
		WHERE (p.source, p.page) = ($1, $2) AND (k.key, k.day, k.source, k.page) = (own, p.story_day, p.source, p.page)`,
		source, page)
	if err != nil {
		return err
	}
	for _, table := range []string{"printings", "article_pairs", "article_terms", "unindexed_articles", "unread_pages", "articles"} {
		if _, err := tx.sql.ExecContext(ctx, `DELETE FROM `+table+` WHERE source = $1 AND page = $2`, source, page); err != nil {
			return err
		}
	}
	return nil
}
