package extract

import (
	"slices"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// readDefinitions reads …领导小组(以下简称领导小组). What a short form was taken for is the group that it
// is defined for, wherever the text names it.
func (p *paper) readDefinitions() {
	means, same := map[string]*body{}, sameBodies{}
	for i := range p.groups {
		g := &p.groups[i]
		if g.body == nil {
			continue
		}
		if len(means) > 0 {
			same.join(g.body, means[canonical(p.string(p.nameSpan(*g)))])
		}
		switch alias := p.alias(g); {
		case alias == "":
		case g.office && strings.HasSuffix(alias, "办"):
			if p.offices == nil {
				p.offices = map[string]*body{}
			}
			p.offices[alias] = g.body
		case isBare(alias):
			p.defined = same.of(g.body)
		default:
			means[alias] = g.body
		}
	}
	p.unite(same)
}

// unite gives all mentions of bodies that are one the one that stands for them.
func (p *paper) unite(same sameBodies) {
	for i := range p.groups {
		if g := &p.groups[i]; same[g.body] != nil {
			g.body, g.form = same.of(g.body), news.ShortForm
		}
	}
	p.bodies = slices.DeleteFunc(p.bodies, func(b *body) bool { return same[b] != nil })
}

// sameBodies lead from bodies to those that they turned out to be.
type sameBodies map[*body]*body

// of is the body that b turned out to be, or b. On the way it shortens the way.
func (s sameBodies) of(b *body) *body {
	for s[b] != nil {
		if next := s[s[b]]; next != nil {
			s[b] = next
		}
		b = s[b]
	}
	return b
}

// join makes one mean what other means, which may be nil.
func (s sameBodies) join(one, other *body) {
	if one, other = s.of(one), s.of(other); other != nil && one != other {
		s[one] = other
	}
}

// alias is the short form that brackets behind a group define, or "".
func (p *paper) alias(g *groupMention) string {
	if p.rune(g.End) != '(' {
		return ""
	}
	end := slices.Index(p.runes[g.End:min(g.End+24, len(p.runes))], ')')
	if end < 0 {
		return ""
	}
	inside := string(p.runes[g.End+1 : g.End+end])
	_, alias, ok := strings.Cut(inside, "简称")
	if !ok {
		_, alias, _ = strings.Cut(inside, "以下称")
	}
	return canonical(strings.TrimPrefix(alias, "为"))
}

// resolveShort gives names of one word, such as 财经小组, the group that the text names in full near by.
func (p *paper) resolveShort() {
	number, last := map[*body]int{}, 0
	for i, b := range p.bodies {
		number[b] = i
	}
	for i := range p.groups {
		g := &p.groups[i]
		if g.form != news.BareForm {
			last = max(last, number[g.body])
			continue
		}
		if b := p.shortened(g, p.bodies[max(0, last-farBack):min(len(p.bodies), last+farBack)]); b != nil {
			g.form, g.body = news.ShortForm, b
		}
	}
}

// shortened is the first body of which a bare mention says what it is for, or nil.
func (p *paper) shortened(g *groupMention, bodies []*body) *body {
	name := p.string(p.nameSpan(*g))
	if stem := stemOf(name); stem == "" || emptyStems[stem] {
		return nil
	}
	for _, b := range bodies {
		if contains(name, b.name) || strings.HasSuffix(b.name, name) {
			return b
		}
	}
	return nil
}
