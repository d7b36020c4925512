package postgres_test

import (
	"context"
	"fmt"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/host"
	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// archivingCalls serve the crawlers, and the pages on what they found and kept.
func archivingCalls(rows int) map[string]func(context.Context, *postgres.DB) error {
	page := news.PageID("http://x.example/77")
	return map[string]func(context.Context, *postgres.DB) error{
		"page": func(ctx context.Context, db *postgres.DB) error { _, err := db.Page(ctx, "s37", page); return err },
		"archive": func(ctx context.Context, db *postgres.DB) error {
			_, err := db.ArchiveRecord(ctx, page, time.Now())
			return err
		},
		"archived bytes": func(ctx context.Context, db *postgres.DB) error {
			_, err := db.OriginalRecord(ctx, postgres.ArchiveRecord{Source: "s37", Page: page, SHA256: []byte{}})
			return err
		},
		"archive export": func(ctx context.Context, db *postgres.DB) error {
			filter := postgres.ArchiveFilter{From: time.Date(2019, 1, 1, 0, 0, 0, 0, news.Beijing), To: time.Date(2019, 1, 8, 0, 0, 0, 0, news.Beijing)}
			n := 0
			for _, err := range db.ArchiveRecords(ctx, filter) {
				if err != nil {
					return err
				}
				n++
			}
			if n == 0 || n > rows/100 {
				return fmt.Errorf("%d records in a week", n)
			}
			return nil
		},
		"changes": func(ctx context.Context, db *postgres.DB) error {
			changes, err := db.Changes(ctx, postgres.ChangeFilter{Limit: 50})
			if err == nil && len(changes) != 50 {
				err = fmt.Errorf("%d changes, want 50", len(changes))
			}
			return err
		},
		"changes of a source": func(ctx context.Context, db *postgres.DB) error {
			_, err := db.Changes(ctx, postgres.ChangeFilter{Source: "s7", Limit: 50})
			return err
		},
		"editions": func(ctx context.Context, db *postgres.DB) error {
			_, err := db.Editions(ctx, "s37", page)
			return err
		},
		"gone pages": func(ctx context.Context, db *postgres.DB) error { _, err := db.GonePages(ctx, 50); return err },
		"revisit": func(ctx context.Context, db *postgres.DB) error {
			_, err := db.PagesToRevisit(ctx, "s7", time.Date(2025, 4, 25, 0, 0, 0, 0, news.Beijing))
			return err
		},
		"crawl history": func(ctx context.Context, db *postgres.DB) error {
			h, err := db.CrawlHistory(ctx, "s7", time.Date(2025, 4, 25, 0, 0, 0, 0, news.Beijing))
			if err == nil && h.Recent.Articles+h.Before.Articles == 0 {
				err = fmt.Errorf("no article is recent")
			}
			return err
		},
		"save page": func(ctx context.Context, db *postgres.DB) error {
			url := "http://x.example/107"
			_, _, err := db.SavePage(ctx, news.Page{Source: "s27", ID: news.PageID(url), URL: url, Status: 200, Body: []byte("一"), FetchedAt: time.Now()})
			return err
		},
		"move page": func(ctx context.Context, db *postgres.DB) error {
			_, err := db.MovePage(ctx, "s27", "http://x.example/107", "http://x.example/7", time.Now())
			return err
		},
		"save capture": func(ctx context.Context, db *postgres.DB) error {
			part := news.Page{Source: "s27", ID: news.PageID("http://x.example/147"), URL: "http://x.example/147", Status: 200, FetchedAt: time.Now()}
			whole := news.Page{Source: "s27", ID: news.PageID("http://x.example/67"), URL: "http://x.example/67", Status: 200, Body: []byte("二"), FetchedAt: time.Now()}
			whole.Parts = []news.Page{part}
			_, err := db.SaveCapture(ctx, whole)
			return err
		},
		"kept": func(ctx context.Context, db *postgres.DB) error {
			_, err := db.KeptPages(ctx, "s37", []string{"http://x.example/77", "http://x.example/1"}, time.Now())
			return err
		},
		"last crawls": func(ctx context.Context, db *postgres.DB) error { _, err := db.LastCrawls(ctx, time.Now()); return err },
		"host": func(ctx context.Context, db *postgres.DB) error {
			return db.ChangeHost(ctx, "x.example", func(now time.Time, h *host.State) { h.Asked = now })
		},
		"robots": func(ctx context.Context, db *postgres.DB) error {
			_, err := db.Robots(ctx, "http://x.example")
			return err
		},
		"requests": func(ctx context.Context, db *postgres.DB) error {
			_, err := db.SpendRequests(ctx, "s7", "2025-04-25", 20, 1000)
			return err
		},
	}
}
