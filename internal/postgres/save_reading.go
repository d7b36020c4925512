package postgres

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// SaveReading records what one version of a page says, in place of what an earlier reading said:
// the article, its mentions, and the facts it states. Facts that other articles stated before
// gain evidence; facts that lost their last evidence go, unless someone decided on them. Facts
// that are new are proposed; the state of known ones stays.
//
// Nothing happens when the page has a newer version by now: its own reading is due. ErrNotFound
// says that the page was never saved. Facts are locked in the order
// of their keys, so that any number of workers may save readings of the same facts at once.
func (db *DB) SaveReading(ctx context.Context, a news.Article, mentions []news.Mention, facts []news.Fact, v Versions) error {
	if err := db.addMonth(ctx, a.Published.Date()); err != nil {
		return fmt.Errorf("save the reading of %s: %w", a.URL, err)
	}
	err := db.transact(ctx, func(tx Tx) error {
		newest, err := tx.markRead(ctx, a, v)
		if err != nil || !newest {
			return err
		}
		return tx.saveReading(ctx, a, mentions, facts)
	})
	if err != nil {
		return fmt.Errorf("save the reading of %s: %w", a.URL, err)
	}
	return nil
}

func (tx Tx) saveReading(ctx context.Context, a news.Article, mentions []news.Mention, facts []news.Fact) error {
	before, err := tx.saveArticle(ctx, a)
	if err != nil {
		return err
	}
	if err := tx.replaceMentions(ctx, a, before, mentions); err != nil {
		return err
	}
	return tx.replaceFacts(ctx, a, facts)
}

// markRead notes by what the page was read and keeps its row locked. It reports false when the
// page has a newer version than the one that was read.
func (tx Tx) markRead(ctx context.Context, a news.Article, v Versions) (bool, error) {
	var newest int
	err := tx.sql.QueryRowContext(ctx, `
		UPDATE pages SET reading = CASE WHEN version = $3 THEN $4 ELSE reading END
		WHERE source = $1 AND page = $2
		RETURNING version`,
		a.Source, a.Page, a.Version, v.String()).Scan(&newest)
	return newest == a.Version, notFound(err)
}

// saveArticle returns the day under which the article's mentions stood so far.
func (tx Tx) saveArticle(ctx context.Context, a news.Article) (before string, err error) {
	version := 0
	err = tx.sql.QueryRowContext(ctx, `
		SELECT coalesce(day, '-infinity')::text, version
		FROM articles
		WHERE source = $1 AND page = $2`,
		a.Source, a.Page).Scan(&before, &version)
	if err != nil && err != sql.ErrNoRows {
		return "", err
	}
	if version > 0 && version < a.Version {
		if err := tx.keepEdition(ctx, a); err != nil {
			return "", err
		}
	}
	attachments, err := attachmentsJSON(a.Attachments)
	if err != nil {
		return "", err
	}
	_, err = tx.sql.ExecContext(ctx, `
		INSERT INTO articles (source, page, version, url, title, published, published_precision, day,
			publisher, author, body, charset, language, script, problems, attachments, next_pages)
		VALUES ($1, $2, $3, $4, $5, $6, $7, nullif($8, '-infinity')::date, $9, $10, $11, $12, $13, $14, $15, $16, $17)
		ON CONFLICT (source, page) DO UPDATE SET
			version = EXCLUDED.version, url = EXCLUDED.url, title = EXCLUDED.title,
			published = EXCLUDED.published, published_precision = EXCLUDED.published_precision,
			day = EXCLUDED.day, publisher = EXCLUDED.publisher, author = EXCLUDED.author,
			body = EXCLUDED.body, charset = EXCLUDED.charset, language = EXCLUDED.language,
			script = EXCLUDED.script, problems = EXCLUDED.problems,
			attachments = EXCLUDED.attachments, next_pages = EXCLUDED.next_pages
		WHERE articles.* IS DISTINCT FROM EXCLUDED.*`,
		a.Source, a.Page, a.Version, text(a.URL), text(a.Title), moment(a.Published), string(a.Published.Precision),
		day(a.Published.Date()), text(a.Publisher), text(a.Author), text(a.Body),
		text(a.Charset), text(a.Language), text(a.Script), texts(a.Problems), attachments, texts(a.NextPages))
	return before, err
}

func attachmentsJSON(files []news.Attachment) (string, error) {
	clean := make([]news.Attachment, len(files))
	for i, f := range files {
		clean[i] = news.Attachment{Name: text(f.Name), URL: text(f.URL)}
	}
	b, err := json.Marshal(clean)
	return string(b), err
}

func moment(m news.Moment) sql.NullTime {
	return sql.NullTime{Time: m.Time, Valid: !m.IsZero() && partial(m.Date()) != ""}
}
