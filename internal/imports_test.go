// Package internal_test keeps the direction of imports: see docs/architecture.md.
package internal_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const module = "github.com/xiaozu-watch/xiaozu/"

// rows orders the packages under internal: a package may import those of earlier rows, and its
// own parent folder, nothing else of ours.
var rows = [][]string{
	{"news"},
	{"zh", "rulebook", "robots", "host", "console"},
	{"segment", "lexicon", "names", "archive", "english", "redline", "locale", "password", "terms"},
	{"extract", "webpage", "reprint"},
	{"source", "health", "alert"},
	{"crawl", "postgres", "pgserver"},
	{"pgtest", "foreign", "registry", "review", "research", "backfill", "search"},
	{"jobs", "export", "record", "study", "invent"},
	{"api", "release"},
	{"web", "demo", "metrics"},
}

// owners are the only packages under internal that may import a module.
var owners = map[string]string{
	"github.com/gocolly/colly":           "crawl",
	"github.com/go-ego/gse":              "segment",
	"github.com/lib/pq":                  "postgres",
	"github.com/prometheus/":             "metrics",
	"github.com/riverqueue/":             "jobs",
	"github.com/jackc/pgx":               "jobs, postgres", // postgres for COPY … TO STDOUT, which lib/pq lacks
	"golang.org/x/crypto":                "password",
	"github.com/robfig/cron":             "source",
	"github.com/pressly/goose":           "postgres",
	"github.com/gorilla/feeds":           "alert",
	"github.com/wneessen/go-mail":        "alert",
	"github.com/nicholas-fedor/shoutrrr": "alert",
	"github.com/standard-webhooks/":      "alert",
	"github.com/danielgtaylor/huma":      "api",
	"golang.org/x/time":                  "web",
	"git.sr.ht/~sbinet/gg":               "research",
	"golang.org/x/image":                 "research",
}

// shared are data folders above internal, which cmd hands down as values.
var shared = []string{"cmd/", "crawlers", "dictionaries", "migrations"}

func TestImportsPointOneWay(t *testing.T) {
	files := 0
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		files++
		for _, imported := range importsOf(t, path) {
			if reason := forbidden(filepath.ToSlash(filepath.Dir(path)), imported); reason != "" {
				t.Errorf("%s imports %s: %s", path, imported, reason)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if files == 0 {
		t.Fatal("no Go files were looked at")
	}
}

func TestForbidden(t *testing.T) {
	for _, c := range []struct {
		folder, imported string
		want             bool
	}{
		{"crawl", module + "internal/source", false},
		{"source", module + "internal/crawl", true},
		{"crawl", module + "internal/postgres", true},
		{"alert/feed", module + "internal/alert", false},
		{"alert", module + "internal/alert/feed", true},
		{"pgtest", module + "internal/postgres", false},
		{"jobs", module + "migrations", true},
		{"web", "github.com/lib/pq", true},
		{"postgres", "github.com/lib/pq", false},
		{"news", "golang.org/x/net/html", true},
		{"nowhere", "fmt", true},
	} {
		if got := forbidden(c.folder, c.imported) != ""; got != c.want {
			t.Errorf("forbidden(%q, %q) = %v, want %v", c.folder, c.imported, got, c.want)
		}
	}
}

// forbidden says why a package in the folder may not import a path, or "".
func forbidden(folder, imported string) string {
	noun, _, _ := strings.Cut(folder, "/")
	from := rowOf(noun)
	if from < 0 {
		return "package " + noun + " has no row in this test"
	}
	if path, ours := strings.CutPrefix(imported, module); ours {
		return forbiddenOurs(noun, folder, path, from)
	}
	if noun == "news" && strings.Contains(imported, ".") {
		return "news imports nothing but the standard library"
	}
	for prefix, owner := range owners {
		if strings.HasPrefix(imported, prefix) && !slices.Contains(strings.Split(owner, ", "), noun) {
			return "only " + owner + " may import it"
		}
	}
	return ""
}

func forbiddenOurs(noun, folder, path string, from int) string {
	if slices.ContainsFunc(shared, func(s string) bool { return strings.HasPrefix(path, s) }) {
		return "cmd hands it down as a value"
	}
	inner := strings.TrimPrefix(path, "internal/")
	target, _, _ := strings.Cut(inner, "/")
	if target == noun {
		if strings.HasPrefix(folder, inner+"/") {
			return ""
		}
		return "only a sub-folder imports its parent"
	}
	if to := rowOf(target); to < 0 || to >= from {
		return "imports point to earlier rows only"
	}
	return ""
}

func rowOf(noun string) int {
	return slices.IndexFunc(rows, func(row []string) bool { return slices.Contains(row, noun) })
}

func importsOf(t *testing.T, path string) []string {
	t.Helper()
	f, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
	if err != nil {
		t.Fatal(err)
	}
	var paths []string
	for _, spec := range f.Imports {
		paths = append(paths, strings.Trim(spec.Path.Value, `"`))
	}
	return paths
}
