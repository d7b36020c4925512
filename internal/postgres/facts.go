package postgres

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// A State is what the decisions on a fact amount to.
type State string

// The states of a fact.
const (
	Proposed State = "proposed" // nobody decided, or all decisions were taken back
	Accepted State = "accepted"
	Rejected State = "rejected"
	Unsure   State = "unsure" // somebody looked and could not tell
	// Corrected facts were replaced by another one, which a curator put in their place.
	Corrected State = "corrected"
	// Withdrawn facts were added by a curator who took that back. They are in no list.
	Withdrawn State = "withdrawn"
)

// IsDecided reports whether the state is what a curator said, and not that nobody did.
func (s State) IsDecided() bool {
	return slices.Contains([]State{Accepted, Rejected, Unsure, Corrected}, s)
}

// A Fact is a stored statement with the arguments of its best evidence: stated dates before
// inferred ones, exact before vague, confident before doubtful. One that was decided on keeps those that it
// had then.
type Fact struct {
	Key string // a UUID, the same for every text that states it
	news.Fact
	State       State
	Found       time.Time // when it was first proposed
	CorrectedTo string    // key of the fact in whose favour it was corrected, or ""
	Reopened    time.Time // since when texts state it otherwise than it was decided on; zero if they do not
}

// BodyKey is the id of the group or organisation: the dictionary's, else its name.
func (f Fact) BodyKey() string { return firstOf(f.BodyEntry, f.Body) }

// PersonKey is the id of the person: the dictionary's, else the name.
func (f Fact) PersonKey() string { return firstOf(f.PersonEntry, f.Person) }

func firstOf(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// An Item is a fact in a list. Its Evidence is the best passage, which stands in Article; both are
// empty for a fact that no article states any more but that was decided on.
type Item struct {
	Fact
	Passages int // how many passages state it, in all articles
	Stories  int // how many different stories these articles print
	Article  ArticleRef
}

// Cursor says where a list goes on after the item.
func (i Item) Cursor() string { return day(i.Date) + "," + i.Key }

// A FactFilter chooses facts; empty fields choose all.
type FactFilter struct {
	State  State
	Kind   news.FactKind
	Action news.Action
	Group  string   // id or any name of the group or organisation
	Also   []string // further ids of the group
	Person string   // id or any name
	After  string   // Cursor of the last item of the page before; "" is the first page
	Limit  int      // 100 unless given
}

func (f FactFilter) limit() int {
	if f.Limit <= 0 {
		return 100
	}
	return f.Limit
}

// after splits the cursor; the first page comes after the end of time.
func (f FactFilter) after() (day, key string) {
	if f.After == "" {
		return "infinity", "ffffffff-ffff-ffff-ffff-ffffffffffff"
	}
	day, key, _ = strings.Cut(f.After, ",")
	return day, key
}

// Facts lists facts, background only if it is asked for, those of the latest date first and undated ones last, always in the same
// order; a page of the list goes on with After, and is right even while facts come and go.
func (db *DB) Facts(ctx context.Context, filter FactFilter) ([]Item, error) {
	bodies, err := db.ids(ctx, filter.Group, `SELECT group_id FROM group_names WHERE name = $1`)
	if err != nil {
		return nil, fmt.Errorf("facts about %s: %w", filter.Group, err)
	}
	bodies = append(bodies, filter.Also...)
	people, err := db.ids(ctx, filter.Person, `SELECT person_id FROM person_names WHERE name = $1`)
	if err != nil {
		return nil, fmt.Errorf("facts about %s: %w", filter.Person, err)
	}
	day, key := filter.after()
	rows, err := db.pool.QueryContext(ctx, `
		SELECT `+itemColumns+`
		FROM (
			SELECT *
			FROM facts
			WHERE ($1 = '' AND state <> 'withdrawn' OR state = $1) AND ($2 = '' AND kind <> 'background' OR kind = $2) AND ($3 = '' OR action = $3)
				AND ($4::text[] = '{}' OR body_key = ANY ($4))
				AND ($5::text[] = '{}' OR person_key <> '' AND person_key = ANY ($5))
				AND (day, fact) < ($6::date, $7::uuid)
			ORDER BY day DESC, fact DESC
			LIMIT $8
		) f`+bestEvidence+`
		ORDER BY f.day DESC, f.fact DESC`,
		string(filter.State), string(filter.Kind), string(filter.Action), texts(bodies), texts(people), day, key, filter.limit())
	items, err := collectRows(rows, err, (*Item).places)
	if err != nil {
		return nil, fmt.Errorf("list facts: %w", err)
	}
	return items, nil
}

// ids are what name can stand for: itself, and the ids that the query knows it as. They are looked
// up beforehand, so that the server plans with values of which it knows how many rows have them.
func (db *DB) ids(ctx context.Context, name, known string) ([]string, error) {
	if name == "" {
		return nil, nil
	}
	ids, err := collect[string](db.pool.QueryContext(ctx, known, text(name)))
	return append(ids, name), err
}
