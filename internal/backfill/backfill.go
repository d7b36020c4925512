// Package backfill takes pages of the declared sources out of archives of others, such as Common
// Crawl's, or those of wget and Browsertrix: the way to years that are past.
//
//	WARC file ──archive.Reader──▶ records of the sources' articles ──▶ Import.Save, with their dates
//
// A page goes to the source on whose hosts it stands and whose pattern of article addresses it
// matches; all others are counted and passed over. A record that is damaged is told, and skipped.
//
// Like package crawl it knows no storage.
package backfill

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"

	"github.com/xiaozu-watch/xiaozu/internal/archive"
	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/source"
)

// An Import is what reading an archive needs. Save is required.
type Import struct {
	Sources []source.Source
	// Save keeps a page: one that was there, with its Problem, or one that was gone (404, 410).
	// Its FetchedAt is when the archive captured it. An error ends the import.
	Save func(ctx context.Context, page news.Page) error
	// Mark notes how far the file was read: all that stands before is saved.
	Mark func(ctx context.Context, at archive.Position, counts Counts) error
	// Skipped hears of each record that cannot be used, with its place and what is wrong with it.
	Skipped func(at archive.Position, reason error)
	// Progress hears of each record that is looked at, where in the file it ends.
	Progress func(offset int64)
}

// Counts say what became of a file's records.
type Counts struct {
	Saved     int // pages handed on
	Elsewhere int // responses of addresses that are no article of a declared source
	Other     int // redirects, errors of servers, references to what another file holds
	Skipped   int // damaged, or in a form that cannot be read
}

// markEvery is how many pages may have to be saved again after a crash, which changes nothing.
const markEvery = 100

// A File is read from its start to its end, and here and there for the further pages of an article.
type File interface {
	io.ReadSeeker
	io.ReaderAt
}

// File reads one file from a position on, and goes on counting from counts. Stopped by its context,
// it can go on at the last position that was marked.
func (im Import) File(ctx context.Context, file File, from archive.Position, counts Counts) (Counts, error) {
	f := &importing{Import: im, file: file, reader: archive.NewReader(file, from), counts: counts}
	f.reader.Want = func(fields archive.Fields) bool { return ctx.Err() != nil || f.want(fields) }
	for n := 1; ctx.Err() == nil; n++ {
		err := f.next(ctx)
		if err == io.EOF {
			return f.counts, f.mark(ctx)
		}
		if err == nil && n%markEvery == 0 {
			err = f.mark(ctx)
		}
		if err != nil {
			return f.counts, err
		}
	}
	return f.counts, ctx.Err()
}

// importing is the import of one file.
type importing struct {
	Import
	file   File
	reader *archive.Reader
	counts Counts
	places map[string][]place // of captures, by source and canonical address; nil until they are asked for
}

func (f *importing) mark(ctx context.Context) error {
	if f.Mark == nil {
		return nil
	}
	return f.Mark(ctx, f.reader.Position(), f.counts)
}

// next takes one record. What is wrong with it ends no import.
func (f *importing) next(ctx context.Context) error {
	at := f.reader.Position()
	record, err := f.reader.Next()
	if f.Progress != nil {
		f.Progress(f.reader.Position().Offset)
	}
	var damage *archive.DamageError
	switch {
	case errors.As(err, &damage):
		f.skip(damage.At, damage.Reason)
		return nil
	case err != nil:
		return err
	case ctx.Err() != nil:
		return ctx.Err()
	}
	page, err := f.page(ctx, record)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if err != nil {
		f.skip(at, fmt.Errorf("%s: %w", record.URL(), err))
		return nil
	}
	return f.save(ctx, page)
}

func (f *importing) skip(at archive.Position, reason error) {
	f.counts.Skipped++
	if f.Skipped != nil {
		f.Skipped(at, reason)
	}
}

// save hands a page on if it was there, or was gone.
func (f *importing) save(ctx context.Context, page news.Page) error {
	switch page.Status {
	case http.StatusOK, http.StatusNotFound, http.StatusGone:
	default:
		f.counts.Other++
		return nil
	}
	if err := f.Save(ctx, page); err != nil {
		return fmt.Errorf("save %s: %w", page.URL, err)
	}
	f.counts.Saved++
	return nil
}
