package extract

import (
	"slices"

	"github.com/xiaozu-watch/xiaozu/internal/lexicon"
	"github.com/xiaozu-watch/xiaozu/internal/names"
	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/segment"
)

// Most of a news page says nothing that is read here. A passage, which is what stands between two full
// stops, is cut into words and read on only if it holds a known name, the ending of a body's name, a
// title, a word that only stands beside names, or characters that can be the name of a person. What is
// told of such a passage does not depend on the others being cut.

// cut segments the passages that are read, or all, and notes where words start. Lines of a passage are
// cut together: the end of one may break a word.
func (p *paper) cut(seg *segment.Segmenter, all bool) {
	p.live = zeroed(p.live, len(p.sentences))
	p.starts = zeroed(p.starts, len(p.runes)+1)
	p.tags = zeroed(p.tags, len(p.runes)+1)
	p.starts[len(p.runes)] = true
	p.wakeKnown()
	for k := 0; k < len(p.sentences); {
		end := p.passageEnd(k)
		s := news.Span{Start: p.sentences[k].Start, End: p.sentences[end-1].End}
		switch {
		case all || slices.Contains(p.live[k:end], true) || p.signals(s):
			p.signalled = append(p.signalled, s)
			p.read(seg, s)
		case p.finder.MayName(s):
			p.read(seg, s)
		default:
			p.dead = append(p.dead, s)
			p.startWord(s.End-1, seg.Tag(p.runes[s.End-1])) // it stands beside what is read
			p.endWords(s.End)
		}
		k = end
	}
}

// passageEnd is the number of the sentence behind the passage that the k-th begins.
func (p *paper) passageEnd(k int) int {
	for k++; k < len(p.sentences) && !ends(p.runes[p.sentences[k-1].End-1]); k++ {
	}
	return k
}

// wakeKnown makes the sentences read in which known names and titles stand.
func (p *paper) wakeKnown() {
	for _, kind := range []lexicon.Kind{lexicon.GroupName, lexicon.OfficeName, lexicon.PersonName} {
		for _, m := range p.known[kind] {
			p.wake(m.Span)
		}
	}
	for _, t := range p.titles {
		p.wake(t)
	}
}

// wake makes the sentences read in which s lies.
func (p *paper) wake(s news.Span) {
	for k := p.sentenceAt(s.Start); k < len(p.sentences) && p.sentences[k].Start < s.End; k++ {
		p.live[k] = true
	}
}

// signWords are the words that only sentences about bodies or persons hold, with those that say where a
// body is set.
var signWords = joined(groupTails, analogTails, standsAtWords, frameSigns(), cardLabels, newPhrases(map[class]string{sexWord: "男 女"}))

// sexWord is the class of the words that persons are described with in lists: 男,1970年生.
const sexWord class = 0

var standsAtWords = ofClass(cues, standsAt)

// signals reports whether anything in s that no list of matches tells is worth reading on.
func (p *paper) signals(s news.Span) bool {
	for i := s.Start + 1; i < s.End; i++ {
		if p.gaps[i] == blank && p.surname(i-1) > 0 { // 高　远
			return true
		}
	}
	for i, f := range signWords.all(p.view, s) {
		if f.class != sexWord || p.gap(i+1) != noGap || containsRune(",)(", p.rune(i+1)) {
			return true
		}
	}
	return false
}

// read cuts a passage, which is then read.
func (p *paper) read(seg *segment.Segmenter, s news.Span) {
	p.spans = append(p.spans, s)
	p.wake(s)
	p.cutSpan(seg, s)
}

func (p *paper) cutSpan(seg *segment.Segmenter, s news.Span) {
	p.words = seg.AppendWords(p.words[:0], p.runes[s.Start:s.End])
	for i := range p.words {
		p.startWord(p.words[i].Start+s.Start, p.words[i].Tag)
	}
	p.endWords(s.End)
}

func (p *paper) startWord(i int, tag string) {
	p.starts[i], p.tags[i] = true, tag
	p.nameText.Marks[i] |= names.WordStarts
	p.nameText.Tags[i] = names.TagOf(tag)
}

func (p *paper) endWords(i int) {
	p.starts[i] = true
	p.nameText.Marks[i] |= names.WordStarts
}

// readRepeats makes the other passages read in which a name stands that is sure elsewhere, and reports
// whether there are any.
func (p *paper) readRepeats(seg *segment.Segmenter) bool {
	before := len(p.spans)
	for _, s := range p.dead {
		if p.finder.Repeats(s) {
			p.read(seg, s)
		}
	}
	slices.SortFunc(p.spans, func(a, b news.Span) int { return a.Start - b.Start })
	return len(p.spans) > before
}
