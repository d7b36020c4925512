package jobs

import (
	"testing"

	"github.com/xiaozu-watch/xiaozu/internal/archive"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// Two crawls leave a record of each response, and the bytes of each page once.
func TestCrawlsAreArchived(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	b.crawl(t)
	b.crawl(t)
	seen, full := map[string]int{}, map[string]int{}
	for r, err := range b.db.ArchiveRecords(t.Context(), postgres.ArchiveFilter{}) {
		if err != nil {
			t.Fatal(err)
		}
		if err := r.Check(); err != nil {
			t.Errorf("%s: %v", r.URL, err)
		}
		seen[r.URL]++
		if r.Type == archive.ResponseType {
			full[r.URL]++
		}
	}
	if len(seen) < stories+1 {
		t.Errorf("%d addresses are in the archive, want the list and %d stories at least", len(seen), stories)
	}
	for url := range seen {
		if full[url] != 1 {
			t.Errorf("the bytes of %s are kept %d times", url, full[url])
		}
	}
	if list := b.site.Start[0]; seen[list] != 2 {
		t.Errorf("the list was fetched twice, and is in the archive %d times", seen[list])
	}
}
