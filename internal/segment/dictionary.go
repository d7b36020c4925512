package segment

import (
	_ "embed"
	"unicode"
	"unicode/utf8"
)

// A dictionary is gse's, ready to be walked: a trie in one array. The children of a node lie at
// its base plus the code of their unit, in places that no child of another node takes.
type dictionary struct {
	units []string // by code; 0 is none
	kinds []kind
	nodes []node // no base plus a code is beyond the end

	characters []uint16          // codes of units that are one character, by character
	runs       map[string]uint16 // codes of units of Latin letters and numbers
	longest    int               // run, in characters
}

// A kind is what words of equal frequency and part of speech have in common.
type kind struct {
	distance float32 // log2 of gse's total frequency over that of the word
	tag      string
}

// Kind 0 is no word, and the kind of units that are in no word.
const (
	unknown         = 0
	unknownDistance = 32
	unknownTag      = "x"
)

// A node holds the base of its children, the place of its parent, and the kind of the word that
// ends there.
type node uint64

// The root has place 0 and this base. No word has code 0, so that nothing follows its node.
const rootBase = 1

const maxNodes = 1 << 24

func newNode(base, parent int, kind uint16) node {
	return node(base)<<40 | node(parent)<<16 | node(kind)
}

func (n node) base() int    { return int(n >> 40) }
func (n node) parent() int  { return int(n >> 16 & (maxNodes - 1)) }
func (n node) kind() uint16 { return uint16(n) }

//go:embed words.bin
var words []byte

func embedded() *dictionary { return decode(words).index() }

// index finds codes by units.
func (d *dictionary) index() *dictionary {
	d.runs = map[string]uint16{}
	for code, unit := range d.units[1:] {
		r, _ := utf8.DecodeRuneInString(unit)
		if isLatin(r) {
			d.runs[unit] = uint16(code + 1)
			d.longest = max(d.longest, utf8.RuneCountInString(unit))
			continue
		}
		if missing := int(r) + 1 - len(d.characters); missing > 0 {
			d.characters = append(d.characters, make([]uint16, missing)...)
		}
		d.characters[r] = uint16(code + 1)
	}
	return d
}

func (d *dictionary) character(r rune) uint16 {
	if uint32(r) < uint32(len(d.characters)) {
		return d.characters[r]
	}
	return 0
}

func (d *dictionary) latin(run []rune) uint16 {
	if len(run) > d.longest {
		return 0
	}
	unit := make([]byte, 0, 16)
	for _, r := range run {
		if r >= 'A' && r <= 'Z' {
			r += 'a' - 'A'
		}
		unit = utf8.AppendRune(unit, r)
	}
	return d.runs[string(unit)]
}

// isLatin reports whether gse joins r with others like it to one unit: letters and numbers of up
// to two bytes, and so Greek, Cyrillic, Hebrew and Arabic ones too.
func isLatin(r rune) bool {
	return r >= 0 && r <= 0x7ff && latin[r]
}

var latin = func() (set [0x800]bool) {
	for r := range set {
		set[r] = unicode.IsLetter(rune(r)) || unicode.IsNumber(rune(r))
	}
	return set
}()
