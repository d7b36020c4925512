package postgres

import (
	"context"
	"fmt"
	"strings"
)

// A CountedArticle is an article that counts of a subject have in them.
type CountedArticle struct {
	ArticleRef
	Mentions      int  // of the subject, by more than a bare form
	FirstPrinting bool // whether it counts as a story
	cursor        string
}

// Cursor names the place of the article in the order, for CountedArticles.
func (a CountedArticle) Cursor() string { return a.cursor }

// CountedArticles returns those of the articles that Counts adds up for the one subject of the filter, whatever
// its period: the latest first, from the one behind the cursor on. If firstPrintings, they are those that count as
// stories.
func (db *DB) CountedArticles(ctx context.Context, f CountFilter, firstPrintings bool, after string, limit int) ([]CountedArticle, error) {
	joint, err := db.subjects(ctx, f)
	if err != nil {
		return nil, err
	}
	first, last := f.days()
	var b binder
	kind, subjects, days := b.bind(string(f.kind())), b.bind(texts(joint)), b.bind(first)+" AND "+b.bind(last)
	rows, err := db.pool.QueryContext(ctx, `
		SELECT `+articleRefColumns+`, m.mentions, st.story IS NULL, m.day || ',' || m.source || ',' || m.page
		FROM (
			SELECT day, source, page, count(*) AS mentions
			FROM mentions
			WHERE kind = `+kind+` AND subject = ANY (`+subjects+`) AND day BETWEEN `+days+` AND form <> 'bare'
				AND `+sourceIs(&b, f.Source)+` AND `+behind(&b, after)+`
			GROUP BY day, source, page
		) m
		JOIN articles a USING (source, page)
		JOIN sources s ON s.id = a.source
		LEFT JOIN printings p USING (source, page)
		LEFT JOIN stories st ON st.story = p.story AND (st.source, st.page) <> (a.source, a.page)
		WHERE (st.story IS NULL OR NOT `+b.bind(firstPrintings)+`) AND (`+b.bind(f.Publisher)+` = '' OR a.publisher = `+b.bind(f.origin())+`)
		ORDER BY m.day DESC, m.source DESC, m.page DESC
		LIMIT `+b.bind(limit),
		b.values...)
	articles, err := collectRows(rows, err, func(a *CountedArticle) []any {
		return append(a.places(), &a.Mentions, &a.FirstPrinting, &a.cursor)
	})
	if err != nil {
		return nil, fmt.Errorf("articles that name %s: %w", f.Group, err)
	}
	return articles, nil
}

func sourceIs(b *binder, id string) string {
	if id == "" {
		return "true"
	}
	return "source = " + b.bind(id)
}

// behind holds for what comes after the cursor in the order of latest first; for all if there is none.
func behind(b *binder, cursor string) string {
	parts := strings.SplitN(cursor, ",", 3)
	if len(parts) < 3 {
		return "true"
	}
	return fmt.Sprintf("(day, source, page) < (%s::date, %s::text, %s::uuid)", b.bind(parts[0]), b.bind(parts[1]), b.bind(parts[2]))
}
