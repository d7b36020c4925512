// Package reprint tells whether two articles print one story.
//
// Official sites copy each other: whole, shortened, under another headline, in traditional script,
// with a line by the editor. And they fill in forms: two approvals for two counties, two lists of
// appointments and two gale warnings agree in all but a few words, and are different stories. So
// it does not do to count what two texts share. What counts is what stands in place of what:
//
//	a copy leaves out and adds; a sibling, made by the same form, replaces
//
// A text is folded (package zh) and becomes tokens: a Han character, a Latin word or a number
// each; marks and blanks do not count. Keys are the smallest hashes of its runs of tokens: two
// texts that share much share keys, so that an index of keys finds whom to compare, also where
// one of them is a third of the other. Compare then aligns the two and judges the replacements.
//
// Original tells which of the copies was first. The package is pure.
package reprint

import (
	"math/bits"

	"github.com/xiaozu-watch/xiaozu/internal/zh"
)

// Keys is how many keys a text has at most; one of fewer runs has one for each.
const Keys = 16

// SharedKeys is how many keys two copies share at least. Of texts that share one key most have no more than
// a phrase in common; of the invented copies none shares so few, and one in a hundred only four.
const SharedKeys = 2

// Version is raised whenever keys or the comparison change, so that every article is told its story anew.
const Version = 1

// A Print is a text made ready for comparison. It never changes.
type Print struct {
	title, body []token
	runs        []run // of the body, each hash once, in order of the hash
}

// Read makes a print of an article's title and body.
func Read(f *zh.Folder, title, body string) Print {
	p := Print{title: tokens(f, title), body: tokens(f, body)}
	p.runs = runsOf(p.body)
	return p
}

// Keys are the smallest hashes of the text. Texts too short to be compared have none.
func (p Print) Keys() []int64 {
	if len(p.body) < shortest {
		return nil
	}
	keys := make([]int64, min(len(p.runs), Keys))
	for i := range keys {
		keys[i] = int64(p.runs[i].hash)
	}
	return keys
}

// A run is a place where so many tokens begin.
type run struct {
	hash uint64
	at   int32
}

// runLength is how many tokens a run has: long enough to be in few other texts, short enough that
// an edit breaks few.
const runLength = 6

// runsOf hashes all runs of a text. Those that it has twice are left out: they align with nothing
// for certain.
func runsOf(text []token) []run {
	if len(text) < runLength {
		return nil
	}
	runs := make([]run, len(text)-runLength+1)
	for i := range runs {
		runs[i] = run{hash(text[i : i+runLength]), int32(i)}
	}
	return onlyOnce(byHash(runs))
}

// byHash sorts runs by hash, and those of one hash by place. Hashes are spread evenly: with as many
// buckets as runs most have a bucket of their own, and few are left to be moved.
func byHash(runs []run) []run {
	shift := 64 - bits.Len(uint(len(runs)))
	ends := make([]int32, 1<<(64-shift)+1)
	for _, r := range runs {
		ends[r.hash>>shift+1]++
	}
	for i := 1; i < len(ends); i++ {
		ends[i] += ends[i-1]
	}
	sorted := make([]run, len(runs))
	for _, r := range runs {
		at := &ends[r.hash>>shift]
		sorted[*at] = r
		*at++
	}
	for i := range sorted {
		for k := i; k > 0 && sorted[k].hash < sorted[k-1].hash; k-- {
			sorted[k], sorted[k-1] = sorted[k-1], sorted[k]
		}
	}
	return sorted
}

func onlyOnce(runs []run) []run {
	kept := runs[:0]
	for i := 0; i < len(runs); {
		next := i + 1
		for next < len(runs) && runs[next].hash == runs[i].hash {
			next++
		}
		if next == i+1 {
			kept = append(kept, runs[i])
		}
		i = next
	}
	return kept
}

// hash spreads a run over 64 bits: FNV-1a over tokens, with the finish of MurmurHash3.
func hash(text []token) uint64 {
	h := uint64(0xcbf29ce484222325)
	for _, t := range text {
		h = (h ^ uint64(t)) * 0x100000001b3
	}
	h = (h ^ h>>33) * 0xff51afd7ed558ccd
	h = (h ^ h>>33) * 0xc4ceb9fe1a85ec53
	return h ^ h>>33
}
