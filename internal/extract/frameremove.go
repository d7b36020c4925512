package extract

import "github.com/xiaozu-watch/xiaozu/internal/zh"

// removedFrom is the name behind the verb of removing that ends at i, before the body of the post: 免去|程志|县林业局….
func (p *paper) removedFrom(i int) []name {
	if p.surname(i) == 0 {
		return nil
	}
	s, ok := p.framedName(i, true, func(j int) bool {
		return (p.placeAt(j) || containsRune("省市县区州旗镇乡", p.rune(j)) && !p.endsPlaceName(j)) && p.postFillsClause(j)
	})
	if !ok || s.Len() > p.surname(i)+2 {
		return nil
	}
	return []name{s}
}

// endsPlaceName reports whether the character at j is the last of the name of a place.
func (p *paper) endsPlaceName(j int) bool {
	for k := max(0, j-longestPlace+1); k < j; k++ {
		if p.placeEnds[k] == j+1 {
			return true
		}
	}
	return false
}

// postFillsClause reports whether a title, with 职务 or without, ends the clause that goes on at i.
func (p *paper) postFillsClause(i int) bool {
	end := i
	for end < min(len(p.runes), i+farBack) && zh.IsHan(p.runes[end]) && p.gap(end) != newLine {
		end++
	}
	if p.has(end-2, []rune("职务")) {
		end -= 2
	}
	return end > i && p.titleEnds[end]
}
