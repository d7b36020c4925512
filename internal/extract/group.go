package extract

import (
	"cmp"
	"slices"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/lexicon"
	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/zh"
)

// A body is a group as one document speaks of it.
type body struct {
	name    string   // the fullest form that the text prints, simplified, without noise
	printed string   // the first full form as printed
	entry   string   // id of the dictionary entry, or ""
	entries []string // of all entries that can be meant
	local   bool     // it is of a province or below, and so none of the dictionary's groups of that short name
	denied  bool     // the text says that it does not exist
}

// A groupMention is a place that names a group, or its office.
type groupMention struct {
	news.Span
	body   *body // nil if it could not be resolved
	form   news.MentionForm
	office bool // the name of the office: 领导小组办公室
	own    int  // how many of its characters name the group; an office's own name has none
	cited  bool // it is named for what it called for: 贯彻中央…领导小组会议精神
	gone   bool // it is said here that the group is abolished: what follows is not about it
}

// groupEndings are what the name of a group ends in, longest first.
var groupEndings = strings.Fields("工作领导小组 领导小组 专责小组 工作协调小组 部际协调小组 协调小组 工作小组 专项小组 小组 工作组")

var (
	groupTails = newPhrases(map[class]string{group: "小组 工作组"})
	// bodies that are treated like groups, if the text sets them up or lists their members
	analogTails = newPhrases(map[class]string{group: "委员会 安委会 爱卫会 招委会 规委会 残工委 妇儿工委 禁毒委 食安委 国动委 减灾委 编委会 指挥部 组委会 联席会议 协调机制 起草组 专班 筹备组"})
	officeTails = newPhrases(map[class]string{office: "办公室 秘书处 秘书组"})
	notGroups   = newPhrases(map[class]string{other: "小组赛 小组讨论 小组第一名 小组头名 小组出线 小组积分 小组作业 小组会议室 小组学习 小组循环 " +
		"小组审议 小组长城 工作组织 小组织"})
)

// findGroups finds the groups of the text: those of the dictionary, and others by their ending.
func (p *paper) findGroups() {
	known := p.knownGroups()
	for _, s := range p.signalled {
		p.groupsIn(s, known)
	}
	p.resolveGroups()
}

// groupsIn adds the groups whose names end in s.
func (p *paper) groupsIn(s news.Span, known knownGroups) {
	for i := s.Start; i < s.End; i++ {
		if r := p.runes[i]; known.to[i+1] == 0 && !groupTails.begins(r) && !analogTails.begins(r) {
			continue
		}
		if m, ok := p.groupEndingAt(i, known); ok {
			p.addGroup(m)
		}
	}
}

// addGroup adds m unless it lies in the group before it. A group whose name follows right behind that of another is
// a part of it and has both for its name: 省委全面深化改革委员会|民主法制领域改革专项小组.
func (p *paper) addGroup(m groupMention) {
	if n := len(p.groups); n > 0 {
		whole := p.groups[n-1]
		switch {
		case whole.End > m.Start:
			return
		case whole.End == m.Start && !whole.office && whole.form != news.BareForm && m.form == news.FullForm && p.gap(m.Start) == noGap && !p.startsName(m.Start):
			m.Start, m.own = whole.Start, m.own+whole.own
			p.groups = p.groups[:n-1]
		}
	}
	p.groups = append(p.groups, m)
}

// knownGroups are the dictionary's names of groups and offices in the order of their ends.
type knownGroups struct {
	all []groupMention
	to  positions // where they end
}

// endingAt is the one that ends at i.
func (ks knownGroups) endingAt(i int) (groupMention, bool) {
	if k := ks.to.at(i); k >= 0 {
		return ks.all[k], true
	}
	return groupMention{}, false
}

// knownGroups are those of the text. Of names that overlap the one that starts first counts, then the
// longer one.
func (p *paper) knownGroups() knownGroups {
	var all []groupMention
	for kind, ms := range map[lexicon.Kind][]match{lexicon.GroupName: p.known[lexicon.GroupName], lexicon.OfficeName: p.known[lexicon.OfficeName]} {
		for _, m := range ms {
			g := groupMention{Span: m.Span, form: m.names[0].Form, own: m.Len()}
			if kind == lexicon.OfficeName {
				g.office, g.own = true, 0
			}
			all = append(all, g)
		}
	}
	slices.SortFunc(all, func(a, b groupMention) int {
		return cmp.Or(a.Start-b.Start, b.End-a.End, b.own-a.own)
	})
	known, end := all[:0], 0
	p.knownTo = zeroed(p.knownTo, len(p.runes)+1)
	for _, g := range all {
		if g.End > end {
			known, end = append(known, g), g.End
			p.knownTo[g.End] = int32(len(known))
		}
	}
	return knownGroups{known, p.knownTo}
}

// groupEndingAt is the group whose name has its last word at i, with its office if that follows.
func (p *paper) groupEndingAt(i int, known knownGroups) (groupMention, bool) {
	if f, ok := groupTails.at(p.view, i); ok {
		if p.has(i+len(f.runes), []rune("委员会")) { // 立法会…小组委员会
			return groupMention{}, false
		}
		if no, ok := notGroups.at(p.view, i); ok && len(no.runes) > len(f.runes) {
			return groupMention{}, false
		}
		return p.smallGroup(i, i+len(f.runes), known)
	}
	if g, ok := known.endingAt(i + 1); ok && g.Len() > 2 && !p.partOfWord(g.Span) && !p.tailFollows(g.End) && !p.has(i, []rune("委员")) {
		if !g.office {
			if p.isLocalOrgan(g.Span) || p.endsLonger(g) {
				return groupMention{}, false
			}
			g.Span = p.withOrgan(g.Span)
			g.own = g.Len()
		}
		return p.withOffice(g), true
	}
	if f, ok := analogTails.at(p.view, i); ok {
		return p.analog(i, i+len(f.runes))
	}
	return groupMention{}, false
}

// isLocalOrgan reports whether s is the short name of a commission, such as 政法委, that stands in
// the name of a local organ or before a title: every level has one of that name.
func (p *paper) isLocalOrgan(s news.Span) bool {
	return s.Len() <= longestOrgan && p.runes[s.End-1] != '组' && (p.titleAt[s.End] > 0 || p.rune(s.Start-1) == ')' || p.withOrgan(s) != s)
}

// endsLonger reports whether g is the short name of a commission that a longer name of another one ends in:
// 省人大常委会民族侨务|外事工作委员会.
func (p *paper) endsLonger(g groupMention) bool {
	return g.form == news.ShortForm && p.has(g.End-5, []rune("工作委员会")) && p.isNoun(g.Start) && !p.startsName(g.Start)
}

// longestOrgan is how many characters the short name of a commission has.
const longestOrgan = 3

// tailFollows reports whether a longer name of a group goes on at i.
func (p *paper) tailFollows(i int) bool {
	if i >= len(p.runes) {
		return false
	}
	_, small := groupTails.at(p.view, i)
	return small || p.has(i, []rune("领导小组")) || p.has(i, []rune("工作领导小组"))
}

func (p *paper) partOfWord(s news.Span) bool { return !p.starts[s.Start] && !p.starts[s.End] }

// smallGroup is the 小组 that ends at end.
func (p *paper) smallGroup(tail, end int, known knownGroups) (groupMention, bool) {
	stem := p.stem(tail, end)
	s := news.Span{Start: p.leftEdge(stem), End: end}
	if start := p.quotedFrom(stem, end); start >= 0 {
		s.Start = start
	}
	k, ok := known.endingAt(end)
	if ok = ok && !k.office; ok && k.Start < s.Start {
		s = p.withOrgan(k.Span) // 市委|党史学习教育领导小组
	}
	m := groupMention{Span: s, form: news.FullForm, own: s.Len()}
	switch {
	case ok && k.Span == s:
		m.form = k.form
	case p.isPlural(s.Start) || p.rune(s.Start) == '各':
		return m, false
	case isBare(p.string(s)) && !p.isTask(s):
		m.form = news.BareForm
		if s.Start > 0 && containsRune("该本此", p.runes[s.Start-1]) {
			m.Start--
		}
	case p.counted(s.Start) || p.counted(stem) || !p.plausible(s) || p.ofEach(s.Start):
		return m, false
	}
	return p.withOffice(m), true
}

// quotedFrom is where the name starts that ends at end and fills quotation marks, or -1: “北部都会区发展统筹督导小组”.
func (p *paper) quotedFrom(stem, end int) int {
	if p.rune(end) != '”' && p.rune(end) != '’' {
		return -1
	}
	for i := stem - 1; i > max(0, stem-longestQuote); i-- {
		switch r := p.runes[i]; {
		case r == '“' || r == '‘':
			f, ok := cues.at(p.view, i+1)
			if stem < i+3 || ok && len(f.runes) > 1 || settingUp.in(p.view, news.Span{Start: i + 1, End: end}) || verbIn(p.view, news.Span{Start: i + 1, End: end}) {
				return -1
			}
			return i + 1
		case !zh.IsHan(r) && !isDigit(r) && r != '、' || p.gap(i+1) == newLine:
			return -1
		}
	}
	return -1
}

// settingUp are the verbs of setting up that names do not hold.
var settingUp = newPhrases(map[class]string{set_: "成立 组建 设立"})

// stem is where the ending starts whose last word is [tail, end).
func (p *paper) stem(tail, end int) int {
	for _, e := range groupEndings {
		if n := len([]rune(e)); p.has(end-n, []rune(e)) {
			return end - n
		}
	}
	return tail
}

// withOffice is m, or its office if 办公室 follows.
func (p *paper) withOffice(m groupMention) groupMention {
	if m.office {
		return m
	}
	m.own = m.Len()
	if m.End >= len(p.runes) {
		return m
	}
	if f, ok := officeTails.at(p.view, m.End); ok && p.gap(m.End) != newLine && !p.has(m.End, []rune("办公室主任会议")) {
		m.office, m.End = true, m.End+len(f.runes)
	}
	return m
}

// withOrgan is s with the organ that stands before it: 省委全面深化改革委员会.
func (p *paper) withOrgan(s news.Span) news.Span {
	floor := p.nameFloor(s.Start)
	for s.Start > floor {
		start := p.wordStart(s.Start)
		word := string(p.runes[start:s.Start])
		if start < floor || nameStops[word] || !p.isOrgan(word, start) || p.gap(s.Start) == newLine {
			break
		}
		s.Start = start
	}
	return s
}
