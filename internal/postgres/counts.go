package postgres

import (
	"context"
	"fmt"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// A MonthCount says how often one group was named in the articles of one month. Bare forms
// (该小组) are left out: they are resolved by context.
type MonthCount struct {
	Subject  string // id of the group; its name if it is in no dictionary
	Name     string // official, simplified
	Level    string // as in the dictionary; "" if unknown
	Known    bool   // whether the registry holds the group
	Month    news.Date
	Articles int // that name it
	Mentions int // times they do
}

// A MonthTotal is the denominator of a month: all articles that were read of it.
type MonthTotal struct {
	Month    news.Date
	Articles int
	Sources  int // that these articles are from
}

// A CountFilter chooses what is counted; empty fields choose all.
type CountFilter struct {
	Group    string    // id of one group
	Source   string    // id of one source
	From, To news.Date // both included, as wide as they are precise: To 2019 ends with December
}

// days are the first and the last day of the filter.
func (f CountFilter) days() (first, last string) {
	first, last = "0001-01-01", "9999-12-31"
	if !f.From.IsZero() {
		first = f.From.First().Format("2006-01-02")
	}
	if !f.To.IsZero() {
		last = f.To.Last().Format("2006-01-02")
	}
	return first, last
}

// Counts counts the mentions of groups by month of publication in Beijing. Months without any
// are left out, and so are undated articles.
func (db *DB) Counts(ctx context.Context, f CountFilter) ([]MonthCount, error) {
	first, last := f.days()
	rows, err := db.pool.QueryContext(ctx, `
		SELECT m.subject, coalesce(n.name, m.subject), coalesce(g.level, ''), g.id IS NOT NULL, to_char(m.month, 'YYYY-MM'),
			m.articles, m.mentions
		FROM (
			SELECT subject, date_trunc('month', day::timestamp) AS month, count(*) AS articles, sum(mentions) AS mentions
			FROM (
				SELECT subject, day, source, page, count(*) AS mentions
				FROM mentions
				WHERE kind = 'group' AND form <> 'bare' AND day BETWEEN $1 AND $2
					AND ($3 = '' OR subject = $3) AND ($4 = '' OR source = $4)
				GROUP BY subject, day, source, page
			) article
			GROUP BY subject, month
		) m
		LEFT JOIN groups g ON g.id = m.subject
		LEFT JOIN LATERAL (
			SELECT name
			FROM group_names
			WHERE group_id = g.id AND kind = 'official' AND language = 'zh-Hans'
			ORDER BY valid_from DESC, name
			LIMIT 1
		) n ON true
		ORDER BY m.subject, m.month`,
		first, last, f.Group, f.Source)
	counts, err := collectRows(rows, err, func(c *MonthCount) []any {
		return []any{&c.Subject, &c.Name, &c.Level, &c.Known, scanDate{&c.Month}, &c.Articles, &c.Mentions}
	})
	if err != nil {
		return nil, fmt.Errorf("count mentions: %w", err)
	}
	return counts, nil
}

// MonthTotals counts all articles by month of publication in Beijing; f.Group is not looked at.
func (db *DB) MonthTotals(ctx context.Context, f CountFilter) ([]MonthTotal, error) {
	first, last := f.days()
	rows, err := db.pool.QueryContext(ctx, `
		SELECT to_char(month, 'YYYY-MM'), sum(articles), count(*)
		FROM (
			SELECT date_trunc('month', day::timestamp) AS month, source, count(*) AS articles
			FROM articles
			WHERE day BETWEEN $1 AND $2 AND ($3 = '' OR source = $3)
			GROUP BY month, source
		) s
		GROUP BY month
		ORDER BY month`,
		first, last, f.Source)
	totals, err := collectRows(rows, err, func(t *MonthTotal) []any {
		return []any{scanDate{&t.Month}, &t.Articles, &t.Sources}
	})
	if err != nil {
		return nil, fmt.Errorf("count articles: %w", err)
	}
	return totals, nil
}
