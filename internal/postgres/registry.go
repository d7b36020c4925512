package postgres

import (
	"context"
	"fmt"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// A Basis says what a row of the registry rests on.
type Basis string

// The bases.
const (
	FromDictionary Basis = "dictionary"
	FromFact       Basis = "fact" // an accepted one
)

// A Group is a leading group or the like under one official name.
type Group struct {
	ID             string // of the dictionary, else the canonical name
	Level          string // as in the dictionary: central_party, state_council, …
	Form           string
	Permanence     string
	Established    news.Date
	EstablishedBy  string // founding notice or meeting
	Ended          news.Date
	EndKind        string
	OfficeHost     string
	OfficeRelation string
	Verification   string
	Source         string // documents, decisions, addresses, parted by "|"
	Notes          string
	Basis          Basis
	Fact           string // key of the fact that made it known, or ""
	EndedBy        string // key of the fact that set Ended, or ""
}

// A GroupName is a name of a group while it is or was valid.
type GroupName struct {
	Group    string // id
	Name     string
	Language string // zh-Hans, zh-Hant or en
	Kind     string // official, alias, or office: a name of the group's office
	From, To news.Date
	Basis    Basis
	Fact     string
}

// A Descent says that one group became another, or became part of it.
type Descent struct {
	Predecessor, Successor string // ids; not all are groups that we have
	Kind                   string // renamed, merged, …
	Basis                  Basis
	Fact                   string
}

// A Person is somebody in the dictionaries.
type Person struct {
	ID           string
	BirthYear    int // 0 if unknown
	Wikidata     string
	Verification string // how well the entry is sourced
	Source       string // what supports it
}

// A PersonName is a name of a person.
type PersonName struct {
	Person   string // id
	Name     string
	Language string
	Kind     string // official or alias
}

// A Seat is a role of a person in a group or organisation through time. The same person in the
// same role from the same date is the same seat.
type Seat struct {
	Body, Person         string // ids, else names
	BodyName, PersonName string
	Role                 string
	From, To             news.Date // an unknown To does not mean still in the seat
	FirstSeen, LastSeen  news.Date // when accepted facts show the person in it
	Basis                Basis
	Fact                 string // key of the fact that opened or showed it, or ""
	EndedBy              string // key of the fact that set To, or ""
	EndBasis             EndBasis
}

// An EndBasis says how the end of a seat is known; "" is stated.
type EndBasis string

// The bases of ends that no source states.
const (
	Inferred  EndBasis = "inferred"  // a later full roster does not name the person in the role
	Confirmed EndBasis = "confirmed" // the same, and a curator agreed
)

// Entries are the rows of the registry that the dictionaries give.
type Entries struct {
	Groups      []Group
	Names       []GroupName
	Lineage     []Descent
	People      []Person
	PersonNames []PersonName
	Seats       []Seat
}

// Derived are the rows of the registry that follow from accepted facts about one body.
type Derived struct {
	Groups  []Group
	Names   []GroupName
	Lineage []Descent
	Seats   []Seat
	Changed []Seat // seats of the dictionary whose end, or days on which they are seen, facts set
	Ended   *Group // a group of the dictionary whose Ended, EndKind and EndedBy a fact sets
}

const seatColumns = `body, person, role, valid_from, valid_to, first_seen, last_seen, body_name, person_name, basis,
	coalesce(fact::text, ''), coalesce(ended_by::text, ''), end_basis`

func (s *Seat) places() []any {
	return []any{&s.Body, &s.Person, &s.Role, scanDate{&s.From}, scanDate{&s.To}, scanDate{&s.FirstSeen}, scanDate{&s.LastSeen},
		&s.BodyName, &s.PersonName, &s.Basis, &s.Fact, &s.EndedBy, &s.EndBasis}
}

// LockBody keeps other transactions from deriving rows about the body until this one ends. Take
// several in the order of their ids.
func (tx Tx) LockBody(ctx context.Context, body string) error {
	if _, err := tx.sql.ExecContext(ctx, `SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, body); err != nil {
		return fmt.Errorf("lock the registry rows of %s: %w", body, err)
	}
	return nil
}

// acceptedBody is what an accepted fact f is about, as the index of these has it; null for others.
const acceptedBody = `(CASE WHEN f.state = 'accepted' THEN f.body_key END)`

// AcceptedFacts returns the accepted facts about a body, and of groups that were renamed to it, in
// the order of their days.
func (tx Tx) AcceptedFacts(ctx context.Context, body string) ([]Fact, error) {
	rows, err := tx.sql.QueryContext(ctx, `
		SELECT `+factColumns+`
		FROM facts f
		WHERE `+acceptedBody+` IS NOT NULL AND fact IN (
			SELECT fact FROM facts f WHERE `+acceptedBody+` = $1
			UNION
			SELECT fact FROM facts WHERE kind = 'group' AND other <> '' AND other IN (
				SELECT $1 UNION SELECT name FROM group_names WHERE group_id = $1 AND kind = 'official')
		)
		ORDER BY day, fact`,
		body)
	facts, err := collectRows(rows, err, (*Fact).places)
	if err != nil {
		return nil, fmt.Errorf("accepted facts about %s: %w", body, err)
	}
	return facts, nil
}

// AcceptedBodies returns the bodies that accepted facts are about.
func (tx Tx) AcceptedBodies(ctx context.Context) ([]string, error) {
	bodies, err := collect[string](tx.sql.QueryContext(ctx, `
		SELECT DISTINCT body_key
		FROM facts
		WHERE state = 'accepted'
		ORDER BY body_key`))
	if err != nil {
		return nil, fmt.Errorf("bodies of accepted facts: %w", err)
	}
	return bodies, nil
}

// DictionarySeats returns the seats of a body as the dictionaries have them.
func (tx Tx) DictionarySeats(ctx context.Context, body string) ([]Seat, error) {
	rows, err := tx.sql.QueryContext(ctx, `
		SELECT `+seatColumns+`
		FROM seats
		WHERE body = $1 AND basis = 'dictionary'
		ORDER BY valid_from, role, person`,
		body)
	seats, err := collectRows(rows, err, (*Seat).places)
	for i := range seats {
		seats[i].FirstSeen, seats[i].LastSeen = news.Date{}, news.Date{}
		if seats[i].EndedBy != "" {
			seats[i].To, seats[i].EndedBy, seats[i].EndBasis = news.Date{}, "", ""
		}
	}
	if err != nil {
		return nil, fmt.Errorf("seats of %s: %w", body, err)
	}
	return seats, nil
}

// GroupNamed returns the id of the group whose official name it is, in simplified characters; the
// name itself when no group, or more than one, is called so.
func (tx Tx) GroupNamed(ctx context.Context, name string) (string, error) {
	ids, err := collect[string](tx.sql.QueryContext(ctx, `
		SELECT DISTINCT group_id
		FROM group_names
		WHERE name = $1 AND kind = 'official' AND language = 'zh-Hans'
		LIMIT 2`,
		name))
	if err != nil {
		return "", fmt.Errorf("group named %s: %w", name, err)
	}
	if len(ids) == 1 {
		return ids[0], nil
	}
	return name, nil
}
