package extract

import (
	"slices"
	"sort"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/lexicon"
	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// resolveGroups gives every mention its body: names first, then what the document defined, then
// bare forms by what stands before them.
func (p *paper) resolveGroups() {
	for i := range p.groups {
		if g := &p.groups[i]; g.form != news.BareForm {
			g.body = p.bodyNamed(g, p.apartFrom(i))
		}
	}
	p.resolveShort()
	p.readDefinitions()
	p.resolveBare()
}

// resolveBare gives bare forms the group that was spoken of last. In a text that sets a group up, one
// that is only named in passing is not spoken of.
func (p *paper) resolveBare() {
	var last, main *body
	for i := range p.groups {
		g := &p.groups[i]
		switch {
		case g.form == news.BareForm:
			g.body = p.bareBody(last)
		case g.body == nil || g.own == 0 || !strings.HasSuffix(g.body.name, "组"):
		case p.afterSetUp(g.Start):
			last = g.body
			if main == nil {
				main = g.body
			}
		case main == nil || g.body == main || p.isHeading(g.Span):
			last = g.body
		}
	}
}

// apartFrom are the bodies that the i-th mention does not mean though their names may be much like its:
// the sentence says that they became what it names.
func (p *paper) apartFrom(i int) []*body {
	if i == 0 || !p.becomes(p.groups[i-1].End, p.groups[i].Start) {
		return nil
	}
	start := p.sentences[p.sentenceAt(p.groups[i].Start)].Start
	var apart []*body
	for k := i - 1; k >= 0 && p.groups[k].Start >= start && len(apart) < farBack; k-- {
		apart = append(apart, p.groups[k].body)
	}
	return apart
}

// becomes reports whether a verb of renaming or uniting stands in [from, to).
func (p *paper) becomes(from, to int) bool {
	for k := from; k < to && k < from+farBack && !ends(p.runes[k]); k++ {
		if f, ok := cues.at(p.view, k); ok && (f.class == rename || f.class == unite) {
			return true
		}
	}
	return false
}

// bareBody is what 领导小组 means where last was named before it: what the document defined,
// else last, else the only group of the document.
func (p *paper) bareBody(last *body) *body {
	switch {
	case p.defined != nil:
		return p.defined
	case last != nil:
		return last
	case len(p.bodies) > 0:
		return p.bodies[0]
	}
	return nil
}

// bodyNamed is the body of the document that a mention names, made if it is the first; nil if
// only an office is named and it is not known whose. It is none of apart.
func (p *paper) bodyNamed(g *groupMention, apart []*body) *body {
	span := p.nameSpan(*g)
	name, names := canonical(p.string(span)), p.namesOf(span)
	if g.own == 0 {
		names = p.namesOf(g.Span)
		known, ok := p.lex.Group(p.onlyEntry(names))
		if !ok {
			return nil
		}
		name = known.Hans
	}
	entries := entriesOf(names)
	for _, b := range p.bodies[max(0, len(p.bodies)-farBack):] {
		if (meets(b.entries, entries) || sameGroup(b.name, name)) && !slices.Contains(apart, b) {
			b.entries = append(b.entries, entries...)
			if g.own > 0 {
				b.name = fuller(b.name, name)
			}
			b.entry = firstOf(b.entry, p.onlyEntry(names))
			return b
		}
	}
	b := &body{name: name, printed: p.printed(span), entry: p.onlyEntry(names), entries: entries}
	p.bodies = append(p.bodies, b)
	return b
}

// nameSpan is the group's name in a mention, without the office.
func (p *paper) nameSpan(g groupMention) news.Span {
	return news.Span{Start: g.Start, End: g.Start + g.own}
}

// canonical is a name without quotation marks.
func canonical(name string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune("“”‘’《》\"' ", r) {
			return -1
		}
		return r
	}, name)
}

func fuller(a, b string) string {
	if len(b) > len(a) {
		return b
	}
	return a
}

func firstOf(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// sameGroup reports whether two names of one document mean one group: one is the other with a
// place or level before it, or the other with words left out.
func sameGroup(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if a == b {
		return true
	}
	if rest, ok := strings.CutSuffix(b, a); ok {
		return len([]rune(a)) >= 6 && !strings.HasSuffix(rest, "小组")
	}
	return shortens([]rune(a), []rune(b)) || contains(a, b)
}

// contains reports whether a is what b is about and no more: 财经小组, 中央财经领导小组.
func contains(a, b string) bool {
	x, y := stemOf(a), stemOf(b)
	if x == y && x != a && len([]rune(x)) >= 2 {
		return !strings.Contains(a+b, "协调小组") && !strings.Contains(a+b, "专项小组")
	}
	return x != a && y != b && len([]rune(x)) >= 2 && strings.HasSuffix(y, x)
}

// stemOf is a name without its ending.
func stemOf(name string) string {
	for _, e := range groupEndings {
		if stem, ok := strings.CutSuffix(name, e); ok {
			return stem
		}
	}
	return name
}

// shortens reports whether a is b with words left out of its middle, such as 中央应对疫情工作领导小组.
func shortens(a, b []rune) bool {
	tail := 0
	for tail < min(len(a), len(b)) && a[len(a)-1-tail] == b[len(b)-1-tail] {
		tail++
	}
	if len(a) < 8 || len(a)*3 < len(b) || tail < 4 || string(a[:2]) != string(b[:2]) && (tail < 8 || a[0] != b[0]) && tail < 10 {
		return false
	}
	i := 0
	for _, r := range b {
		if i < len(a) && a[i] == r {
			i++
		}
	}
	return i == len(a)
}

// namesOf are the dictionary's names of groups and offices that stand exactly at s.
func (p *paper) namesOf(s news.Span) []lexicon.Name {
	for _, kind := range []lexicon.Kind{lexicon.GroupName, lexicon.OfficeName} {
		ms := p.known[kind]
		k := sort.Search(len(ms), func(k int) bool { return ms[k].Start >= s.Start })
		for ; k < len(ms) && ms[k].Start == s.Start; k++ {
			if ms[k].Span == s {
				return ms[k].names
			}
		}
	}
	return nil
}

func entriesOf(names []lexicon.Name) (ids []string) {
	for _, n := range names {
		ids = append(ids, n.Entry)
	}
	return ids
}

func meets(a, b []string) bool {
	return slices.ContainsFunc(a, func(x string) bool { return slices.Contains(b, x) })
}

// onlyEntry is the entry that all names valid on the day of the document share, or "".
func (p *paper) onlyEntry(names []lexicon.Name) string {
	entry := ""
	for _, n := range names {
		if !n.ValidOn(p.doc.Published) {
			continue
		}
		if entry != "" && entry != n.Entry {
			return ""
		}
		entry = n.Entry
	}
	return entry
}

// readDefinitions reads …领导小组(以下简称领导小组).
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

// define makes alias mean b from here on.
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

// replace makes all that was taken for one body mean another.
func (p *paper) replace(one, other *body) {
	p.forget(one)
	for i := range p.groups {
		if g := &p.groups[i]; g.body == one {
			g.body, g.form = other, news.ShortForm
		}
	}
}

// forget takes a body off the document's list.
func (p *paper) forget(b *body) {
	p.bodies = slices.DeleteFunc(p.bodies, func(x *body) bool { return x == b })
}

// resolveShort gives names of one word, such as 财经小组, the group that the text names in full.
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
var emptyStems = newSet("工作 该 本 此 专项 各 省 市 县 区 州 镇 乡 旗 盟 部 局 厅 校 院 公司 集团 学院 学校 单位 承办 落实 完善 调整 充实 上述 原 新 两个 三个 四个 五个 六个 相关 有关 其他 其它 以上 下列 所有 一个 这个 每个 各个 多个 几个 各级 双 国家 中央 全省 全市 全县 省级 市级 县级")
