// Package segment cuts Chinese text into words as gse does. Its words do not find names: they are
// votes on where a name that was found otherwise may begin and end. 李强|调研 says that 李强
// is whole; 李|强调 says that it is not.
//
// The words, their frequencies and parts of speech, and the way of cutting are all gse's
// (github.com/go-ego/gse; see NOTICE). gse takes two seconds and 130 MB to load them, so they are
// laid out beforehand: [Compile] makes of gse's dictionary the table words.bin, which alone is
// compiled into the program; gse itself does not run there. The tests hold the table to the gse
// of go.mod, and what comes out to what gse cuts.
package segment

import "sync"

//go:generate go run ./maketable words.bin

// A Word is the half-open range [Start, End) of a text, in characters (Unicode code points),
// with what gse's dictionary says of it.
type Word struct {
	Start, End int
	Tag        string // gse's part of speech ("n", "v", "nr" for names of persons), "x" if unknown
}

// A Segmenter cuts text at gse's natural frequencies: no words are added, since a name of high
// frequency would break the very case that the words are asked about. The dictionary is read at
// first use (some milliseconds, 8 MB) and shared by all goroutines.
type Segmenter struct {
	load  func() *dictionary
	paths sync.Pool
}

// New returns a Segmenter that has read nothing yet.
func New() *Segmenter {
	return &Segmenter{
		load:  sync.OnceValue(embedded),
		paths: sync.Pool{New: func() any { return new(path) }},
	}
}

// Words cuts text, which should be simplified Chinese. The words cover it in order and without
// gaps.
func (s *Segmenter) Words(text []rune) []Word {
	return s.AppendWords(make([]Word, 0, len(text)/2+1), text)
}

// Tag is the part of speech of r as a word by itself, as Words gives it.
func (s *Segmenter) Tag(r rune) string {
	d := s.load()
	code := d.character(r)
	if isLatin(r) {
		code = d.latin([]rune{r})
	}
	return d.kinds[d.nodes[rootBase+int(code)].kind()].tag
}

// AppendWords appends the words of text to words, counting from the start of text.
//
// A text that is cut piece by piece may come out otherwise than as a whole: words may lie across
// its pieces, and gse's distances, float32 from the start of the text, no longer tell similar
// ways apart after some ten thousand characters. Pieces then come out better.
func (s *Segmenter) AppendWords(words []Word, text []rune) []Word {
	p := s.paths.Get().(*path)
	defer s.paths.Put(p)
	d := s.load()
	p.split(d, text)
	p.find(d)
	return p.appendWords(words, d)
}
