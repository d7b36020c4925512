package postgres

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"github.com/lib/pq"

	"github.com/xiaozu-watch/xiaozu/internal/alert"
)

// A Tiding is something that happened and that watchers were not told of yet.
type Tiding struct {
	ID      string
	What    string // reading, past, again, gone, decision, source or channel
	Source  string
	Page    string
	Version int      // of the page that was read, for the first time or again
	Facts   []string // keys: new ones of a reading, that of a decision
	Note    string   // how the page vanished, the state of the fact, why the source broke
	Channel string   // that was closed
	Noted   time.Time
}

// storyWithin is how long a reading waits for the story that its article prints, by which reprints
// are known. A worker tells it right after the reading, unless it dies.
const storyWithin = 30 * time.Second

// Tell takes the oldest tidings, those of the past last, at most limit, and hands them to do within one transaction, in the
// order in which they were noted: what do records is kept if and only if the tidings are taken
// away. One process does so at a time; another one gets none meanwhile. It returns how many there
// were.
func (db *DB) Tell(ctx context.Context, limit int, do func(Tx, []Tiding) error) (n int, err error) {
	err = db.transact(ctx, func(tx Tx) error {
		tidings, err := tx.takeTidings(ctx, limit)
		n = len(tidings)
		if err != nil || n == 0 {
			return err
		}
		return do(tx, tidings)
	})
	if err != nil {
		return 0, fmt.Errorf("tell watchers: %w", err)
	}
	return n, nil
}

func (tx Tx) takeTidings(ctx context.Context, limit int) ([]Tiding, error) {
	alone := false
	err := tx.sql.QueryRowContext(ctx, `SELECT pg_try_advisory_xact_lock(hashtext('tidings'))`).Scan(&alone)
	if err != nil || !alone {
		return nil, err
	}
	rows, err := tx.sql.QueryContext(ctx, `
		DELETE FROM tidings
		WHERE tiding IN (
			SELECT tiding
			FROM tidings t
			WHERE what NOT IN ('reading', 'past') OR noted < now() - make_interval(secs => $2)
				OR NOT EXISTS (SELECT FROM unread_pages u WHERE NOT u.outdated AND (u.source, u.page) = (t.source, t.page))
			ORDER BY what IN ('past', 'again'), noted
			LIMIT $1
		)
		RETURNING tiding, what, source, coalesce(page::text, ''), version, facts, note, coalesce(channel::text, ''), noted`,
		limit, storyWithin.Seconds())
	tidings, err := collectRows(rows, err, func(t *Tiding) []any {
		return []any{&t.ID, &t.What, &t.Source, &t.Page, &t.Version, pq.Array(&t.Facts), &t.Note, &t.Channel, scanTime{&t.Noted}}
	})
	slices.SortStableFunc(tidings, func(a, b Tiding) int { return a.Noted.Compare(b.Noted) })
	return tidings, err
}

// AddAlerts records that watches noticed an event, and returns those that had not before.
func (tx Tx) AddAlerts(ctx context.Context, e alert.Event, watches []string, at time.Time) (added []string, err error) {
	content, err := json.Marshal(e)
	if err != nil {
		return nil, fmt.Errorf("event %s: %w", e.ID, err)
	}
	fact := ""
	if e.Fact != nil {
		fact = e.Fact.Key
	}
	added, err = collect[string](tx.sql.QueryContext(ctx, `
		WITH event AS (
			INSERT INTO events (event, source, page, fact, noted, follows, content)
			VALUES ($1, $2, nullif($3, '')::uuid, nullif($4, '')::uuid, $5, nullif($6, '')::uuid, $7)
			ON CONFLICT DO NOTHING
		)
		INSERT INTO alerts (watch, event, made)
		SELECT watch, $1, $9
		FROM watches
		WHERE watch = ANY ($8::uuid[])
		ON CONFLICT DO NOTHING
		RETURNING watch`,
		e.ID, text(e.Source), e.Page, fact, e.At, e.Follows, text(string(content)), pq.Array(watches), at))
	if err != nil {
		return nil, fmt.Errorf("alerts of event %s: %w", e.ID, err)
	}
	return added, nil
}

// Told returns the watches that noticed an event.
func (tx Tx) Told(ctx context.Context, event string) ([]string, error) {
	watches, err := collect[string](tx.sql.QueryContext(ctx, `SELECT watch FROM alerts WHERE event = $1 ORDER BY watch`, event))
	if err != nil {
		return nil, fmt.Errorf("who was told of event %s: %w", event, err)
	}
	return watches, nil
}

// ToldOfStory returns the watches that noticed, by their words, an article that prints the same story as the
// given one does.
func (tx Tx) ToldOfStory(ctx context.Context, source, page string) ([]string, error) {
	watches, err := collect[string](tx.sql.QueryContext(ctx, `
		SELECT DISTINCT watch
		FROM (`+withCopies+`
		) copies
		JOIN events e USING (source, page)
		JOIN alerts USING (event)
		WHERE e.content ->> 'what' = $3`,
		source, page, string(alert.ArticleFound)))
	if err != nil {
		return nil, fmt.Errorf("who was told of the story of article %s: %w", page, err)
	}
	return watches, nil
}

// A Route is one way to a person: a channel that is confirmed, and how the person wants to be told.
type Route struct {
	User    string
	Channel string // id
	Manner  alert.Manner
}

// Routes returns the channels of users, closed ones too: what comes for those waits.
func (tx Tx) Routes(ctx context.Context, users []string) ([]Route, error) {
	d := alert.DefaultManner
	rows, err := tx.sql.QueryContext(ctx, `
		SELECT c.user_name, c.channel, coalesce(m.language, $2), coalesce(m.zone, $3), coalesce(m.quiet_from, $4),
			coalesce(m.quiet_until, $5), coalesce(m.digest_at, $6)
		FROM channels c LEFT JOIN manners m USING (user_name)
		WHERE c.user_name = ANY ($1) AND c.confirmed IS NOT NULL
		ORDER BY c.user_name, c.created, c.channel`,
		texts(users), d.Language, d.Zone, d.QuietFrom, d.QuietUntil, d.DigestAt)
	routes, err := collectRows(rows, err, func(r *Route) []any {
		m := &r.Manner
		return []any{&r.User, &r.Channel, &m.Language, &m.Zone, &m.QuietFrom, &m.QuietUntil, &m.DigestAt}
	})
	if err != nil {
		return nil, fmt.Errorf("channels of watchers: %w", err)
	}
	return routes, nil
}

// LastDue is when the latest message about a watch is or was due on a channel, of those made since
// a time; zero if there is none.
func (tx Tx) LastDue(ctx context.Context, watch, channel string, since time.Time) (last time.Time, err error) {
	err = tx.sql.QueryRowContext(ctx, `
		SELECT max(d.due)
		FROM alerts a
		JOIN delivery_events USING (event)
		JOIN deliveries d USING (delivery)
		WHERE a.watch = $1 AND a.made >= $3 AND d.channel = $2`,
		watch, channel, since).Scan(scanTime{&last})
	if err != nil {
		return last, fmt.Errorf("latest message about watch %s: %w", watch, err)
	}
	return last, nil
}

// AddDelivery puts events into the message of a slot on a channel, which it makes unless it is
// there. A message that was tried to send is never added to: then a further one is made, whose id
// is as certain. It returns the id of the message.
func (tx Tx) AddDelivery(ctx context.Context, channel, slot string, due, now time.Time, events []string) (id string, err error) {
	for n := 0; ; n++ {
		attempts := 0
		id = alert.UUID("delivery", channel, slot, fmt.Sprint(n))
		err = tx.sql.QueryRowContext(ctx, `
			INSERT INTO deliveries AS d (delivery, channel, due, made)
			VALUES ($1, $2, $3, $4)
			ON CONFLICT (delivery) DO UPDATE SET due = d.due
			RETURNING attempts`,
			id, channel, due, now).Scan(&attempts)
		if err != nil {
			return "", fmt.Errorf("message to channel %s: %w", channel, err)
		}
		if attempts > 0 {
			continue
		}
		_, err = tx.sql.ExecContext(ctx, `
			INSERT INTO delivery_events (delivery, event)
			SELECT $1, unnest($2::uuid[])
			ON CONFLICT DO NOTHING`,
			id, pq.Array(events))
		if err != nil {
			return "", fmt.Errorf("message to channel %s: %w", channel, err)
		}
		return id, nil
	}
}
