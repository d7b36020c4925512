package extract

import (
	"slices"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/lexicon"
	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// A body is a group as one document speaks of it.
type body struct {
	name      string   // the fullest form that the text prints, simplified, without noise
	printed   string   // the first full form as printed
	entry     string   // id of the dictionary entry, or ""
	entries   []string // of all entries that can be meant
	analog    bool     // a 委员会, 指挥部 or the like, not a 小组
	denied    bool     // the text says that it does not exist
	discussed bool     // the text gives it members, or says that it was set up
}

// A groupMention is a place that names a group, or its office.
type groupMention struct {
	news.Span
	body   *body // nil if it could not be resolved
	form   news.MentionForm
	office bool // the name of the office: 领导小组办公室
}

// groupEndings are what a group's name ends in, longest first.
var groupEndings = strings.Fields("工作领导小组 领导小组 工作协调小组 部际协调小组 协调小组 工作小组 专项小组 小组 工作组")

// analogEndings are those of coordinating bodies that are treated like groups.
var analogEndings = strings.Fields("委员会 指挥部 组委会 联席会议 协调机制 防控机制 起草组 工作专班 专班")

var (
	groupTail  = []rune("小组")
	workTail   = []rune("工作组")
	officeTail = newPhrases(map[class]string{office: "办公室 秘书处 秘书组"})
	notGroup   = newPhrases(map[class]string{other: "小组赛 小组讨论 小组第 小组出线 小组积分 小组作业 小组长 小组会议室 小组学习 小组循环"})
)

// findGroups finds the groups of the text: those of the dictionary, and others by their ending.
func (p *paper) findGroups() {
	for i := range p.runes {
		end := p.groupEnd(i)
		if end == 0 || (len(p.groups) > 0 && p.groups[len(p.groups)-1].End >= end) {
			continue
		}
		p.addGroup(p.groupSpan(i, end))
	}
	p.addKnownGroups()
	p.resolveGroups()
}

// groupEnd is where a group's name ends whose ending has its tail at i, or 0.
func (p *paper) groupEnd(i int) int {
	if _, no := notGroup.at(p.view, i); no && !p.has(i, []rune("小组长")) {
		return 0
	}
	switch {
	case p.has(i, groupTail):
		return i + len(groupTail)
	case p.has(i, workTail):
		return i + len(workTail)
	}
	return 0
}

// groupSpan is the whole name whose tail is [tail, end): the longest name of the dictionary
// that ends there, or what stands between a left edge and the ending.
func (p *paper) groupSpan(tail, end int) news.Span {
	stem := tail
	for _, e := range groupEndings {
		n := len([]rune(e))
		if end-n >= 0 && p.has(end-n, []rune(e)) {
			stem = end - n
			break
		}
	}
	start := p.leftEdge(stem)
	for _, m := range p.known[lexicon.GroupName] {
		if m.End == end && m.Start < start {
			start = m.Start
		}
	}
	return news.Span{Start: start, End: end}
}

func (p *paper) addGroup(s news.Span) {
	name := p.string(s)
	m := groupMention{Span: s, form: news.FullForm}
	if f, ok := officeTail.at(p.view, min(s.End, len(p.runes)-1)); ok && s.End < len(p.runes) {
		m.office, m.End = true, s.End+len(f.runes)
	}
	if isBare(name) && !p.knownAt(s) {
		m.form = news.BareForm
		if s.Start > 0 && containsRune("该本此", p.runes[s.Start-1]) {
			m.Start--
		}
	} else if !p.plausible(s) {
		return
	}
	p.groups = append(p.groups, m)
}

// isBare reports whether name says no more than that it is a group.
func isBare(name string) bool {
	for _, e := range groupEndings {
		if stem, ok := strings.CutSuffix(name, e); ok {
			return len([]rune(stem)) < 3
		}
	}
	return false
}

// organs are words that the name of a Party or state group can start with.
var organs = strings.Fields("中共 中央 国务院 全国 国家 省 市 县 区 州 盟 旗 自治区 镇 乡 军委 党委 党组 人大 政协 总局 部")

// plausible reports whether a name found by its ending can be that of an official body. 领导小组
// is used by nothing else; 小组 and 工作组 are also what classes and clubs have.
func (p *paper) plausible(s news.Span) bool {
	name := p.string(s)
	if p.knownAt(s) {
		return true
	}
	for _, strong := range []string{"领导小组", "协调小组", "专项小组", "工作小组"} {
		if strings.HasSuffix(name, strong) {
			return s.Len() >= len([]rune(strong))+2
		}
	}
	official := slices.ContainsFunc(organs, func(o string) bool { return strings.HasPrefix(name, o) })
	return official && strings.HasSuffix(name, "小组") || strings.HasSuffix(name, "革命小组") ||
		strings.HasSuffix(name, "人小组")
}

func (p *paper) knownAt(s news.Span) bool {
	return slices.ContainsFunc(p.known[lexicon.GroupName], func(m match) bool { return m.Span == s })
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

// addKnownGroups adds the dictionary's names of other endings: 中央财经委员会, 深改组.
func (p *paper) addKnownGroups() {
	var found []groupMention
	end := 0
	for _, m := range p.known[lexicon.GroupName] {
		taken := slices.ContainsFunc(p.groups, func(g groupMention) bool { return g.Overlaps(m.Span) })
		if taken || m.Start < end || m.Len() < 3 || !p.starts[m.Start] && !p.starts[m.End] {
			continue
		}
		g := groupMention{Span: p.withOrgan(m.Span), form: m.names[0].Form}
		if f, ok := officeTail.at(p.view, min(m.End, len(p.runes)-1)); ok && m.End < len(p.runes) {
			g.office, g.End = true, m.End+len(f.runes)
		}
		found, end = append(found, g), m.End
	}
	p.groups = append(p.groups, found...)
	slices.SortFunc(p.groups, func(a, b groupMention) int { return a.Start - b.Start })
}
