package postgres

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"time"
)

// ErrChanged says that somebody else changed what was about to be changed: look again.
var ErrChanged = errors.New("changed by somebody else meanwhile")

// A Verdict is what a curator says about a fact.
type Verdict string

// The verdicts.
const (
	Accept   Verdict = "accept"
	Reject   Verdict = "reject"
	Correct  Verdict = "correct" // accepts it with other arguments
	BeUnsure Verdict = "unsure"
	Undo     Verdict = "undo" // takes back the latest decision that still stands, with all of its act
)

// A Decision is a verdict on a fact, with what it changed. It never changes itself.
type Decision struct {
	Fact          string // key
	N             int    // place among the decisions on the fact, from 1
	Verdict       Verdict
	Before, After State
	Reason        string // of a rejection
	Note          string
	Stated        *Arguments // what the fact said then; nil for early decisions, of which it was not kept
	Passage       DecidedOn  // that the curator saw
	Corrected     *Arguments // of a correction: what was put in place of what was read
	Act           string     // a UUID that all decisions share that were taken together; "" makes one
	Undoes        string     // of an undo: the act that it takes back
	By            string     // name of a user
	At            time.Time
}

// Change runs do in one transaction: all of what it writes happens, or nothing. It may be run
// again from the start when another transaction was in its way.
func (db *DB) Change(ctx context.Context, do func(Tx) error) error { return db.transact(ctx, do) }

// LockFact returns a fact with the decisions on it, oldest first, and keeps others from deciding
// until the transaction ends. ErrNotFound says that there is none.
func (tx Tx) LockFact(ctx context.Context, key string) (f Fact, decisions []Decision, err error) {
	if !IsKey(key) {
		return Fact{}, nil, fmt.Errorf("fact %s: %w", key, ErrNotFound)
	}
	err = tx.sql.QueryRowContext(ctx, `SELECT `+factColumns+` FROM facts f WHERE fact = $1 FOR UPDATE`, key).Scan(f.places()...)
	if err != nil {
		return Fact{}, nil, fmt.Errorf("fact %s: %w", key, notFound(err))
	}
	decisions, err = decisionsOn(ctx, tx.sql, key)
	if err != nil {
		return Fact{}, nil, fmt.Errorf("decisions on fact %s: %w", key, err)
	}
	return f, decisions, nil
}

// Decide records d, which must be the next decision on its fact, and brings the fact to the state
// d.After. The fact must be in the state d.Before; ErrChanged says that it is not.
func (tx Tx) Decide(ctx context.Context, d Decision) error {
	done, err := tx.sql.ExecContext(ctx, `
		UPDATE facts SET state = $3, reopened = NULL
		WHERE fact = $1 AND state = $2`,
		d.Fact, string(d.Before), string(d.After))
	if err != nil {
		return fmt.Errorf("decide on fact %s: %w", d.Fact, err)
	}
	if n, err := done.RowsAffected(); err != nil || n == 0 {
		return fmt.Errorf("decide on fact %s: %w", d.Fact, errors.Join(err, ErrChanged))
	}
	corrected, err := d.Corrected.stored()
	if err != nil {
		return fmt.Errorf("record the decision on fact %s: %w", d.Fact, err)
	}
	_, err = tx.sql.ExecContext(ctx, `
		INSERT INTO decisions (fact, n, verdict, before, after, reason, note, corrected, act, undoes, decided_by, kind, stated, evidence)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, coalesce($9::uuid, gen_random_uuid()), $10, $11,
			(SELECT kind FROM facts WHERE fact = $1), (SELECT `+argumentsOf+` FROM facts f WHERE fact = $1), coalesce((
			SELECT jsonb_build_object('source', e.source, 'page', e.page, 'version', a.version, 'url', a.url,
				'start', e.span_start, 'end', e.span_end, 'text', e.text)
			FROM facts f`+bestEvidence+`
			WHERE f.fact = $1 AND e.page IS NOT NULL), '{}'))`,
		d.Fact, d.N, string(d.Verdict), string(d.Before), string(d.After), text(d.Reason), text(d.Note), corrected, orNull(d.Act),
		orNull(d.Undoes), text(d.By))
	if err != nil {
		return fmt.Errorf("record the decision on fact %s: %w", d.Fact, err)
	}
	if err := tx.noteDecision(ctx, d); err != nil {
		return fmt.Errorf("tell of the decision on fact %s: %w", d.Fact, err)
	}
	return nil
}

// A querier is a pool or a transaction.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// decisionColumns are read by (*Decision).places.
var decisionColumns = `d.fact, d.n, d.verdict, d.before, d.after, d.reason, d.note, d.stated, d.corrected, d.act, coalesce(d.undoes::text, ''),
	d.decided_by, d.decided, ` + passageColumns("d.evidence")

func (d *Decision) places() []any {
	return append([]any{&d.Fact, &d.N, &d.Verdict, &d.Before, &d.After, &d.Reason, &d.Note, scanArguments{&d.Stated}, scanArguments{&d.Corrected},
		&d.Act, &d.Undoes, &d.By, scanTime{&d.At}}, d.Passage.places()...)
}

// passageColumns are those of the passage that stands in an object, and read by (*DecidedOn).places.
func passageColumns(object string) string {
	return strings.ReplaceAll(`coalesce(e ->> 'source', ''), coalesce(e ->> 'page', ''), coalesce((e ->> 'version')::int, 0),
		coalesce(e ->> 'url', ''), coalesce(e ->> 'text', '')`, "e ->>", object+" ->>")
}

func (p *DecidedOn) places() []any { return []any{&p.Source, &p.Page, &p.Version, &p.URL, &p.Text} }

func decisionsOn(ctx context.Context, q querier, key string) ([]Decision, error) {
	rows, err := q.QueryContext(ctx, `
		SELECT `+decisionColumns+`
		FROM decisions d
		WHERE fact = $1
		ORDER BY n`,
		key)
	return collectRows(rows, err, (*Decision).places)
}

// DecisionsOfAct returns the decisions that were taken together, in the order of their facts.
func (tx Tx) DecisionsOfAct(ctx context.Context, act string) ([]Decision, error) {
	rows, err := tx.sql.QueryContext(ctx, `
		SELECT `+decisionColumns+`
		FROM decisions d
		WHERE act = $1
		ORDER BY fact, n`,
		act)
	decisions, err := collectRows(rows, err, (*Decision).places)
	if err != nil {
		return nil, fmt.Errorf("decisions of act %s: %w", act, err)
	}
	return decisions, nil
}

// LastAct returns the first decision of the latest act of a curator that was not taken back, and how
// many decisions it has; ErrNotFound if there is none. OFFSET keeps the server from looking at all that the
// curator ever decided: it goes back from the latest.
func (db *DB) LastAct(ctx context.Context, by string) (d Decision, size int, err error) {
	err = db.pool.QueryRowContext(ctx, `
		SELECT `+decisionColumns+`, count(*) OVER ()
		FROM (
			SELECT act
			FROM decisions o
			WHERE decided_by = $1 AND undoes IS NULL AND NOT EXISTS (SELECT FROM decisions u WHERE u.undoes = o.act OFFSET 0)
			ORDER BY decided DESC, fact DESC, n DESC
			LIMIT 1
		) latest
		JOIN decisions d USING (act)
		ORDER BY array_position('{correct}', verdict), fact
		LIMIT 1`,
		text(by)).Scan(append(d.places(), &size)...)
	if err != nil {
		return Decision{}, 0, fmt.Errorf("last act of %s: %w", by, notFound(err))
	}
	return d, size, nil
}
