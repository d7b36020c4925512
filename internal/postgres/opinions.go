package postgres

import (
	"context"
	"fmt"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// An Opinion is what somebody says of a fact that others decided on. It never changes itself.
type Opinion struct {
	Fact     string // key
	N        int    // place among the opinions on the fact, from 1
	Decision int    // the latest decision on the fact then
	Blind    bool   // whether it was given without being shown that; else it settles a disagreement
	Drawn    bool   // whether the fact is one of the share that is drawn
	Verdict  Verdict
	Reason   string // of a rejection
	Note     string
	By       string // name of a user
	At       time.Time
}

// Says is the state that the opinion would give its fact.
func (o Opinion) Says() State {
	return map[Verdict]State{Accept: Accepted, Reject: Rejected, BeUnsure: Unsure}[o.Verdict]
}

const opinionColumns = `o.fact, o.n, o.decision, o.blind, o.drawn, o.verdict, o.reason, o.note, o.given_by, o.given`

func (o *Opinion) places() []any {
	return []any{&o.Fact, &o.N, &o.Decision, &o.Blind, &o.Drawn, &o.Verdict, &o.Reason, &o.Note, &o.By, scanTime{&o.At}}
}

// Opinions returns the opinions on a fact, oldest first. Lock the fact before.
func (tx Tx) Opinions(ctx context.Context, fact string) ([]Opinion, error) {
	rows, err := tx.sql.QueryContext(ctx, `
		SELECT `+opinionColumns+`
		FROM opinions o
		WHERE fact = $1
		ORDER BY n`,
		fact)
	opinions, err := collectRows(rows, err, (*Opinion).places)
	if err != nil {
		return nil, fmt.Errorf("opinions on fact %s: %w", fact, err)
	}
	return opinions, nil
}

// AddOpinion records o, which must be the next opinion on its fact.
func (tx Tx) AddOpinion(ctx context.Context, o Opinion) error {
	_, err := tx.sql.ExecContext(ctx, `
		INSERT INTO opinions (fact, n, decision, blind, drawn, verdict, reason, note, given_by)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
		o.Fact, o.N, o.Decision, o.Blind, o.Drawn, string(o.Verdict), text(o.Reason), text(o.Note), text(o.By))
	if err == nil {
		_, err = tx.sql.ExecContext(ctx, `UPDATE facts SET opinion = $2 WHERE fact = $1`, o.Fact, string(o.Says()))
	}
	if err != nil {
		return fmt.Errorf("record the opinion on fact %s: %w", o.Fact, err)
	}
	return nil
}

// LastOpinion returns the latest opinion that a curator gave blind; ErrNotFound if there is none.
func (db *DB) LastOpinion(ctx context.Context, by string) (o Opinion, err error) {
	err = db.pool.QueryRowContext(ctx, `
		SELECT `+opinionColumns+`
		FROM opinions o
		WHERE given_by = $1 AND blind
		ORDER BY given DESC, fact
		LIMIT 1`,
		text(by)).Scan(o.places()...)
	if err != nil {
		return Opinion{}, fmt.Errorf("last opinion of %s: %w", by, notFound(err))
	}
	return o, nil
}

// A Compared counts facts of which two curators said the same two things, the second without knowing
// what the first had said.
type Compared struct {
	Kind          news.FactKind
	Rule          string
	First, Second State
	N             int
}

// Compare counts the opinions on the facts that were drawn, beside the decisions, which nobody took
// back, that they are about; of a curator who thought better of it, the last counts.
func (db *DB) Compare(ctx context.Context) ([]Compared, error) {
	rows, err := db.pool.QueryContext(ctx, `
		SELECT f.kind, f.rule, d.after, CASE o.verdict WHEN 'accept' THEN 'accepted' WHEN 'reject' THEN 'rejected' ELSE 'unsure' END, count(*)
		FROM (SELECT DISTINCT ON (fact) * FROM opinions WHERE blind AND drawn ORDER BY fact, n DESC) o
		JOIN decisions d ON (d.fact, d.n) = (o.fact, o.decision)
		JOIN facts f ON f.fact = o.fact
		WHERE NOT EXISTS (SELECT FROM decisions u WHERE u.undoes = d.act)
		GROUP BY f.kind, f.rule, d.after, o.verdict
		ORDER BY f.kind, f.rule`)
	compared, err := collectRows(rows, err, func(c *Compared) []any {
		return []any{&c.Kind, &c.Rule, &c.First, &c.Second, &c.N}
	})
	if err != nil {
		return nil, fmt.Errorf("compare opinions: %w", err)
	}
	return compared, nil
}
