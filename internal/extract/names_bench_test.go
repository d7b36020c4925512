package extract

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// benchmarkPaper is a paper of dense notices that is cut into words.
func benchmarkPaper(b *testing.B) *paper {
	files, err := filepath.Glob("testdata/corpus/dev/*.txt")
	if err != nil || len(files) == 0 {
		b.Fatal("no texts", err)
	}
	var all strings.Builder
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			b.Fatal(err)
		}
		all.Write(text)
	}
	p := newPaper(reader().lex, reader().grammar, reader().names)
	p.open(Document{Text: all.String()})
	p.cut(reader().seg, true)
	return p
}

// The recogniser of names has about 100 ns a character.
func BenchmarkNames(b *testing.B) {
	p := benchmarkPaper(b)
	f := reader().names.Finder()
	p.showNames()
	b.Run("find", func(b *testing.B) {
		for b.Loop() {
			f.Find(&p.nameText)
		}
		perCharacter(b, p)
	})
	b.Run("prepare", func(b *testing.B) {
		for b.Loop() {
			p.showNames()
		}
		perCharacter(b, p)
	})
	b.Run("frames", func(b *testing.B) {
		for b.Loop() {
			p.framed()
		}
		perCharacter(b, p)
	})
}

func perCharacter(b *testing.B, p *paper) {
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(p.runes)), "ns/character")
}
