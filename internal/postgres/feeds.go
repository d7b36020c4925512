package postgres

import (
	"context"
	"fmt"
	"time"

	"github.com/lib/pq"

	"github.com/xiaozu-watch/xiaozu/internal/alert"
)

// A ToldEvent is an event with what became of it since.
type ToldEvent struct {
	alert.Event
	Changed time.Time // when its fact was decided on last; At if it never was
}

// WatchEvents are the latest events that a watch noticed, the newest first. Their standing is that
// of now.
func (db *DB) WatchEvents(ctx context.Context, watch string, limit int) ([]ToldEvent, error) {
	type row struct {
		ToldEvent
		state State
	}
	rows, err := db.pool.QueryContext(ctx, `
		SELECT e.content, coalesce(f.state, ''), coalesce(d.decided, e.noted)
		FROM (SELECT event, made FROM alerts WHERE watch = $1 ORDER BY made DESC, event LIMIT $2) a
		JOIN events e USING (event)
		LEFT JOIN facts f USING (fact)
		LEFT JOIN LATERAL (SELECT max(decided) AS decided FROM decisions WHERE fact = e.fact) d ON true
		ORDER BY a.made DESC, a.event`,
		watch, limit)
	found, err := collectRows(rows, err, func(r *row) []any { return []any{scanJSON{&r.Event}, &r.state, scanTime{&r.Changed}} })
	if err != nil {
		return nil, fmt.Errorf("events of watch %s: %w", watch, err)
	}
	events := make([]ToldEvent, len(found))
	for i, r := range found {
		events[i] = r.ToldEvent
		if r.state == Accepted {
			events[i].Standing = alert.Accepted
		}
	}
	return events, nil
}

// GroupEvents are the facts about a group, by its id or any of its names, those found last first.
func (db *DB) GroupEvents(ctx context.Context, group string, limit int) ([]alert.Event, error) {
	ids, err := db.ids(ctx, group, `SELECT group_id FROM group_names WHERE name = $1`)
	if err != nil {
		return nil, fmt.Errorf("events of group %s: %w", group, err)
	}
	return factEvents(ctx, db.pool, `f.body_key = ANY ($1) AND f.kind <> 'background' AND f.state <> 'rejected'`,
		`f.found DESC, f.fact LIMIT $2`, texts(ids), limit)
}

// PersonEvents are the facts about a person, by id or any name, those found last first.
func (db *DB) PersonEvents(ctx context.Context, person string, limit int) ([]alert.Event, error) {
	ids, err := db.ids(ctx, person, `SELECT person_id FROM person_names WHERE name = $1`)
	if err != nil {
		return nil, fmt.Errorf("events of person %s: %w", person, err)
	}
	return factEvents(ctx, db.pool, `f.person_key <> '' AND f.person_key = ANY ($1) AND f.kind <> 'background' AND f.state <> 'rejected'`,
		`f.found DESC, f.fact LIMIT $2`, texts(ids), limit)
}

// NewGroupEvents are the events that groups were named which are in no dictionary: see NewGroups.
func (db *DB) NewGroupEvents(ctx context.Context, limit int) ([]ToldEvent, error) {
	groups, err := db.NewGroups(ctx, limit)
	if err != nil {
		return nil, err
	}
	keys, changed := make([]string, len(groups)), map[string]time.Time{}
	for i, g := range groups {
		keys[i], changed[g.Key] = g.Key, g.Changed
	}
	found, err := factEvents(ctx, db.pool, `f.fact = ANY ($1::uuid[])`, `f.found DESC, f.fact DESC`, pq.Array(keys))
	events := make([]ToldEvent, len(found))
	for i, e := range found {
		events[i] = ToldEvent{e, changed[e.ID]}
	}
	return events, err
}
