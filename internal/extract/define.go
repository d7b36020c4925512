package extract

import (
	"slices"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

func (p *paper) readDefinitions() {
	for i, g := range p.groups {
		if g.body == nil || p.rune(g.End) != '(' {
			continue
		}
		end := slices.Index(p.runes[g.End:min(g.End+24, len(p.runes))], ')')
		if end < 0 {
			continue
		}
		inside := string(p.runes[g.End+1 : g.End+end])
		_, alias, ok := strings.Cut(inside, "简称")
		if !ok {
			_, alias, ok = strings.Cut(inside, "以下称")
		}
		if ok {
			p.define(canonical(strings.TrimPrefix(alias, "为")), g.body, p.groups[i+1:])
		}
	}
}

func (p *paper) define(alias string, b *body, rest []groupMention) {
	if isBare(alias) {
		p.defined = b
		return
	}
	for i := range rest {
		if g := &rest[i]; canonical(p.string(p.nameSpan(*g))) == alias && g.body != b {
			p.replace(g.body, b)
			return
		}
	}
}

func (p *paper) replace(one, other *body) {
	p.forget(one)
	for i := range p.groups {
		if g := &p.groups[i]; g.body == one {
			g.body, g.form = other, news.ShortForm
		}
	}
}

func (p *paper) forget(b *body) {
	p.bodies = slices.DeleteFunc(p.bodies, func(x *body) bool { return x == b })
}

func (p *paper) resolveShort() {
	for i := range p.groups {
		g := &p.groups[i]
		name := p.string(p.nameSpan(*g))
		if stem := stemOf(name); g.form != news.BareForm || stem == "" || emptyStems[stem] {
			continue
		}
		k := slices.IndexFunc(p.bodies, func(b *body) bool { return contains(name, b.name) || strings.HasSuffix(b.name, name) })
		if k >= 0 {
			g.form, g.body = news.ShortForm, p.bodies[k]
		}
	}
}

// emptyStems are what may stand before 小组 without naming one.
