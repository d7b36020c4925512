package postgres_test

import (
	"context"
	"crypto/md5"
	"encoding/binary"
	"fmt"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// readingCalls serve the workers that read pages.
func readingCalls() map[string]func(context.Context, *postgres.DB) error {
	page := news.PageID("http://x.example/77")
	return map[string]func(context.Context, *postgres.DB) error{
		"sweep": func(ctx context.Context, db *postgres.DB) error {
			_, err := db.PagesToRead(ctx, versions, time.Now(), 1000)
			return err
		},
		"unread pages": func(ctx context.Context, db *postgres.DB) error {
			_, err := db.UnreadPages(ctx, []postgres.PageRef{{Source: "s37", ID: page}, {Source: "s7", ID: news.PageID("http://x.example/7")}}, versions)
			return err
		},
		"save readings": func(ctx context.Context, db *postgres.DB) error {
			s := storyOn(1, noon).naming(islands).stating(founding(islands), founding("组10"))
			s.Source, s.Page = "s37", page
			other := storyOn(2, noon).naming(islands).stating(founding(islands))
			other.Source, other.Page = "s7", news.PageID("http://x.example/7")
			return db.SaveReadings(ctx, []postgres.Reading{s.reading(keysOf(77)...), other.reading(keysOf(8)...)})
		},
		"mark as read": func(ctx context.Context, db *postgres.DB) error {
			_, err := db.MarkRead(ctx, []postgres.PageRef{{Source: "s37", ID: page, Version: 1}}, versions, 0)
			return err
		},
		"near stories": func(ctx context.Context, db *postgres.DB) error {
			a := news.Article{Source: "s38", Page: news.PageID("http://x.example/78")}
			near, err := db.StoriesNear(ctx, []postgres.Reading{{Article: a, Keys: append(keysOf(77), 7)}})
			if err == nil && (len(near[0]) != 2 || near[0][0].Page != page && near[0][1].Page != page) {
				err = fmt.Errorf("%d articles are near, want the two copies", len(near[0]))
			}
			return err
		},
		"save stories": func(ctx context.Context, db *postgres.DB) error {
			copies := []postgres.NearStory{{Source: "s27", Page: news.PageID("http://x.example/187")}}
			return db.SaveStories(ctx, []postgres.Copied{{Source: "s27", Page: news.PageID("http://x.example/227"), Copies: copies}}, inOrder)
		},
		"join stories": func(ctx context.Context, db *postgres.DB) error {
			copies := []postgres.NearStory{{Source: "s37", Page: page}, {Source: "s38", Page: news.PageID("http://x.example/78")}}
			return db.SaveStories(ctx, []postgres.Copied{{Source: "s36", Page: news.PageID("http://x.example/76"), Copies: copies}}, inOrder)
		},
		"name version": func(ctx context.Context, db *postgres.DB) error { _, err := db.LearningVersion(ctx); return err },
		"learn names":  func(ctx context.Context, db *postgres.DB) error { return db.LearnNames(ctx) },
		"key names": func(ctx context.Context, db *postgres.DB) error {
			_, err := db.KeyNames(ctx, 10, func(n postgres.Name) []postgres.NameKey { return []postgres.NameKey{{Name: n, Key: n.Text}} })
			return err
		},
		"index articles": func(ctx context.Context, db *postgres.DB) error {
			n, err := db.IndexArticles(ctx, 10, func(string) []int32 { return []int32{1} })
			if err == nil && n != 10 {
				err = fmt.Errorf("%d articles", n)
			}
			return err
		},
	}
}

// keysOf are those that many.sql gives the first article of a story, but for the one of its form.
func keysOf(i int) (keys []int64) {
	for k := 1; k < 16; k++ {
		sum := md5.Sum(fmt.Appendf(nil, "%ds%d", k, i-btoi(i%4 == 1)))
		keys = append(keys, int64(binary.BigEndian.Uint64(sum[:])))
	}
	return keys
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}
