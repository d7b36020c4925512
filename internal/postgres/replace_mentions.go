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
		_, err := tx.sql.ExecContext(ctx, plannedEachTime+`
			DELETE FROM mentions
			WHERE source = $1 AND page = $2 AND day = `+literal(r.before.day),
			r.Article.Source, r.Article.Page)
		if err != nil {
			return err
		}
	}
	if err := tx.markStale(ctx, again(readings)); err != nil {
		return err
	}
	mentions, err := tx.addedMentions(ctx, again(readings))
	if err != nil {
		return err
	}
	for _, r := range readings {
		for n, m := range r.Mentions {
			mentions = append(mentions, mentionRow{r, n, m})
		}
	}
	return copyIn(ctx, tx, "mentions", mentionColumns, mentions, mentionRow.values)
}

// markStale has the days counted anew whose articles are read again. Those of new articles are marked by a trigger.
func (tx Tx) markStale(ctx context.Context, again []*Reading) error {
	if len(again) == 0 {
		return nil
	}
	_, err := tx.sql.ExecContext(ctx, `
		INSERT INTO stale_days (source, day)
		SELECT DISTINCT * FROM unnest($1::text[], $2::date[])`,
		sourcesOf(again), column(again, func(r *Reading) string { return day(r.Article.Published.Date()) }))
	return err
}

// A mentionRow is the n-th mention of an article; n is below 0 for one that a curator added.
type mentionRow struct {
	in *Reading
	n  int
	news.Mention
}

var mentionColumns = []string{"source", "page", "day", "n", "kind", "form", "span_start", "span_end", "text", "canonical", "entry", "post"}

func (m mentionRow) values() []any {
	a := m.in.Article
	return []any{text(a.Source), a.Page, day(a.Published.Date()), m.n, string(m.Kind), string(m.Form), m.Span.Start, m.Span.End,
		text(m.Text), text(m.Canonical), text(m.Entry), text(m.Post)}
}
