package postgres

import (
	"context"
	"fmt"

	"github.com/lib/pq"

	"github.com/xiaozu-watch/xiaozu/internal/reprint"
)

// A Printing is one of the articles that print a story.
type Printing struct {
	ArticleRef
	Site []string // what the site and who answers for it are called
}

// Copy is what tells which printing was first.
func (p Printing) Copy() reprint.Copy {
	return reprint.Copy{Site: p.Site, Origin: p.Publisher, Published: p.Published}
}

// SaveStory records that an article prints the story of its copies. Stories that copies print
// become one. original tells which of all printings was first. An article without copies is given a
// story of its own by MarkRead.
func (db *DB) SaveStory(ctx context.Context, source, page string, copies []NearStory,
	original func([]reprint.Copy) (first int, publisher string)) error {
	err := db.transact(ctx, func(tx Tx) error {
		story, err := tx.joinStories(ctx, source, page, copies)
		if err != nil {
			return err
		}
		if err := tx.nameOriginal(ctx, story, original); err != nil {
			return err
		}
		if err := tx.visitSoon(ctx, source, copies); err != nil {
			return err
		}
		return tx.countVoicesOf(ctx, source, page)
	})
	if err != nil {
		return fmt.Errorf("save the story of page %s of %s: %w", page, source, err)
	}
	return nil
}

// joinStories gives an article and its copies one story. One transaction does so at a time: two
// that joined the same stories crosswise would leave two.
func (tx Tx) joinStories(ctx context.Context, source, page string, copies []NearStory) (story string, err error) {
	if _, err := tx.sql.ExecContext(ctx, `SELECT pg_advisory_xact_lock(hashtext('stories'))`); err != nil {
		return "", err
	}
	sources, pages := []string{source}, []string{page}
	for _, c := range copies {
		sources, pages = append(sources, c.Source), append(pages, c.Page)
	}
	err = tx.sql.QueryRowContext(ctx, `
		WITH member AS (
			SELECT * FROM unnest($1::text[], $2::uuid[]) AS m (source, page)
		), old AS (
			SELECT DISTINCT story FROM printings JOIN member USING (source, page)
		), joined AS (
			SELECT coalesce(min(story::text)::uuid, gen_random_uuid()) AS story FROM old
		), moved AS (
			UPDATE printings SET story = joined.story
			FROM joined
			WHERE printings.story IN (SELECT story FROM old) AND printings.story <> joined.story
		), ended AS (
			DELETE FROM stories
			WHERE story IN (SELECT story FROM old) AND story <> (SELECT story FROM joined)
		), added AS (
			INSERT INTO printings (source, page, story)
			SELECT source, page, story FROM member, joined
			ON CONFLICT DO NOTHING
		)
		SELECT story FROM joined`,
		texts(sources), pq.Array(pages)).Scan(&story)
	return story, err
}

func (tx Tx) nameOriginal(ctx context.Context, story string, original func([]reprint.Copy) (int, string)) error {
	printings, err := printingsOf(ctx, tx.sql, story)
	if err != nil || len(printings) < 2 {
		return err
	}
	copies := make([]reprint.Copy, len(printings))
	for i, p := range printings {
		copies[i] = p.Copy()
	}
	first, publisher := original(copies)
	_, err = tx.sql.ExecContext(ctx, `
		INSERT INTO stories (story, source, page, publisher)
		VALUES ($1, $2, $3, $4)
		ON CONFLICT (story) DO UPDATE SET source = EXCLUDED.source, page = EXCLUDED.page, publisher = EXCLUDED.publisher`,
		story, printings[first].Source, printings[first].Page, text(publisher))
	return err
}
