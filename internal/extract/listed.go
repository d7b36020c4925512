package extract

import (
	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/zh"
)

// addListed adds what stands between names of a list, or behind the last of several: 彭家驹、字国文、杨艳.
func (p *paper) addListed(taken []bool) {
	for k := 0; k < len(p.people); k++ { // those that are added go on
		i := p.people[k].End + 1
		if p.rune(i-1) != '、' || i >= len(p.runes) || taken[i] {
			continue
		}
		s, ok := p.listItem(k, i)
		if !ok || p.isWordBut(s) || !p.inOneLine(s) || p.runes[s.End-1] == '某' {
			continue
		}
		for j := s.Start; j < s.End; j++ {
			taken[j] = true
		}
		p.people = append(p.people, name{Span: s, text: p.string(s), entry: p.entryOf(s)})
	}
}

// listItem is the item from i on of a list of names, behind the k-th name.
func (p *paper) listItem(k, i int) (news.Span, bool) {
	end := i
	for end < len(p.runes) && end < i+5 && zh.IsHan(p.runes[end]) && p.titleAt[end] == 0 && p.agencyAt[end] == 0 {
		end++
	}
	if last := p.listEnd(i, end); last > 0 && p.goesOn(k) {
		end = last
	} else if p.rune(end) != '、' {
		return news.Span{}, false
	}
	s := news.Span{Start: i, End: end}
	return s, s.Len() >= 2 && s.Len() <= 4 && (p.taken[min(end+1, len(p.runes))] || p.surname(i) > 0)
}

// goesOn reports whether the k-th name follows another in a list.
func (p *paper) goesOn(k int) bool {
	return k > 0 && p.rune(p.people[k].Start-1) == '、' && p.people[k-1].End == p.people[k].Start-1
}

// listEnd is where the last item of a list that starts at i ends, before what those of it do, or 0:
// 叶茂、白雪、青松|在主席台.
func (p *paper) listEnd(i, end int) int {
	for k := i + 2; k <= min(end, i+3); k++ {
		if k < len(p.runes) && p.starts[k] && (containsRune("等在", p.runes[k]) || p.attends(k)) {
			return k
		}
	}
	return 0
}
