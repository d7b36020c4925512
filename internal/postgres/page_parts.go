package postgres

import (
	"context"
	"crypto/sha256"
	"fmt"
	"io"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// whole is the SHA-256 of what came, of one page that of its bytes: a change of any part is one of it.
func (v *visit) whole() []byte {
	if len(v.Parts) == 0 {
		return v.sum()
	}
	all := sha256.New()
	all.Write(v.sum())
	for _, part := range v.Parts {
		sum := partSum(part)
		io.WriteString(all, part.URL+"\n")
		all.Write(sum)
	}
	return all.Sum(nil)
}

// partSum is the SHA-256 of a further page, nil of one that did not come.
func partSum(part news.Page) []byte {
	if part.Problem != "" {
		return nil
	}
	sum := sha256.Sum256(part.Body)
	return sum[:]
}

// archiveWhole keeps the answers for pages and their further pages.
func (tx Tx) archiveWhole(ctx context.Context, visits []*visit) error {
	if err := tx.archiveVisits(ctx, visits); err != nil {
		return err
	}
	for _, v := range visits {
		for _, part := range v.Parts {
			if err := tx.archive(ctx, part, nil); err != nil {
				return err
			}
		}
	}
	return nil
}

func (tx Tx) insertParts(ctx context.Context, fresh []*visit) error {
	for _, v := range fresh {
		for i, part := range v.Parts {
			_, err := tx.sql.ExecContext(ctx, `
				INSERT INTO page_parts (source, page, version, number, part, url, sha256, problem)
				VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
				v.Source, v.ID, v.saved.Version, i+2, part.ID, text(part.URL), partSum(part), text(part.Problem))
			if err != nil {
				return err
			}
		}
		if len(v.Parts) > 0 {
			if err := tx.noteParts(ctx, v); err != nil {
				return err
			}
		}
	}
	return nil
}

// noteParts keeps further pages from being articles of their own, and gives up those that are, unless a
// curator added a passage or a mention to one.
func (tx Tx) noteParts(ctx context.Context, v *visit) error {
	parts := column(v.Parts, func(p news.Page) string { return p.ID })
	_, err := tx.sql.ExecContext(ctx, `
		INSERT INTO moved_pages (source, page, target, noted)
		SELECT $1, part, $2, now()
		FROM unnest($3::uuid[]) AS part
		ON CONFLICT (source, page) DO UPDATE SET target = EXCLUDED.target, noted = EXCLUDED.noted`,
		v.Source, v.ID, parts)
	if err != nil {
		return err
	}
	articles, err := collect[string](tx.sql.QueryContext(ctx, `
		UPDATE pages p SET version = 0, sha256 = NULL, revisit = 'infinity'
		WHERE source = $1 AND page = ANY ($2::uuid[]) AND version > 0
			AND NOT EXISTS (SELECT FROM curator_evidence e WHERE (e.source, e.page) = (p.source, p.page))
			AND NOT EXISTS (SELECT FROM mention_decisions d WHERE (d.source, d.page) = (p.source, p.page))
		RETURNING page`,
		v.Source, parts))
	for _, page := range articles {
		if err := tx.removeArticle(ctx, v.Source, page); err != nil {
			return err
		}
	}
	return err
}

// isPart reports whether a page is known to be a further one of another.
func (tx Tx) isPart(ctx context.Context, p news.Page) (is bool, err error) {
	err = tx.sql.QueryRowContext(ctx, `
		SELECT EXISTS (
			SELECT
			FROM moved_pages m
			JOIN page_parts t ON (t.source, t.page, t.part) = (m.source, m.target, m.page)
			WHERE m.source = $1 AND m.page = $2
		)`,
		p.Source, p.ID).Scan(&is)
	return is, err
}

// addParts reads the further pages of those given.
func (db *DB) addParts(ctx context.Context, pages []news.Page) error {
	byKey := map[string]*news.Page{}
	for i := range pages {
		byKey[pages[i].Source+" "+pages[i].ID] = &pages[i]
	}
	rows, err := db.storing.QueryContext(ctx, `
		SELECT source || ' ' || page, part, url, problem, (
			SELECT member
			FROM archive_records a
			WHERE a.source = p.source AND a.page = p.part AND a.sha256 = p.sha256 AND a.type = 'response'
			LIMIT 1
		)
		FROM page_parts p
		WHERE (source, page, version) IN (SELECT * FROM unnest($1::text[], $2::uuid[], $3::int[]))
		ORDER BY source, page, number`,
		column(pages, func(p news.Page) string { return p.Source }),
		column(pages, func(p news.Page) string { return p.ID }),
		column(pages, func(p news.Page) int64 { return int64(p.Version) }))
	return eachRow(rows, err, func(scan func(...any) error) error {
		key, part, err := scanPart(scan)
		if err == nil {
			whole := byKey[key]
			part.Source = whole.Source
			whole.Parts = append(whole.Parts, part)
		}
		return err
	})
}

// scanPart reads a further page, and of which page it is one.
func scanPart(scan func(...any) error) (of string, part news.Page, err error) {
	var id, url, problem string
	var member []byte
	if err := scan(&of, &id, &url, &problem, &member); err != nil {
		return of, part, err
	}
	if problem == "" {
		part, err = archived(member)
	}
	if err != nil {
		return of, part, fmt.Errorf("further page %s: %w", url, err)
	}
	part.ID, part.URL, part.Problem, part.FetchedAt = id, url, problem, part.FetchedAt.In(news.Beijing)
	return of, part, nil
}
