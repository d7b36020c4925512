package postgres

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// A DecisionFilter chooses decisions; empty fields choose all.
type DecisionFilter struct {
	By    string // name of the curator
	Group string // id, or the name of what is in no dictionary
	Kind  news.FactKind
	On    news.Date // day, month or year, in Beijing
	After string    // Cursor of the last decision of the page before; "" is the first page
	Limit int
}

// An Audited is a decision with the fact that it is about.
type Audited struct {
	Decision
	Now Fact // as it is now
}

// Said is the fact as it was decided on or, where that was not kept, as it is now.
func (a Audited) Said() news.Fact {
	if a.Stated != nil {
		return a.Stated.Stated()
	}
	return a.Now.Fact
}

// A DecidedOn is the best passage as it was when somebody decided.
type DecidedOn struct {
	Source, Page string // "" where no text stated the fact
	Version      int    // of the page
	URL          string
	Text         string
}

// Cursor names the place of the decision in the list: DecisionFilter.After goes on behind it.
func (a Audited) Cursor() string {
	return fmt.Sprintf("%s,%s,%d", a.At.UTC().Format(time.RFC3339Nano), a.Decision.Fact, a.N)
}

// Decisions lists decisions, the latest first and always in the same order; a page of the list goes on with
// After, and is right even while decisions come. A cursor that is none is ErrNotFound.
func (db *DB) Decisions(ctx context.Context, f DecisionFilter) ([]Audited, error) {
	w, err := f.conditions()
	if err != nil {
		return nil, fmt.Errorf("list decisions: %w", err)
	}
	rows, err := db.pool.QueryContext(ctx, `
		SELECT `+decisionColumns+`, `+factColumns+`
		FROM (
			SELECT *
			FROM decisions d
			WHERE `+strings.Join(w.conditions, " AND ")+`
			ORDER BY decided DESC, fact DESC, n DESC
			LIMIT `+strconv.Itoa(f.Limit)+`
		) d
		JOIN facts f USING (fact)
		ORDER BY d.decided DESC, d.fact DESC, d.n DESC`,
		w.args...)
	decisions, err := collectRows(rows, err, (*Audited).places)
	if err != nil {
		return nil, fmt.Errorf("list decisions: %w", err)
	}
	return decisions, nil
}

func (a *Audited) places() []any {
	return append(a.Decision.places(), a.Now.places()...)
}

// conditions leaves out what is not asked for, so that the server plans for what is.
func (f DecisionFilter) conditions() (*wanted, error) {
	w := &wanted{conditions: []string{"true"}}
	if f.By != "" {
		w.add(`decided_by = ?`, text(f.By))
	}
	if f.Kind != "" {
		w.add(`kind = ?`, text(string(f.Kind)))
	}
	if f.Group != "" {
		w.add(`fact IN (SELECT fact FROM facts WHERE body_key = ?)`, text(f.Group))
	}
	if !f.On.IsZero() {
		w.add(`decided >= ?`, f.On.First())
		w.add(`decided < ?`, f.On.Last().AddDate(0, 0, 1))
	}
	if f.After != "" {
		return w, w.goOnAfter(f.After)
	}
	return w, nil
}

// goOnAfter adds that decisions come after the one that a cursor names.
func (w *wanted) goOnAfter(cursor string) error {
	decided, rest, _ := strings.Cut(cursor, ",")
	fact, n, _ := strings.Cut(rest, ",")
	at, err := time.Parse(time.RFC3339Nano, decided)
	place, wrong := strconv.Atoi(n)
	if err != nil || wrong != nil || !IsKey(fact) {
		return ErrNotFound
	}
	w.args = append(w.args, at, fact, place)
	w.conditions = append(w.conditions, fmt.Sprintf(`(decided, fact, n) < ($%d::timestamptz, $%d::uuid, $%d::int)`, len(w.args)-2, len(w.args)-1, len(w.args)))
	return nil
}
