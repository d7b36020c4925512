package webpage

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/tools/txtar"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// goldens is how many kinds of pages there are; -update refuses to run on another number, so that
// writing the expectations anew cannot hide one that was lost.
const goldens = 32

var update = flag.Bool("update", false, "write what is read from each page into its file")

// TestGoldens reads invented pages in the structure of as many kinds of sites, without anything
// declared about them.
func TestGoldens(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) != goldens {
		t.Fatalf("%d pages, want %d: set the constant if that is meant (%v)", len(files), goldens, err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) { testGolden(t, file) })
	}
}

func testGolden(t *testing.T, file string) {
	archive, err := txtar.ParseFile(file)
	if err != nil || len(archive.Files) != 2 {
		t.Fatalf("want a page and what is read from it (%v)", err)
	}
	got := shape(Parse(storedPage(t, archive), Rules{}))
	want := &archive.Files[1].Data
	if *update {
		*want = []byte(got)
		if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if diff := cmp.Diff(string(*want), got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// storedPage makes a page of the first section as the comment above it says.
func storedPage(t *testing.T, archive *txtar.Archive) news.Page {
	head := map[string]string{}
	for line := range strings.SplitSeq(string(archive.Comment), "\n") {
		if key, value, ok := strings.Cut(line, ": "); ok {
			head[key] = value
		}
	}
	page := news.Page{URL: head["url"], Body: archive.Files[0].Data}
	if label := head["charset"]; label != "" {
		e, err := htmlindex.Get(label)
		if err != nil {
			t.Fatal(err)
		}
		if page.Body, err = e.NewEncoder().Bytes(page.Body); err != nil {
			t.Fatal(err)
		}
	}
	return page
}

// shape writes an article as the files hold it.
func shape(a news.Article) string {
	var out strings.Builder
	write := func(key, value string) { out.WriteString(strings.TrimSpace(key+": "+value) + "\n") }
	write("title", a.Title)
	write("published", a.Published.String())
	write("publisher", a.Publisher)
	write("author", a.Author)
	write("read as", fmt.Sprintf("%s %s-%s", a.Charset, a.Language, a.Script))
	for _, file := range a.Attachments {
		write("attachment", file.Name+" "+file.URL)
	}
	for _, page := range a.NextPages {
		write("next page", page)
	}
	for _, problem := range a.Problems {
		write("problem", problem)
	}
	return out.String() + "\n" + a.Body + "\n"
}
