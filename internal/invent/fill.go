package invent

import (
	"context"
	"fmt"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/reprint"
)

// together is how many pages are saved and read at once. Workers take fewer, since pages may have megabytes.
const together = 512

// Fill stores the archive in an empty database by the functions that crawls and readings store with, counts
// included, and returns how much of the time these took: the rest is invention.
func (a *Archive) Fill(ctx context.Context, db *postgres.DB) (storing time.Duration, err error) {
	declared, err := a.Sources()
	if err != nil {
		return 0, err
	}
	for _, s := range declared {
		if err := db.SaveSource(ctx, s); err != nil {
			return 0, err
		}
	}
	for n := 0; n < a.Articles; n += together {
		group := a.writeAll(n, min(n+together, a.Articles))
		began := time.Now()
		if err := store(ctx, db, group); err != nil {
			return 0, fmt.Errorf("store articles %d and following: %w", n, err)
		}
		storing += time.Since(began)
	}
	began := time.Now()
	_, err = db.RollUp(ctx)
	return storing + time.Since(began), err
}

func (a *Archive) writeAll(from, to int) (group []written) {
	for n := from; n < to; n++ {
		group = append(group, a.write(n))
	}
	return group
}

// store does what workers do with pages that they have fetched and read.
func store(ctx context.Context, db *postgres.DB, group []written) error {
	pages, readings, refs := make([]news.Page, len(group)), make([]postgres.Reading, len(group)), make([]postgres.PageRef, len(group))
	for i, w := range group {
		pages[i], readings[i] = w.page, w.reading
		refs[i] = postgres.PageRef{Source: w.page.Source, ID: w.page.ID, Version: 1}
	}
	if _, err := db.SavePages(ctx, pages); err != nil {
		return err
	}
	if err := db.SaveReadings(ctx, readings); err != nil {
		return err
	}
	if err := tellStories(ctx, db, readings); err != nil {
		return err
	}
	names, err := db.LearningVersion(ctx)
	if err != nil {
		return err
	}
	_, err = db.MarkRead(ctx, refs, versions, names)
	return err
}

var versions = postgres.Versions{Parser: 1, Extractor: 1, Lexicon: "invented", Stories: reprint.Version}

// tellStories tells copies, which follow their original, what they are copies of.
func tellStories(ctx context.Context, db *postgres.DB, readings []postgres.Reading) error {
	var copied []postgres.Copied
	for i := 1; i < len(readings); i += 4 {
		original, copy := readings[i-1].Article, readings[i].Article
		copied = append(copied, postgres.Copied{Source: copy.Source, Page: copy.Page,
			Copies: []postgres.NearStory{{Source: original.Source, Page: original.Page}}})
	}
	return db.SaveStories(ctx, copied, first)
}

// first says that the copy in the earlier source was printed first, so that the same archive has the same originals.
func first(copies []reprint.Copy) (int, string) { return 0, copies[0].Origin }
