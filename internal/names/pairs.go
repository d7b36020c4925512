package names

// pairs numbers pairs of characters. It is a hash table with open addressing, since a map costs
// several times as much where it is asked for every candidate.
type pairs struct {
	slots []pairSlot // at most half of them taken
	shift uint
	count int
}

type pairSlot struct {
	key uint32 // 0 is a free place
	id  int32
}

func newPairs() pairs { return pairs{slots: make([]pairSlot, 16), shift: 32 - 4} }

func pairKey(a, b uint16) uint32 { return uint32(a)<<16 | uint32(b) }

// place is where key is, or the free place where it belongs.
func (p *pairs) place(key uint32) *pairSlot {
	i := int(key * 2654435769 >> p.shift)
	for p.slots[i].key != 0 && p.slots[i].key != key {
		i = (i + 1) & (len(p.slots) - 1)
	}
	return &p.slots[i]
}

// add is the number of a pair, a new one if it had none.
func (p *pairs) add(a, b uint16) int32 {
	if 2*p.count >= len(p.slots) {
		p.grow()
	}
	s := p.place(pairKey(a, b))
	if s.key == 0 {
		*s = pairSlot{pairKey(a, b), int32(p.count)}
		p.count++
	}
	return s.id
}

func (p *pairs) grow() {
	old := p.slots
	p.slots, p.shift = make([]pairSlot, 2*len(old)), p.shift-1
	for _, s := range old {
		if s.key != 0 {
			*p.place(s.key) = s
		}
	}
}

// find is the number of a pair, or -1.
func (p *pairs) find(a, b uint16) int32 {
	if s := p.place(pairKey(a, b)); s.key != 0 {
		return s.id
	}
	return -1
}
