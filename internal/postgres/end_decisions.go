package postgres

import (
	"context"
	"fmt"
)

// An EndVerdict is what a curator says of a seat's end that was inferred.
type EndVerdict string

// The verdicts on ends.
const (
	ConfirmEnd EndVerdict = "confirm"
	RefuseEnd  EndVerdict = "refuse" // the person stayed
	UndoEnd    EndVerdict = "undo"   // as if nobody had decided
)

// An End is the end of a seat that a fact brings about.
type End struct {
	Body, Person, Role string // ids, else names
	Fact               string // key
}

// EndVerdicts returns what curators said last of the ends of seats in a body.
func (tx Tx) EndVerdicts(ctx context.Context, body string) (map[End]EndVerdict, error) {
	type row struct {
		End
		verdict EndVerdict
	}
	rows, err := tx.sql.QueryContext(ctx, `
		SELECT DISTINCT ON (person, role, fact) body, person, role, fact, verdict
		FROM end_decisions
		WHERE body = $1
		ORDER BY person, role, fact, n DESC`,
		body)
	decided, err := collectRows(rows, err, func(r *row) []any {
		return []any{&r.Body, &r.Person, &r.Role, &r.Fact, &r.verdict}
	})
	if err != nil {
		return nil, fmt.Errorf("decisions on ends of seats in %s: %w", body, err)
	}
	verdicts := make(map[End]EndVerdict, len(decided))
	for _, r := range decided {
		verdicts[r.End] = r.verdict
	}
	return verdicts, nil
}

// DecideEnd records what a curator says of an end; ErrNotFound if there is no such fact. Lock its
// body before.
func (tx Tx) DecideEnd(ctx context.Context, e End, verdict EndVerdict, by string) error {
	err := changed(tx.sql.ExecContext(ctx, `
		INSERT INTO end_decisions (body, person, role, fact, n, verdict, decided_by)
		SELECT $1, $2, $3, f.fact, 1 + count(d.n), $5, $6
		FROM facts f
		LEFT JOIN end_decisions d ON d.body = $1 AND d.person = $2 AND d.role = $3 AND d.fact = f.fact
		WHERE f.fact = $4
		GROUP BY f.fact`,
		text(e.Body), text(e.Person), text(e.Role), e.Fact, string(verdict), text(by)))
	if err != nil {
		return fmt.Errorf("decide on the end of %s in %s: %w", e.Person, e.Body, err)
	}
	return nil
}

// InferredEnds returns the seats whose ends were inferred and wait for a decision, the latest first.
func (db *DB) InferredEnds(ctx context.Context, limit int) ([]Seat, error) {
	rows, err := db.pool.QueryContext(ctx, `
		SELECT `+seatColumns+`
		FROM seats
		WHERE end_basis = 'inferred'
		ORDER BY valid_to DESC, body, person, role
		LIMIT $1`,
		limit)
	seats, err := collectRows(rows, err, (*Seat).places)
	if err != nil {
		return nil, fmt.Errorf("list inferred ends: %w", err)
	}
	return seats, nil
}
