package postgres

import (
	"context"
	"fmt"
	"time"

	"github.com/lib/pq"

	"github.com/xiaozu-watch/xiaozu/internal/alert"
	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/zh"
)

// eventColumns tell of the article that an event is known from: a is articles, s sources.
const eventColumns = `coalesce(a.source, ''), coalesce(nullif(a.publisher, ''), s.declaration -> 'Name' ->> 'ZH', a.source, ''),
	coalesce(s.declaration ->> 'Level', ''), coalesce(s.declaration ->> 'Place', ''), coalesce(a.page::text, ''),
	coalesce(a.url, ''), coalesce(a.title, ''), coalesce(a.day::text, ''), coalesce(a.language, ''), coalesce(a.script, ''),
	v.fetched`

// An eventRow is an event as it is read from rows.
type eventRow struct {
	alert.Event
	fact             alert.Fact
	state            State
	group, person    string // ids
	language, script string
}

func (r *eventRow) articlePlaces() []any {
	e := &r.Event
	return []any{&e.Source, &e.SourceName, &e.Level, &e.Place, &e.Page, &e.URL, &e.Title, &e.Published, &r.language, &r.script,
		scanTime{&e.Fetched}}
}

// complete fills in what follows from the rows.
func (r *eventRow) complete() alert.Event {
	e := r.Event
	e.Language = zh.Tag(r.language, r.script)
	if r.fact.Key == "" {
		return e
	}
	fact := r.fact
	e.Fact, e.Standing = &fact, alert.Proposed
	if r.state == Accepted {
		e.Standing = alert.Accepted
	}
	if r.group != "" {
		e.Groups, e.Names = append(e.Groups, r.group), append(e.Names, fact.Body)
	}
	if r.person != "" {
		e.People, e.Names = append(e.People, r.person), append(e.Names, fact.Person)
	}
	return e
}

// FactEvents are the events that facts with the keys were stated, in the order of their keys.
func (tx Tx) FactEvents(ctx context.Context, keys []string) ([]alert.Event, error) {
	if len(keys) == 0 {
		return nil, nil
	}
	return factEvents(ctx, tx.sql, `f.fact = ANY ($1::uuid[])`, `f.fact`, pq.Array(keys))
}

// factEvents are the events of the facts f that a condition chooses.
func factEvents(ctx context.Context, q querier, condition, order string, args ...any) ([]alert.Event, error) {
	rows, err := q.QueryContext(ctx, `
		SELECT f.fact, f.kind, f.action, f.person, f.role, f.body, f.other, f.date, f.state, f.found, f.body_key, f.person_key,
			coalesce(e.text, ''), f.kind = 'membership' AND (
				EXISTS (SELECT FROM facts o WHERE o.body_key = f.body_key AND o.person_key = f.person_key AND o.role = f.role
					AND o.kind IN ('membership', 'appointment') AND o.action <> 'removed' AND o.found < f.found)
				OR EXISTS (SELECT FROM seats WHERE body = f.body_key AND person = f.person_key AND role = f.role)
			), f.past, `+eventColumns+`
		FROM facts f
		LEFT JOIN LATERAL (
			SELECT source, page, text
			FROM evidence
			WHERE fact = f.fact
			ORDER BY `+evidenceOrder+`
			LIMIT 1
		) e ON true
		LEFT JOIN articles a ON (a.source, a.page) = (e.source, e.page)
		LEFT JOIN sources s ON s.id = e.source
		LEFT JOIN page_versions v ON (v.source, v.page, v.version) = (a.source, a.page, a.version)
		WHERE `+condition+`
		ORDER BY `+order, args...)
	found, err := collectRows(rows, err, func(r *eventRow) []any {
		f := &r.fact
		return append([]any{&f.Key, &f.Kind, &f.Action, &f.Person, &f.Role, &f.Body, &f.Other, scanDate{&f.Date}, &r.state,
			scanTime{&r.At}, &r.group, &r.person, &r.Evidence, &r.Renewed, &r.Past}, r.articlePlaces()...)
	})
	if err != nil {
		return nil, fmt.Errorf("events of facts: %w", err)
	}
	events := make([]alert.Event, len(found))
	for i, r := range found {
		r.ID, r.What = r.fact.Key, alert.FactStated
		events[i] = r.complete()
	}
	return events, nil
}

// An ArticleEvent is what events about an article have in common, without id and kind.
type ArticleEvent struct {
	alert.Event
	Day news.Date
}

// ArticleEvent returns what events about an article have in common: Groups and People are those that
// it names, Text is headline and body as printed.
func (tx Tx) ArticleEvent(ctx context.Context, source, page string) (a ArticleEvent, err error) {
	var r eventRow
	err = tx.sql.QueryRowContext(ctx, `
		SELECT a.title || E'\n' || a.body, coalesce(a.day, '-infinity')::text, `+eventColumns+`
		FROM articles a
		JOIN sources s ON s.id = a.source
		LEFT JOIN page_versions v ON (v.source, v.page, v.version) = (a.source, a.page, a.version)
		WHERE a.source = $1 AND a.page = $2`,
		source, page).Scan(append([]any{&r.Text, &r.Note}, r.articlePlaces()...)...)
	if err != nil {
		return a, fmt.Errorf("article %s of %s: %w", page, source, notFound(err))
	}
	day := r.Note
	r.Note = ""
	a = ArticleEvent{Event: r.complete()}
	if day != undated {
		a.Day, err = news.ParseDate(day)
	}
	return a, firstError(err, tx.namedIn(ctx, &a.Event, day))
}

// namedIn adds the groups and people that an article names.
func (tx Tx) namedIn(ctx context.Context, e *alert.Event, day string) error {
	type named struct{ subject, canonical, kind string }
	rows, err := tx.sql.QueryContext(ctx, `
		SELECT DISTINCT ON (kind = 'person', subject) subject, canonical, kind
		FROM mentions
		WHERE source = $1 AND page = $2 AND day = $3 AND kind IN ('group', 'office', 'person') AND form <> 'bare'
		ORDER BY kind = 'person', subject, span_start`,
		e.Source, e.Page, day)
	all, err := collectRows(rows, err, func(n *named) []any { return []any{&n.subject, &n.canonical, &n.kind} })
	for _, n := range all {
		e.Names = append(e.Names, n.canonical)
		if n.kind == "person" {
			e.People = append(e.People, n.subject)
		} else {
			e.Groups = append(e.Groups, n.subject)
		}
	}
	return err
}

// LastNamed is the latest day before a day on which an article named a group or person; zero if none did.
func (tx Tx) LastNamed(ctx context.Context, subject string, before news.Date) (last news.Date, err error) {
	err = tx.sql.QueryRowContext(ctx, `
		SELECT day::text
		FROM mentions
		WHERE subject = $1 AND kind IN ('group', 'office', 'person') AND day < $2 AND day > '-infinity'
		ORDER BY day DESC
		LIMIT 1`,
		text(subject), day(before)).Scan(scanDate{&last})
	if err = notFound(err); err != nil && err != ErrNotFound {
		return last, fmt.Errorf("when %s was named before: %w", subject, err)
	}
	return last, nil
}

// Edited reports whether a version of a page has another text than the one before.
func (tx Tx) Edited(ctx context.Context, source, page string, version int) (edited bool, err error) {
	err = tx.sql.QueryRowContext(ctx, `
		SELECT EXISTS (SELECT FROM editions WHERE source = $1 AND page = $2 AND by_version = $3)`,
		source, page, version).Scan(&edited)
	return edited, err
}

// LostFacts are the events of facts that were told of because of a page, that no text states any
// more, and that were not taken back yet.
func (tx Tx) LostFacts(ctx context.Context, source, page string) ([]alert.Event, error) {
	return tx.events(ctx, lostFacts("$1", "$2")+` ORDER BY noted, event`, source, page)
}

// lostFacts selects the events of LostFacts.
func lostFacts(source, page string) string {
	return `SELECT content
		FROM events e
		WHERE e.source = ` + source + ` AND e.page = ` + page + ` AND fact IS NOT NULL AND follows IS NULL
			AND NOT EXISTS (SELECT FROM evidence WHERE fact = e.fact)
			AND NOT EXISTS (SELECT FROM events f WHERE f.fact = e.fact AND f.follows = e.event)`
}

// Event returns an event as it was told; ErrNotFound if it was not.
func (tx Tx) Event(ctx context.Context, id string) (alert.Event, error) {
	events, err := tx.events(ctx, `SELECT content FROM events WHERE event = $1`, id)
	if err == nil && len(events) == 0 {
		err = ErrNotFound
	}
	if err != nil {
		return alert.Event{}, fmt.Errorf("event %s: %w", id, err)
	}
	return events[0], nil
}

func (tx Tx) events(ctx context.Context, query string, args ...any) ([]alert.Event, error) {
	rows, err := tx.sql.QueryContext(ctx, query, args...)
	events, err := collectRows(rows, err, func(e *alert.Event) []any { return []any{scanJSON{e}} })
	if err != nil {
		return nil, fmt.Errorf("events: %w", err)
	}
	return events, nil
}

// SourceEvent is what events about a source have in common.
func (tx Tx) SourceEvent(ctx context.Context, source string, at time.Time) (e alert.Event, err error) {
	err = tx.sql.QueryRowContext(ctx, `
		SELECT id, coalesce(declaration -> 'Name' ->> 'ZH', id), coalesce(declaration ->> 'Level', ''),
			coalesce(declaration ->> 'Place', '')
		FROM sources WHERE id = $1`,
		source).Scan(&e.Source, &e.SourceName, &e.Level, &e.Place)
	e.At, e.Language = at, zh.Tag("", zh.ScriptOf(e.SourceName))
	if err != nil {
		return e, fmt.Errorf("source %s: %w", source, notFound(err))
	}
	return e, nil
}
