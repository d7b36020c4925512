package postgres

import (
	"context"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// A taughtPage is an article that is read again for a lesson.
type taughtPage struct{ lesson, source, page string }

func (p taughtPage) key() string { return p.source + " " + p.page }

// noteLessons notes what the articles that are read with a name for the first time, or for the first
// time without it, state in place of what they stated before. It must come before their evidence is
// replaced. Of an article that was edited meanwhile nobody could tell what the name did.
func (tx Tx) noteLessons(ctx context.Context, readings []*Reading) error {
	old := again(readings)
	if len(old) == 0 {
		return nil
	}
	pages, err := tx.takeLessons(ctx, old)
	if err != nil || len(pages) == 0 {
		return err
	}
	before, err := tx.statedBefore(ctx, pages)
	if err != nil {
		return err
	}
	byPage := map[string]*Reading{}
	for _, r := range old {
		if r.before.version == r.Article.Version {
			byPage[r.key()] = r
		}
	}
	for _, p := range pages {
		if r := byPage[p.key()]; r != nil {
			if err := tx.noteEffects(ctx, p, effects(before[p.key()], bestOf(r.Facts))); err != nil {
				return err
			}
		}
	}
	return nil
}

// takeLessons returns for which lessons articles are read again, and that this is done.
func (tx Tx) takeLessons(ctx context.Context, readings []*Reading) ([]taughtPage, error) {
	rows, err := tx.sql.QueryContext(ctx, `
		DELETE FROM lesson_pages p
		USING lessons l, unnest($1::text[], $2::uuid[], $3::bigint[]) AS again (source, page, version)
		WHERE l.lesson = p.lesson AND p.source = again.source AND p.page = again.page AND l.version <= again.version
		RETURNING p.lesson, p.source, p.page`,
		sourcesOf(readings), pagesOf(readings), column(readings, func(r *Reading) int64 { return r.Names }))
	return collectRows(rows, err, func(p *taughtPage) []any { return []any{&p.lesson, &p.source, &p.page} })
}

// statedBefore are the facts that articles stated, each as its best passage puts it.
func (tx Tx) statedBefore(ctx context.Context, pages []taughtPage) (map[string][]news.Fact, error) {
	type row struct {
		page string
		news.Fact
	}
	rows, err := tx.sql.QueryContext(ctx, `
		SELECT e.source || ' ' || e.page, f.kind, f.action, e.person, f.person_entry, f.role, e.body, f.body_entry, e.own_post, f.other,
			e.date, e.basis, e.span_start, e.span_end
		FROM (
			SELECT DISTINCT ON (source, page, fact) *
			FROM evidence
			WHERE (source, page) IN (SELECT * FROM unnest($1::text[], $2::uuid[]))
			ORDER BY source, page, fact, confidence DESC, span_start
		) e
		JOIN facts f USING (fact)
		ORDER BY e.source, e.page, e.span_start, f.fact`,
		column(pages, func(p taughtPage) string { return p.source }), column(pages, func(p taughtPage) string { return p.page }))
	stated, err := collectRows(rows, err, func(r *row) []any {
		return []any{&r.page, &r.Kind, &r.Action, &r.Person, &r.PersonEntry, &r.Role, &r.Body, &r.BodyEntry, &r.OwnPost, &r.Other,
			scanDate{&r.Date}, &r.Basis, &r.Evidence.Start, &r.Evidence.End}
	})
	byPage := map[string][]news.Fact{}
	for _, r := range stated {
		byPage[r.page] = append(byPage[r.page], r.Fact)
	}
	return byPage, err
}

func (tx Tx) noteEffects(ctx context.Context, p taughtPage, effects []effect) error {
	for i, e := range effects {
		said, err := e.before.stored()
		if err != nil {
			return err
		}
		says, err := e.after.stored()
		if err != nil {
			return err
		}
		_, err = tx.sql.ExecContext(ctx, `
			INSERT INTO lesson_effects (lesson, source, page, n, before, after, said, says)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
			p.lesson, p.source, p.page, i, orNull(e.before.key()), orNull(e.after.key()), said, says)
		if err != nil {
			return err
		}
	}
	return nil
}
