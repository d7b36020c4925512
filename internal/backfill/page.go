package backfill

import (
	"context"
	"fmt"
	"net/url"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/archive"
	"github.com/xiaozu-watch/xiaozu/internal/crawl"
	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/source"
)

// want tells by its fields whether a record may hold a page, and counts those that do not.
func (f *importing) want(fields archive.Fields) bool {
	r := archive.Record{Fields: fields}
	switch r.Type() {
	case archive.ResponseType, archive.ResourceType:
	case archive.RevisitType:
		f.counts.Other++
		return false
	default:
		return false // what was asked, and how the archive was made
	}
	if _, _, found := f.owner(r.URL()); !found {
		f.counts.Elsewhere++
		return false
	}
	return true
}

// owner is the source of which an address is an article, and the address under which it knows it.
func (f *importing) owner(address string) (src source.Source, canonical string, found bool) {
	u, err := url.Parse(address)
	if err != nil {
		return source.Source{}, "", false
	}
	for _, src := range f.Sources {
		if src.Allows(u) && src.IsArticle(u) {
			return src, src.Canonical(u), true
		}
	}
	return source.Source{}, "", false
}

// page is the page that a record holds, with its further pages, as a crawl would have fetched it at that time.
func (f *importing) page(ctx context.Context, record archive.Record) (news.Page, error) {
	src, canonical, _ := f.owner(record.URL())
	page, err := pageOf(record, src, canonical)
	if err == nil {
		err = f.addParts(ctx, src, &page)
	}
	return page, err
}

// pageOf is the page of a source that a record holds.
func pageOf(record archive.Record, src source.Source, canonical string) (news.Page, error) {
	if err := record.CheckBlock(); err != nil {
		return news.Page{}, err
	}
	page, err := record.Page()
	if err != nil {
		return page, err
	}
	if page, err = archive.Decode(page, int64(src.Limits.Bytes)); err != nil {
		return page, err
	}
	if page.FetchedAt.After(time.Now()) {
		return page, fmt.Errorf("its date, %s, is yet to come", page.FetchedAt.Format(time.RFC3339))
	}
	page.Source, page.URL, page.ID = src.ID, canonical, news.PageID(canonical)
	page.Problem = crawl.Problem(page)
	if page.Truncated != "" {
		page.Problem = "the archive holds a part of it: cut by " + string(page.Truncated)
	}
	return page, nil
}
