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

// A Copied is an article that prints a story which others print, too.
type Copied struct {
	Source, Page string
	Copies       []NearStory
}

// SaveStories records which articles print the stories of their copies. Stories that copies print
// become one. original tells which of all printings was first. An article without copies has no printing.
func (db *DB) SaveStories(ctx context.Context, copied []Copied, original func([]reprint.Copy) (first int, publisher string)) error {
	if len(copied) == 0 {
		return nil
	}
	err := db.store(ctx, func(tx Tx) error {
		stories, err := tx.joinStories(ctx, copied)
		if err != nil {
			return err
		}
		if err := tx.nameOriginals(ctx, stories, original); err != nil {
			return err
		}
		return tx.visitSoon(ctx, copied)
	})
	if err != nil {
		return fmt.Errorf("save the stories of %d articles, the first page %s of %s: %w", len(copied), copied[0].Page, copied[0].Source, err)
	}
	return nil
}

// joinStories gives articles and their copies one story, and returns the stories. One transaction does so at
// a time: two that joined the same stories crosswise would leave two.
func (tx Tx) joinStories(ctx context.Context, copied []Copied) (stories []string, err error) {
	if _, err := tx.sql.ExecContext(ctx, `SELECT pg_advisory_xact_lock(hashtext('stories'))`); err != nil {
		return nil, err
	}
	told, err := tx.toldStories(ctx, copied)
	if err != nil {
		return nil, err
	}
	sets := setsOf(copied, told)
	if err := tx.moveStories(ctx, sets); err != nil {
		return nil, err
	}
	var printing []telling
	for _, set := range sets {
		stories = append(stories, set.story)
		for _, member := range set.members {
			printing = append(printing, telling{member, set.story})
		}
	}
	_, err = tx.sql.ExecContext(ctx, `
		INSERT INTO printings (source, page, story)
		SELECT * FROM unnest($1::text[], $2::uuid[], $3::uuid[])
		ON CONFLICT DO NOTHING`,
		column(printing, func(t telling) string { return t.article.source }),
		column(printing, func(t telling) string { return t.article.page }),
		column(printing, func(t telling) string { return t.story }))
	return stories, err
}

// toldStories are those that articles and their copies print so far.
func (tx Tx) toldStories(ctx context.Context, copied []Copied) (map[articleKey]string, error) {
	var members []articleKey
	for _, c := range copied {
		members = append(members, c.members()...)
	}
	rows, err := tx.sql.QueryContext(ctx, `
		SELECT source, page, story
		FROM printings
		WHERE (source, page) IN (SELECT * FROM unnest($1::text[], $2::uuid[]))`,
		column(members, func(a articleKey) string { return a.source }),
		column(members, func(a articleKey) string { return a.page }))
	told := map[articleKey]string{}
	return told, eachRow(rows, err, func(scan func(...any) error) error {
		var t telling
		err := scan(&t.article.source, &t.article.page, &t.story)
		told[t.article] = t.story
		return err
	})
}

// moveStories makes stories that turned out to be one the one that they have become.
func (tx Tx) moveStories(ctx context.Context, sets []*storySet) error {
	var from, to []string
	for _, set := range sets {
		for _, old := range set.ended {
			from, to = append(from, old), append(to, set.story)
		}
	}
	if len(from) == 0 {
		return nil
	}
	_, err := tx.sql.ExecContext(ctx, `
		WITH moved AS (
			UPDATE printings SET story = m.new
			FROM unnest($1::uuid[], $2::uuid[]) AS m (old, new)
			WHERE story = m.old
		)
		DELETE FROM stories
		WHERE story = ANY ($1::uuid[])`,
		pq.Array(from), pq.Array(to))
	return err
}

// nameOriginals notes of each story which printing was first. A story that only one article prints has none.
func (tx Tx) nameOriginals(ctx context.Context, stories []string, original func([]reprint.Copy) (int, string)) error {
	all, err := printingsOf(ctx, tx.sql, stories...)
	if err != nil {
		return err
	}
	var originals []namedOriginal
	for _, story := range stories {
		if len(all[story]) > 1 {
			originals = append(originals, originalOf(story, all[story], original))
		}
	}
	_, err = tx.sql.ExecContext(ctx, `
		INSERT INTO stories (story, source, page, publisher)
		SELECT * FROM unnest($1::uuid[], $2::text[], $3::uuid[], $4::text[])
		ON CONFLICT (story) DO UPDATE SET source = EXCLUDED.source, page = EXCLUDED.page, publisher = EXCLUDED.publisher
		WHERE stories.* IS DISTINCT FROM EXCLUDED.*`,
		column(originals, func(o namedOriginal) string { return o.story }),
		column(originals, func(o namedOriginal) string { return o.article.source }),
		column(originals, func(o namedOriginal) string { return o.article.page }),
		column(originals, func(o namedOriginal) string { return text(o.publisher) }))
	return err
}

// A namedOriginal is the first printing of a story.
type namedOriginal struct {
	telling
	publisher string
}

func originalOf(story string, printings []Printing, original func([]reprint.Copy) (int, string)) namedOriginal {
	copies := make([]reprint.Copy, len(printings))
	for i, p := range printings {
		copies[i] = p.Copy()
	}
	first, publisher := original(copies)
	return namedOriginal{telling{articleKey{printings[first].Source, printings[first].Page}, story}, publisher}
}
