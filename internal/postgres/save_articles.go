package postgres

import (
	"context"
	"encoding/json"

	"github.com/lib/pq"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

func (tx Tx) saveArticles(ctx context.Context, readings []*Reading) error {
	attachments := make([]string, len(readings))
	for i, r := range readings {
		var err error
		if attachments[i], err = attachmentsJSON(r.Article.Attachments); err != nil {
			return err
		}
	}
	values := func(of func(news.Article) string) any {
		return column(readings, func(r *Reading) string { return text(of(r.Article)) })
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
		sourcesOf(readings), pagesOf(readings),
		column(readings, func(r *Reading) int64 { return int64(r.Article.Version) }),
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
		column(readings, func(r *Reading) string { return arrayText(r.Article.Problems) }),
		pq.Array(attachments),
		column(readings, func(r *Reading) string { return arrayText(r.Article.NextPages) }))
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
