package postgres

import (
	"context"
	"fmt"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// A Notice is an article that states an accepted fact by which the members of a body change.
type Notice struct {
	Fact   string // key of the change, where it is accepted, else of the seat
	Action news.Action
	Date   news.Date
	Text   string // of the article: news.Article.Text
	Named  []Fact // everything that the article states of persons and offices in the body, whatever became of it
}

// noticesOfFact bounds how many articles that state one fact are looked at, the best first.
const noticesOfFact = 20

// Notices returns the articles by which the members of a body may have changed as a whole, the
// earliest first.
func (tx Tx) Notices(ctx context.Context, body string) ([]Notice, error) {
	type place struct{ source, page string }
	var places []place
	rows, err := tx.sql.QueryContext(ctx, `
		SELECT DISTINCT ON (f.day, e.source, e.page) f.fact, f.action, f.date, a.title || E'\n' || a.body, e.source, e.page
		FROM facts f
		CROSS JOIN LATERAL (
			SELECT source, page
			FROM evidence
			WHERE fact = f.fact
			ORDER BY `+evidenceOrder+`
			LIMIT $2
		) e
		JOIN articles a ON (a.source, a.page) = (e.source, e.page)
		WHERE `+acceptedBody+` = $1 AND f.date <> ''
			AND (f.kind = 'group' AND f.action = 'adjusted' OR f.kind = 'appointment' AND f.rule = 'roster')
		ORDER BY f.day, e.source, e.page, f.kind DESC, f.fact`,
		body, noticesOfFact)
	notices, err := collectRows(rows, err, func(n *Notice) []any {
		places = append(places, place{})
		at := &places[len(places)-1]
		return []any{&n.Fact, &n.Action, scanDate{&n.Date}, &n.Text, &at.source, &at.page}
	})
	for i := range notices {
		if err == nil {
			notices[i].Named, err = tx.named(ctx, body, places[i].source, places[i].page)
		}
	}
	if err != nil {
		return nil, fmt.Errorf("notices about %s: %w", body, err)
	}
	return notices, nil
}

// named returns what an article states of persons and offices in a body, with the rules that read them there: a report that tells of
// a roster states the facts of the roster, and is none.
func (tx Tx) named(ctx context.Context, body, source, page string) ([]Fact, error) {
	rows, err := tx.sql.QueryContext(ctx, `
		SELECT DISTINCT ON (f.fact) `+strings.Replace(factColumns, "f.rule", "e.rule", 1)+`
		FROM evidence e
		JOIN facts f USING (fact)
		WHERE e.source = $2 AND e.page = $3 AND f.body_key = $1 AND f.kind IN ('appointment', 'membership', 'by_office')
		ORDER BY f.fact, e.rule <> 'roster'`,
		body, source, page)
	return collectRows(rows, err, (*Fact).places)
}
