package postgres

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// A PersonPage is a person with what the registry and the archive know of them.
type PersonPage struct {
	Person
	Name      string // official, simplified
	Known     bool   // to the dictionaries; else only facts name somebody so
	Names     []PersonName
	Seats     []Seat          // in groups and posts elsewhere, the earliest first
	Groups    map[string]Life // by id: the bodies of Seats that are groups
	Namesakes []PersonItem
	Months    []PeriodCount
	Articles  []ArticleRef // the latest twenty that name the person
}

// A PersonItem is a person in a list.
type PersonItem struct {
	ID, Name  string
	BirthYear int // 0 if unknown
	Seats     int // in groups
	Posts     int // elsewhere
	Known     bool
}

func (p *PersonItem) places() []any {
	return []any{&p.ID, &p.Name, &p.BirthYear, &p.Seats, &p.Posts, &p.Known}
}

// PersonPage returns the person with the id, a name for one whom only facts or mentions name;
// ErrNotFound if nothing is known of them.
func (db *DB) PersonPage(ctx context.Context, id string) (p PersonPage, err error) {
	for _, read := range []func(context.Context, string, *PersonPage) error{
		db.personRow, db.personNames, db.personSeats, db.namesakes, db.personMentions,
	} {
		if err := read(ctx, id, &p); err != nil {
			return PersonPage{}, fmt.Errorf("person %s: %w", id, err)
		}
	}
	if !p.Known && len(p.Seats) == 0 && len(p.Articles) == 0 {
		return PersonPage{}, fmt.Errorf("person %s: %w", id, ErrNotFound)
	}
	return p, nil
}

func (db *DB) personRow(ctx context.Context, id string, p *PersonPage) error {
	p.ID, p.Name, p.Known = id, id, true
	err := db.pool.QueryRowContext(ctx, `SELECT coalesce(birth_year, 0), wikidata FROM people WHERE id = $1`, id).Scan(&p.BirthYear, &p.Wikidata)
	if errors.Is(err, sql.ErrNoRows) {
		p.Known = false
		return nil
	}
	return err
}

func (db *DB) personNames(ctx context.Context, id string, p *PersonPage) (err error) {
	rows, err := db.pool.QueryContext(ctx, `
		SELECT person_id, name, language, kind
		FROM person_names
		WHERE person_id = $1
		ORDER BY array_position('{official,alias}', kind), array_position('{zh-Hans,zh-Hant,en}', language), name`,
		id)
	p.Names, err = collectRows(rows, err, func(n *PersonName) []any { return []any{&n.Person, &n.Name, &n.Language, &n.Kind} })
	if len(p.Names) > 0 && p.Names[0].Kind == "official" {
		p.Name = p.Names[0].Name
	}
	return err
}

func (db *DB) personSeats(ctx context.Context, id string, p *PersonPage) (err error) {
	rows, err := db.pool.QueryContext(ctx, `
		SELECT `+seatColumns+`
		FROM seats
		WHERE person = $1
		ORDER BY valid_from, body, role`,
		id)
	if p.Seats, err = collectRows(rows, err, (*Seat).places); err != nil {
		return err
	}
	rows, err = db.pool.QueryContext(ctx, lifeRows+`
		WHERE k.id IN (SELECT body FROM seats WHERE person = $1)`,
		id)
	groups, err := collectRows(rows, err, (*Life).places)
	p.Groups = map[string]Life{}
	for _, l := range groups {
		p.Groups[l.Group] = l
	}
	return err
}

// namesakes are others of the same name, and whoever facts call so without saying which of them.
func (db *DB) namesakes(ctx context.Context, id string, p *PersonPage) (err error) {
	rows, err := db.pool.QueryContext(ctx, personItems+`
		WHERE p.id <> $1 AND p.id IN (SELECT person_id FROM person_names WHERE name = $2 UNION SELECT $2)
		ORDER BY p.id`,
		id, p.Name)
	p.Namesakes, err = collectRows(rows, err, (*PersonItem).places)
	return err
}

func (db *DB) personMentions(ctx context.Context, id string, p *PersonPage) (err error) {
	if p.Months, err = db.Counts(ctx, CountFilter{Kind: news.PersonMention, Group: id}); err != nil {
		return err
	}
	p.Articles, err = db.articlesNaming(ctx, []string{id}, string(news.PersonMention))
	return err
}

// personItems are the people of the dictionaries and those whose names have seats.
const personItems = `
	SELECT p.id, p.name, p.birth_year, s.seats, s.posts, p.known
	FROM (
		SELECT p.id, coalesce(n.name, p.id) AS name, coalesce(p.birth_year, 0) AS birth_year, true AS known
		FROM people p
		LEFT JOIN person_names n ON n.person_id = p.id AND n.kind = 'official' AND n.language = 'zh-Hans'
		UNION ALL
		SELECT DISTINCT person, person_name, 0, false FROM seats WHERE NOT EXISTS (SELECT FROM people WHERE id = person)
	) p
	CROSS JOIN LATERAL (
		SELECT count(g.id) AS seats, count(*) FILTER (WHERE s.body IS NOT NULL AND g.id IS NULL) AS posts
		FROM seats s
		LEFT JOIN groups g ON g.id = s.body
		WHERE s.person = p.id
	) s`

// People lists the people whom the registry knows, those with most seats in groups first.
func (db *DB) People(ctx context.Context) ([]PersonItem, error) {
	rows, err := db.pool.QueryContext(ctx, personItems+`
		ORDER BY s.seats DESC, s.posts DESC, p.name, p.id`)
	people, err := collectRows(rows, err, (*PersonItem).places)
	if err != nil {
		return nil, fmt.Errorf("list people: %w", err)
	}
	return people, nil
}
