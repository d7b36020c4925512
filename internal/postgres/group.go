package postgres

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// A GroupPage is a group with what the registry and the archive know of it.
type GroupPage struct {
	Group
	Name     string // official, simplified; the latest where it had several
	State    State  // Accepted for a group of the registry; else Proposed, and only facts name it
	Names    []GroupName
	Family   Family
	Seats    []Seat // those that began latest first
	Months   []PeriodCount
	Articles []ArticleRef // the latest twenty that name it
	Merged   []string     // ids that mean it, too
}

// latestArticles bounds the articles on the page of a group or person.
const latestArticles = 20

// Group returns the group with the id, a name for one that only facts or mentions name, with what is
// read of the ids that were merged into it; ErrNotFound if nothing is known of it.
func (db *DB) Group(ctx context.Context, id string, merged ...string) (g GroupPage, err error) {
	g.Merged = merged
	for _, read := range []func(context.Context, string, *GroupPage) error{
		db.groupRow, db.groupNames, db.groupFamily, db.groupSeats, db.groupMonths, db.groupArticles,
	} {
		if err := read(ctx, id, &g); err != nil {
			return GroupPage{}, fmt.Errorf("group %s: %w", id, err)
		}
	}
	if g.Basis == "" && len(g.Articles) == 0 {
		return GroupPage{}, fmt.Errorf("group %s: %w", id, ErrNotFound)
	}
	return g, nil
}

func (db *DB) groupRow(ctx context.Context, id string, g *GroupPage) error {
	err := db.pool.QueryRowContext(ctx, `
		SELECT level, form, permanence, established::text, established_by, ended::text, end_kind, office_host, office_relation,
			verification, source, notes, basis, coalesce(fact::text, ''), coalesce(ended_by::text, '')
		FROM groups
		WHERE id = $1`,
		id).Scan(&g.Level, &g.Form, &g.Permanence, scanDate{&g.Established}, &g.EstablishedBy, scanDate{&g.Ended},
		&g.EndKind, &g.OfficeHost, &g.OfficeRelation, &g.Verification, &g.Source, &g.Notes, &g.Basis, &g.Fact, &g.EndedBy)
	g.ID, g.Name, g.State = id, id, Accepted
	if errors.Is(err, sql.ErrNoRows) {
		g.State = Proposed
		return nil
	}
	return err
}

func (db *DB) groupNames(ctx context.Context, id string, g *GroupPage) (err error) {
	rows, err := db.pool.QueryContext(ctx, `
		SELECT group_id, name, language, kind, valid_from::text, valid_to::text, basis, coalesce(fact::text, '')
		FROM group_names
		WHERE group_id = $1
		ORDER BY array_position('{official,alias,office}', kind), array_position('{zh-Hans,zh-Hant,en}', language),
			valid_from DESC, name`,
		id)
	g.Names, err = collectRows(rows, err, func(n *GroupName) []any {
		return []any{&n.Group, &n.Name, &n.Language, &n.Kind, scanDate{&n.From}, scanDate{&n.To}, &n.Basis, &n.Fact}
	})
	if len(g.Names) > 0 && g.Names[0].Kind == "official" {
		g.Name = g.Names[0].Name
	}
	return err
}

func (db *DB) groupFamily(ctx context.Context, id string, g *GroupPage) (err error) {
	g.Family, err = db.Family(ctx, id)
	return err
}

// Seats returns the seats in a group or organisation, those that began latest first.
func (db *DB) Seats(ctx context.Context, body string) ([]Seat, error) {
	rows, err := db.pool.QueryContext(ctx, `
		SELECT `+seatColumns+`
		FROM seats
		WHERE body = $1
		ORDER BY valid_from DESC, role, person`,
		body)
	seats, err := collectRows(rows, err, (*Seat).places)
	if err != nil {
		return nil, fmt.Errorf("seats of %s: %w", body, err)
	}
	return seats, nil
}

func (db *DB) groupSeats(ctx context.Context, id string, g *GroupPage) (err error) {
	g.Seats, err = db.Seats(ctx, id)
	return err
}

func (db *DB) groupMonths(ctx context.Context, id string, g *GroupPage) (err error) {
	g.Months, err = db.Counts(ctx, CountFilter{Group: id, Also: g.Merged})
	return err
}

func (db *DB) groupArticles(ctx context.Context, id string, g *GroupPage) (err error) {
	g.Articles, err = db.articlesNaming(ctx, append([]string{id}, g.Merged...), string(news.GroupMention), string(news.OfficeMention))
	return err
}

// articlesNaming returns the latest articles that name one of the subjects by more than a bare form.
func (db *DB) articlesNaming(ctx context.Context, subjects []string, kinds ...string) ([]ArticleRef, error) {
	rows, err := db.pool.QueryContext(ctx, `
		SELECT `+articleRefColumns+`
		FROM (
			SELECT DISTINCT day, source, page
			FROM unnest($1::text[]) named (subject)
			CROSS JOIN LATERAL (
				SELECT DISTINCT day, source, page
				FROM mentions
				WHERE subject = named.subject AND kind = ANY ($2) AND form <> 'bare'
				ORDER BY day DESC, source, page
				LIMIT $3
			) latest
			ORDER BY day DESC, source, page
			LIMIT $3
		) m
		JOIN articles a USING (source, page)
		JOIN sources s ON s.id = a.source
		ORDER BY m.day DESC, a.published DESC, a.source, a.page`,
		texts(subjects), texts(kinds), latestArticles)
	return collectRows(rows, err, (*ArticleRef).places)
}
