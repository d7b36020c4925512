package postgres

import (
	"context"
	"fmt"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// A FirstMention is an article of the first day on which a group was named by more than a bare form.
type FirstMention struct {
	Group, Name, Level string
	Established        news.Date // as the registry has it
	Day                news.Date
	ReadBy             string // the versions of what read the article
	Article            ArticleRef
}

// FirstMentions returns the articles of the first day of every group, by group. Undated articles do not count.
func (db *DB) FirstMentions(ctx context.Context) ([]FirstMention, error) {
	rows, err := db.pool.QueryContext(ctx, `
		WITH began AS (
			SELECT subject, min(month) AS month
			FROM counted_months('')
			WHERE kind = 'group' AND articles > 0 AND month >= '0001-01-01'
			GROUP BY subject
		), k AS (
			SELECT b.subject AS id, m.day
			FROM began b
			CROSS JOIN LATERAL (
				SELECT min(day) AS day
				FROM mentions
				WHERE subject = b.subject AND kind = 'group' AND form <> 'bare'
					AND day >= b.month AND day < (b.month + interval '1 month')::date
			) m
		)
		SELECT k.id, coalesce(n.name, k.id), coalesce(g.level, ''), coalesce(g.established::text, ''), k.day::text, coalesce(pg.reading, ''), `+articleRefColumns+`
		FROM k
		JOIN LATERAL (
			SELECT DISTINCT source, page
			FROM mentions
			WHERE subject = k.id AND kind = 'group' AND day = k.day AND form <> 'bare'
		) m ON true
		JOIN articles a USING (source, page)
		JOIN pages pg USING (source, page)
		JOIN sources s ON s.id = a.source
		LEFT JOIN groups g ON g.id = k.id
		LEFT JOIN LATERAL (`+groupName("k.id", "zh-Hans")+`) n ON true
		ORDER BY k.id, a.published, a.source, a.page`)
	first, err := collectRows(rows, err, func(f *FirstMention) []any {
		return append([]any{&f.Group, &f.Name, &f.Level, scanDate{&f.Established}, scanDate{&f.Day}, &f.ReadBy}, f.Article.places()...)
	})
	if err != nil {
		return nil, fmt.Errorf("first mentions of groups: %w", err)
	}
	return first, nil
}
