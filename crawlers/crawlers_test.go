package crawlers

import (
	"cmp"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	gocmp "github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/source"
	"github.com/xiaozu-watch/xiaozu/internal/source/sample"
)

var update = flag.Bool("update", false, "write what is read from each page into its file")

func TestPages(t *testing.T) {
	sources, err := source.Load(FS)
	if err != nil {
		t.Fatal(err)
	}
	for _, src := range sources {
		t.Run(src.ID, func(t *testing.T) { testSource(t, src) })
	}
}

func testSource(t *testing.T, src source.Source) {
	files, err := filepath.Glob(src.ID + "/testdata/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	kinds := map[string]int{}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) { kinds[testPage(t, src, file)]++ })
	}
	if kinds["links"] < 1 || kinds["article"] < 3 {
		t.Errorf("%s has %v, want at least one list and three articles", src.ID, kinds)
	}
}

// testPage compares what is read from one page with the last section of its file, whose name is
// the kind of the page: links or article.
func testPage(t *testing.T, src source.Source, file string) string {
	archive, err := txtar.ParseFile(file)
	if err != nil || len(archive.Files) != 2 {
		t.Fatalf("%s: want a page and what is read from it (%v)", file, err)
	}
	page, golden := pageOf(t, src, archive), &archive.Files[1]
	checkCharset(t, page, string(archive.Files[0].Data))
	read := map[string]func(*testing.T, source.Source, news.Page) string{"links": links, "article": article}[golden.Name]
	if read == nil {
		t.Fatalf("%s: the second section is %q, want links or article", file, golden.Name)
	}
	got := read(t, src, page)
	if *update {
		golden.Data = []byte(got)
		if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if diff := gocmp.Diff(string(golden.Data), got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", file, diff)
	}
	return golden.Name
}

// pageOf makes a page of the first section as the comment above it says.
func pageOf(t *testing.T, src source.Source, archive *txtar.Archive) news.Page {
	page, err := sample.Page(archive)
	if err != nil {
		t.Fatal(err)
	}
	page.Source, page.FetchedAt = src.ID, time.Date(2024, 3, 6, 0, 0, 0, 0, news.Beijing)
	return page
}

func links(t *testing.T, src source.Source, page news.Page) string {
	listing, err := src.Read(page)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	for _, e := range listing.Entries {
		fmt.Fprintln(&out, e.URL, cmp.Or(e.Published.String(), "–"), cmp.Or(e.Title, "–"))
	}
	for _, more := range listing.More {
		out.WriteString("next: " + more + "\n")
	}
	return out.String()
}

func article(t *testing.T, src source.Source, page news.Page) string {
	page.FetchedAt = page.FetchedAt.AddDate(2, 0, 0) // after all that the invented articles tell
	a := src.Parse(page)
	if a.Title == "" || a.Published.IsZero() || a.Body == "" || len(a.Problems) > 0 {
		t.Errorf("%s: want title, time and body, and no problems: %q", page.URL, a.Problems)
	}
	var out strings.Builder
	for _, field := range []struct{ name, value string }{
		{"title", a.Title}, {"published", a.Published.String()}, {"publisher", a.Publisher}, {"author", a.Author},
		{"charset", a.Charset}, {"language", a.Language}, {"script", a.Script}, {"problems", strings.Join(a.Problems, "; ")},
	} {
		out.WriteString(strings.TrimSpace(field.name+": "+field.value) + "\n")
	}
	return out.String() + "\n" + a.Body + "\n"
}
