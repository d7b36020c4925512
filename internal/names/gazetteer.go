package names

// A gazetteer is a set of names of two characters and more. Most of what is none is told by its first two
// characters.
type gazetteer struct {
	begins  pairs
	lengths []uint32 // by the number of the first two characters: a bit for each length of names
	words   wordSet  // of three characters and more
}

// gazetteerOf is that of names by the numbers of their characters.
func gazetteerOf(names [][]uint16) gazetteer {
	g := gazetteer{begins: newPairs(), words: newWordSet(len(names))}
	for _, name := range names {
		p := int(g.begins.add(name[0], name[1]))
		if p == len(g.lengths) {
			g.lengths = append(g.lengths, 0)
		}
		g.lengths[p] |= 1 << len(name)
		g.words.add(name)
	}
	return g
}

// at has a bit for the length of each name that text starts with.
func (g *gazetteer) at(text []uint16) (lengths uint32) {
	if len(text) < 2 {
		return 0
	}
	p := g.begins.find(text[0], text[1])
	if p < 0 {
		return 0
	}
	known := g.lengths[p]
	h := extend(extend(firstHash, text[0]), text[1])
	for n := 3; n <= len(text) && known>>n != 0; n++ {
		if h = extend(h, text[n-1]); known>>n&1 == 1 && g.words.keys[g.words.place(h|1)] != 0 {
			lengths |= 1 << n
		}
	}
	return lengths | known&(1<<2)
}
