package postgres

import (
	"context"
	"fmt"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// A Subject is what articles name; its id is its name if it is in no dictionary.
type Subject struct{ ID, Name string }

// MostNamed returns what most articles name of a kind, at most so many.
func (db *DB) MostNamed(ctx context.Context, kind news.MentionKind, limit int) ([]Subject, error) {
	rows, err := db.pool.QueryContext(ctx, `
		SELECT c.subject, coalesce(g.name, p.name, c.subject)
		FROM (
			SELECT subject, sum(articles) AS articles
			FROM counted_months('')
			WHERE kind = $1 AND articles > 0
			GROUP BY subject
			ORDER BY articles DESC, subject
			LIMIT $2
		) c
		LEFT JOIN LATERAL (`+groupName("c.subject", "zh-Hans")+`) g ON true
		LEFT JOIN LATERAL (`+personName("c.subject", "zh-Hans")+`) p ON true
		ORDER BY c.articles DESC, c.subject`,
		string(kind), limit)
	named, err := collectRows(rows, err, func(s *Subject) []any { return []any{&s.ID, &s.Name} })
	if err != nil {
		return nil, fmt.Errorf("most named of the kind %s: %w", kind, err)
	}
	return named, nil
}
