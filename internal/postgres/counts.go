package postgres

import (
	"context"
	"fmt"
	"strconv"

	"github.com/lib/pq"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// A PeriodCount says how often one thing was named in the articles of one period.
type PeriodCount struct {
	Subject string // id of the group, person or agency; its name if it is in no dictionary
	Name    string // official, simplified
	Level   string // of a group, as in the dictionary; "" if unknown
	Known   bool   // whether the registry holds the group or person
	Begin   news.Date
	Counts
}

// Counts are three measures that are never mixed, and a fourth that is never added to them.
type Counts struct {
	Articles int // that name the subject by more than a bare form
	Stories  int // those of them that are the first printing of their story
	Full     int // times they name it in full
	Short    int // times they name it by a short form or an abbreviation
	Bare     int // 该小组 and the like, which context alone resolves
}

// Mentions are the times that the subject is named by more than a bare form.
func (c Counts) Mentions() int { return c.Full + c.Short }

// A PeriodTotal is the denominator of a period: all articles that were read of it.
type PeriodTotal struct {
	Begin    news.Date
	Articles int
	Stories  int // those of them that are the first printing of their story
	Sources  int // that these articles are from
}

// A CountFilter chooses what is counted, and by which period; empty fields choose all.
type CountFilter struct {
	By       news.Period      // "" for months
	Kind     news.MentionKind // "" for groups
	Group    string           // one subject: an id, or the name of what is in no dictionary
	Also     []string         // further subjects that are the same as Group
	Lineage  bool             // count Group together with those it came from and became
	Level    string           // of the groups
	Source   string           // id of one source
	From, To news.Date        // both included, as wide as they are precise: To 2019 ends with December
	After    string           // subjects behind this one
	Subjects int              // at most so many; 0 for all
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

// In is the filter for the days of one of its periods, by the first of them.
func (f CountFilter) In(begin news.Date) CountFilter {
	if f.From.Before(begin) {
		f.From = begin
	}
	last := news.DateOf(f.Period().Next(begin).First().AddDate(0, 0, -1))
	if f.To.IsZero() || last.First().Before(f.To.Last()) {
		f.To = last
	}
	return f
}

// Period is the one that the filter counts by.
func (f CountFilter) Period() news.Period {
	if f.By == "" {
		return news.Monthly
	}
	return f.By
}

func (f CountFilter) kind() news.MentionKind {
	if f.Kind == "" {
		return news.GroupMention
	}
	return f.Kind
}

// withNames completes counts by subject, in the columns of PeriodCount, with what the registry calls them.
func (f CountFilter) withNames() string {
	most, behind := "ALL", ""
	if f.Subjects > 0 {
		most = strconv.Itoa(f.Subjects)
	}
	if f.After != "" {
		behind = "WHERE subject > " + literal(f.After)
	}
	return `, subjects AS (
		SELECT s.subject, coalesce(n.name, p.name, s.subject) AS name, coalesce(g.level, '') AS level,
			g.id IS NOT NULL OR p.name IS NOT NULL AS known
		FROM (SELECT DISTINCT subject FROM m ` + behind + `) s
		LEFT JOIN groups g ON g.id = s.subject
		LEFT JOIN LATERAL (
			SELECT name
			FROM group_names
			WHERE group_id = g.id AND kind = 'official' AND language = 'zh-Hans'
			ORDER BY valid_from DESC, name
			LIMIT 1
		) n ON true
		LEFT JOIN LATERAL (
			SELECT name
			FROM person_names
			WHERE person_id = s.subject AND kind = 'official' AND language = 'zh-Hans'
			LIMIT 1
		) p ON true
		WHERE $1 = '' OR g.level = $1
		ORDER BY s.subject
		LIMIT ` + most + `
	)
	SELECT subject, name, level, known, begin::text, articles, stories, full_forms, short_forms, bare_forms
	FROM m
	JOIN subjects USING (subject)
	ORDER BY subject, begin`
}

// Counts counts mentions by period of publication in Beijing. Periods without any are left out, and so
// are undated articles.
func (db *DB) Counts(ctx context.Context, f CountFilter) ([]PeriodCount, error) {
	first, last := f.days()
	switch {
	case f.Lineage || len(f.Also) > 0:
		return db.jointCounts(ctx, f)
	case f.byMonths() && f.Period() == news.Monthly:
		return db.monthCounts(ctx, f)
	case f.byMonths():
		return db.periodCounts(ctx, `
			WITH m AS (
				SELECT subject, date_trunc($2, month::timestamp)::date AS begin, sum(articles) AS articles, sum(stories) AS stories,
					sum(full_forms) AS full_forms, sum(short_forms) AS short_forms, sum(bare_forms) AS bare_forms
				FROM counted_months
				WHERE kind = $3 AND month BETWEEN $4 AND $5 AND ($6 = '' OR subject = $6)
				GROUP BY subject, begin
			)`+f.withNames(),
			f.Level, string(f.Period()), string(f.kind()), first, last, f.Group)
	}
	return db.periodCounts(ctx, `
		WITH m AS (
			SELECT subject, date_trunc($2, day::timestamp)::date AS begin, sum(articles) AS articles, sum(stories) AS stories,
				sum(full_forms) AS full_forms, sum(short_forms) AS short_forms, sum(bare_forms) AS bare_forms
			FROM counted_mentions
			WHERE kind = $3 AND day BETWEEN $4 AND $5 AND ($6 = '' OR subject = $6) AND ($7 = '' OR source = $7)
			GROUP BY subject, begin
		)`+f.withNames(),
		f.Level, string(f.Period()), string(f.kind()), first, last, f.Group, f.Source)
}

// monthCounts counts months as they are kept: there is nothing to add up.
func (db *DB) monthCounts(ctx context.Context, f CountFilter) ([]PeriodCount, error) {
	first, last := f.days()
	return db.periodCounts(ctx, `
		WITH m AS (
			SELECT subject, month AS begin, articles, stories, full_forms, short_forms, bare_forms
			FROM counted_months
			WHERE kind = $2 AND month BETWEEN $3 AND $4 AND ($5 = '' OR subject = $5)
		)`+f.withNames(),
		f.Level, string(f.kind()), first, last, f.Group)
}

// byMonths reports whether whole months over all sources make up what is counted.
func (f CountFilter) byMonths() bool { return f.Source == "" && f.wholeMonths() }

func (f CountFilter) wholeMonths() bool {
	return f.From.Day == 0 && f.To.Day == 0 && f.Period() != news.Daily && f.Period() != news.Weekly
}

// jointCounts counts an article once, whichever of several subjects it names: so it reads mentions.
func (db *DB) jointCounts(ctx context.Context, f CountFilter) (_ []PeriodCount, err error) {
	joint := append([]string{f.Group}, f.Also...)
	if f.Lineage {
		if joint, err = db.lineage(ctx, f.Group); err != nil {
			return nil, err
		}
	}
	first, last := f.days()
	return db.periodCounts(ctx, `
		WITH article AS (
			SELECT day, source, page, count(*) FILTER (WHERE form = 'full') AS full_forms,
				count(*) FILTER (WHERE form = 'short') AS short_forms, count(*) FILTER (WHERE form = 'bare') AS bare_forms
			FROM mentions
			WHERE kind = $3 AND day BETWEEN $4 AND $5 AND subject = ANY ($6) AND ($7 = '' OR source = $7)
			GROUP BY day, source, page
		), m AS (
			SELECT $8::text AS subject, date_trunc($2, a.day::timestamp)::date AS begin,
				count(*) FILTER (WHERE full_forms + short_forms > 0) AS articles,
				count(*) FILTER (WHERE full_forms + short_forms > 0 AND s.story IS NULL) AS stories,
				sum(full_forms) AS full_forms, sum(short_forms) AS short_forms, sum(bare_forms) AS bare_forms
			FROM article a
			LEFT JOIN printings p USING (source, page)
			LEFT JOIN stories s ON s.story = p.story AND (s.source, s.page) <> (a.source, a.page)
			GROUP BY begin
		)`+f.withNames(),
		f.Level, string(f.Period()), string(f.kind()), first, last, pq.Array(joint), f.Source, f.Group)
}

// lineage is a group with all those that it came from or became, however far.
func (db *DB) lineage(ctx context.Context, group string) ([]string, error) {
	rows, err := db.pool.QueryContext(ctx, `
		WITH RECURSIVE line AS (
			SELECT $1::text AS id
			UNION
			SELECT CASE WHEN d.predecessor = line.id THEN d.successor ELSE d.predecessor END
			FROM line
			JOIN lineage d ON line.id IN (d.predecessor, d.successor)
		)
		SELECT id FROM line`,
		group)
	ids, err := collect[string](rows, err)
	if err != nil {
		return nil, fmt.Errorf("lineage of %s: %w", group, err)
	}
	return ids, nil
}

func (db *DB) periodCounts(ctx context.Context, query string, args ...any) ([]PeriodCount, error) {
	rows, err := db.pool.QueryContext(ctx, query, args...)
	counts, err := collectRows(rows, err, func(c *PeriodCount) []any {
		return []any{&c.Subject, &c.Name, &c.Level, &c.Known, scanDate{&c.Begin},
			&c.Articles, &c.Stories, &c.Full, &c.Short, &c.Bare}
	})
	if err != nil {
		return nil, fmt.Errorf("count mentions: %w", err)
	}
	return counts, nil
}

// OfficialName is what the registry calls a group or person, simplified; the id itself if it does not know it.
func (db *DB) OfficialName(ctx context.Context, id string) (name string, err error) {
	err = db.pool.QueryRowContext(ctx, `
		SELECT coalesce(
			(SELECT n.name FROM (SELECT $1::text AS id) k, LATERAL (`+officialName+`) n),
			(SELECT name FROM person_names WHERE person_id = $1 AND kind = 'official' AND language = 'zh-Hans' LIMIT 1),
			$1)`,
		id).Scan(&name)
	if err != nil {
		return "", fmt.Errorf("name of %s: %w", id, err)
	}
	return name, nil
}

// PeriodTotals counts all articles by period of publication in Beijing; of f only By, Source, From and
// To are looked at.
func (db *DB) PeriodTotals(ctx context.Context, f CountFilter) ([]PeriodTotal, error) {
	first, last := f.days()
	counted := `SELECT day, source, articles, stories FROM counted_articles`
	if f.wholeMonths() {
		counted = `SELECT month, source, articles, stories FROM counted_article_months`
	}
	rows, err := db.pool.QueryContext(ctx, `
		SELECT begin::text, sum(articles), sum(stories), count(*)
		FROM (
			SELECT date_trunc($1, day::timestamp)::date AS begin, source, sum(articles) AS articles, sum(stories) AS stories
			FROM (`+counted+`) c (day, source, articles, stories)
			WHERE day BETWEEN $2 AND $3 AND ($4 = '' OR source = $4)
			GROUP BY begin, source
		) s
		GROUP BY begin
		ORDER BY begin`,
		string(f.Period()), first, last, f.Source)
	totals, err := collectRows(rows, err, func(t *PeriodTotal) []any {
		return []any{scanDate{&t.Begin}, &t.Articles, &t.Stories, &t.Sources}
	})
	if err != nil {
		return nil, fmt.Errorf("count articles: %w", err)
	}
	return totals, nil
}
