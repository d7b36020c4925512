package postgres

import (
	"context"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// addMonth sees to it that the mentions of d have a partition to go to. It runs before the
// transaction that writes them, so that none holds locks while it waits for a new table.
func (db *DB) addMonth(ctx context.Context, d news.Date) error {
	month := news.Date{Year: d.Year, Month: d.Month}
	if _, known := db.months.Load(month); known || partial(d) == "" {
		return nil
	}
	if _, err := db.pool.ExecContext(ctx, `SELECT add_mentions_month($1)`, day(d)); err != nil {
		return err
	}
	db.months.Store(month, true)
	return nil
}

// replaceMentions puts mentions in place of those that stood before. Naming the day keeps each
// deletion to one partition.
func (tx Tx) replaceMentions(ctx context.Context, readings []*Reading) error {
	for _, r := range again(readings) {
		_, err := tx.sql.ExecContext(ctx, `
			DELETE FROM mentions
			WHERE source = $1 AND page = $2 AND day = $3`,
			r.Article.Source, r.Article.Page, r.before.day)
		if err != nil {
			return err
		}
	}
	var mentions []mentionRow
	for _, r := range readings {
		for n, m := range r.Mentions {
			mentions = append(mentions, mentionRow{r, n, m})
		}
	}
	if len(mentions) == 0 {
		return nil
	}
	return tx.insertMentions(ctx, mentions)
}

// A mentionRow is the n-th mention of an article.
type mentionRow struct {
	in *Reading
	n  int
	news.Mention
}

func (tx Tx) insertMentions(ctx context.Context, mentions []mentionRow) error {
	numbers := func(of func(mentionRow) int) any {
		return column(mentions, func(m mentionRow) int64 { return int64(of(m)) })
	}
	values := func(of func(mentionRow) string) any {
		return column(mentions, func(m mentionRow) string { return text(of(m)) })
	}
	_, err := tx.sql.ExecContext(ctx, `
		INSERT INTO mentions (source, page, day, n, kind, form, span_start, span_end, text, canonical, entry, post)
		SELECT * FROM unnest($1::text[], $2::uuid[], $3::date[], $4::int[], $5::text[], $6::text[], $7::int[], $8::int[],
			$9::text[], $10::text[], $11::text[], $12::text[])`,
		values(func(m mentionRow) string { return m.in.Article.Source }),
		values(func(m mentionRow) string { return m.in.Article.Page }),
		values(func(m mentionRow) string { return day(m.in.Article.Published.Date()) }),
		numbers(func(m mentionRow) int { return m.n }),
		values(func(m mentionRow) string { return string(m.Kind) }),
		values(func(m mentionRow) string { return string(m.Form) }),
		numbers(func(m mentionRow) int { return m.Span.Start }),
		numbers(func(m mentionRow) int { return m.Span.End }),
		values(func(m mentionRow) string { return m.Text }),
		values(func(m mentionRow) string { return m.Canonical }),
		values(func(m mentionRow) string { return m.Entry }),
		values(func(m mentionRow) string { return m.Post }))
	return err
}
