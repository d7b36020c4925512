package postgres

import (
	"context"
	"fmt"
	"slices"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// A Reading is what one version of a page says.
type Reading struct {
	Article  news.Article
	Mentions []news.Mention
	Facts    []news.Fact
	Pairs    []int32 // of neighbouring characters of its text, by which QueueNamed finds it
	Keys     []int64 // by which copies of it are found; see reprint.Print
	Names    int64   // version of the learned names that it was read with

	before articleBefore
	news   bool   // its version is one of which watchers are to be told
	seen   string // day on which the page was first seen
}

// An articleBefore is what was saved of an article by an earlier reading.
type articleBefore struct {
	version int    // 0 if there was none
	day     string // under which its mentions stand
}

// SaveReadings records what pages say, in place of what earlier readings said, for all of them or
// none: the articles, their mentions, the facts they state, and by what they are found. Facts that
// other articles stated before gain evidence; facts that lost their last evidence go, unless
// someone decided on them. Facts that are new are proposed; the state of known ones stays.
//
// The pages are different ones. Nothing happens for one that has a newer version by now: its own
// reading is due. ErrNotFound says that one was never saved. Pages and facts are locked in the
// order of their keys, so that any number of workers may save readings of the same facts at once.
func (db *DB) SaveReadings(ctx context.Context, readings []Reading) error {
	for _, r := range readings {
		if err := db.addMonth(ctx, r.Article.Published.Date()); err != nil {
			return fmt.Errorf("save the reading of %s: %w", r.Article.URL, err)
		}
	}
	err := db.store(ctx, func(tx Tx) error {
		newest, err := tx.lockPages(ctx, readings)
		if err != nil || len(newest) == 0 {
			return err
		}
		return tx.saveReadings(ctx, newest)
	})
	if err != nil {
		return fmt.Errorf("save %d readings, the first of %s: %w", len(readings), readings[0].Article.URL, err)
	}
	return nil
}

func (tx Tx) saveReadings(ctx context.Context, readings []*Reading) error {
	for _, r := range readings {
		r.Facts = underSeatRoles(r.Facts)
	}
	for _, save := range []func(context.Context, []*Reading) error{
		tx.seeBefore, tx.keepEditions, tx.saveArticles, tx.replaceMentions, tx.saveTraces,
		tx.noteLessons, tx.replaceFacts, tx.noteReadings, // last, since others wait for the locks on facts
	} {
		if err := save(ctx, readings); err != nil {
			return err
		}
	}
	return nil
}

// underSeatRoles are the facts with the roles under which texts in all languages meet; their passages keep what is printed.
func underSeatRoles(facts []news.Fact) []news.Fact {
	facts = slices.Clone(facts)
	for i, f := range facts {
		facts[i].Role = f.SeatRole()
	}
	return facts
}

// lockPages locks the pages that were read, and returns the readings of their newest versions. It sees which are news.
func (tx Tx) lockPages(ctx context.Context, readings []Reading) (newest []*Reading, err error) {
	byPage := map[string]*Reading{}
	for i := range readings {
		byPage[readings[i].key()] = &readings[i]
	}
	rows, err := tx.sql.QueryContext(ctx, `
		SELECT source || ' ' || page, version, told < version, (first_seen AT TIME ZONE 'Asia/Shanghai')::date::text
		FROM pages
		WHERE (source, page) IN (SELECT * FROM unnest($1::text[], $2::uuid[]))
		ORDER BY source COLLATE "C", page
		FOR NO KEY UPDATE`,
		column(readings, func(r Reading) string { return r.Article.Source }),
		column(readings, func(r Reading) string { return r.Article.Page }))
	found := 0
	err = eachRow(rows, err, func(scan func(...any) error) error {
		var page, seen string
		var version int
		var untold bool
		if err := scan(&page, &version, &untold, &seen); err != nil {
			return err
		}
		byPage[page].seen = seen
		if found++; byPage[page].Article.Version == version {
			byPage[page].news = untold
			newest = append(newest, byPage[page])
		}
		return nil
	})
	if err == nil && found < len(byPage) {
		err = ErrNotFound
	}
	return newest, err
}

func (r *Reading) key() string { return r.Article.Source + " " + r.Article.Page }

// seeBefore finds what earlier readings saved. It must come after the pages are locked: then no
// other reading of them is under way.
func (tx Tx) seeBefore(ctx context.Context, readings []*Reading) error {
	byPage := map[string]*Reading{}
	for _, r := range readings {
		byPage[r.key()], r.before = r, articleBefore{}
	}
	rows, err := tx.sql.QueryContext(ctx, `
		SELECT source || ' ' || page, version, coalesce(day, '-infinity')::text
		FROM articles
		WHERE (source, page) IN (SELECT * FROM unnest($1::text[], $2::uuid[]))`,
		sourcesOf(readings), pagesOf(readings))
	return eachRow(rows, err, func(scan func(...any) error) error {
		var page string
		var before articleBefore
		err := scan(&page, &before.version, &before.day)
		byPage[page].before = before
		return err
	})
}

// again are the readings of articles that were read before.
func again(readings []*Reading) []*Reading {
	return slices.DeleteFunc(slices.Clone(readings), func(r *Reading) bool { return r.before.version == 0 })
}

// The arrays of the keys of the articles that were read.
func sourcesOf(readings []*Reading) any {
	return column(readings, func(r *Reading) string { return r.Article.Source })
}

func pagesOf(readings []*Reading) any {
	return column(readings, func(r *Reading) string { return r.Article.Page })
}
