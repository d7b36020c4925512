package postgres

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/lib/pq"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// A TextQuery says which articles are looked for by their text.
type TextQuery struct {
	Terms    [][]int32 // an article has all of one of these
	From, To news.Date // days of publication, both included; zero is open
	Source   string    // id; "" is any
	Level    string    // of the source; "" is any
	After    string    // cursor of the last article of the page before
	Limit    int

	ofLevel []string // sources; known beforehand, they tell the server how many articles are left out
	walk    int      // how many of the newest articles are looked at one by one

	since, until string // days between which the index is asked; "" for all
}

// A TextHit is an article that may hold what was looked for: it has all terms of it.
type TextHit struct {
	ArticleRef
	Body   string
	cursor string
}

// Cursor names the place of the hit in the order, for TextQuery.After.
func (h TextHit) Cursor() string { return h.cursor }

func (h *TextHit) places() []any { return append(h.ArticleRef.places(), &h.Body, &h.cursor) }

// How many of the newest articles are looked at one by one, to find a page or more than that. What a fortieth of all
// articles hold is found among them; what is rarer the index finds in so few that they can be sorted.
const (
	walked    = 1000
	walkedFar = 2000
	recently  = 10 // times as long as the walk is of what the index is asked first
)

// FindArticles returns the newest articles first; undated ones are the oldest.
//
// No one way is fast for all. The index gives the articles that have a term without their order, and too many
// of them if the term is frequent; so the newest are looked at first, and the index is asked only when too
// few of them have it.
func (db *DB) FindArticles(ctx context.Context, q TextQuery) ([]TextHit, error) {
	q.walk = walked
	hits, _, err := db.find(ctx, q, q.Limit)
	return hits, err
}

// FindMany returns the newest articles, up to the limit, and whether these are all there are. It is content with enough of
// them where as many are found among the newest: all that have a frequent word are too many to be looked at.
func (db *DB) FindMany(ctx context.Context, q TextQuery, enough int) (hits []TextHit, all bool, err error) {
	q.walk = walkedFar
	return db.find(ctx, q, enough)
}

func (db *DB) find(ctx context.Context, q TextQuery, enough int) (hits []TextHit, all bool, err error) {
	if len(q.Terms) == 0 {
		return nil, true, nil
	}
	if q.ofLevel, err = db.sourcesOfLevel(ctx, q.Level); err == nil {
		hits, err = db.walkArticles(ctx, q)
	}
	near := q
	if err == nil && len(hits) < q.Limit {
		all, err = db.measureWalk(ctx, &near)
	}
	if err == nil && !all && len(hits) < enough {
		hits, all, err = db.pickNewest(ctx, q, near, enough)
	}
	if err != nil {
		return nil, false, fmt.Errorf("find articles: %w", err)
	}
	return hits, all, nil
}

// sourcesOfLevel returns the ids of the sources of a level; none for "".
func (db *DB) sourcesOfLevel(ctx context.Context, level string) ([]string, error) {
	if level == "" {
		return nil, nil
	}
	return collect[string](db.pool.QueryContext(ctx, `SELECT id FROM sources WHERE declaration ->> 'Level' = $1`, level))
}

const (
	// hitOrder is that of the pages: newest first.
	hitOrder = ` ORDER BY t.day DESC, t.source DESC, t.page DESC `
	// hitColumns and hitArticles give what is shown of the hits t.
	hitColumns  = articleRefColumns + `, a.body, t.day || ',' || t.source || ',' || t.page`
	hitArticles = `
		JOIN articles a USING (source, page)
		JOIN sources s ON s.id = a.source` + hitOrder
)

// walkArticles looks at the newest articles.
func (db *DB) walkArticles(ctx context.Context, q TextQuery) ([]TextHit, error) {
	var b binder
	rows, err := db.pool.QueryContext(ctx, `
		SELECT `+hitColumns+`
		FROM (
			SELECT day, source, page
			FROM (SELECT * FROM article_terms t WHERE `+q.where(&b)+hitOrder+`LIMIT `+b.bind(q.walk)+`) t
			WHERE `+q.terms(&b)+hitOrder+`
			LIMIT `+b.bind(q.Limit)+`
		) t`+hitArticles,
		b.values...)
	return collectRows(rows, err, (*TextHit).places)
}

// measureWalk reports whether the walk comes to the end of all articles, and sets the days of those that are recent: some
// times as many as were walked over.
func (db *DB) measureWalk(ctx context.Context, q *TextQuery) (all bool, err error) {
	var b binder
	n := 0
	err = db.pool.QueryRowContext(ctx, `
		SELECT count(*), coalesce(CASE WHEN isfinite(min(day)) THEN max(day) - (max(day) - min(day) + 1) * `+b.bind(recently)+`::int END::text, '-infinity'),
			coalesce(max(day)::text, 'infinity')
		FROM (SELECT day FROM article_terms t WHERE `+q.where(&b)+hitOrder+`LIMIT `+b.bind(q.walk)+`) near`,
		b.values...).Scan(&n, &q.since, &q.until)
	return n < q.walk, err
}

// pickNewest has the index find enough of the recent articles that have the terms, else all of all time.
func (db *DB) pickNewest(ctx context.Context, q, near TextQuery, enough int) (hits []TextHit, all bool, err error) {
	if hits, err = db.pickArticles(ctx, near); err != nil || len(hits) >= enough {
		return hits, false, err
	}
	hits, err = db.pickArticles(ctx, q)
	return hits, len(hits) < q.Limit, err
}

// pickArticles has the index find all articles that have the terms.
func (db *DB) pickArticles(ctx context.Context, q TextQuery) (hits []TextHit, err error) {
	var b binder
	query := `
		WITH held AS MATERIALIZED (SELECT day, source, page FROM article_terms t WHERE ` + q.terms(&b) + q.between(&b) + `)
		SELECT ` + hitColumns + `
		FROM (SELECT * FROM held t WHERE ` + q.where(&b) + hitOrder + `LIMIT ` + b.bind(q.Limit) + `) t` + hitArticles
	err = db.transact(ctx, func(tx Tx) error {
		// The server cannot know how many articles have several terms together, and would rather read all.
		if _, err := tx.sql.ExecContext(ctx, `SET LOCAL enable_seqscan = off`); err != nil {
			return err
		}
		rows, err := tx.sql.QueryContext(ctx, query, b.values...)
		hits, err = collectRows(rows, err, (*TextHit).places)
		return err
	})
	return hits, err
}

func (q TextQuery) terms(b *binder) string {
	var ways []string
	for _, terms := range q.Terms {
		ways = append(ways, `t.terms @> `+b.bind(pq.Array(terms)))
	}
	return "(" + strings.Join(ways, " OR ") + ")"
}

// between narrows what the index is asked for to some days, and what else is wanted: the server joins what it knows of
// words and of days and sources.
func (q TextQuery) between(b *binder) string {
	if q.since == "" {
		return ""
	}
	return ` AND t.day BETWEEN ` + b.bind(q.since) + ` AND ` + b.bind(q.until) + ` AND ` + q.where(b)
}

func (q TextQuery) where(b *binder) string {
	conditions := []string{"true"}
	if !q.From.IsZero() {
		conditions = append(conditions, `t.day >= `+b.bind(q.From.First().Format(time.DateOnly)))
	}
	if !q.To.IsZero() {
		conditions = append(conditions, `t.day <= `+b.bind(q.To.Last().Format(time.DateOnly)))
	}
	if q.Source != "" {
		conditions = append(conditions, `t.source = `+b.bind(q.Source))
	}
	if q.Level != "" {
		conditions = append(conditions, `t.source = ANY (`+b.bind(pq.Array(q.ofLevel))+`)`)
	}
	conditions = append(conditions, behind(b, q.After))
	return strings.Join(conditions, " AND ")
}

// A binder numbers the values of a query whose text depends on what was asked.
type binder struct{ values []any }

func (b *binder) bind(value any) string {
	b.values = append(b.values, value)
	return fmt.Sprintf("$%d", len(b.values))
}
