package extract

import (
	"slices"

	"github.com/xiaozu-watch/xiaozu/internal/lexicon"
	"github.com/xiaozu-watch/xiaozu/internal/names"
	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/zh"
)

// showNames makes nameText the paper as the recogniser of names sees it.
func (p *paper) showNames() {
	t := &p.nameText
	t.Runes, t.Marks, t.Tags = p.runes, sized(t.Marks, len(p.runes)+1), zeroed(t.Tags, len(p.runes)+1)
	p.findTitlesAhead()
	for i := range t.Marks {
		t.Marks[i] = p.nameMark(i)
	}
	for _, w := range p.words {
		t.Tags[w.Start] = names.TagOf(w.Tag)
	}
	t.Hints = p.nameHints()
}

func (p *paper) nameMark(i int) (m names.Mark) {
	if p.starts[i] {
		m |= names.WordStarts
	}
	if p.titleEnds[i] {
		m |= names.TitleEnds
	}
	if p.titleAt[i] > 0 {
		m |= names.TitleStarts
	}
	if p.agencyAt[i] > 0 {
		m |= names.AgencyStarts
	}
	if i < len(p.runes) && p.postFollows(i) {
		m |= names.PostFollows
	}
	if p.ahead[i] {
		m |= names.TitleAhead
	}
	switch p.gap(i) {
	case blank:
		m |= names.Padded
	case newLine:
		m |= names.Broken
	}
	return m
}

// postFollows reports whether a verb or particle stands at i that a title follows: 任组长.
func (p *paper) postFollows(i int) bool {
	switch p.runes[i] {
	case '任':
		// The roster 杜鹰发展改革委副主任朱宏任财政部副部长 names 朱宏任.
		return p.ahead[i+1] && (p.appoints || p.agencyAt[i+1] == 0)
	case '担', '兼':
		return p.ahead[i+1]
	case '为', '的':
		return p.titleAt[i+1] > 0 && p.runes[i] == '为' || p.appoints && p.ahead[i+1]
	}
	return false
}

// titleReach is how far ahead a title is looked for, in characters.
const titleReach = 30

// findTitlesAhead notes for each place whether a title ends the words from there on, before any mark.
func (p *paper) findTitlesAhead() {
	p.ahead = zeroed(p.ahead, len(p.runes)+2)
	far := titleReach + 1
	for i := len(p.runes) - 1; i >= 0; i-- {
		far++
		if r := p.runes[i]; !zh.IsHan(r) && r != '(' && r != ')' {
			far = titleReach + 1
		}
		if p.titleAt[i] > 0 {
			far = 0
		}
		p.ahead[i] = far < titleReach
	}
}

// nameHints are the names that frames show and those of the dictionary.
func (p *paper) nameHints() []names.Hint {
	var hints []names.Hint
	for _, n := range p.framed() {
		hints = append(hints, names.Hint{Span: n.Span})
	}
	for _, m := range p.known[lexicon.PersonName] {
		hints = append(hints, names.Hint{Span: m.Span, Known: true})
	}
	slices.SortStableFunc(hints, func(a, b names.Hint) int { return a.Start - b.Start })
	return hints
}

// NameText prepares a text for fitting the recogniser of names. Within tells where characters of
// the text stand in what was prepared.
func (r *Reader) NameText(text string) (prepared *names.Text, within func(news.Span) news.Span) {
	p := newPaper(r.lex, r.grammar, r.names)
	p.open(Document{Text: text})
	p.cut(r.seg, true)
	p.showNames()
	return &p.nameText, p.within
}
