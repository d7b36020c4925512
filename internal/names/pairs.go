package names

// pairs numbers pairs of characters. It is a hash table with open addressing, since a map costs
// several times as much where it is asked for every candidate.
type pairs struct {
	slots []pairSlot // at most three in four of them taken
	seen  []uint64   // eight bits a slot, which turn most other pairs away in less memory than slots take
	shift uint
	count int
}

type pairSlot struct {
	key uint32 // 0 is a free place
	id  int32
}

func newPairs() pairs {
	return pairs{slots: make([]pairSlot, 16), seen: make([]uint64, 2), shift: 32 - 4}
}

func pairKey(a, b uint16) uint32 { return uint32(a)<<16 | uint32(b) }

func spread(key uint32) uint32 { return key * 2654435769 }

// place is where key is, or the free place where it belongs.
func (p *pairs) place(key uint32) *pairSlot {
	i := int(spread(key) >> p.shift)
	for p.slots[i].key != 0 && p.slots[i].key != key {
		i = (i + 1) & (len(p.slots) - 1)
	}
	return &p.slots[i]
}

// mark notes in seen that there is a pair, mayHave reports whether there can be.
func (p *pairs) mark(key uint32) {
	bit := spread(key) >> (p.shift - 3)
	p.seen[bit>>6] |= 1 << (bit & 63)
}

func (p *pairs) mayHave(key uint32) bool {
	bit := spread(key) >> (p.shift - 3)
	return p.seen[bit>>6]>>(bit&63)&1 == 1
}

// add is the number of a pair, a new one if it had none.
func (p *pairs) add(a, b uint16) int32 {
	if 4*p.count >= 3*len(p.slots) {
		p.grow()
	}
	s := p.place(pairKey(a, b))
	if s.key == 0 {
		*s = pairSlot{pairKey(a, b), int32(p.count)}
		p.count++
		p.mark(s.key)
	}
	return s.id
}

func (p *pairs) grow() {
	old := p.slots
	p.slots, p.seen, p.shift = make([]pairSlot, 2*len(old)), make([]uint64, 2*len(p.seen)), p.shift-1
	for _, s := range old {
		if s.key != 0 {
			*p.place(s.key) = s
			p.mark(s.key)
		}
	}
}

// find is the number of a pair, or -1.
func (p *pairs) find(a, b uint16) int32 {
	key := pairKey(a, b)
	if !p.mayHave(key) {
		return -1
	}
	if s := p.place(key); s.key != 0 {
		return s.id
	}
	return -1
}
