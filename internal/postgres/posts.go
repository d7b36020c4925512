package postgres

import (
	"context"
	"fmt"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// An OwnPost is the post that a text prints beside somebody who sits in a group.
type OwnPost struct {
	Body, Person string // ids, else names
	Post         string
	Date         news.Date
	Fact         string // key
}

// OwnPosts returns what accepted facts print beside those who sit in groups, the earliest first;
// of one group, or of all if body is "".
func (db *DB) OwnPosts(ctx context.Context, body string) ([]OwnPost, error) {
	rows, err := db.pool.QueryContext(ctx, `
		SELECT body_key, person_key, own_post, date, fact
		FROM facts
		WHERE state = 'accepted' AND kind IN ('appointment', 'membership') AND own_post <> '' AND ($1 = '' OR body_key = $1)
		ORDER BY day, fact`,
		body)
	posts, err := collectRows(rows, err, func(p *OwnPost) []any {
		return []any{&p.Body, &p.Person, &p.Post, scanDate{&p.Date}, &p.Fact}
	})
	if err != nil {
		return nil, fmt.Errorf("posts beside the members of %s: %w", body, err)
	}
	return posts, nil
}

// PostsOf returns the seats of people outside groups.
func (db *DB) PostsOf(ctx context.Context, people []string) ([]Seat, error) {
	rows, err := db.pool.QueryContext(ctx, `
		SELECT `+seatColumns+`
		FROM seats
		WHERE person = ANY ($1) AND NOT EXISTS (SELECT FROM groups WHERE id = body)
		ORDER BY person, valid_from, body, role`,
		texts(people))
	seats, err := collectRows(rows, err, (*Seat).places)
	if err != nil {
		return nil, fmt.Errorf("posts of %d people: %w", len(people), err)
	}
	return seats, nil
}

// ByOffice returns the accepted facts that give seats in groups to whoever holds an office, the
// earliest first; of one group, or of all if body is "".
func (db *DB) ByOffice(ctx context.Context, body string) ([]Fact, error) {
	rows, err := db.pool.QueryContext(ctx, `
		SELECT `+factColumns+`
		FROM facts f
		WHERE state = 'accepted' AND kind = 'by_office' AND ($1 = '' OR body_key = $1)
		ORDER BY day, fact`,
		body)
	facts, err := collectRows(rows, err, (*Fact).places)
	if err != nil {
		return nil, fmt.Errorf("seats by office in %s: %w", body, err)
	}
	return facts, nil
}

// A MonthMeetings is how many meetings of a group facts date to a month.
type MonthMeetings struct {
	Month    news.Date
	Meetings int
}

// Meetings counts the meetings of a group by month, by all ids that mean it, without those that were rejected.
func (db *DB) Meetings(ctx context.Context, bodies ...string) ([]MonthMeetings, error) {
	rows, err := db.pool.QueryContext(ctx, `
		SELECT left(date, 7), count(*)
		FROM facts
		WHERE body_key = ANY ($1) AND kind = 'meeting' AND state <> 'rejected' AND length(date) >= 7
		GROUP BY 1
		ORDER BY 1`,
		texts(bodies))
	months, err := collectRows(rows, err, func(m *MonthMeetings) []any { return []any{scanDate{&m.Month}, &m.Meetings} })
	if err != nil {
		return nil, fmt.Errorf("meetings of %q: %w", bodies, err)
	}
	return months, nil
}

// MeetingMonths counts the meetings of all groups by month, as Meetings does.
func (db *DB) MeetingMonths(ctx context.Context) (map[string]map[news.Date]int, error) {
	rows, err := db.pool.QueryContext(ctx, `
		SELECT body_key, left(date, 7), count(*)
		FROM facts
		WHERE kind = 'meeting' AND state <> 'rejected' AND length(date) >= 7
		GROUP BY 1, 2`)
	months := map[string]map[news.Date]int{}
	err = eachRow(rows, err, func(scan func(...any) error) error {
		var body string
		var m MonthMeetings
		if err := scan(&body, scanDate{&m.Month}, &m.Meetings); err != nil {
			return err
		}
		if months[body] == nil {
			months[body] = map[news.Date]int{}
		}
		months[body][m.Month] = m.Meetings
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("meetings by month: %w", err)
	}
	return months, nil
}
