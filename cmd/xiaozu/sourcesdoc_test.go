package main

import (
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/xiaozu-watch/xiaozu/internal/source"
)

// wushan is where the site of docs/sources.md is served in this test.
const wushan = "https://www.wushan.example"

// serveSaved serves the pages of a script as the site that they were saved from, and keeps them
// in the working folder as the document says.
func serveSaved(t *testing.T, script string) (address string) {
	archive, err := txtar.ParseFile(script)
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	mux := http.NewServeMux()
	mux.Handle("/robots.txt", http.NotFoundHandler())
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	keep := func(name string, data []byte) {
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, f := range archive.Files {
		if path, saved := strings.CutPrefix(f.Name, "saved/www.wushan.example"); saved {
			pattern := "/" // the one article stands for all
			if folder, index := strings.CutSuffix(path, "index.html"); index {
				pattern = folder + "{$}"
			}
			mux.HandleFunc(pattern, func(w http.ResponseWriter, _ *http.Request) { w.Write(f.Data) })
			keep("saved/"+strings.TrimPrefix(server.URL, "http://")+path, f.Data)
		}
		if f.Name == "list.html" {
			keep(f.Name, f.Data)
		}
	}
	return server.URL
}

// TestSourcesDocument runs the commands of docs/sources.md as they stand there, one after the
// other, and decodes its declarations.
func TestSourcesDocument(t *testing.T) {
	text, err := os.ReadFile("../../docs/sources.md")
	if err != nil {
		t.Fatal(err)
	}
	script, err := filepath.Abs("testdata/script/sources-new.txtar")
	if err != nil {
		t.Fatal(err)
	}
	site := serveSaved(t, script)
	commands := regexp.MustCompile(`(?m)^xiaozu (.*)$`).FindAllStringSubmatch(string(text), -1)
	if len(commands) < 4 {
		t.Fatalf("%d commands, want at least 4", len(commands))
	}
	for _, c := range commands {
		args := strings.Fields(strings.ReplaceAll(c[1], wushan, site))
		if status, out, errs := xiaozu(args...); status != 0 {
			t.Errorf("%s: status %d\n%s%s", c[0], status, out, errs)
		}
	}
	for _, block := range regexp.MustCompile("(?s)```yaml\n(id: .*?)```").FindAllStringSubmatch(string(text), -1) {
		if _, err := source.Decode("source.yaml", []byte(block[1])); err != nil {
			t.Error(err)
		}
	}
}
