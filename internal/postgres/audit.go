package postgres

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// An ActKind says what a curator's act is about.
type ActKind string

// The kinds of act.
const (
	DecisionAct ActKind = "decision" // on a fact
	OpinionAct  ActKind = "opinion"  // on a fact that somebody else decided on
	EndAct      ActKind = "end"      // of a seat, which was inferred
	IdentityAct ActKind = "identity" // who is who
	MentionAct  ActKind = "mention"  // of a group or person in an article, that no rule read
)

// ActKinds returns all kinds of act.
func ActKinds() []ActKind {
	return []ActKind{DecisionAct, OpinionAct, EndAct, IdentityAct, MentionAct}
}

// An ActFilter chooses acts; empty fields choose all.
type ActFilter struct {
	What  ActKind
	By    string // name of the curator
	Group string // id, or the name of what is in no dictionary
	Kind  news.FactKind
	On    news.Date // day, month or year, in Beijing
	After string    // Cursor of the last act of the page before; "" is the first page
	Limit int
}

// An Act is what a curator said, of whatever kind. It never changes.
type Act struct {
	What      ActKind
	At        time.Time
	By        string // name of the curator
	Fact      string // key; of who is who and of mentions one that is no fact's
	N         int    // place among those of its kind on the fact, from 1
	Verdict   string
	Reason    string
	Note      string
	Subject   string     // of an end the body; of who is who and of a mention the id that is decided on
	Other     string     // of an end the person; of who is who the other id; of a mention the name
	Role      string     // of an end
	Stated    *Arguments // what was decided on or, where that was not kept, what the fact says now
	Corrected *Arguments
	After     State     // of the fact, after a decision
	Blind     bool      // of an opinion: given without knowing the decision
	Undoes    int       // of who is who and of mentions: the decision that is taken back
	Passage   DecidedOn // that was decided on
}

// A DecidedOn is the best passage as it was when somebody decided.
type DecidedOn struct {
	Source, Page string // "" where no text stated the fact
	Version      int    // of the page
	URL          string
	Text         string
}

// Cursor names the place of the act in the list: ActFilter.After goes on behind it.
func (a Act) Cursor() string {
	return fmt.Sprintf("%s,%s,%s,%d", a.At.UTC().Format(time.RFC3339Nano), a.What, a.Fact, a.N)
}

// Acts lists what curators said, the latest first and always in the same order; a page of the list goes on with
// After, and is right even while acts come. A cursor that is none is ErrNotFound.
func (db *DB) Acts(ctx context.Context, f ActFilter) ([]Act, error) {
	w, err := f.conditions()
	if err != nil {
		return nil, fmt.Errorf("list acts: %w", err)
	}
	rows, err := db.pool.QueryContext(ctx, `
		SELECT a.what, a.at, a.made_by, a.fact, a.n, a.verdict, a.reason, a.note, a.subject, a.other, a.role,
			coalesce(a.stated, CASE WHEN f.fact IS NOT NULL THEN `+argumentsOf+` END), a.corrected, coalesce(a.details ->> 'after', ''), coalesce((a.details ->> 'blind')::boolean, false),
			CASE WHEN a.what IN ('identity', 'mention') THEN coalesce((a.details ->> 'undoes')::int, 0) ELSE 0 END, `+passageColumns("a.evidence")+`
		FROM (
			SELECT *
			FROM `+f.from(w)+`
			WHERE `+strings.Join(w.conditions, " AND ")+`
			ORDER BY at DESC, what DESC, fact DESC, n DESC
			LIMIT `+strconv.Itoa(f.Limit)+`
		) a
		LEFT JOIN facts f USING (fact)
		ORDER BY a.at DESC, a.what DESC, a.fact DESC, a.n DESC`,
		w.args...)
	acts, err := collectRows(rows, err, (*Act).places)
	if err != nil {
		return nil, fmt.Errorf("list acts: %w", err)
	}
	return acts, nil
}

func (a *Act) places() []any {
	return append([]any{&a.What, scanTime{&a.At}, &a.By, &a.Fact, &a.N, &a.Verdict, &a.Reason, &a.Note, &a.Subject, &a.Other, &a.Role,
		scanArguments{&a.Stated}, scanArguments{&a.Corrected}, &a.After, &a.Blind, &a.Undoes}, a.Passage.places()...)
}

// from is where acts are: of a group those on its facts, and those that say who it is or where it is named.
func (f ActFilter) from(w *wanted) string {
	if f.Group == "" {
		return "acts"
	}
	w.args = append(w.args, text(f.Group))
	group := fmt.Sprintf("$%d", len(w.args))
	return `(SELECT * FROM acts WHERE fact IN (SELECT fact FROM facts WHERE body_key = ` + group + `)
				UNION ALL
				SELECT * FROM acts WHERE what IN ('identity', 'mention') AND subject = ` + group + `) acts`
}

// conditions leaves out what is not asked for, so that the server plans for what is.
func (f ActFilter) conditions() (*wanted, error) {
	w := &wanted{conditions: []string{"true"}}
	if f.What != "" {
		w.add(`what = ?`, text(string(f.What)))
	}
	if f.By != "" {
		w.add(`made_by = ?`, text(f.By))
	}
	if f.Kind != "" {
		w.add(`fact_kind = ?`, text(string(f.Kind)))
	}
	if !f.On.IsZero() {
		w.add(`at >= ?`, f.On.First())
		w.add(`at < ?`, f.On.Last().AddDate(0, 0, 1))
	}
	if f.After != "" {
		return w, w.goOnAfter(f.After)
	}
	return w, nil
}

// goOnAfter adds that acts come after the one that a cursor names.
func (w *wanted) goOnAfter(cursor string) error {
	parts := strings.Split(cursor, ",")
	if len(parts) != 4 || !IsKey(parts[2]) {
		return ErrNotFound
	}
	at, err := time.Parse(time.RFC3339Nano, parts[0])
	n, wrong := strconv.Atoi(parts[3])
	if err != nil || wrong != nil {
		return ErrNotFound
	}
	w.add(`at <= ?`, at)
	w.args = append(w.args, text(parts[1]), parts[2], n)
	last := len(w.args)
	w.conditions = append(w.conditions, fmt.Sprintf(`(at, what, fact, n) < ($%d::timestamptz, $%d::text, $%d::uuid, $%d::int)`, last-3, last-2, last-1, last))
	return nil
}
