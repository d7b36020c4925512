package postgres

import (
	"context"
	"fmt"
	"time"

	"github.com/lib/pq"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// An ArticleRef is what a list shows of an article.
type ArticleRef struct {
	Source     string // id
	SourceName string // Chinese name of the source
	Page       string // id of the page
	URL        string
	Title      string
	Publisher  string // who is named as the origin, else ""
	Published  news.Moment
	Language   string
	Script     string
}

// articleRefColumns are read by (*ArticleRef).places; a is articles, s sources.
const articleRefColumns = `coalesce(a.source, ''), coalesce(s.declaration -> 'Name' ->> 'ZH', ''), coalesce(a.page::text, ''),
	coalesce(a.url, ''), coalesce(a.title, ''), coalesce(a.publisher, ''), a.published,
	coalesce(a.published_precision, ''), coalesce(a.language, ''), coalesce(a.script, '')`

func (a *ArticleRef) places() []any {
	return []any{&a.Source, &a.SourceName, &a.Page, &a.URL, &a.Title, &a.Publisher, scanTime{&a.Published.Time},
		&a.Published.Precision, &a.Language, &a.Script}
}

// An Article is an article with all that was read from it.
type Article struct {
	news.Article
	SourceName string         // Chinese name of the source
	Mentions   []news.Mention // in order of their place
	Added      []AddedMention // of these or of others, what curators added, oldest first
	Facts      []Fact         // one for each passage, in order of its place; Evidence is this text's
	Versions   []PageVersion  // of the page, oldest first
	Gone       time.Time      // since when the address answers no more; zero if it does
	Story      Story          // with no printings if no other article prints it
	Edits      int            // how often its text was replaced by another
}

// A PageVersion is what a list shows of one.
type PageVersion struct {
	Version int
	Fetched time.Time
	Bytes   int
	Problem string
}

// Article returns an article by its source and page, also by one that became another; ErrNotFound if there
// is none.
func (db *DB) Article(ctx context.Context, source, page string) (a Article, err error) {
	if !IsKey(page) {
		return Article{}, fmt.Errorf("article %s of %s: %w", page, source, ErrNotFound)
	}
	if err := db.readArticle(ctx, source, page, &a); err != nil {
		return Article{}, fmt.Errorf("article %s of %s: %w", page, source, notFound(err))
	}
	if err := db.readReading(ctx, &a); err != nil {
		return Article{}, fmt.Errorf("article %s of %s: %w", page, source, err)
	}
	return a, nil
}

func (db *DB) readArticle(ctx context.Context, source, page string, a *Article) error {
	return db.pool.QueryRowContext(ctx, `
		SELECT a.source, a.page, a.version, a.url, a.title, a.published, a.published_precision, a.publisher, a.author,
			a.body, a.charset, a.language, a.script, a.problems, a.attachments, a.next_pages,
			coalesce(s.declaration -> 'Name' ->> 'ZH', ''), p.gone
		FROM articles a
		JOIN pages p USING (source, page)
		JOIN sources s ON s.id = a.source
		WHERE a.source = $1 AND a.page = coalesce((SELECT kept_as FROM pages WHERE source = $1 AND page = $2), $2)`,
		source, page).Scan(&a.Source, &a.Page, &a.Version, &a.URL, &a.Title, scanTime{&a.Published.Time}, &a.Published.Precision,
		&a.Publisher, &a.Author, &a.Body, &a.Charset, &a.Language, &a.Script, pq.Array(&a.Problems),
		scanJSON{&a.Attachments}, pq.Array(&a.NextPages), &a.SourceName,
		scanTime{&a.Gone})
}

func (db *DB) readReading(ctx context.Context, a *Article) (err error) {
	if a.Mentions, err = db.mentions(ctx, a.Source, a.Page, a.Published); err != nil {
		return err
	}
	if a.Added, err = db.addedTo(ctx, a.Source, a.Page); err != nil {
		return err
	}
	if a.Facts, err = db.factsIn(ctx, a.Source, a.Page); err != nil {
		return err
	}
	if a.Versions, err = db.pageVersions(ctx, a.Source, a.Page); err != nil {
		return err
	}
	if a.Edits, err = db.countEditions(ctx, a.Source, a.Page); err != nil {
		return err
	}
	a.Story, err = db.storyOf(ctx, a.Source, a.Page)
	return err
}

// Marked returns what an article names, and the version of its page that this was read of.
func (db *DB) Marked(ctx context.Context, a ArticleRef) (mentions []news.Mention, version int, err error) {
	err = db.pool.QueryRowContext(ctx, `SELECT version FROM articles WHERE source = $1 AND page = $2`, a.Source, a.Page).Scan(&version)
	if err == nil {
		mentions, err = db.mentions(ctx, a.Source, a.Page, a.Published)
	}
	if err != nil {
		return nil, 0, fmt.Errorf("what the article %s of %s names: %w", a.Page, a.Source, notFound(err))
	}
	return mentions, version, nil
}

func (db *DB) mentions(ctx context.Context, source, page string, published news.Moment) ([]news.Mention, error) {
	rows, err := db.pool.QueryContext(ctx, plannedEachTime+`
		SELECT kind, form, span_start, span_end, text, canonical, entry, post
		FROM mentions
		WHERE source = $1 AND page = $2 AND day = $3
		ORDER BY span_start, n`,
		source, page, day(published.Date()))
	return collectRows(rows, err, func(m *news.Mention) []any {
		return []any{&m.Kind, &m.Form, &m.Span.Start, &m.Span.End, &m.Text, &m.Canonical, &m.Entry, &m.Post}
	})
}

func (db *DB) factsIn(ctx context.Context, source, page string) ([]Fact, error) {
	rows, err := db.pool.QueryContext(ctx, `
		SELECT `+factColumns+`, e.span_start, e.span_end, e.text
		FROM evidence e
		JOIN facts f USING (fact)
		WHERE e.source = $1 AND e.page = $2
		ORDER BY e.span_start, e.span_end, f.fact`,
		source, page)
	return collectRows(rows, err, func(f *Fact) []any {
		return append(f.places(), &f.Evidence.Start, &f.Evidence.End, &f.Evidence.Text)
	})
}

func (db *DB) pageVersions(ctx context.Context, source, page string) ([]PageVersion, error) {
	rows, err := db.pool.QueryContext(ctx, `
		SELECT version, fetched, bytes, problem
		FROM page_versions
		WHERE source = $1 AND page = $2
		ORDER BY fetched, version`,
		source, page)
	return collectRows(rows, err, func(v *PageVersion) []any {
		return []any{&v.Version, scanTime{&v.Fetched}, &v.Bytes, &v.Problem}
	})
}
