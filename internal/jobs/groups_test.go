package jobs

import (
	"fmt"
	"net/http"
	"testing"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

func (b *bench) page(n int) news.Page {
	url := fmt.Sprintf("%s/story/%d", b.site.Site, n)
	return news.Page{Source: b.site.ID, ID: news.PageID(url), URL: url, FetchedAt: time.Now(), Status: http.StatusOK,
		Body: fmt.Appendf(nil, "<html><h1>通知%d</h1><p>云岭省人民政府决定成立海岛保护工作领导小组。</p></html>", n)}
}

// waitForArticles waits until so many articles are stored, less long than the sweep rests.
func (b *bench) waitForArticles(t *testing.T, want int) {
	t.Helper()
	for began := time.Now(); ; time.Sleep(5 * time.Millisecond) {
		totals, err := b.db.Totals(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if totals.Articles == want {
			return
		}
		if time.Since(began) > sweepEvery/2 {
			t.Fatalf("%d articles are stored, want %d", totals.Articles, want)
		}
	}
}

// A page that comes alone waits for no others.
func TestLonePageIsReadAtOnce(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	for n := range 3 {
		saved, err := b.saver.save(t.Context(), b.page(n))
		if err != nil || !saved.Changed {
			t.Fatalf("saved %+v, %v", saved, err)
		}
		began := time.Now()
		b.waitForArticles(t, n+1)
		t.Logf("read %v after it was saved", time.Since(began))
	}
}

func TestBadPageLeavesItsGroupAlone(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	undeclared := b.page(0)
	undeclared.Source = "nowhere"
	var group []*saving
	for _, page := range []news.Page{b.page(1), undeclared, b.page(2)} {
		group = append(group, &saving{page: page})
	}
	b.saver.saveGroup(t.Context(), group)
	if group[0].err != nil || group[1].err == nil || group[2].err != nil {
		t.Errorf("saving gave %v, %v, %v; want an error for the second page alone", group[0].err, group[1].err, group[2].err)
	}
	b.waitForArticles(t, 2)
}

// A page whose bytes are lost keeps a job of its own, which is tried again and again.
func TestLostPageLeavesItsGroupAlone(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	var refs []postgres.PageRef
	for n := range 3 {
		page := b.page(n)
		version, _, err := b.db.SavePage(t.Context(), page)
		if err != nil {
			t.Fatal(err)
		}
		refs = append(refs, postgres.PageRef{Source: page.Source, ID: page.ID, Version: version})
	}
	if _, err := b.pool.Exec(t.Context(), `DELETE FROM archive_records WHERE page = $1`, refs[1].ID); err != nil {
		t.Fatal(err)
	}
	if err := b.askToRead(t.Context(), refs, len(refs), false); err != nil {
		t.Fatal(err)
	}
	b.waitForArticles(t, 2)
	var failed int
	for began := time.Now(); failed == 0 && time.Since(began) < sweepEvery/2; time.Sleep(5 * time.Millisecond) {
		err := b.pool.QueryRow(t.Context(), `
			SELECT count(*) FROM river.river_job
			WHERE kind = 'read' AND state = 'retryable' AND args -> 'pages' @> jsonb_build_array(jsonb_build_object('ID', $1::text))
				AND jsonb_array_length(args -> 'pages') = 1`, refs[1].ID).Scan(&failed)
		if err != nil {
			t.Fatal(err)
		}
	}
	if failed != 1 {
		t.Errorf("%d jobs for the lost page alone wait to be tried again, want 1", failed)
	}
}
