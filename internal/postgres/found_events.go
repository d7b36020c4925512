package postgres

import (
	"context"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/alert"
)

// settled is how old what was found must be to be told in order: a reading that is still being stored
// may have found something before.
const settled = time.Minute

// EventsFound are the facts about a group and a person, by id or any name and "" for any, in the order in
// which they were found. Next is where to go on with what is found later; it is never nil.
func (db *DB) EventsFound(ctx context.Context, group, person string, after Cursor, limit int) (events []alert.Event, next Cursor, err error) {
	if after == nil {
		after = Cursor{"events", undated, "00000000-0000-0000-0000-000000000000"}
	}
	if len(after) != 3 || after[0] != "events" {
		return nil, nil, ErrNoCursor
	}
	groups, err := db.ids(ctx, group, `SELECT group_id FROM group_names WHERE name = $1`)
	if err != nil {
		return nil, nil, err
	}
	people, err := db.ids(ctx, person, `SELECT person_id FROM person_names WHERE name = $1`)
	if err != nil {
		return nil, nil, err
	}
	events, err = factEvents(ctx, db.pool, `(f.found, f.fact) > ($1, $2) AND f.found < $3
		AND ($4::text[] = '{}' OR f.body_key = ANY ($4)) AND ($5::text[] = '{}' OR f.person_key <> '' AND f.person_key = ANY ($5))
		AND f.kind <> 'background' AND f.state NOT IN ('rejected', 'withdrawn')`, `f.found, f.fact LIMIT $6`,
		after[1], after[2], time.Now().Add(-settled), texts(groups), texts(people), limit)
	if err != nil {
		return nil, nil, noCursor(err)
	}
	if n := len(events); n > 0 {
		after = Cursor{"events", timestamp(events[n-1].At), events[n-1].ID}
	}
	return events, after, nil
}
