package postgres

import (
	"context"
	"fmt"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// AddFact makes a fact known that no article was read to state, unless it is known already. It is
// Withdrawn until somebody decides on it.
func (tx Tx) AddFact(ctx context.Context, f news.Fact) error {
	_, err := tx.sql.ExecContext(ctx, `
		INSERT INTO facts (fact, kind, action, person, person_entry, role, body, body_entry, own_post, other, date, basis,
			rule, confidence, state)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, '`+CuratorRule+`', 1, 'withdrawn')
		ON CONFLICT (fact) DO NOTHING`,
		f.Key(), string(f.Kind), string(f.Action), text(f.Person), text(f.PersonEntry), text(f.Role), text(f.Body), text(f.BodyEntry),
		text(f.OwnPost), text(f.Other), partial(f.Date), string(f.Basis))
	if err != nil {
		return fmt.Errorf("add fact %s: %w", f.Key(), err)
	}
	return nil
}

// AddEvidence gives a fact a passage that a curator found to state it. Its span is in characters of
// the article's text.
func (tx Tx) AddEvidence(ctx context.Context, fact, source, page string, e news.Evidence, by string) error {
	_, err := tx.sql.ExecContext(ctx, `
		INSERT INTO curator_evidence (fact, source, page, span_start, span_end, text, added_by)
		VALUES ($1, $2, $3, $4, $5, $6, $7)
		ON CONFLICT DO NOTHING`,
		fact, source, page, e.Start, e.End, text(e.Text), text(by))
	if err != nil {
		return fmt.Errorf("add evidence of fact %s: %w", fact, err)
	}
	return nil
}

// CopyEvidence gives the fact to the best passage of the fact from.
func (tx Tx) CopyEvidence(ctx context.Context, from, to, by string) error {
	_, err := tx.sql.ExecContext(ctx, `
		INSERT INTO curator_evidence (fact, source, page, span_start, span_end, text, added_by)
		SELECT $2, e.source, e.page, e.span_start, e.span_end, e.text, $3
		FROM facts f`+bestEvidence+`
		WHERE f.fact = $1 AND e.page IS NOT NULL
		ON CONFLICT DO NOTHING`,
		from, to, text(by))
	if err != nil {
		return fmt.Errorf("copy the evidence of fact %s to %s: %w", from, to, err)
	}
	return nil
}

// Replace notes that the fact to stands in place of from; "" that none does.
func (tx Tx) Replace(ctx context.Context, from, to string) error {
	if _, err := tx.sql.ExecContext(ctx, `UPDATE facts SET corrected_to = $2 WHERE fact = $1`, from, orNull(to)); err != nil {
		return fmt.Errorf("put fact %s in place of %s: %w", to, from, err)
	}
	return nil
}

// Pin gives the fact of f's key the date and post of f, which no reading changes from then on.
func (tx Tx) Pin(ctx context.Context, f news.Fact) error {
	_, err := tx.sql.ExecContext(ctx, `
		UPDATE facts SET own_post = $2, date = $3, basis = $4, pinned = true
		WHERE fact = $1`,
		f.Key(), text(f.OwnPost), partial(f.Date), string(f.Basis))
	if err != nil {
		return fmt.Errorf("pin fact %s: %w", f.Key(), err)
	}
	return nil
}
