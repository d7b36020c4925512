package extract

import (
	"github.com/xiaozu-watch/xiaozu/internal/lexicon"
	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/segment"
)

// Most of a news page says nothing that is read here. A sentence is cut into words and read on only
// if it holds a known name, the ending of a body's name, a title, or characters that can be the name
// of a person. What is told of such a sentence does not depend on the others being cut.

// pass says which sentences are read.
func (p *paper) pass(all bool) {
	p.live = zeroed(p.live, len(p.sentences))
	for k, s := range p.sentences {
		p.live[k] = all || p.signals(s)
	}
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

// bodyEndings are the words that only sentences about bodies hold, with those that say where one is set.
var bodyEndings = joined(groupTails, analogTails, standsAtWords)

var standsAtWords = ofClass(cues, standsAt)

// signals reports whether anything in s that no list of matches tells is worth reading on.
func (p *paper) signals(s news.Span) bool {
	for i := s.Start; i < s.End; i++ {
		if _, ok := bodyEndings.at(p.view, i); ok {
			return true
		}
	}
	return p.mayName(s)
}

// mayName reports whether the characters of s can hold the name of a person.
func (p *paper) mayName(s news.Span) bool { return s.Len() > 1 }

// cut segments the sentences that are read, or all, and notes where words start. Sentences that only
// a line end parts are cut together: the line may break a word.
func (p *paper) cut(seg *segment.Segmenter, all bool) {
	p.pass(all)
	p.starts = zeroed(p.starts, len(p.runes)+1)
	p.tags = zeroed(p.tags, len(p.runes)+1)
	p.starts[len(p.runes)] = true
	for k := 0; k < len(p.sentences); k++ {
		if !p.live[k] {
			continue
		}
		first := k
		for k+1 < len(p.sentences) && p.live[k+1] && !ends(p.runes[p.sentences[k].End-1]) {
			k++
		}
		p.cutSpan(seg, news.Span{Start: p.sentences[first].Start, End: p.sentences[k].End})
	}
}

func (p *paper) cutSpan(seg *segment.Segmenter, s news.Span) {
	before := len(p.words)
	p.words = seg.AppendWords(p.words, p.runes[s.Start:s.End])
	for i := before; i < len(p.words); i++ {
		w := &p.words[i]
		w.Start, w.End = w.Start+s.Start, w.End+s.Start
		p.starts[w.Start], p.tags[w.Start] = true, w.Tag
	}
	p.starts[s.End] = true
}
