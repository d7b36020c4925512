package extract_test

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/go-ego/gse"
	"golang.org/x/tools/txtar"

	"github.com/xiaozu-watch/xiaozu/dictionaries"
	"github.com/xiaozu-watch/xiaozu/internal/extract"
	"github.com/xiaozu-watch/xiaozu/internal/lexicon"
	"github.com/xiaozu-watch/xiaozu/internal/segment"
)

// seconds is the processor time that reading a text takes: other programs do not add to it.
func seconds(text string) float64 {
	start := processorTime()
	read(text)
	return (processorTime() - start).Seconds()
}

func processorTime() time.Duration {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		panic(err)
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}

// newsArticles are of about a thousand characters, with one sentence in five that names anybody, as
// in ordinary news.
func newsArticles(tb testing.TB) []string {
	prose, named := lines(tb, "testdata/bench/prose.txt"), lines(tb, "testdata/bench/named.txt")
	random := rand.New(rand.NewPCG(1, 2))
	articles := make([]string, 40)
	for i := range articles {
		var text strings.Builder
		for n := range 35 {
			sentences := prose
			if n%5 == 2 {
				sentences = named
			}
			text.WriteString(sentences[random.IntN(len(sentences))])
			if n%4 == 3 {
				text.WriteString("\n　　")
			}
		}
		articles[i] = text.String()
	}
	return articles
}

func lines(tb testing.TB, file string) []string {
	data, err := os.ReadFile(file)
	if err != nil {
		tb.Fatal(err)
	}
	return strings.Split(strings.TrimSpace(string(data)), "\n")
}

// notices are texts that are nothing but names, seats and groups.
func notices(tb testing.TB) []string {
	files, err := filepath.Glob("testdata/notice_*.txt")
	if err != nil || len(files) == 0 {
		tb.Fatal("no notices", err)
	}
	var texts []string
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			tb.Fatal(err)
		}
		texts = append(texts, section(archive, "text"))
	}
	return texts
}

// Reading is measured beside gse's segmentation of the same texts, which is a part of the work that
// systems of this kind begin with.
func BenchmarkNewsRead(b *testing.B)   { benchmarkRead(b, newsArticles(b)) }
func BenchmarkNewsGse(b *testing.B)    { benchmarkGse(b, newsArticles(b)) }
func BenchmarkNoticeRead(b *testing.B) { benchmarkRead(b, notices(b)) }
func BenchmarkNoticeGse(b *testing.B)  { benchmarkGse(b, notices(b)) }

func benchmarkRead(b *testing.B, texts []string) {
	read(texts[0])
	b.SetBytes(size(texts))
	b.ReportAllocs()
	for b.Loop() {
		for _, text := range texts {
			read(text)
		}
	}
}

func size(texts []string) (n int64) {
	for _, text := range texts {
		n += int64(len(text))
	}
	return n
}

var loadedGse = sync.OnceValues(func() (*gse.Segmenter, error) {
	seg := gse.Segmenter{SkipLog: true, NotLoadHMM: true}
	return &seg, seg.LoadDictEmbed("zh_s")
})

func benchmarkGse(b *testing.B, texts []string) {
	seg, err := loadedGse()
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(size(texts))
	for b.Loop() {
		for _, text := range texts {
			seg.Segment([]byte(text))
		}
	}
}

// BenchmarkBesideGse reads each text and segments it in turn. It takes the best time of each, so that other
// programs spoil some rounds and not the ratio; collecting garbage is left out, of which gse makes more.
func BenchmarkBesideGse(b *testing.B) {
	b.Run("news", func(b *testing.B) { besideGse(b, newsArticles(b)) })
	b.Run("notices", func(b *testing.B) { besideGse(b, notices(b)) })
}

func besideGse(b *testing.B, texts []string) {
	seg, err := loadedGse()
	if err != nil {
		b.Fatal(err)
	}
	reading, cutting := stopwatch{}, stopwatch{}
	for b.Loop() {
		for _, text := range texts {
			reading.time(text, func() { read(text) })
			cutting.time(text, func() { seg.Segment([]byte(text)) })
		}
	}
	characters := 0
	for _, text := range texts {
		characters += utf8.RuneCountInString(text)
	}
	b.ReportMetric(float64(reading.sum().Nanoseconds())/float64(characters), "ns/character")
	b.ReportMetric(cutting.sum().Seconds()/reading.sum().Seconds(), "times-gse")
}

// A stopwatch keeps the best time of each text.
type stopwatch map[string]time.Duration

func (w stopwatch) time(text string, work func()) {
	start := time.Now()
	work()
	if took := time.Since(start); w[text] == 0 || took < w[text] {
		w[text] = took
	}
}

func (w stopwatch) sum() (all time.Duration) {
	for _, best := range w {
		all += best
	}
	return all
}

// BenchmarkNewsReadParallel shows how reading scales to all cores.
func BenchmarkNewsReadParallel(b *testing.B) {
	texts := newsArticles(b)
	read(texts[0])
	b.SetBytes(size(texts))
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			for _, text := range texts {
				read(text)
			}
		}
	})
}

// BenchmarkNewsReadMillion reads with a lexicon of a million invented names besides those of the
// dictionaries.
func BenchmarkNewsReadMillion(b *testing.B) {
	folder, entries, err := lexicon.Read(dictionaries.FS)
	if err != nil {
		b.Fatal(err)
	}
	entries.People = append(entries.People, invented(1_000_000, entries.Surnames)...)
	lex, err := lexicon.New(folder, entries)
	if err != nil {
		b.Fatal(err)
	}
	reader, texts := extract.New(lex, segment.New()), newsArticles(b)
	reader.Read(extract.Document{Text: texts[0]})
	b.SetBytes(size(texts))
	for b.Loop() {
		for _, text := range texts {
			reader.Read(extract.Document{Text: text, Published: published})
		}
	}
}

// invented are n persons whose given names are of two characters out of a thousand.
func invented(n int, surnames []string) []lexicon.Person {
	people := make([]lexicon.Person, n)
	for i := range people {
		given := string([]rune{rune(0x5200 + i/len(surnames)%1000), rune(0x6200 + i/len(surnames)/1000 + i%7*100)})
		people[i] = lexicon.Person{ID: "invented-" + strconv.Itoa(i), Kind: lexicon.Official, Hans: surnames[i%len(surnames)] + given}
	}
	return people
}
