// Package segment cuts Chinese text into words with gse. Its words do not find names: they are
// votes on where a name that was found otherwise may begin and end. 李强|调研 says that 李强
// is whole; 李|强调 says that it is not.
package segment

import (
	"sync"
	"unicode/utf8"

	"github.com/go-ego/gse"
)

// A Word is the half-open range [Start, End) of a text, in characters (Unicode code points),
// with what gse's dictionary says of it.
type Word struct {
	Start, End int
	Tag        string // gse's part of speech ("n", "v", "nr" for names of persons), or ""
}

// A Segmenter cuts text at gse's natural frequencies: no words are added, since a name of high
// frequency would break the very case that the words are asked about. The dictionary is loaded
// at first use (about two seconds, 130 MB) and shared by all goroutines.
type Segmenter struct {
	load func() *gse.Segmenter
}

// New returns a Segmenter that has loaded nothing yet.
func New() *Segmenter {
	return &Segmenter{load: sync.OnceValue(loadSimplified)}
}

func loadSimplified() *gse.Segmenter {
	s := gse.Segmenter{SkipLog: true, NotLoadHMM: true}
	if err := s.LoadDictEmbed("zh_s"); err != nil {
		panic("segment: the dictionary that is compiled into the program is broken: " + err.Error())
	}
	return &s
}

// Words cuts text, which should be simplified Chinese. The words cover it in order and without
// gaps.
func (s *Segmenter) Words(text []rune) []Word {
	raw := []byte(string(text))
	words := make([]Word, 0, len(text)/2+1)
	for _, seg := range s.load().Segment(raw) {
		words = append(words, word(raw, seg, end(words)))
	}
	return words
}

// word counts characters on from start, since gse counts bytes.
func word(raw []byte, seg gse.Segment, start int) Word {
	n := utf8.RuneCount(raw[seg.Start():seg.End()])
	return Word{Start: start, End: start + n, Tag: seg.Token().Pos()}
}

func end(words []Word) int {
	if len(words) == 0 {
		return 0
	}
	return words[len(words)-1].End
}
