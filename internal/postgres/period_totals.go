package postgres

import (
	"context"
	"fmt"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// A PeriodTotal is the denominator of a period: all articles that were read of it.
type PeriodTotal struct {
	Begin    news.Date
	Articles int
	Stories  int // those of them that are the first printing of their story
	Sources  int // that these articles are from
	First    int // those of Sources of which no earlier article was read, whatever the filter's days
	Last     int // those of which no later one was
	Silent   int // sources of which earlier and later articles were read, and none of the period
	Asked    int // sources that a crawl of the period asked without a problem, as far as crawls are on record
}

// PeriodTotals counts all articles by period of publication in Beijing; of f only By, Source, Publisher, From and
// To are looked at. Periods in which nobody asked a source, and of which there is no article, are left out; publishers
// are not asked.
func (db *DB) PeriodTotals(ctx context.Context, f CountFilter) ([]PeriodTotal, error) {
	first, last := f.days()
	read, asked := f.addedTotals()
	if f.ofAll() && f.wholeMonths() && f.Period() == news.Monthly {
		read, asked = keptTotals()
	}
	rows, err := db.pool.QueryContext(ctx, `
		SELECT begin::text, coalesce(articles, 0), coalesce(stories, 0), coalesce(sources, 0), coalesce(first, 0), coalesce(last, 0), coalesce(silent, 0), coalesce(asked, 0)
		FROM (`+read+`) read
		FULL JOIN (`+asked+`) asked USING (begin)
		ORDER BY begin`,
		first, last)
	totals, err := collectRows(rows, err, func(t *PeriodTotal) []any {
		return []any{scanDate{&t.Begin}, &t.Articles, &t.Stories, &t.Sources, &t.First, &t.Last, &t.Silent, &t.Asked}
	})
	if err != nil {
		return nil, fmt.Errorf("count articles: %w", err)
	}
	return totals, nil
}

// keptTotals are queries for what was read, and how many sources were asked, by month between $1 and $2.
func keptTotals() (read, asked string) {
	return `SELECT month AS begin, articles, stories, sources, first, last, silent FROM counted_totals WHERE month BETWEEN $1 AND $2`,
		`SELECT day AS begin, count(*) AS asked FROM crawl_months WHERE crawls > failed AND day BETWEEN $1 AND $2 GROUP BY day`
}

// addedTotals are queries for the same by any period, which add up sources and days or months.
func (f CountFilter) addedTotals() (read, asked string) {
	counted, crawled := `SELECT day, source, articles, stories FROM counted_articles`, `crawl_days`
	if f.wholeMonths() {
		counted, crawled = `SELECT month, source, articles, stories FROM counted_article_months`, `crawl_months`
	}
	of := "true"
	if f.Source != "" {
		of = "source = " + literal(f.Source)
	}
	if f.Publisher != "" {
		counted, crawled = f.printed(), `(SELECT * FROM crawl_days LIMIT 0) c`
	}
	begin := `date_trunc(` + literal(string(f.Period())) + `, day::timestamp)::date AS begin`
	return `
		WITH s AS MATERIALIZED (
			SELECT ` + begin + `, source, day BETWEEN $1 AND $2 AS asked, sum(articles) AS articles, sum(stories) AS stories
			FROM (` + counted + `) c (day, source, articles, stories)
			WHERE day >= '0001-01-01' AND ` + of + `
			GROUP BY begin, source, asked
		), life AS (
			SELECT source, min(begin) AS first, max(begin) AS last
			FROM s
			GROUP BY source
		)
		SELECT begin, sum(articles) AS articles, sum(stories) AS stories, count(*) AS sources,
			count(*) FILTER (WHERE begin = first) AS first, count(*) FILTER (WHERE begin = last) AS last,
			(SELECT count(*) FROM life l WHERE l.first < begin AND begin < l.last) - count(*) FILTER (WHERE first < begin AND begin < last) AS silent
		FROM s
		JOIN life USING (source)
		WHERE asked
		GROUP BY begin`, `
		SELECT begin, count(*) AS asked
		FROM (SELECT DISTINCT ` + begin + `, source FROM ` + crawled + ` WHERE crawls > failed AND day BETWEEN $1 AND $2 AND ` + of + `) c
		GROUP BY begin`
}

// printed are the articles of the publisher, each as a count.
func (f CountFilter) printed() string {
	return `
		SELECT a.day, a.source, 1, CASE WHEN s.story IS NULL THEN 1 ELSE 0 END
		FROM articles a
		LEFT JOIN printings p USING (source, page)
		LEFT JOIN stories s ON s.story = p.story AND (s.source, s.page) <> (a.source, a.page)
		WHERE a.publisher = ` + literal(f.origin())
}
