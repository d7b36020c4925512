package sample

import (
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"golang.org/x/tools/txtar"

	"github.com/xiaozu-watch/xiaozu/internal/source"
)

const declaration = `id: yunling
name: {zh: 云岭省人民政府, en: Yunling government}
level: provincial
site: https://www.yunling.example
hosts: [www.yunling.example]
start: [/tz/]
list: {article: '^/tz/\d+\.html$'}
`

func yunling(t *testing.T) source.Source {
	t.Helper()
	src, err := source.Decode("source.yaml", []byte(declaration))
	if err != nil {
		t.Fatal(err)
	}
	return src
}

func TestLoad(t *testing.T) {
	saved := time.Date(2024, 3, 5, 12, 0, 0, 0, time.UTC)
	file := func(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text), ModTime: saved} }
	for _, c := range []struct {
		name  string
		files fstest.MapFS
		want  string // address and body of each page
	}{
		{"as wget saves them", fstest.MapFS{"www.yunling.example/tz/index.html": file("a"), "www.yunling.example/tz/1.html": file("b")},
			"https://www.yunling.example/tz/1.html b, https://www.yunling.example/tz/ a"},
		{"a list page alone", fstest.MapFS{"list.html": file("a"), ".hidden": file("x"), "source.yaml": file("x")}, "https://www.yunling.example/tz/ a"},
		{"samples", fstest.MapFS{"yunling/testdata/a.txtar": file("url: https://www.yunling.example/tz/7.html\n-- page.html --\na\n"), "other/testdata/b.txtar": file("x")},
			"https://www.yunling.example/tz/7.html a\n"},
		{"a folder of its own", fstest.MapFS{"yunling/list.html": file("a"), "other.html": file("x")}, "https://www.yunling.example/tz/ a"},
		{"nothing", fstest.MapFS{}, ""},
	} {
		pages, err := Load(c.files, yunling(t))
		var got []string
		for _, p := range pages {
			got = append(got, p.URL+" "+string(p.Body))
			if p.Source != "yunling" || p.Status != 200 || !p.FetchedAt.Equal(saved) {
				t.Errorf("%s: got %+v", c.name, p)
			}
		}
		if strings.Join(got, ", ") != c.want || err != nil {
			t.Errorf("%s: got %q, want %q, %v", c.name, got, c.want, err)
		}
	}
}

func TestPage(t *testing.T) {
	for text, want := range map[string]string{
		"url: http://a.example/\ncharset: gb18030\nnote\n-- p --\n云": "\xd4\xc6\n",
		"url: http://a.example/\n-- p --\n云":                         "云\n",
		"-- p --\n云":                                                 "want a line",
		"url: http://a.example/\n":                                   "want a line",
		"url: http://a.example/\ncharset: klingon\n-- p --\n云":       `charset "klingon"`,
		"url: http://a.example/\ncharset: big5\n-- p --\n𤩽":          `charset "big5"`,
	} {
		page, err := Page(txtar.Parse([]byte(text)))
		got := string(page.Body)
		if err != nil {
			got = err.Error()
		}
		if !strings.HasPrefix(got, want) {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func TestLoadNamesTheFile(t *testing.T) {
	_, err := Load(fstest.MapFS{"yunling/testdata/a.txtar": {Data: []byte("x")}}, yunling(t))
	if err == nil || !strings.Contains(err.Error(), "yunling/testdata/a.txtar: want a line") {
		t.Errorf("got %v", err)
	}
}
