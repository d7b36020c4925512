package extract

import (
	"slices"

	"github.com/xiaozu-watch/xiaozu/internal/lexicon"
	"github.com/xiaozu-watch/xiaozu/internal/names"
	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/segment"
	"github.com/xiaozu-watch/xiaozu/internal/zh"
)

// showNames makes nameText the paper as the recogniser of names sees it, without words.
func (p *paper) showNames() {
	t, n := &p.nameText, len(p.runes)
	t.Runes, t.Marks, t.Tags = p.runes, sized(t.Marks, n+1), zeroed(t.Tags, n+1)
	t.Marks[n] = names.WordStarts | names.Broken
	p.markAhead()
	for _, s := range p.titles {
		t.Marks[s.End] |= names.TitleEnds
		if p.gap(s.End) == blank && p.bareLabelEnds(s.End) {
			t.Marks[s.End] |= names.Broken // 成 员|车 晓天
		}
	}
	for _, m := range p.known[lexicon.AgencyName] {
		t.Marks[m.Start] |= names.AgencyStarts
	}
	p.finder.Show(t)
}

var gapMarks = [...]names.Mark{noGap: 0, blank: names.Padded, newLine: names.Broken}

// titleReach is how far ahead a title is looked for, in characters.
const titleReach = 30

// markAhead marks gaps, where titles start, and the places from which on a title ends the words before any mark.
func (p *paper) markAhead() {
	p.ahead = zeroed(p.ahead, len(p.runes)+2)
	marks, gaps, titleAt, ahead := p.nameText.Marks, p.gaps, p.titleAt, p.ahead // lest they be read again for every character
	far := titleReach + 1
	for i := len(p.runes) - 1; i >= 0; i-- {
		far++
		r, m := p.runes[i], gapMarks[gaps[i]]
		if !zh.IsHan(r) && r != '(' && r != ')' {
			far = titleReach + 1
		}
		if titleAt[i] > 0 {
			far, m = 0, m|names.TitleStarts
		}
		if far < titleReach {
			ahead[i], m = true, m|names.TitleAhead
		}
		switch r {
		case '任', '担', '兼', '为', '的':
			if p.postFollows(i) {
				m |= names.PostFollows
			}
		}
		marks[i] = m
	}
}

// postFollows reports whether a verb or particle stands at i that a title follows: 任组长.
func (p *paper) postFollows(i int) bool {
	switch p.runes[i] {
	case '任':
		if containsRune("转调改", p.rune(i-1)) { // 罗青|转任
			return false
		}
		// The roster 杜鹰发展改革委副主任朱宏任财政部副部长 names 朱宏任.
		return p.ahead[i+1] && (p.says(appointWord) || p.agencyAt[i+1] == 0)
	case '担', '兼':
		return p.ahead[i+1]
	case '为', '的':
		return p.titleAt[i+1] > 0 && p.runes[i] == '为' || p.says(appointWord) && p.ahead[i+1]
	}
	return false
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

// A NamePreparer prepares texts for fitting the recogniser of names. It asks the model for surnames
// only, so that one without weights will do.
type NamePreparer struct {
	Lexicon   *lexicon.Lexicon
	Segmenter *segment.Segmenter
	Model     *names.Model
}

// Prepare prepares a text. Within tells where characters of the text stand in what was prepared.
func (n NamePreparer) Prepare(text string) (prepared *names.Text, within func(news.Span) news.Span) {
	p := newPaper(n.Lexicon, newTitleGrammar(n.Lexicon.Titles()), n.Model)
	p.open(Document{Text: text})
	p.showNames()
	p.cut(n.Segmenter, true)
	p.nameText.Hints = p.nameHints()
	return &p.nameText, p.within
}
