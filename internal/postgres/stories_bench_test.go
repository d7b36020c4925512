package postgres_test

import (
	_ "embed"
	"fmt"
	"os"
	"strconv"
	"testing"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/pgtest"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

//go:embed testdata/storied.sql
var storied string

// BenchmarkStoriesNear looks up copies in archives of growing size, of which a tenth is made by
// ten forms. XIAOZU_STORIES is the size of the largest: 10000 unless given, with a million it
// takes ten minutes to fill.
func BenchmarkStoriesNear(b *testing.B) {
	largest, err := strconv.Atoi(os.Getenv("XIAOZU_STORIES"))
	if err != nil {
		largest = 10_000
	}
	for rows := 10_000; rows <= largest; rows *= 10 {
		dsn := pgtest.DSN(b)
		for _, statement := range []string{fmt.Sprintf(`CREATE TABLE size AS SELECT %d AS rows`, rows), storied, `VACUUM ANALYZE`} {
			if _, err := query(b, dsn, "", statement); err != nil {
				b.Fatal(err)
			}
		}
		db := pgtest.Open(b, dsn)
		b.Run(strconv.Itoa(rows), func(b *testing.B) {
			for n := 0; b.Loop(); n++ {
				i := n * 7919 % rows
				a := news.Article{Source: "s", Page: news.PageID(strconv.Itoa(i))}
				near, err := db.StoriesNear(b.Context(), []postgres.Reading{{Article: a, Keys: append(keysOf(i), int64(i%10))}})
				if err != nil || len(near[0]) == 0 {
					b.Fatalf("%d articles are near, %v", len(near), err)
				}
			}
		})
	}
}
