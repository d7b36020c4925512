package lexicon

import (
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"github.com/vcaesar/cedar"

	"github.com/xiaozu-watch/xiaozu/dictionaries"
)

// hits writes what the matcher finds as start-end:word.
func hits(words []string, text string) string {
	runes := make([][]rune, len(words))
	for i, word := range words {
		runes[i] = []rune(word)
	}
	var found []string
	matcherOf(runes).find([]rune(text), func(start, end, word int) {
		found = append(found, fmt.Sprintf("%d-%d:%s", start, end, words[word]))
	})
	return strings.Join(found, " ")
}

func matcherOf(words [][]rune) *matcher {
	m := newMatcher()
	for _, word := range words {
		m.add(word)
	}
	m.seal()
	return m
}

func TestMatcher(t *testing.T) {
	words := []string{"领导小组", "领导小组办公室", "小组", "办公室主任", "主任", "gao yuan"}
	for _, c := range []struct{ text, want string }{
		{"领导小组办公室主任", "0-4:领导小组 0-7:领导小组办公室 2-4:小组 4-9:办公室主任 7-9:主任"},
		{"领导小", ""},
		{"小小组小组组", "1-3:小组 3-5:小组"},
		{"GAO\nYuan", "0-8:gao yuan"},
		{"", ""},
		{"组", ""},
	} {
		if got := hits(words, c.text); got != c.want {
			t.Errorf("find in %q:\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

// FuzzMatcher compares with looking for every word at every place.
func FuzzMatcher(f *testing.F) {
	f.Add("领导 小组 领导小组 导小", "领导小组导小组领导小组")
	f.Add("ab abc bc c\U0001F600", "abcab c\U0001F600")
	f.Fuzz(func(t *testing.T, list, text string) {
		if len(list)+len(text) > 200 {
			t.Skip("looking everywhere would take too long")
		}
		var words []string
		known := map[string]bool{"": true}
		for _, word := range strings.Fields(strings.ToLower(list)) {
			word = strings.ToValidUTF8(strings.ReplaceAll(word, "\x00", ""), "")
			if len([]rune(word)) > 1 && !known[word] && strings.Map(normal, word) == word {
				words = append(words, word)
			}
			known[word] = true
		}
		var want []string
		runes := []rune(strings.Map(normal, strings.ToValidUTF8(text, "?")))
		for start := range runes {
			for end := start + 2; end <= len(runes); end++ {
				for _, word := range words {
					if string(runes[start:end]) == word {
						want = append(want, fmt.Sprintf("%d-%d:%s", start, end, word))
					}
				}
			}
		}
		if got := hits(words, string(runes)); got != strings.Join(want, " ") {
			t.Errorf("%q in %q:\n got %s\nwant %s", words, string(runes), got, strings.Join(want, " "))
		}
	})
}

// sizes are the benchmarked numbers of words: the dictionaries alone are nearly 9k.
var sizes = []int{5_000, 100_000, 1_000_000}

// benchWords are the names of the dictionaries and then made-up names of people, whose given names
// are of as many characters as there are surnames, so that the words begin with many pairs.
func benchWords(b *testing.B, n int) [][]rune {
	b.Helper()
	folder, entries, err := Read(dictionaries.FS)
	if err != nil {
		b.Fatal(err)
	}
	var words [][]rune
	known := map[string]bool{}
	add := func(name string) {
		if word := strings.ToLower(folder.String(name)); !known[word] && len(words) < n {
			known[word] = true
			words = append(words, []rune(word))
		}
	}
	for _, names := range newIndex(folder, entries).names {
		add(names[0].Text)
	}
	random := rand.New(rand.NewPCG(1, 2))
	given := []rune(strings.Join(entries.Surnames, ""))
	for len(words) < n {
		surname := entries.Surnames[random.IntN(len(entries.Surnames))]
		first, second := given[random.IntN(len(given))], given[random.IntN(len(given))]
		add(fmt.Sprintf("%s%c%c", surname, first, second))
		add(fmt.Sprintf("%s%c%c%c", surname, second, first, given[len(words)%len(given)]))
	}
	return words
}

// benchText is an invented news text, folded and normalized, a hundred times over.
func benchText(b *testing.B) []rune {
	b.Helper()
	text, err := os.ReadFile("testdata/news.txt")
	if err != nil {
		b.Fatal(err)
	}
	folder, _, err := Read(dictionaries.FS)
	if err != nil {
		b.Fatal(err)
	}
	runes := folder.Text(strings.Repeat(string(text), 100)).Joined
	for i, r := range runes {
		runes[i] = normal(r)
	}
	return runes
}

func BenchmarkMatcher(b *testing.B) {
	text := benchText(b)
	for _, n := range sizes {
		m := matcherOf(benchWords(b, n))
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.SetBytes(int64(len(string(text))))
			found := 0
			for b.Loop() {
				found = 0
				m.find(text, func(_, _, _ int) { found++ })
			}
			b.ReportMetric(float64(found), "hits")
		})
	}
}

// BenchmarkCedar walks gse's trie over the same words and text, from every character.
func BenchmarkCedar(b *testing.B) {
	text := []byte(string(benchText(b)))
	for _, n := range sizes {
		trie := cedar.New()
		for i, word := range benchWords(b, n) {
			if err := trie.Insert([]byte(string(word)), i); err != nil {
				b.Fatal(err)
			}
		}
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			found := 0
			for b.Loop() {
				found = findCedar(trie, text)
			}
			b.ReportMetric(float64(found), "hits")
		})
	}
}

func findCedar(trie *cedar.Cedar, text []byte) (found int) {
	for start := 0; start < len(text); start++ {
		if text[start]&0xc0 == 0x80 {
			continue
		}
		node := 0
		for i := start; i < len(text); i++ {
			next, err := trie.Jump(text[i:i+1], node)
			if err != nil {
				break
			}
			node = next
			if _, err := trie.Value(node); err == nil {
				found++
			}
		}
	}
	return found
}

func BenchmarkNewMatcher(b *testing.B) {
	for _, n := range sizes {
		words := benchWords(b, n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				matcherOf(words)
			}
		})
	}
}

// BenchmarkNew makes whole lexicons: folding, indexing and all.
func BenchmarkNew(b *testing.B) {
	folder, _, err := Read(dictionaries.FS)
	if err != nil {
		b.Fatal(err)
	}
	for _, n := range sizes {
		many := Entries{}
		for i, word := range benchWords(b, n) {
			many.People = append(many.People, Person{ID: fmt.Sprint(i), Hans: string(word)})
		}
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := New(folder, many); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
