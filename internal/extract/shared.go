package extract

import "strings"

// sharedBehind gives persons the title behind them that counts them or goes on with others: 高远、郝然两位副县长,
// 高远等副县长. Who has a title of their own keeps it.
func (p *paper) sharedBehind(ts []token) []token {
	out := ts[:0]
	for _, t := range ts {
		n := len(out)
		if n == 0 || out[n-1].class != person || t.class != post || p.gap(t.Start) != noGap || !p.countsPersons(t) {
			out = append(out, t)
			continue
		}
		for _, h := range out[n-1].people {
			if len(h.own) == 0 {
				h.own = t.posts
			}
		}
		out[n-1].End = t.End
	}
	return out
}

// countsPersons reports whether a title begins with 等, 两位, 等4名 or the like.
func (p *paper) countsPersons(t token) bool {
	text := p.string(t.Span)
	rest := strings.TrimLeft(strings.TrimPrefix(text, "等"), "两二三四五六七八九十0123456789")
	counted := strings.HasPrefix(rest, "位") || strings.HasPrefix(rest, "名")
	return counted && len(rest) < len(text) || strings.HasPrefix(text, "等") && !counted
}
