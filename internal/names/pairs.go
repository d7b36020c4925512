package names

// pairs numbers pairs of characters. It is a hash table with open addressing, since a map costs
// several times as much where it is asked twice a candidate.
type pairs struct {
	keys  []uint32 // 0 is a free place
	ids   []int32
	shift uint
	count int
}

// newPairs makes room for n pairs.
func newPairs(n int) pairs {
	bits := uint(4)
	for 1<<bits < 2*n+1 {
		bits++
	}
	return pairs{keys: make([]uint32, 1<<bits), ids: make([]int32, 1<<bits), shift: 32 - bits}
}

func pairKey(a, b uint16) uint32 { return uint32(a)<<16 | uint32(b) }

// place is where key is, or the free place where it belongs.
func (p *pairs) place(key uint32) int {
	i := int(key * 2654435769 >> p.shift)
	for p.keys[i] != 0 && p.keys[i] != key {
		i = (i + 1) & (len(p.keys) - 1)
	}
	return i
}

// add is the number of a pair, a new one if it had none.
func (p *pairs) add(a, b uint16) int32 {
	i := p.place(pairKey(a, b))
	if p.keys[i] == 0 {
		p.keys[i], p.ids[i] = pairKey(a, b), int32(p.count)
		p.count++
	}
	return p.ids[i]
}

// find is the number of a pair, or -1.
func (p *pairs) find(a, b uint16) int32 {
	if i := p.place(pairKey(a, b)); p.keys[i] != 0 {
		return p.ids[i]
	}
	return -1
}
