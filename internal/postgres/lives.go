package postgres

import (
	"context"
	"fmt"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// A Life is from when to when there was a group.
type Life struct {
	Group, Name        string // id, and official name, simplified
	Level              string // as in the dictionary; "" if unknown
	Established, Ended news.Date
	EndKind            string
}

func (l *Life) places() []any {
	return []any{&l.Group, &l.Name, &l.Level, scanDate{&l.Established}, scanDate{&l.Ended}, &l.EndKind}
}

// lifeRows are read by (*Life).places.
var lifeRows = `
	SELECT k.id, coalesce(n.name, k.id), k.level, k.established::text, k.ended::text, k.end_kind
	FROM groups k
	LEFT JOIN LATERAL (` + groupName("k.id", "zh-Hans") + `) n ON true`

// Lives returns the lives of all groups of the registry, in the order of their ids.
func (db *DB) Lives(ctx context.Context) ([]Life, error) {
	rows, err := db.pool.QueryContext(ctx, lifeRows+`
		ORDER BY k.id`)
	lives, err := collectRows(rows, err, (*Life).places)
	if err != nil {
		return nil, fmt.Errorf("lives of groups: %w", err)
	}
	return lives, nil
}

// GroupSeats returns all seats in groups of the registry, by group.
func (db *DB) GroupSeats(ctx context.Context) (map[string][]Seat, error) {
	rows, err := db.pool.QueryContext(ctx, `
		SELECT `+seatColumns+`
		FROM seats
		WHERE body IN (SELECT id FROM groups)
		ORDER BY body, valid_from, role, person`)
	seats, err := collectRows(rows, err, (*Seat).places)
	if err != nil {
		return nil, fmt.Errorf("seats in groups: %w", err)
	}
	byGroup := map[string][]Seat{}
	for _, s := range seats {
		byGroup[s.Body] = append(byGroup[s.Body], s)
	}
	return byGroup, nil
}

// A Ground is where a fact is stated best.
type Ground struct{ URL, ReadBy string } // address of the article, and the versions of what read it

// SeatGrounds returns the grounds of the facts that opened seats in groups of the registry, by fact.
func (db *DB) SeatGrounds(ctx context.Context) (map[string]Ground, error) {
	rows, err := db.pool.QueryContext(ctx, `
		SELECT s.fact, coalesce(ground.url, ''), coalesce(ground.reading, '')
		FROM (SELECT DISTINCT fact FROM seats WHERE fact IS NOT NULL AND body IN (SELECT id FROM groups)) s`+ground("s.fact"))
	grounds := map[string]Ground{}
	err = eachRow(rows, err, func(scan func(...any) error) error {
		var fact string
		var g Ground
		err := scan(&fact, &g.URL, &g.ReadBy)
		grounds[fact] = g
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("grounds of seats: %w", err)
	}
	return grounds, nil
}

// LifeEvents returns the accepted facts that begin or end a group, by group.
func (db *DB) LifeEvents(ctx context.Context) (map[string][]Fact, error) {
	rows, err := db.pool.QueryContext(ctx, `
		SELECT `+factColumns+`
		FROM facts f
		WHERE state = 'accepted' AND kind = 'group' AND action IN ('created', 'abolished', 'renamed')
		ORDER BY day, fact`)
	facts, err := collectRows(rows, err, (*Fact).places)
	if err != nil {
		return nil, fmt.Errorf("beginnings and ends of groups: %w", err)
	}
	byGroup := map[string][]Fact{}
	for _, f := range facts {
		byGroup[f.BodyKey()] = append(byGroup[f.BodyKey()], f)
	}
	return byGroup, nil
}

// A RivalFact is an accepted fact about an event of which texts state different days.
type RivalFact struct {
	Fact
	Dates []news.Date
}

// RivalDates returns accepted facts about events of which texts state different days, the latest first. What lasts, as that
// a group exists or who has a seat in it, is true of many days.
func (db *DB) RivalDates(ctx context.Context, limit int) ([]RivalFact, error) {
	rows, err := db.pool.QueryContext(ctx, `
		SELECT `+factColumns+`, d.first, d.last
		FROM facts f
		CROSS JOIN LATERAL (
			SELECT min(date)::text AS first, max(date)::text AS last
			FROM evidence e
			WHERE e.fact = f.fact AND e.basis = 'stated' AND length(e.date) = 10
		) d
		WHERE state = 'accepted' AND d.first < d.last
			AND (kind IN ('appointment', 'document') OR kind = 'meeting' AND other <> ''
				OR kind = 'group' AND action IN ('created', 'adjusted', 'renamed', 'abolished'))
		ORDER BY day DESC, fact
		LIMIT $1`,
		limit)
	rivals, err := collectRows(rows, err, func(r *RivalFact) []any {
		r.Dates = make([]news.Date, 2)
		return append(r.places(), scanDate{&r.Dates[0]}, scanDate{&r.Dates[1]})
	})
	if err != nil {
		return nil, fmt.Errorf("facts with rival dates: %w", err)
	}
	return rivals, nil
}
