package postgres

import (
	"context"
	"encoding/json"
	"slices"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// saveArticles adds the articles that were not read before, and changes the others where they say something else.
func (tx Tx) saveArticles(ctx context.Context, readings []*Reading) error {
	rows := make([]articleRow, len(readings))
	for i, r := range readings {
		var err error
		if rows[i], err = rowOf(r); err != nil {
			return err
		}
	}
	known := func(a articleRow) bool { return a.of.before.version > 0 }
	added := slices.DeleteFunc(slices.Clone(rows), known)
	if err := copyIn(ctx, tx, "articles", articleColumns, added, articleRow.values); err != nil {
		return err
	}
	return tx.changeArticles(ctx, slices.DeleteFunc(rows, func(a articleRow) bool { return !known(a) }))
}

// An articleRow is an article as it stands in its table.
type articleRow struct {
	of          *Reading
	attachments string
}

func rowOf(r *Reading) (articleRow, error) {
	attachments, err := attachmentsJSON(r.Article.Attachments)
	return articleRow{r, attachments}, err
}

var articleColumns = []string{"source", "page", "version", "url", "title", "published", "published_precision", "day",
	"publisher", "author", "body", "charset", "language", "script", "problems", "attachments", "next_pages"}

func (r articleRow) values() []any {
	a := r.of.Article
	return []any{a.Source, a.Page, a.Version, text(a.URL), text(a.Title), orNull(moment(a.Published)), string(a.Published.Precision), orNull(dated(a)),
		text(a.Publisher), text(a.Author), text(a.Body), text(a.Charset), text(a.Language), text(a.Script),
		arrayText(a.Problems), r.attachments, arrayText(a.NextPages)}
}

// dated is the day of an article, "" if none is known.
func dated(a news.Article) string {
	if of := day(a.Published.Date()); of != undated {
		return of
	}
	return ""
}

// changeArticles leaves alone what is as it was.
func (tx Tx) changeArticles(ctx context.Context, known []articleRow) error {
	if len(known) == 0 {
		return nil
	}
	values := func(of func(news.Article) string) any {
		return column(known, func(a articleRow) string { return text(of(a.of.Article)) })
	}
	_, err := tx.sql.ExecContext(ctx, `
		INSERT INTO articles (source, page, version, url, title, published, published_precision, day,
			publisher, author, body, charset, language, script, problems, attachments, next_pages)
		SELECT source, page, version, url, title, nullif(published, '')::timestamptz, precision, nullif(day, '-infinity')::date,
			publisher, author, body, charset, language, script, problems::text[], attachments, next_pages::text[]
		FROM unnest($1::text[], $2::uuid[], $3::int[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
			$9::text[], $10::text[], $11::text[], $12::text[], $13::text[], $14::text[], $15::text[], $16::jsonb[], $17::text[])
			AS a (source, page, version, url, title, published, precision, day,
				publisher, author, body, charset, language, script, problems, attachments, next_pages)
		ON CONFLICT (source, page) DO UPDATE SET
			version = EXCLUDED.version, url = EXCLUDED.url, title = EXCLUDED.title,
			published = EXCLUDED.published, published_precision = EXCLUDED.published_precision,
			day = EXCLUDED.day, publisher = EXCLUDED.publisher, author = EXCLUDED.author,
			body = EXCLUDED.body, charset = EXCLUDED.charset, language = EXCLUDED.language,
			script = EXCLUDED.script, problems = EXCLUDED.problems,
			attachments = EXCLUDED.attachments, next_pages = EXCLUDED.next_pages
		WHERE articles.* IS DISTINCT FROM EXCLUDED.*`,
		values(func(a news.Article) string { return a.Source }),
		values(func(a news.Article) string { return a.Page }),
		column(known, func(a articleRow) int64 { return int64(a.of.Article.Version) }),
		values(func(a news.Article) string { return a.URL }),
		values(func(a news.Article) string { return a.Title }),
		values(func(a news.Article) string { return moment(a.Published) }),
		values(func(a news.Article) string { return string(a.Published.Precision) }),
		values(func(a news.Article) string { return day(a.Published.Date()) }),
		values(func(a news.Article) string { return a.Publisher }),
		values(func(a news.Article) string { return a.Author }),
		values(func(a news.Article) string { return a.Body }),
		values(func(a news.Article) string { return a.Charset }),
		values(func(a news.Article) string { return a.Language }),
		values(func(a news.Article) string { return a.Script }),
		values(func(a news.Article) string { return arrayText(a.Problems) }),
		column(known, func(a articleRow) string { return a.attachments }),
		values(func(a news.Article) string { return arrayText(a.NextPages) }))
	return err
}

func attachmentsJSON(files []news.Attachment) (string, error) {
	clean := make([]news.Attachment, len(files))
	for i, f := range files {
		clean[i] = news.Attachment{Name: text(f.Name), URL: text(f.URL)}
	}
	b, err := json.Marshal(clean)
	return string(b), err
}

// moment is m as an element of an array, "" where none is known.
func moment(m news.Moment) string {
	if m.IsZero() || partial(m.Date()) == "" {
		return ""
	}
	return timestamp(m.Time)
}
