package postgres

import (
	"context"
	"fmt"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// A DayCount says how much was read of one day and how often groups were named in it.
type DayCount struct {
	Day      news.Date
	Articles int // published on the day, in Beijing
	Mentions int // of groups in them, without bare forms
}

// Days counts day by day from the first to the last, both included. Days of which no article was
// read are left out.
func (db *DB) Days(ctx context.Context, first, last news.Date) ([]DayCount, error) {
	rows, err := db.pool.QueryContext(ctx, `
		SELECT day::text, sum(articles), sum(group_mentions)
		FROM counted_articles
		WHERE day BETWEEN $1 AND $2
		GROUP BY day
		ORDER BY day`,
		day(first), day(last))
	days, err := collectRows(rows, err, func(d *DayCount) []any {
		return []any{scanDate{&d.Day}, &d.Articles, &d.Mentions}
	})
	if err != nil {
		return nil, fmt.Errorf("count days: %w", err)
	}
	return days, nil
}
