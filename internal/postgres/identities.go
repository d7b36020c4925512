package postgres

import (
	"context"
	"fmt"
	"time"

	"github.com/lib/pq"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// An IdentityAction is what is decided of who is who.
type IdentityAction string

// The actions.
const (
	Merge        IdentityAction = "merge" // Subject is Other
	Split        IdentityAction = "split" // a part of Subject is Other, which is new
	Link         IdentityAction = "link"  // one reads about Subject at the address Other
	Stay         IdentityAction = "stay"  // Subject, who was suspected to be two, is one; with Other, is not that one
	UndoIdentity IdentityAction = "undo"
)

// An IdentityDecision says who is who. It never changes itself.
type IdentityDecision struct {
	N       int // place among all of them, from 1
	Action  IdentityAction
	Kind    string    // group or person
	Subject string    // id
	Other   string    // of a merger the id that stays, of a split the new one, of a link an address, of Stay who it is not
	Bodies  []string  // of a split person: the bodies in which the new one has seats; of one who stays: those suspected
	Since   news.Date // of a split group: from when on it is the new one
	Undoes  int       // the decision that an undo takes back
	Reason  string
	By      string // name of a user
	At      time.Time
}

const identityColumns = `n, action, kind, subject, other, bodies, since::text, coalesce(undoes, 0), reason, decided_by, decided`

func (d *IdentityDecision) places() []any {
	return []any{&d.N, &d.Action, &d.Kind, &d.Subject, &d.Other, pq.Array(&d.Bodies), scanDate{&d.Since}, &d.Undoes, &d.Reason,
		&d.By, scanTime{&d.At}}
}

// Identities returns all decisions on who is who, oldest first.
func (db *DB) Identities(ctx context.Context) ([]IdentityDecision, error) {
	return identities(ctx, db.pool)
}

// Identities returns all decisions on who is who, oldest first, and keeps others from deciding until the
// transaction ends.
func (tx Tx) Identities(ctx context.Context) ([]IdentityDecision, error) {
	if _, err := tx.sql.ExecContext(ctx, `SELECT pg_advisory_xact_lock_shared('identity_decisions'::regclass::bigint)`); err != nil {
		return nil, fmt.Errorf("decisions on who is who: %w", err)
	}
	return identities(ctx, tx.sql)
}

func identities(ctx context.Context, q querier) ([]IdentityDecision, error) {
	rows, err := q.QueryContext(ctx, `SELECT `+identityColumns+` FROM identity_decisions ORDER BY n`)
	decisions, err := collectRows(rows, err, (*IdentityDecision).places)
	if err != nil {
		return nil, fmt.Errorf("decisions on who is who: %w", err)
	}
	return decisions, nil
}

// LockIdentities waits for everybody who goes by the decisions on who is who, and keeps them out until the
// transaction ends. Call it before anything else is locked.
func (tx Tx) LockIdentities(ctx context.Context) error {
	if _, err := tx.sql.ExecContext(ctx, `SELECT pg_advisory_xact_lock('identity_decisions'::regclass::bigint)`); err != nil {
		return fmt.Errorf("decide who is who: %w", err)
	}
	return nil
}

// Identify records d, which must be the next decision.
func (tx Tx) Identify(ctx context.Context, d IdentityDecision) error {
	var undoes any
	if d.Undoes > 0 {
		undoes = d.Undoes
	}
	_, err := tx.sql.ExecContext(ctx, `
		INSERT INTO identity_decisions (n, action, kind, subject, other, bodies, since, undoes, reason, decided_by)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
		d.N, string(d.Action), d.Kind, text(d.Subject), text(d.Other), texts(d.Bodies), partial(d.Since), undoes, text(d.Reason), text(d.By))
	if err != nil {
		return fmt.Errorf("record who is who: %w", err)
	}
	return nil
}

// ReplaceEntries puts e, which is about these groups and people only, in place of what the dictionaries gave of them
// before. Rows that follow from facts about the groups must be derived again in the same transaction.
func (tx Tx) ReplaceEntries(ctx context.Context, groups, people []string, e Entries) error {
	for _, statement := range []string{
		`DELETE FROM seats WHERE basis = 'dictionary' AND (body = ANY ($1) OR person = ANY ($2))`,
		`DELETE FROM lineage WHERE basis = 'dictionary' AND (predecessor = ANY ($1) OR successor = ANY ($1)) AND $2::text[] IS NOT NULL`,
		`DELETE FROM groups WHERE basis = 'dictionary' AND id = ANY ($1) AND $2::text[] IS NOT NULL`,
		`DELETE FROM people WHERE id = ANY ($2) AND $1::text[] IS NOT NULL`,
	} {
		if _, err := tx.sql.ExecContext(ctx, statement, texts(groups), texts(people)); err != nil {
			return fmt.Errorf("entries of %q, %q: %w", groups, people, err)
		}
	}
	err := firstError(tx.insertPeople(ctx, e), tx.insertGroups(ctx, e.Groups), tx.insertNames(ctx, e.Names),
		tx.insertLineage(ctx, e.Lineage), tx.insertSeats(ctx, e.Seats))
	if err != nil {
		return fmt.Errorf("entries of %q, %q: %w", groups, people, err)
	}
	return nil
}

// BodiesOf returns the bodies in which people have seats, or of accepted facts about them.
func (tx Tx) BodiesOf(ctx context.Context, people []string) ([]string, error) {
	bodies, err := collect[string](tx.sql.QueryContext(ctx, `
		SELECT body FROM seats WHERE person = ANY ($1)
		UNION
		SELECT body_key FROM facts WHERE person_key = ANY ($1) AND person_key <> '' AND state = 'accepted'`,
		texts(people)))
	if err != nil {
		return nil, fmt.Errorf("bodies of %q: %w", people, err)
	}
	return bodies, nil
}

// PersonSeats returns all seats, person by person.
func (db *DB) PersonSeats(ctx context.Context) ([]Seat, error) {
	rows, err := db.pool.QueryContext(ctx, `SELECT `+seatColumns+` FROM seats ORDER BY person, body, role, valid_from`)
	seats, err := collectRows(rows, err, (*Seat).places)
	if err != nil {
		return nil, fmt.Errorf("seats by person: %w", err)
	}
	return seats, nil
}

// SeatsOf returns the seats of a person, body by body.
func (db *DB) SeatsOf(ctx context.Context, person string) ([]Seat, error) {
	rows, err := db.pool.QueryContext(ctx, `SELECT `+seatColumns+` FROM seats WHERE person = $1 ORDER BY body, valid_from, role`, person)
	seats, err := collectRows(rows, err, (*Seat).places)
	if err != nil {
		return nil, fmt.Errorf("seats of %s: %w", person, err)
	}
	return seats, nil
}
