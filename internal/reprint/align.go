package reprint

import "sort"

// An alignment says which passages two texts have in common, in order, and what stands between.
type alignment struct {
	common  int // tokens that both have
	figures int // of these, numbers in digits
	swaps   []swap
}

// A swap is a place where each text has tokens that the other has not: one in place of the other.
type swap struct {
	a, b []token
	next token // that both have behind it, or 0
	edge bool  // before the first common passage, or after the last
}

// A passage is length tokens of one text, from a, that the other has from b.
type passage struct{ a, b, length int }

// align finds the passages that p and q share.
func align(p, q Print) alignment {
	var al alignment
	list := passages(p, q)
	atA, atB := 0, 0
	for i, s := range list {
		al.between(swap{p.body[atA:s.a], q.body[atB:s.b], p.body[s.a], i == 0})
		atA, atB = s.a+s.length, s.b+s.length
		al.pass(p.body[s.a:atA])
	}
	al.between(swap{a: p.body[atA:], b: q.body[atB:], edge: true})
	return al
}

// between takes in what stands between two passages, parted by what is alike in it: the passages
// are runs at least, and forms leave less than a run between two names.
func (al *alignment) between(s swap) {
	if len(s.a) == 0 || len(s.b) == 0 {
		return
	}
	m := longestCommon(s.a, s.b)
	if m.length < 2 {
		al.swaps = append(al.swaps, s)
		return
	}
	al.between(swap{s.a[:m.a], s.b[:m.b], s.a[m.a], s.edge && s.next != 0})
	al.pass(s.a[m.a : m.a+m.length])
	al.between(swap{s.a[m.a+m.length:], s.b[m.b+m.length:], s.next, s.edge && s.next == 0})
}

// looked is how many tokens of a gap are looked through: more than that is rewritten, not filled in.
const looked = 80

// longestCommon is the longest passage that two short texts share.
func longestCommon(a, b []token) (best passage) {
	if len(a) > looked || len(b) > looked {
		return best
	}
	var lengths [looked + 1]int // of the passage that ends at a token of b
	for i, t := range a {
		for j := len(b); j > 0; j-- {
			if b[j-1] != t {
				lengths[j] = 0
				continue
			}
			if lengths[j] = lengths[j-1] + 1; lengths[j] > best.length {
				best = passage{i + 1 - lengths[j], j - lengths[j], lengths[j]}
			}
		}
	}
	return best
}

func (al *alignment) pass(text []token) {
	al.common += len(text)
	for _, t := range text {
		if t.isNumber() {
			al.figures++
		}
	}
}

// passages grows the runs that both texts have as far as the texts agree.
func passages(p, q Print) []passage {
	var list []passage
	endA, endB := 0, 0
	for _, anchor := range inOrder(shared(p.runs, q.runs)) {
		a, b := anchor.a, anchor.b
		if a < endA || b < endB {
			continue // within the passage before
		}
		for a > endA && b > endB && p.body[a-1] == q.body[b-1] {
			a, b = a-1, b-1
		}
		n := anchor.a + runLength - a
		for a+n < len(p.body) && b+n < len(q.body) && p.body[a+n] == q.body[b+n] {
			n++
		}
		list = append(list, passage{a, b, n})
		endA, endB = a+n, b+n
	}
	return list
}

// shared are the runs that both texts have, in the order of the first.
func shared(a, b []run) []passage {
	var list []passage
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i].hash < b[j].hash:
			i++
		case a[i].hash > b[j].hash:
			j++
		default:
			list = append(list, passage{int(a[i].at), int(b[j].at), runLength})
			i, j = i+1, j+1
		}
	}
	sort.Slice(list, func(i, j int) bool { return list[i].a < list[j].a })
	return list
}

// inOrder is the longest part of list that goes forward in the second text, too: what was moved
// aligns with nothing.
func inOrder(list []passage) []passage {
	var ends []int                   // index of the last passage of the best chain of each length
	before := make([]int, len(list)) // in the chain
	for i, s := range list {
		n := sort.Search(len(ends), func(k int) bool { return list[ends[k]].b >= s.b })
		before[i] = -1
		if n > 0 {
			before[i] = ends[n-1]
		}
		if n == len(ends) {
			ends = append(ends, i)
		}
		ends[n] = i
	}
	chain := make([]passage, len(ends))
	for k, i := len(ends)-1, last(ends); k >= 0; k, i = k-1, before[i] {
		chain[k] = list[i]
	}
	return chain
}

func last(ends []int) int {
	if len(ends) == 0 {
		return -1
	}
	return ends[len(ends)-1]
}
