package extract

import (
	"slices"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/zh"
)

// addLonely adds the names that their place alone shows, whatever the recogniser took there: padded ones,
// those that a life follows, those that fill the cells of a table.
func (p *paper) addLonely() {
	var lonely []name
	tabular := p.says(tableWord)
	for _, s := range p.signalled {
		for i := s.Start; i < s.End; i++ {
			if n, ok := p.lonely(i, tabular); ok {
				lonely = append(lonely, n)
				i = n.End - 1
			}
		}
	}
	if lonely == nil {
		return
	}
	k, all := 0, slices.Clone(lonely)
	for _, n := range p.people {
		for k < len(lonely) && lonely[k].End <= n.Start {
			k++
		}
		if k == len(lonely) || n.End <= lonely[k].Start {
			all = append(all, n)
		}
	}
	p.people = append(p.people[:0], all...)
	slices.SortFunc(p.people, func(a, b name) int { return a.Start - b.Start })
}

func (p *paper) lonely(i int, tabular bool) (name, bool) {
	if !p.parted(i) {
		return name{}, false
	}
	if n, ok := p.lifeName(i); ok {
		return n, true
	}
	if n, ok := p.paddedName(i); ok {
		return n, true
	}
	if n, ok := p.paddedDouble(i); ok {
		return n, true
	}
	if tabular {
		return p.rowName(i)
	}
	return name{}, false
}

// paddedName is the name that starts at i with blanks between its characters: 付　卫　国, 汪　兵. A text
// whose characters are all spread out has none.
func (p *paper) paddedName(i int) (name, bool) {
	if p.gap(i+1) != blank || p.surname(i) == 0 || p.spread(i) || p.inBareLabel(i) {
		return name{}, false
	}
	end := i + 1
	for end < len(p.runes) && end < i+4 && zh.IsHan(p.runes[end]) && p.gap(end) == blank && (p.gap(end+1) != noGap || !zh.IsHan(p.rune(end+1))) {
		end++
	}
	if end == i+1 && zh.IsHan(p.rune(i+1)) && zh.IsHan(p.rune(i+2)) && p.gap(i+2) == noGap && p.titleAt[i+1] == 0 { // 郎　平川
		end = i + 3
	}
	if end == i+3 && p.rune(i+2) == '任' && p.titleAt[i+3] > 0 { // 姚　远|任副主任
		end = i + 2
	}
	n, closed := end-i, p.closesPadded(end)
	if n == 2 && (p.titleEnds[i] || p.gap(i) == noGap && zh.IsHan(p.rune(i-1))) && p.gap(end) == noGap && zh.IsHan(p.rune(end)) && !closed {
		return name{}, false
	}
	if n < 2 || n > 3 || !closed && p.titleAt[end] == 0 {
		return name{}, false
	}
	s := news.Span{Start: i, End: end}
	if p.isWordBut(s) && !(p.titleEnds[i] && closed) || n == 3 && p.isWordBut(news.Span{Start: i, End: i + 2}) { // 文　号, 索 引 号
		return name{}, false
	}
	for k := i; k < end; k++ {
		if p.titleAt[k] > 0 || k > i && p.agencyAt[k] > 0 {
			return name{}, false
		}
	}
	return name{Span: s, text: p.string(s), entry: p.entryOf(s)}, true
}

// closesPadded reports whether a gap, a mark or a word that only stands behind names is at i.
func (p *paper) closesPadded(i int) bool {
	if p.gap(i) != noGap || !zh.IsHan(p.rune(i)) || p.rune(i) == '任' && p.titleAt[i+1] > 0 {
		return true
	}
	_, ok := behindPadded.at(p.view, i)
	return ok
}

var behindPadded = newPhrases(map[class]string{other: "同志 兼任 担任"})

// paddedDouble is the name that starts at i with a surname of two characters and a blank behind it: 司马　光.
func (p *paper) paddedDouble(i int) (name, bool) {
	if p.gap(i+2) != blank || p.gap(i+1) != noGap || p.surname(i) != 2 {
		return name{}, false
	}
	for end := i + 3; end <= i+4 && end <= len(p.runes) && zh.IsHan(p.runes[end-1]) && p.titleAt[end-1] == 0; end++ {
		if p.gap(end) != noGap || !zh.IsHan(p.rune(end)) {
			s := news.Span{Start: i, End: end}
			return name{Span: s, text: p.string(s), entry: p.entryOf(s)}, true
		}
	}
	return name{}, false
}

// spread reports whether the character before i stands alone between blanks too: 最　高　指　示.
func (p *paper) spread(i int) bool {
	return p.gap(i) == blank && zh.IsHan(p.rune(i-1)) && (p.gap(i-1) != noGap || !zh.IsHan(p.rune(i-2)))
}

// isWordBut reports whether s is a word that is no name.
func (p *paper) isWordBut(s news.Span) bool {
	tag, one := p.oneWord(s)
	return one && !strings.HasPrefix(tag, "nr") && tag != "x"
}

// parted reports whether a cell, a clause or what a title leads in starts at i.
func (p *paper) parted(i int) bool {
	return p.gap(i) != noGap || p.titleEnds[i] || !zh.IsHan(p.rune(i-1)) && p.rune(i-1) != '·'
}

// lifeName is the name that starts at i and that a life follows: 线玉罕，女，傣族.
func (p *paper) lifeName(i int) (name, bool) {
	if !zh.IsHan(p.runes[i]) || notFirst.has(p.runes[i]) || p.has(i, []rune("性别")) || p.inBareLabel(i) {
		return name{}, false
	}
	if f, ok := cues.at(p.view, i); ok && len(f.runes) > 1 || p.titleAt[i] > 0 { // 免去|王一苇(女), 副厅长,男
		return name{}, false
	}
	for end := i + 2; end <= i+6 && end < len(p.runes); end++ {
		if p.gap(end-1) == newLine || !zh.IsHan(p.runes[end-1]) || p.titleAt[end-1] > 0 || p.gap(end-1) == blank && p.partsNames(i, end-1) {
			return name{}, false
		}
		if p.titleEnds[end] {
			return name{}, false
		}
		if p.tellsLife(end) && (end <= i+4 || p.surname(i) == 0) || p.tellsBirth(end) && p.startsLine(i) && end <= i+4 && p.surname(i) > 0 {
			s := news.Span{Start: i, End: end}
			return name{Span: s, text: p.string(s), entry: p.entryOf(s)}, true
		}
	}
	return name{}, false
}

// partsNames reports whether the blank before k, behind the beginning of a name at i, parts it from another cell
// rather than pads it: 路秋　姜芳(女), 岳 康　　党 生(女), but 扎西　顿珠(女), 付　卫　国(女).
func (p *paper) partsNames(i, k int) bool {
	if k < i+2 || p.surname(i) != 1 || p.surname(k) == 0 {
		return false
	}
	return p.gap(i+1) == noGap || p.width(k) > p.width(i+1)
}

// rowName is the name that fills a line of a table whose next line is a post.
func (p *paper) rowName(i int) (name, bool) {
	if p.gap(i) != newLine || !zh.IsHan(p.runes[i]) || p.titleAt[i] > 0 || p.agencyAt[i] > 0 || !p.closesRow(i) {
		return name{}, false
	}
	end := i + 1
	for end < len(p.runes) && end <= i+6 && p.gap(end) != newLine {
		if !zh.IsHan(p.runes[end]) || p.titleAt[end] > 0 {
			return name{}, false
		}
		end++
	}
	if end-i < 2 || end-i > 6 || end-i > 4 && p.surname(i) > 0 || !p.titleFillsLine(end) {
		return name{}, false
	}
	s := news.Span{Start: i, End: end}
	if p.isWordBut(s) && p.surname(i) == 0 || schooling.inText(p.string(s)) {
		return name{}, false
	}
	return name{Span: s, text: p.string(s), entry: p.entryOf(s)}, true
}

// schooling are the words of the column for it.
var schooling = newPhrases(map[class]string{other: "大学 大专 本科 中专 高中 硕士 博士 研究生 党校 学历 党员 群众"})

// closesRow reports whether the line before i ends a row: with a title, or it is a number.
func (p *paper) closesRow(i int) bool {
	return i > 0 && (p.titleEnds[i] || isDigit(p.rune(i-1)) || p.has(i-2, []rune("职务")))
}

// titleFillsLine reports whether the line that starts at i ends with a title and has no mark in it.
func (p *paper) titleFillsLine(i int) bool {
	for k := i; k < min(len(p.runes), i+farBack); k++ {
		if k > i && p.gap(k) == newLine {
			return p.titleEnds[k]
		}
		if containsRune("。;:", p.runes[k]) {
			return false
		}
	}
	return false
}
