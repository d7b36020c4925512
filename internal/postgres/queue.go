package postgres

import (
	"context"
	"fmt"
	"strings"

	"github.com/lib/pq"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// An Order says which facts of the queue come first. Facts that are equal in it come in the order of
// their keys, so that it is always the same.
type Order string

// The orders.
const (
	ByImportance  Order = "importance"  // novelty × rank of the body × uncertainty × independent stories
	ByUncertainty Order = "uncertainty" // confidence nearest to one half first
	ByAge         Order = "age"         // first proposed first
)

// Known reports whether there is such an order; "" is ByImportance.
func (o Order) Known() bool {
	_, known := orders[o]
	return known || o == ""
}

// A QueueFilter chooses the facts that wait for a decision; empty fields choose all but background.
type QueueFilter struct {
	Kind   news.FactKind
	Group  string // id or any name of the group or organisation
	Rank   int    // how far up the body stands, from 4, the centre, to 1, a county
	Source string
	Rule   string  // that read it best
	Above  float64 // confidence, from 0
	Below  float64 // confidence; 0 is no bound
	Days   int     // first proposed in the last so many days
	Unsure bool    // those that somebody could not tell, instead of those that nobody looked at
	// Reopened chooses those that texts state otherwise since they were decided on, instead.
	Reopened bool
	Order    Order  // ByImportance unless given
	For      string // name of a curator: facts that others look at now are left out
	After    string // key of a fact: those after it
	Limit    int
}

// orders give the columns of each order, which has an index, and its direction.
var orders = map[Order]struct{ column, direction, compare string }{
	ByImportance:  {"importance", "DESC", "<"},
	ByUncertainty: {"abs(confidence - 0.5::real)", "ASC", ">"},
	ByAge:         {"found", "ASC", ">"},
}

// Queue lists facts that wait for a decision, in the order asked for.
func (db *DB) Queue(ctx context.Context, filter QueueFilter) ([]Item, error) {
	if filter.Order == "" {
		filter.Order = ByImportance
	}
	conditions, args, err := db.queueConditions(ctx, filter)
	if err != nil {
		return nil, fmt.Errorf("queue: %w", err)
	}
	o := orders[filter.Order]
	inOrder := func(fact string) string {
		return fmt.Sprintf(`ORDER BY %s %s, %s.fact %s`, o.column, o.direction, fact, o.direction)
	}
	rows, err := db.pool.QueryContext(ctx, `
		SELECT `+itemColumns+`
		FROM (
			SELECT *
			FROM facts w
			WHERE `+strings.Join(conditions, " AND ")+`
			`+inOrder("w")+`
			LIMIT `+fmt.Sprint(filter.Limit)+`
		) f`+bestEvidence+`
		`+inOrder("f"),
		args...)
	items, err := collectRows(rows, err, (*Item).places)
	if err != nil {
		return nil, fmt.Errorf("queue: %w", err)
	}
	return items, nil
}

// A wanted is a growing list of conditions with their arguments.
type wanted struct {
	conditions []string
	args       []any
}

// add adds a condition in which ? stands for the argument.
func (w *wanted) add(condition string, arg any) {
	w.args = append(w.args, arg)
	w.conditions = append(w.conditions, strings.ReplaceAll(condition, "?", fmt.Sprintf("$%d", len(w.args))))
}

// queueConditions leaves out what is not asked for, so that the server plans for what is.
func (db *DB) queueConditions(ctx context.Context, f QueueFilter) ([]string, []any, error) {
	w := &wanted{conditions: []string{f.which()}}
	if f.Kind == "" {
		w.conditions = append(w.conditions, `kind <> 'background'`)
	} else {
		w.add(`kind = ?`, string(f.Kind))
	}
	if f.Group != "" {
		bodies, err := db.ids(ctx, f.Group, `SELECT group_id FROM group_names WHERE name = $1`)
		if err != nil {
			return nil, nil, err
		}
		w.add(`body_key = ANY (?::text[])`, texts(bodies))
	}
	if f.Rank > 0 {
		w.add(`body_rank = ?::smallint`, f.Rank)
	}
	if f.Source != "" {
		if err := db.fromSource(ctx, f.Source, w); err != nil {
			return nil, nil, err
		}
	}
	if f.Rule != "" {
		w.add(`rule = ?`, text(f.Rule))
	}
	if f.Above > 0 {
		w.add(`confidence >= ?::real`, f.Above)
	}
	if f.Below > 0 {
		w.add(`confidence < ?::real`, f.Below)
	}
	if f.Days > 0 {
		w.add(`found >= now() - make_interval(days => ?::int)`, f.Days)
	}
	if f.For != "" {
		w.add(`NOT EXISTS (SELECT FROM leases l WHERE l.fact = w.fact AND l.holder <> ? AND l.expires > now())`, text(f.For))
	}
	err := db.goOn(ctx, f, w)
	return w.conditions, w.args, err
}

// which is the condition that facts wait as asked for.
func (f QueueFilter) which() string {
	switch {
	case f.Reopened:
		return `reopened IS NOT NULL`
	case f.Unsure:
		return `state = 'unsure'`
	}
	return `state = 'proposed'`
}

// fewFacts is up to how many facts of a source are listed one by one.
const fewFacts = 2000

// fromSource adds that a source states the facts. Of one that states many, the next fact of the queue is
// near, and each is asked (OFFSET keeps the server from asking all); of one that states few, it may be
// far, and these few are named.
func (db *DB) fromSource(ctx context.Context, source string, w *wanted) error {
	facts, err := collect[string](db.pool.QueryContext(ctx, `
		SELECT DISTINCT fact
		FROM evidence
		WHERE source = $1
		LIMIT $2`,
		text(source), fewFacts))
	if err != nil {
		return err
	}
	if len(facts) < fewFacts {
		w.add(`fact = ANY (?::uuid[])`, pq.Array(facts))
		return nil
	}
	w.add(`EXISTS (SELECT FROM evidence e WHERE e.source = ? AND e.fact = w.fact OFFSET 0)`, text(source))
	return nil
}

// goOn adds that facts come after the one that f names; one that is gone begins anew.
func (db *DB) goOn(ctx context.Context, f QueueFilter, w *wanted) error {
	if !IsKey(f.After) {
		return nil
	}
	o := orders[f.Order]
	values, err := collect[string](db.pool.QueryContext(ctx, `SELECT (`+o.column+`)::text FROM facts WHERE fact = $1`, f.After))
	if err != nil || len(values) == 0 {
		return err
	}
	kind := map[Order]string{ByAge: "timestamptz"}[f.Order]
	if kind == "" {
		kind = "real"
	}
	w.args = append(w.args, values[0], f.After)
	w.conditions = append(w.conditions, fmt.Sprintf(`(%s, fact) %s ($%d::%s, $%d::uuid)`, o.column, o.compare, len(w.args)-1, kind, len(w.args)))
	return nil
}

// CountReopened counts the facts that texts state otherwise since they were decided on, up to CountedUpTo.
func (db *DB) CountReopened(ctx context.Context) (n int, err error) {
	err = db.pool.QueryRowContext(ctx, `
		SELECT count(*)
		FROM (SELECT FROM facts WHERE reopened IS NOT NULL LIMIT $1) first`,
		CountedUpTo).Scan(&n)
	if err != nil {
		return 0, fmt.Errorf("count reopened facts: %w", err)
	}
	return n, nil
}

// CountedUpTo is where CountFacts stops counting the facts of a kind: nobody reviews by the exact
// size of a mountain, and counting it would slow every page.
const CountedUpTo = 1000

// CountFacts counts the facts in a state by kind, each up to CountedUpTo: how long the queue is. Only one index
// has the order that is asked for: left to choose, the server would look for a kind that has none in all facts.
func (db *DB) CountFacts(ctx context.Context, state State) (map[news.FactKind]int, error) {
	type count struct {
		kind news.FactKind
		n    int
	}
	rows, err := db.pool.QueryContext(ctx, `
		SELECT kind, n
		FROM unnest($2::text[]) kind
		CROSS JOIN LATERAL (
			SELECT count(*) AS n
			FROM (
				SELECT FROM facts
				WHERE state = $1 AND facts.kind BETWEEN kind.kind AND kind.kind
				ORDER BY facts.kind, day, fact
				LIMIT $3
			) first
		) counted
		WHERE n > 0`,
		string(state), pq.Array(news.FactKinds()), CountedUpTo)
	counts, err := collectRows(rows, err, func(c *count) []any { return []any{&c.kind, &c.n} })
	if err != nil {
		return nil, fmt.Errorf("count %s facts: %w", state, err)
	}
	byKind := make(map[news.FactKind]int, len(counts))
	for _, c := range counts {
		byKind[c.kind] = c.n
	}
	return byKind, nil
}
