package reprint_test

import (
	"math/bits"
	"slices"
	"testing"

	"github.com/xiaozu-watch/xiaozu/internal/reprint"
)

// A finder gives a paper the keys under which it is looked up: two papers are compared if they
// share one.
type finder struct {
	name string
	keys func(paper) []int64
}

var finders = []finder{
	{"smallest", func(p paper) []int64 { return reprint.Read(folder, p.title, p.body).Keys() }},
	{"simhash", simhashKeys},
	{"minhash 16x4", func(p paper) []int64 { return minhashKeys(p, 16, 4) }},
	{"minhash 32x2", func(p paper) []int64 { return minhashKeys(p, 32, 2) }},
}

// BenchmarkFinding tells which part of all pairs of copies each way of finding them offers for
// comparison, how many keys it stores for a paper, and how many others share one.
func BenchmarkFinding(b *testing.B) {
	papers := invent(1, 500)
	for _, f := range finders {
		b.Run(f.name, func(b *testing.B) {
			keys := make([][]int64, len(papers))
			for b.Loop() {
				for i, p := range papers {
					keys[i] = f.keys(p)
				}
			}
			found, offers, stored := offered(papers, keys)
			b.ReportMetric(found, "recall")
			b.ReportMetric(offers, "offers/paper")
			b.ReportMetric(stored, "keys/paper")
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*len(papers)), "µs/paper")
		})
	}
}

func offered(papers []paper, keys [][]int64) (recall, offers, stored float64) {
	copies, found, all, n := 0, 0, 0, 0
	for i := range papers {
		n += len(keys[i])
		for j := range i {
			share := slices.ContainsFunc(keys[i], func(k int64) bool { return slices.Contains(keys[j], k) })
			if share {
				all++
			}
			if papers[i].story == papers[j].story {
				copies++
				if share {
					found++
				}
			}
		}
	}
	count := float64(len(papers))
	return float64(found) / float64(copies), float64(all) / count, float64(n) / count
}

// shingles are hashes of the runs of six letters.
func shingles(p paper) []uint64 {
	var letters []rune
	for _, r := range folder.String(p.body) {
		if r > 0x2e80 || r >= '0' && r <= '9' {
			letters = append(letters, r)
		}
	}
	var list []uint64
	for i := 0; i+6 <= len(letters); i++ {
		h := uint64(14695981039346656037)
		for _, r := range letters[i : i+6] {
			h = mixed(h ^ uint64(r))
		}
		list = append(list, h)
	}
	return list
}

func mixed(h uint64) uint64 {
	h = (h ^ h>>33) * 0xff51afd7ed558ccd
	h = (h ^ h>>33) * 0xc4ceb9fe1a85ec53
	return h ^ h>>33
}

// simhashKeys are for prints of 64 bits at a distance of at most three: four blocks, one of which
// is equal (Manku, Jain, Das Sarma 2007).
func simhashKeys(p paper) []int64 {
	var weight [64]int
	for _, h := range shingles(p) {
		for bit := range weight {
			weight[bit] += 2*int(h>>bit&1) - 1
		}
	}
	var print uint64
	for bit, w := range weight {
		if w > 0 {
			print |= bits.RotateLeft64(1, bit)
		}
	}
	var keys []int64
	for block := range 4 {
		keys = append(keys, int64(block)<<16|int64(print>>(16*block)&0xffff))
	}
	return keys
}

// minhashKeys are bands of so many rows of minima.
func minhashKeys(p paper, bands, rows int) []int64 {
	list := shingles(p)
	var keys []int64
	for band := range bands {
		key := uint64(band)
		for row := range rows {
			least := ^uint64(0)
			for _, h := range list {
				least = min(least, mixed(h^uint64(band*rows+row+1)*0x9e3779b97f4a7c15))
			}
			key = mixed(key ^ least)
		}
		keys = append(keys, int64(key))
	}
	return keys
}
