package postgres

import (
	"context"
	"fmt"

	"github.com/xiaozu-watch/xiaozu/internal/alert"
	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/zh"
)

// mostTried bounds the events of the past that a condition is tried on.
const mostTried = 2000

// Backtest returns what the archive holds that a watch with the condition would have noticed, the
// latest first, by the days of what happened or was published; the latest two thousand are looked
// at. pairs and fold are those of the lexicon. A kind that tells of what does not happen, or of
// xiaozu itself, cannot be tried: tried is false.
func (db *DB) Backtest(ctx context.Context, c alert.Condition, pairs func(string) []int32, fold func(string) string) (events []alert.Event, tried bool, err error) {
	switch c.Kind {
	case alert.NewGroups, alert.Seats, alert.GroupEvents:
		events, err = db.pastFacts(ctx, c)
	case alert.Words:
		events, err = db.pastWords(ctx, c, pairs, fold)
	case alert.Pages:
		events, err = db.pastChanges(ctx, c, fold)
	case alert.Silence:
		events, err = db.pastSilence(ctx, c)
	default:
		return nil, false, nil
	}
	if err != nil {
		return nil, true, fmt.Errorf("try a watch on the past: %w", err)
	}
	index := alert.NewIndex([]alert.Watch{{Condition: c}}, fold)
	var noticed []alert.Event
	for _, e := range events {
		if len(index.Match(e)) > 0 {
			noticed = append(noticed, e)
		}
	}
	return noticed, true, nil
}

// pastFacts are the facts that the condition may be about, each dated by itself.
func (db *DB) pastFacts(ctx context.Context, c alert.Condition) ([]alert.Event, error) {
	const order = `f.day DESC, f.fact LIMIT $2`
	events, err := []alert.Event(nil), error(nil)
	switch {
	case c.Kind == alert.NewGroups:
		events, err = factEvents(ctx, db.pool, `f.kind = 'group' AND f.action = $1 AND f.state <> 'rejected'`, order, string(news.Found), mostTried)
	case c.Group != "":
		events, err = factEvents(ctx, db.pool, `f.body_key = $1 AND f.state <> 'rejected'`, order, c.Group, mostTried)
	default:
		events, err = factEvents(ctx, db.pool, `f.person_key = $1 AND f.person_key <> '' AND f.state <> 'rejected'`, order, c.Person, mostTried)
	}
	for i, e := range events {
		if day := e.Fact.Date.String(); day != "" {
			events[i].Published = day
		}
	}
	return events, err
}

func (db *DB) pastWords(ctx context.Context, c alert.Condition, pairs func(string) []int32, fold func(string) string) ([]alert.Event, error) {
	q := TextQuery{Level: c.Level, Limit: mostTried}
	for _, word := range c.Words {
		q.Terms = append(q.Terms, pairs(word))
	}
	hits, err := db.FindArticles(ctx, q)
	events := make([]alert.Event, len(hits))
	for i, h := range hits {
		events[i] = eventOfArticle(h.ArticleRef, alert.ArticleFound)
		events[i].Level, events[i].Place = c.Level, c.Place // the query, and the place is not known of a hit
		events[i].Text = fold(h.Title + "\n" + h.Body)
	}
	return events, err
}

func eventOfArticle(a ArticleRef, what alert.What) alert.Event {
	return alert.Event{ID: alert.UUID(string(what), a.Source, a.Page), What: what, Source: a.Source, SourceName: firstOf(a.Publisher, a.SourceName),
		Page: a.Page, URL: a.URL, Title: a.Title, Published: a.Published.Date().String(), Language: zh.Tag(a.Language, a.Script)}
}

// pastChanges are edits and deletions of articles that name the group, or may contain a word.
func (db *DB) pastChanges(ctx context.Context, c alert.Condition, fold func(string) string) ([]alert.Event, error) {
	type row struct {
		Change
		body  string
		names bool
	}
	rows, err := db.pool.QueryContext(ctx, `
		SELECT `+articleRefColumns+`, c.kind, c.at, a.body, EXISTS (
			SELECT FROM mentions m
			WHERE (m.source, m.page) = (a.source, a.page) AND m.day = coalesce(a.day, '-infinity') AND m.subject = $1
		)
		FROM (
			(SELECT source, page, 'edited' AS kind, replaced AS at FROM editions ORDER BY replaced DESC LIMIT $2)
			UNION ALL
			(SELECT source, page, 'gone', gone FROM absences ORDER BY gone DESC LIMIT $2)
		) c
		JOIN articles a USING (source, page)
		JOIN sources s ON s.id = a.source
		ORDER BY c.at DESC`,
		c.Group, mostTried)
	changes, err := collectRows(rows, err, func(r *row) []any {
		return append(r.places(), &r.Kind, scanTime{&r.At}, &r.body, &r.names)
	})
	events := make([]alert.Event, len(changes))
	for i, r := range changes {
		what := map[ChangeKind]alert.What{Edited: alert.PageEdited, Gone: alert.PageGone}[r.Kind]
		events[i] = eventOfArticle(r.ArticleRef, what)
		events[i].At, events[i].Published, events[i].Text = r.At, news.DateOf(r.At).String(), fold(r.Title+"\n"+r.body)
		if r.names {
			events[i].Groups = []string{c.Group}
		}
	}
	return events, err
}

// pastSilence are the days on which a group or person was named after months without.
func (db *DB) pastSilence(ctx context.Context, c alert.Condition) ([]alert.Event, error) {
	type row struct{ day, before news.Date }
	subject := firstOf(c.Group, c.Person)
	rows, err := db.pool.QueryContext(ctx, `
		SELECT day::text, before::text
		FROM (
			SELECT day, lag(day) OVER (ORDER BY day) AS before
			FROM (SELECT DISTINCT day FROM mentions WHERE subject = $1 AND kind IN ('group', 'office', 'person') AND day > '-infinity') d
		) g
		WHERE before IS NULL OR before <= day - make_interval(months => $2)
		ORDER BY day DESC
		LIMIT $3`,
		subject, c.Months, mostTried)
	gaps, err := collectRows(rows, err, func(r *row) []any { return []any{scanDate{&r.day}, scanDate{&r.before}} })
	events := make([]alert.Event, len(gaps))
	for i, g := range gaps {
		e := alert.Event{ID: alert.UUID("named", subject, g.day.String()), What: alert.ArticleNamed, Names: []string{subject}, Published: g.day.String(), Months: alert.Never}
		if !g.before.IsZero() {
			e.Months = g.before.MonthsUntil(g.day)
		}
		if c.Group != "" {
			e.Groups = []string{c.Group}
		} else {
			e.People = []string{c.Person}
		}
		events[i] = e
	}
	return events, err
}
