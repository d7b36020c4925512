package postgres

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// An AddedMention is one that a curator added to an article and nobody took back.
type AddedMention struct {
	N int // by which it is taken back
	news.Mention
	Laid bool // whether it is one of the article's; else its words are gone from the text, or are read as a mention by now
	By   string
	At   time.Time
}

// AddMention notes that words of an article name a group or person. ErrChanged says that the article has other words at the place, or
// that it names the same there already.
func (db *DB) AddMention(ctx context.Context, a news.Article, m news.Mention, by string) error {
	err := changed(db.pool.ExecContext(ctx, `
		INSERT INTO mention_decisions (action, source, page, version, kind, form, span_start, span_end, text, canonical, entry, decided_by)
		VALUES ('add', $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
		a.Source, a.Page, a.Version, string(m.Kind), string(m.Form), m.Span.Start, m.Span.End, text(m.Text), text(m.Canonical), text(m.Entry), text(by)))
	if err == ErrNotFound {
		err = ErrChanged
	}
	if err != nil {
		return fmt.Errorf("add a mention of %s to the article %s of %s: %w", m.Canonical, a.Page, a.Source, err)
	}
	return nil
}

// RemoveMention takes an added mention back; ErrChanged says that it was taken back before, or is none.
func (db *DB) RemoveMention(ctx context.Context, n int, by string) error {
	err := changed(db.pool.ExecContext(ctx, `
		INSERT INTO mention_decisions (action, undoes, source, page, version, kind, form, span_start, span_end, text, canonical, entry, decided_by)
		SELECT 'undo', d.n, source, coalesce(p.kept_as, page), d.version, d.kind, d.form, d.span_start, d.span_end, d.text, d.canonical, d.entry, $2
		FROM mention_decisions d
		JOIN pages p USING (source, page)
		WHERE d.n = $1 AND d.action = 'add'
		ON CONFLICT (undoes) DO NOTHING`,
		n, text(by)))
	if err == ErrNotFound {
		err = ErrChanged
	}
	if err != nil {
		return fmt.Errorf("take back the mention %d: %w", n, err)
	}
	return nil
}

// standingMentions are those that curators added to articles ($1 sources, $2 pages), or to pages that are other addresses of them.
const standingMentions = `
	FROM (
		SELECT source, page, page AS home FROM unnest($1::text[], $2::uuid[]) AS a (source, page)
		UNION ALL
		SELECT p.source, p.page, p.kept_as FROM pages p JOIN unnest($1::text[], $2::uuid[]) AS a (source, page) ON (p.source, p.kept_as) = (a.source, a.page)
	) a
	JOIN mention_decisions d USING (source, page)
	WHERE d.action = 'add' AND NOT EXISTS (SELECT FROM mention_decisions u WHERE u.undoes = d.n)
	ORDER BY d.n`

// addedTo returns the mentions that curators added to an article.
func (db *DB) addedTo(ctx context.Context, source, page string) ([]AddedMention, error) {
	rows, err := db.pool.QueryContext(ctx, `
		SELECT d.n, d.kind, d.form, d.span_start, d.span_end, d.text, d.canonical, d.entry, d.decided_by, d.decided, EXISTS (
			SELECT FROM mentions m
			WHERE (m.source, m.page, m.n) = (a.source, a.home, -d.n) AND m.day = (SELECT coalesce(day, '-infinity') FROM articles r WHERE (r.source, r.page) = (a.source, a.home))
		)`+standingMentions,
		texts([]string{source}), texts([]string{page}))
	return collectRows(rows, err, func(m *AddedMention) []any {
		return []any{&m.N, &m.Kind, &m.Form, &m.Span.Start, &m.Span.End, &m.Text, &m.Canonical, &m.Entry, &m.By, scanTime{&m.At}, &m.Laid}
	})
}

// addedMentions are the mentions that curators added to the articles, where the texts have their words now: nearest to where
// they stood. What is read as a mention of the same by now is that one.
func (tx Tx) addedMentions(ctx context.Context, readings []*Reading) (added []mentionRow, err error) {
	if len(readings) == 0 {
		return nil, nil
	}
	byPage := map[string]*Reading{}
	for _, r := range readings {
		byPage[r.key()] = r
	}
	rows, err := tx.sql.QueryContext(ctx, `
		SELECT a.source || ' ' || a.home, -d.n, d.kind, d.form, d.span_start, d.text, d.canonical, d.entry`+standingMentions,
		sourcesOf(readings), pagesOf(readings))
	err = eachRow(rows, err, func(scan func(...any) error) error {
		var page string
		var m mentionRow
		err := scan(&page, &m.n, &m.Kind, &m.Form, &m.Span.Start, &m.Text, &m.Canonical, &m.Entry)
		m.in = byPage[page]
		if place, found := news.Locate(m.in.Article.Text(), m.Text, m.Span.Start); err == nil && found {
			if m.Span = place; !m.in.names(m.Mention) {
				added = append(added, m)
			}
		}
		return err
	})
	return added, err
}

// names reports whether the reading has a mention of the same at the place.
func (r *Reading) names(m news.Mention) bool {
	return slices.ContainsFunc(r.Mentions, func(o news.Mention) bool {
		return o.Kind == m.Kind && o.Span.Overlaps(m.Span) && o.Subject() == m.Subject()
	})
}
