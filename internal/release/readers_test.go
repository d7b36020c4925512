package release_test

import (
	_ "embed"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/xiaozu-watch/xiaozu/internal/foreign"
)

// readers validates a descriptor and a citation, and reads all tables: CSV by the types of the descriptor,
// Parquet by DuckDB.
//
//go:embed testdata/readers.mjs
var readers string

// The libraries of the standards accept a release, and count as many rows as it says.
func TestOthersReadReleases(t *testing.T) {
	t.Parallel()
	n, folder := filled(t), t.TempDir()
	n.release(folder, time.Now())
	n.publish(4, "又一篇")
	r := n.release(folder, time.Now().Add(time.Second))
	out, err := foreign.Node(t, readers, r.Folder())
	n.must(err)
	got, want := map[string]int{}, map[string]int{}
	n.must(json.Unmarshal(out, &got))
	for _, file := range r.Resources {
		want[file.Path] = file.Rows
	}
	if diff := cmp.Diff(want, got); diff != "" || want["articles.parquet"] != 4 || want["events.csv"] < 1 || want["coverage.csv"] != 1 {
		t.Errorf("rows (-descriptor +readers):\n%s", diff)
	}
}

// They are no yes-men: what is wrong they refuse.
func TestOthersRefuseWhatIsWrong(t *testing.T) {
	t.Parallel()
	n := filled(t)
	for file, change := range map[string][2]string{
		"datapackage.json": {`"name": "xiaozu-release-1"`, `"name": "No Name"`},
		"CITATION.cff":     {"title:", "heading:"},
		"mentions.csv":     {",full,0,2,", ",full,zero,2,"},
		"articles.parquet": {"PAR1", "PAR0"},
	} {
		r := n.release(t.TempDir(), time.Now())
		path := filepath.Join(r.Folder(), file)
		whole, err := os.ReadFile(path)
		n.must(err)
		n.must(os.WriteFile(path, []byte(strings.ReplaceAll(string(whole), change[0], change[1])), 0o644))
		if out, err := foreign.Node(t, readers, r.Folder()); err == nil {
			t.Errorf("%s with %q was accepted: %s", file, change[1], out)
		}
	}
}
