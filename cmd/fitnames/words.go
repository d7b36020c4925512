package main

import (
	"bufio"
	"fmt"
	"io"
	"maps"
	"math"
	"slices"
	"strings"
)

// A neighbourhood knows how much likelier names stand beside a word than beside others.
type neighbourhood struct {
	*bigrams
	words       []string // the most frequent first
	left, right map[string]weighed
}

// weighed are log-odds, with how often a word was seen.
type weighed struct{ odds, seen float64 }

// markers stand for words of a kind in bigrams, and for the ends of sentences.
var markers = []string{person, "未##地", "未##团", "未##专", "未##数", "未##时", "未##串", "始##始", "末##末"}

// How many words are counted, how many of them as neighbours of others, and how often a word must have
// been seen.
const (
	allWords  = 90000
	frequent  = 2000
	seldomest = 5
)

// vocabulary are the markers, punctuation, and the most frequent words of at most four characters.
func vocabulary(words []word) []string {
	sorted := slices.Clone(words)
	slices.SortStableFunc(sorted, func(a, b word) int { return int(b.count - a.count) })
	v := slices.Clone(markers)
	for _, r := range "，。、；：？！“”‘’（）《》—…·" {
		v = append(v, string(r))
	}
	seen := map[string]bool{}
	for _, w := range sorted[:min(allWords, len(sorted))] {
		if s := string(w.runes); len(w.runes) <= 4 && !seen[s] && w.runes[0] >= 0x4e00 {
			seen[s] = true
			v = append(v, s)
		}
	}
	return v
}

func newNeighbourhood(words []word, b *bigrams) *neighbourhood {
	n := &neighbourhood{bigrams: b, words: vocabulary(words), left: map[string]weighed{}, right: map[string]weighed{}}
	behind, ahead, total := map[string]float64{}, map[string]float64{}, 0.0
	for _, v := range n.words[:min(frequent, len(n.words))] {
		p := before(v)
		for _, w := range n.words {
			behind[w] += b.of(before(w), v)
			ahead[w] += b.of(p, w)
		}
	}
	for _, x := range behind {
		total += x
	}
	p, share := before(person), behind[person]/total
	for _, w := range n.words {
		n.left[w] = weigh(b.of(before(w), person), behind[w], share)
		n.right[w] = weigh(b.of(p, w), ahead[w], share)
	}
	return n
}

// weigh is how much likelier names are than their share, if they were so many of all.
func weigh(names, all, share float64) weighed {
	const doubt = 8
	return weighed{math.Log((names/share + doubt) / (all + doubt)), all}
}

// company is how much the neighbours of a word look like those of names, on average.
func (n *neighbourhood) company(w string) weighed {
	const doubt = 4
	sum, seen, p := 0.0, 0.0, before(w)
	for _, v := range n.words[:min(frequent, len(n.words))] {
		behind, ahead := n.of(p, v), n.of(before(v), w)
		sum, seen = sum+behind*n.right[v].odds+ahead*n.left[v].odds, seen+behind+ahead
	}
	return weighed{sum / (seen + doubt), seen}
}

// folded writes marks as folded texts have them.
var folded = strings.NewReplacer("，", ",", "；", ";", "：", ":", "？", "?", "！", "!", "（", "(", "）", ")")

// write writes the words by log-odds times four.
func (n *neighbourhood) write(out io.Writer) error {
	w := bufio.NewWriter(out)
	words := n.words[len(markers):]
	writeOdds(w, "left", words, func(s string) weighed { return n.left[s] })
	writeOdds(w, "right", words, func(s string) weighed { return n.right[s] })
	writeOdds(w, "own", words, func(s string) weighed {
		if len([]rune(s)) < 2 || n.left[s].seen+n.right[s].seen == 0 {
			return weighed{}
		}
		return n.company(s)
	})
	return w.Flush()
}

func writeOdds(out io.Writer, side string, words []string, of func(string) weighed) {
	rows := map[int][]string{}
	for _, s := range words {
		if x := of(s); x.seen >= seldomest {
			at := int(math.Round(4 * x.odds))
			rows[at] = append(rows[at], folded.Replace(s))
		}
	}
	for _, at := range slices.Sorted(maps.Keys(rows)) {
		slices.Sort(rows[at])
		fmt.Fprintf(out, "%s\t%d\t%s\n", side, at, strings.Join(rows[at], " "))
	}
}
