package postgres

import (
	"context"
	"fmt"
	"regexp"
)

// A Statement is a fact with everything that is known about it.
type Statement struct {
	Fact
	Passages  []Passage  // best first, at most a hundred
	Decisions []Decision // oldest first
}

// A Passage is one place where a fact is stated, as that text puts it: Fact holds the arguments of
// this text, and its Evidence, whose span is in characters of Text.
type Passage struct {
	Fact
	Article ArticleRef
	Text    string // of the article: news.Article.Text
	Story   string // that the article prints: equal for copies
}

// CuratorRule stands where a rule would, for what curators added or corrected.
const CuratorRule = "curator"

// evidenceOrder sorts passages: the best evidence first, in the same order always.
const evidenceOrder = `array_position('{stated,dateline,published}', basis), length(date) DESC, confidence DESC,
	source, page, span_start, span_end`

// Statement returns the fact with the key; ErrNotFound if there is none.
func (db *DB) Statement(ctx context.Context, key string) (s Statement, err error) {
	if s.Fact, err = db.Fact(ctx, key); err != nil {
		return Statement{}, err
	}
	if s.Passages, err = db.passages(ctx, s.Fact); err != nil {
		return Statement{}, fmt.Errorf("evidence of fact %s: %w", key, err)
	}
	if s.Decisions, err = decisionsOn(ctx, db.pool, key); err != nil {
		return Statement{}, fmt.Errorf("decisions on fact %s: %w", key, err)
	}
	if len(s.Passages) > 0 {
		s.Evidence = s.Passages[0].Evidence
	}
	return s, nil
}

// Fact returns the fact with the key, without its evidence; ErrNotFound if there is none.
func (db *DB) Fact(ctx context.Context, key string) (f Fact, err error) {
	if !IsKey(key) {
		return Fact{}, fmt.Errorf("fact %s: %w", key, ErrNotFound)
	}
	err = db.pool.QueryRowContext(ctx, `SELECT `+factColumns+` FROM facts f WHERE fact = $1`, key).Scan(f.places()...)
	if err != nil {
		return Fact{}, fmt.Errorf("fact %s: %w", key, notFound(err))
	}
	return f, nil
}

// Stories counts the different stories whose articles state the fact, as far as Passages goes.
func (s Statement) Stories() int {
	different := map[string]bool{}
	for _, p := range s.Passages {
		different[p.Story] = true
	}
	return len(different)
}

func (db *DB) passages(ctx context.Context, f Fact) ([]Passage, error) {
	rows, err := db.pool.QueryContext(ctx, `
		SELECT e.person, e.body, e.own_post, e.date, e.basis, e.rule, e.confidence, e.span_start, e.span_end, e.text,
			a.title || E'\n' || a.body, coalesce(p.story, e.page), `+articleRefColumns+`
		FROM (
			(SELECT source, page, span_start, span_end, text, person, body, own_post, date, basis, rule, confidence
			FROM evidence
			WHERE fact = $1
			ORDER BY `+evidenceOrder+`
			LIMIT 100)
			UNION ALL
			SELECT e.source, e.page, e.span_start, e.span_end, e.text, f.person, f.body, f.own_post, f.date, f.basis, '`+CuratorRule+`', 1
			FROM curator_evidence e
			JOIN facts f USING (fact)
			WHERE e.fact = $1
		) e
		JOIN articles a USING (source, page)
		JOIN sources s ON s.id = e.source
		LEFT JOIN printings p ON (p.source, p.page) = (e.source, e.page)
		ORDER BY array_position('{stated,dateline,published}', e.basis), length(e.date) DESC, e.confidence DESC,
			e.source, e.page, e.span_start, e.span_end`,
		f.Key)
	return collectRows(rows, err, func(p *Passage) []any {
		p.Fact = f
		return append([]any{&p.Person, &p.Body, &p.OwnPost, scanDate{&p.Date}, &p.Basis, &p.Rule, &p.Confidence,
			&p.Evidence.Start, &p.Evidence.End, &p.Evidence.Text, &p.Text, &p.Story}, p.Article.places()...)
	})
}

var keyShape = regexp.MustCompile(`^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$`)

// IsKey reports whether s can be the key of a page or fact, so that an address that somebody made
// up is not found instead of an error.
func IsKey(s string) bool { return keyShape.MatchString(s) }
