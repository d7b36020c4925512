package postgres

import (
	"context"
	"fmt"
	"slices"

	"github.com/xiaozu-watch/xiaozu/internal/alert"
	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/zh"
)

// mostTried bounds the events of the past that a condition is tried on.
const mostTried = 2000

// Backtest returns what the archive holds that a watch would have noticed, the
// latest first, by the days of what happened or was published; the latest two thousand are looked
// at. Of the copies of a story the first counts. pairs, fold and plain are those of the lexicon and of package terms. A watch on
// xiaozu itself cannot be tried: tried is false.
func (db *DB) Backtest(ctx context.Context, w alert.Watch, pairs func(string) []int32, fold, plain func(string) string) (events []alert.Event, tried bool, err error) {
	switch c := w.Condition; c.Kind {
	case alert.NewGroups, alert.Seats, alert.GroupEvents:
		events, err = db.pastFacts(ctx, c)
	case alert.Words, alert.Search:
		events, err = db.pastTexts(ctx, w, pairs, fold, plain)
	case alert.Pages:
		events, err = db.pastChanges(ctx, c, fold)
	case alert.Silence:
		events, err = db.pastSilence(ctx, c)
	case alert.Surge:
		events, err = db.pastSurges(ctx, c.Group)
	case alert.Absent:
		events, err = db.pastAbsences(ctx, c.Group)
	default:
		return nil, false, nil
	}
	if err != nil {
		return nil, true, fmt.Errorf("try a watch on the past: %w", err)
	}
	index := alert.NewIndex([]alert.Watch{w}, fold)
	known := map[string]bool{}
	var noticed []alert.Event
	for _, e := range slices.Backward(events) {
		e.Past = false // it was new then
		if !known[e.ID] && len(index.Match(e)) > 0 {
			known[e.ID] = true
			noticed = append(noticed, e)
		}
	}
	slices.Reverse(noticed)
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

// pastTexts are the articles that may contain a word, or all texts of a way.
func (db *DB) pastTexts(ctx context.Context, w alert.Watch, pairs func(string) []int32, fold, plain func(string) string) ([]alert.Event, error) {
	c := w.Condition
	q := TextQuery{Source: c.Source, Level: c.Level, Limit: mostTried}
	for _, word := range c.Words {
		q.Terms = append(q.Terms, pairs(word))
	}
	for _, way := range w.Ways {
		var all []int32
		for _, text := range way {
			all = append(all, pairs(text)...)
		}
		if len(all) > 0 {
			q.Terms = append(q.Terms, all)
		}
	}
	hits, err := db.FindArticles(ctx, q)
	if err != nil {
		return nil, err
	}
	printed, err := db.printed(ctx, hits)
	events := make([]alert.Event, len(printed))
	for i, p := range printed {
		events[i] = eventOfArticle(hits[i].ArticleRef, alert.ArticleFound)
		events[i].ID, events[i].Level, events[i].Place = p.story, c.Level, p.place // of the level are all hits
		text := hits[i].Title + "\n" + hits[i].Body
		events[i].Text, events[i].Plain = fold(text), plain(text)
	}
	return events, err
}

// A printing is where an article stands: copies of it tell of one story.
type printing struct{ story, place string }

// printed tells of each hit where it stands, in their order.
func (db *DB) printed(ctx context.Context, hits []TextHit) ([]printing, error) {
	rows, err := db.pool.QueryContext(ctx, `
		SELECT coalesce(p.story, h.page), coalesce(s.declaration ->> 'Place', '')
		FROM unnest($1::text[], $2::uuid[]) WITH ORDINALITY AS h (source, page, n)
		JOIN sources s ON s.id = h.source
		LEFT JOIN printings p ON (p.source, p.page) = (h.source, h.page)
		ORDER BY h.n`,
		column(hits, func(h TextHit) string { return h.Source }), column(hits, func(h TextHit) string { return h.Page }))
	return collectRows(rows, err, func(p *printing) []any { return []any{&p.story, &p.place} })
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
