package postgres

import (
	"context"

	"github.com/lib/pq"

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

// replaceMentions puts mentions in place of those that stood under the day before. Naming the
// day keeps the deletion to one partition; an article that is new has none to delete.
func (tx Tx) replaceMentions(ctx context.Context, a news.Article, before string, mentions []news.Mention) error {
	if before != "" {
		_, err := tx.sql.ExecContext(ctx, `
			DELETE FROM mentions
			WHERE source = $1 AND page = $2 AND day = $3`,
			a.Source, a.Page, before)
		if err != nil {
			return err
		}
	}
	if len(mentions) == 0 {
		return nil
	}
	c := mentionColumns(mentions)
	_, err := tx.sql.ExecContext(ctx, `
		INSERT INTO mentions (source, page, day, n, kind, form, span_start, span_end, text, canonical, entry, post)
		SELECT $1, $2, $3, n - 1, kind, form, span_start, span_end, text, canonical, entry, post
		FROM unnest($4::text[], $5::text[], $6::int[], $7::int[], $8::text[], $9::text[], $10::text[], $11::text[])
			WITH ORDINALITY AS m (kind, form, span_start, span_end, text, canonical, entry, post, n)`,
		a.Source, a.Page, day(a.Published.Date()), pq.Array(c.kind), pq.Array(c.form), pq.Array(c.start), pq.Array(c.end),
		texts(c.text), texts(c.canonical), texts(c.entry), texts(c.post))
	return err
}

// mentionArrays are mentions turned on their side, one array a column.
type mentionArrays struct {
	kind, form, text, canonical, entry, post []string
	start, end                               []int64
}

func mentionColumns(mentions []news.Mention) (c mentionArrays) {
	for _, m := range mentions {
		c.kind = append(c.kind, string(m.Kind))
		c.form = append(c.form, string(m.Form))
		c.start = append(c.start, int64(m.Span.Start))
		c.end = append(c.end, int64(m.Span.End))
		c.text = append(c.text, m.Text)
		c.canonical = append(c.canonical, m.Canonical)
		c.entry = append(c.entry, m.Entry)
		c.post = append(c.post, m.Post)
	}
	return c
}
