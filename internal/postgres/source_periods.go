package postgres

import (
	"context"
	"fmt"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// A SourcePeriod is what was read of one source of one period.
type SourcePeriod struct {
	Source, Name      string
	Begin             news.Date
	Articles, Stories int // stories are first printings
}

// SourcePeriods counts the articles of each source by period, by source and period. Periods without any are left out.
func (db *DB) SourcePeriods(ctx context.Context, by news.Period) ([]SourcePeriod, error) {
	f := CountFilter{By: by}
	counted := `counted_articles c (source, day, articles, stories)`
	if f.wholeMonths() {
		counted = `counted_article_months c (day, source, articles, stories)`
	}
	rows, err := db.pool.QueryContext(ctx, `
		SELECT c.source, coalesce(nullif(s.declaration -> 'Name' ->> 'ZH', ''), c.source), date_trunc($1, c.day::timestamp)::date::text AS begin,
			sum(c.articles), sum(c.stories)
		FROM `+counted+`
		JOIN sources s ON s.id = c.source
		WHERE c.day >= '0001-01-01'
		GROUP BY 1, 2, 3
		ORDER BY c.source, begin`,
		string(by))
	all, err := collectRows(rows, err, func(p *SourcePeriod) []any {
		return []any{&p.Source, &p.Name, scanDate{&p.Begin}, &p.Articles, &p.Stories}
	})
	if err != nil {
		return nil, fmt.Errorf("articles of sources by period: %w", err)
	}
	return all, nil
}
