package postgres

import (
	"context"
	"iter"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// A SourcePeriod is what was read of one source of one period, and how it was asked in the period.
type SourcePeriod struct {
	Source, Name              string
	Begin                     news.Date
	Articles, Stories         int       // stories are first printings
	Crawls, Failed            int       // that began in the period, as far as they are on record; those of them that had a problem
	FirstSuccess, LastSuccess time.Time // when crawls without one ended; zero if there is none
}

// SourcePeriods counts the articles and the crawls of each source by period, by source and period, as they come. Periods
// without any are left out. It ends with the first error.
func (db *DB) SourcePeriods(ctx context.Context, by news.Period) iter.Seq2[SourcePeriod, error] {
	return asTheyCome("articles of sources by period", func(do func(SourcePeriod) error) error { return db.eachSourcePeriod(ctx, by, do) })
}

func (db *DB) eachSourcePeriod(ctx context.Context, by news.Period, do func(SourcePeriod) error) error {
	f := CountFilter{By: by}
	counted, crawled := `counted_articles c (source, day, articles, stories)`, `crawl_days`
	if f.wholeMonths() {
		counted, crawled = `counted_article_months c (day, source, articles, stories)`, `crawl_months`
	}
	rows, err := db.pool.QueryContext(ctx, `
		WITH printed AS (
			SELECT source, date_trunc($1, day::timestamp)::date AS begin, sum(articles) AS articles, sum(stories) AS stories
			FROM `+counted+`
			WHERE day >= '0001-01-01'
			GROUP BY 1, 2
		), asked AS (
			SELECT source, date_trunc($1, day::timestamp)::date AS begin, sum(crawls) AS crawls, sum(failed) AS failed,
				min(first_success) AS first, max(last_success) AS last
			FROM `+crawled+`
			GROUP BY 1, 2
		)
		SELECT source, coalesce(nullif(s.declaration -> 'Name' ->> 'ZH', ''), source), begin::text, coalesce(articles, 0), coalesce(stories, 0),
			coalesce(crawls, 0), coalesce(failed, 0), first, last
		FROM printed
		FULL JOIN asked USING (source, begin)
		JOIN sources s ON s.id = source
		ORDER BY source, begin`,
		string(by))
	return eachRow(rows, err, func(scan func(...any) error) error {
		var p SourcePeriod
		if err := scan(&p.Source, &p.Name, scanDate{&p.Begin}, &p.Articles, &p.Stories, &p.Crawls, &p.Failed, scanTime{&p.FirstSuccess}, scanTime{&p.LastSuccess}); err != nil {
			return err
		}
		return do(p)
	})
}
