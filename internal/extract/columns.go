package extract

import (
	"slices"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/zh"
)

// Members without posts are printed in columns: behind a label, and on the lines that follow, stand cells
// that are nothing but names. There even a word is one: 成员:孟娜　成功　向霞.

// fewestColumns is how many names in a row make columns. Of fewer only those are sure that are padded: 石　头.
const fewestColumns = 3

// columns are the names in the cells from i on, up to one that is none.
func (p *paper) columns(i int) []name {
	var found []name
	for {
		s, ok := p.column(i)
		if !ok {
			break
		}
		found = append(found, name{Span: s, text: p.string(s), entry: p.entryOf(s)})
		i = p.behindBracket(s.End)
		if p.rune(i) == '、' {
			i++
		} else if p.gap(i) == noGap {
			break
		}
	}
	if len(found) < fewestColumns {
		return slices.DeleteFunc(found, func(n name) bool { return n.Len() > 2 || p.gap(n.Start+1) != blank })
	}
	return found
}

// column is the cell that starts at i, if it can be a name. One of single characters goes on over the blanks
// that pad it.
func (p *paper) column(i int) (news.Span, bool) {
	s := news.Span{Start: i, End: p.cellEnd(i)}
	if s.Len() == 1 && p.gap(s.End) == blank && p.cellEnd(s.End) == s.End+1 {
		s.End++
		if p.padsOn(s.End) {
			s.End++
		}
	}
	if p.rune(s.End) == ':' || s.Len() < 2 || unitEnds.has(p.runes[s.End-1]) || !p.couldName(s) {
		return s, false
	}
	return s, s.Len() <= 2+p.surname(i) && p.surname(i) > 0 || s.Len() > 2 && p.sounds(s)
}

// cellEnd is where the Han characters from i on end, or meet a gap.
func (p *paper) cellEnd(i int) int {
	for zh.IsHan(p.rune(i)) || p.rune(i) == '·' {
		if i++; p.gap(i) != noGap {
			break
		}
	}
	return i
}

// padsOn reports whether the character at i is the third of a padded name: the blanks before it are those
// between the first two, and a wider gap or another cell follows.
func (p *paper) padsOn(i int) bool {
	return p.gap(i) == blank && p.cellEnd(i) == i+1 && p.width(i) == p.width(i-1) && (p.gap(i+1) != blank || p.width(i+1) > p.width(i))
}

// width is how far the character at i stands from the one before it in the text.
func (p *paper) width(i int) int { return p.at[i] - p.at[i-1] }

// sounds reports whether s is written only in characters that stand for sounds: 满都拉.
func (p *paper) sounds(s news.Span) bool {
	for _, r := range p.runes[s.Start:s.End] {
		if r != '·' && !p.model.MaySound(r) {
			return false
		}
	}
	return true
}

// unitEnds are the last characters of what else stands in a member's cell: 司法所, 财政科.
var unitEnds = newRunes("所站队科室股村社院校班馆")
