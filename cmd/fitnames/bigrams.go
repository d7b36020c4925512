package main

import (
	"encoding/binary"
	"fmt"
	"os"
)

// bigrams are how often words follow each other, by the hash of both with an @ between them.
type bigrams struct {
	count map[uint64]float64
	some  [1 << 18]uint64 // a bit for the low bits of each hash, since most pairs of words were never seen
}

// person is what stands for names of persons in bigrams.
const person = "未##人"

// Lengths of what Java writes before the elements of the first array of a file and of a later one.
const firstHeader, laterHeader = 23, 19

// readBigrams reads bigramdict.mem of Lucene's analyser for Chinese: an array of 64-bit hashes and one of
// 32-bit counts, as Java writes arrays.
func readBigrams(path string) (*bigrams, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	hashes, rest, ok := array(data, firstHeader, 8)
	if !ok {
		return nil, fmt.Errorf("%s: want two arrays, as in bigramdict.mem of lucene-analyzers-smartcn", path)
	}
	counts, _, ok := array(rest, laterHeader, 4)
	if !ok || 2*len(counts) != len(hashes) {
		return nil, fmt.Errorf("%s: want a count for each hash", path)
	}
	b := &bigrams{count: map[uint64]float64{}}
	for i := 0; i < len(counts); i += 4 {
		if n := binary.BigEndian.Uint32(counts[i:]); n > 0 {
			h := binary.BigEndian.Uint64(hashes[2*i:])
			b.count[h] = float64(n)
			b.some[h>>6&(1<<18-1)] |= 1 << (h & 63)
		}
	}
	return b, nil
}

// array parts the elements of a size that follow a header from the rest.
func array(data []byte, header, size int) (elements, rest []byte, ok bool) {
	if len(data) < header+4 {
		return nil, nil, false
	}
	end := header + 4 + size*int(binary.BigEndian.Uint32(data[header:]))
	if len(data) < end {
		return nil, nil, false
	}
	return data[header+4 : end], data[end:], true
}

// A prefix is the hash of a word and the @ behind it.
type prefix uint64

func before(word string) prefix { return hash(hash(14695981039346656037, word), "@") }

// hash goes on with a hash as Lucene makes it: of the low and the high byte of each character in turn.
func hash(h prefix, word string) prefix {
	const prime = 1099511628211
	for _, r := range word {
		h = (h ^ prefix(r&0xff)) * prime
		h = (h ^ prefix(r>>8)) * prime
	}
	return h
}

// of is how often word follows what p is of.
func (b *bigrams) of(p prefix, word string) float64 {
	h := uint64(hash(p, word))
	if b.some[h>>6&(1<<18-1)]>>(h&63)&1 == 0 {
		return 0
	}
	return b.count[h]
}
