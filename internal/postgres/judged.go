package postgres

import (
	"context"
	"fmt"
	"time"
)

// A Judged counts what curators said of the facts that a rule read.
type Judged struct {
	Rule  string
	Right int // accepted as they were read, but perhaps for a date
	Wrong int // rejected or corrected
}

// JudgedRule counts the decided facts of a rule.
func (db *DB) JudgedRule(ctx context.Context, rule string) (j Judged, err error) {
	j.Rule = rule
	err = db.pool.QueryRowContext(ctx, `
		SELECT count(*) FILTER (WHERE state = 'accepted'), count(*) FILTER (WHERE state <> 'accepted')
		FROM facts
		WHERE rule = $1 AND state IN ('accepted', 'rejected', 'corrected')`,
		text(rule)).Scan(&j.Right, &j.Wrong)
	if err != nil {
		return Judged{}, fmt.Errorf("decisions on facts by the rule %s: %w", rule, err)
	}
	return j, nil
}

// A Pace is how many decisions a curator took lately.
type Pace struct {
	Today  int // in the last 24 hours
	Minute float64
}

// paceOver is the time over which a curator's rate is measured.
const paceOver = 10 * time.Minute

// PaceOf returns how a curator gets on: the rate is that from the first decision of the last minutes
// until the last.
func (db *DB) PaceOf(ctx context.Context, curator string) (p Pace, err error) {
	err = db.pool.QueryRowContext(ctx, `
		SELECT count(*), coalesce(
			count(*) FILTER (WHERE decided > now() - make_interval(secs => $2))
			/ greatest(extract(epoch FROM now() - min(decided) FILTER (WHERE decided > now() - make_interval(secs => $2))) / 60, 1), 0)
		FROM decisions
		WHERE decided_by = $1 AND decided > now() - interval '24 hours' AND undoes IS NULL`,
		text(curator), paceOver.Seconds()).Scan(&p.Today, &p.Minute)
	if err != nil {
		return Pace{}, fmt.Errorf("pace of %s: %w", curator, err)
	}
	return p, nil
}

// JudgedRules counts the decided facts of each rule, those with most first.
func (db *DB) JudgedRules(ctx context.Context) ([]Judged, error) {
	rows, err := db.pool.QueryContext(ctx, `
		SELECT rule, count(*) FILTER (WHERE state = 'accepted'), count(*) FILTER (WHERE state <> 'accepted')
		FROM facts
		WHERE state IN ('accepted', 'rejected', 'corrected') AND rule <> '`+CuratorRule+`'
		GROUP BY rule
		ORDER BY count(*) DESC, rule`)
	judged, err := collectRows(rows, err, func(j *Judged) []any { return []any{&j.Rule, &j.Right, &j.Wrong} })
	if err != nil {
		return nil, fmt.Errorf("decisions on facts by rule: %w", err)
	}
	return judged, nil
}

// Missed counts the accepted facts that rules found, and those that curators had to add.
func (db *DB) Missed(ctx context.Context) (found, missed int, err error) {
	err = db.pool.QueryRowContext(ctx, `
		SELECT count(*) FILTER (WHERE rule <> '`+CuratorRule+`'), count(*) FILTER (WHERE rule = '`+CuratorRule+`'
			AND NOT EXISTS (SELECT FROM facts c WHERE c.corrected_to = f.fact))
		FROM facts f
		WHERE state = 'accepted'`).Scan(&found, &missed)
	if err != nil {
		return 0, 0, fmt.Errorf("missed facts: %w", err)
	}
	return found, missed, nil
}
