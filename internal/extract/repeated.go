package extract

import (
	"slices"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// addRepeated adds the names that lead a clause to a post and stand elsewhere with one: 农业局局长|沮授, …;|沮授|兼任办公室主任.
func (p *paper) addRepeated() {
	named := map[string]bool{}
	for _, n := range p.people {
		named[n.text] = true
	}
	before := len(p.people)
	for _, s := range p.signalled {
		for i := s.Start; i < s.End; i++ {
			if !p.startsClause(i) || p.taken[i] {
				continue
			}
			if n, ok := p.repeated(i, named); ok {
				p.people = append(p.people, n)
			}
		}
	}
	if len(p.people) > before {
		slices.SortFunc(p.people, func(a, b name) int { return a.Start - b.Start })
	}
}

// repeated is the name from i on that is among those named and has a verb of holding a post behind it.
func (p *paper) repeated(i int, named map[string]bool) (name, bool) {
	for end := min(i+longestHan, len(p.runes)-1); end >= i+2; end-- {
		s := news.Span{Start: i, End: end}
		if slices.Contains(p.taken[i:end], true) || !named[p.string(s)] {
			continue
		}
		f, ok := clauseCloses.at(p.view, end)
		return name{Span: s, text: p.string(s), entry: p.entryOf(s)}, ok && len(f.runes) > 1
	}
	return name{}, false
}
