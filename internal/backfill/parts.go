package backfill

import (
	"cmp"
	"context"
	"errors"
	"io"
	"math"
	"net/http"
	"net/url"
	"slices"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/archive"
	"github.com/xiaozu-watch/xiaozu/internal/crawl"
	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/source"
)

// notCaptured is why a further page is lacking. Another file may have it, and so may the site.
const notCaptured = "the file of the archive has no capture of it"

// A place is where a capture stands in the file: its record is the first of its address and date from there on.
type place struct {
	from archive.Position
	date time.Time
}

// addParts joins to an article its further pages as the file has them, before or behind it.
func (f *importing) addParts(ctx context.Context, src source.Source, page *news.Page) error {
	if page.Status != http.StatusOK || page.Problem != "" {
		return nil
	}
	return crawl.AddParts(src, page, func(address string) (part news.Page, is bool, err error) {
		part, err = f.part(ctx, src, address, page.FetchedAt)
		page.Partial = page.Partial || part.Problem != ""
		return part, !crawl.Repeats(*page, part), err
	})
}

// part is the capture of a further page that is nearest in time to the first.
func (f *importing) part(ctx context.Context, src source.Source, address string, at time.Time) (news.Page, error) {
	lacking := news.Page{Source: src.ID, URL: address, ID: news.PageID(address), FetchedAt: at, Problem: notCaptured}
	if err := f.find(ctx); err != nil {
		return lacking, err
	}
	captures := f.places[src.ID+" "+address]
	if len(captures) == 0 {
		return lacking, nil
	}
	nearest := slices.MinFunc(captures, func(a, b place) int {
		return cmp.Compare(a.date.Sub(at).Abs(), b.date.Sub(at).Abs())
	})
	found, err := f.capture(src, address, nearest)
	if err != nil {
		lacking.Problem = "its capture cannot be read: " + err.Error()
		return lacking, nil
	}
	return found, nil
}

// capture is the page at a place.
func (f *importing) capture(src source.Source, address string, at place) (news.Page, error) {
	reader := f.another(at.from)
	for {
		record, err := reader.Next()
		if err != nil {
			return news.Page{}, err
		}
		u, err := url.Parse(record.URL())
		if err != nil || src.Canonical(u) != address {
			continue
		}
		if page, err := pageOf(record, src, address); err != nil || page.FetchedAt.Equal(at.date) {
			return page, err
		}
	}
}

// find notes where all pages of the sources stand in the file, once.
func (f *importing) find(ctx context.Context) error {
	if f.places != nil {
		return nil
	}
	f.places = map[string][]place{}
	reader := f.another(archive.Position{})
	for ctx.Err() == nil {
		from := reader.Position()
		record, err := reader.Next()
		var damage *archive.DamageError
		switch {
		case err == io.EOF:
			return nil
		case err == nil:
			f.note(record, from)
		case !errors.As(err, &damage): // which is told when the import comes to it
			return err
		}
	}
	return ctx.Err()
}

// another reads the file's responses from a position on, and leaves the import where it is.
func (f *importing) another(from archive.Position) *archive.Reader {
	reader := archive.NewReader(io.NewSectionReader(f.file, 0, math.MaxInt64), from)
	reader.Want = func(fields archive.Fields) bool {
		r := archive.Record{Fields: fields}
		return r.Type() == archive.ResponseType || r.Type() == archive.ResourceType
	}
	return reader
}

// note keeps the place of a record if it holds a page of a source.
func (f *importing) note(record archive.Record, from archive.Position) {
	u, err := url.Parse(record.URL())
	if err != nil {
		return
	}
	for _, src := range f.Sources {
		if !src.Allows(u) {
			continue
		}
		if page, err := record.Page(); err == nil && page.Status == http.StatusOK {
			key := src.ID + " " + src.Canonical(u)
			f.places[key] = append(f.places[key], place{from, page.FetchedAt})
		}
	}
}
