package extract

import (
	"os"
	"path/filepath"
	"reflect"
	"testing"
)

// TestGate: what is read of a text is the same as if all its passages were read.
func TestGate(t *testing.T) {
	ungated := New(reader().lex, reader().seg)
	ungated.ungated = true
	var files []string
	for _, pattern := range []string{"testdata/*.txt", "testdata/corpus/*/*.txt"} {
		found, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, found...)
	}
	if len(files) < 100 {
		t.Fatalf("only %d texts", len(files))
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		doc := Document{Text: string(text)}
		if got, want := reader().Read(doc), ungated.Read(doc); !reflect.DeepEqual(got, want) {
			t.Errorf("%s is read differently if all of it is read: %d facts and %d mentions, want %d and %d",
				file, len(got.Facts), len(got.Mentions), len(want.Facts), len(want.Mentions))
		}
	}
}
