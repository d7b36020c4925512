package extract

import (
	"regexp"
	"slices"
	"sort"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/zh"
)

// longestName is how many characters a group's name may have before its ending.
const longestName = 48

// leftEdge is where the name starts whose ending starts at stem.
func (p *paper) leftEdge(stem int) int {
	floor := p.nameFloor(stem)
	edge := stem
	for edge > floor && (edge < stem || p.gap(stem) == noGap || !p.separatesHeading(stem)) {
		if i := p.wholeBefore(edge); i < edge && i >= floor {
			edge = i
			continue
		}
		if p.renamedBefore(edge) {
			break
		}
		start := p.nameWord(edge, floor)
		if start+2 == edge && p.runes[start] == '全' && p.rune(start-1) == '健' { // the words were cut 健|全省
			edge = start + 1
			break
		}
		word := string(p.runes[start:edge])
		if p.endsName(word, start, edge, stem) {
			break
		}
		if joints[word] && !p.insideAgency(start) && (edge == stem || p.startsName(edge) || p.endsBody(start)) {
			break
		}
		if edge < stem && p.startsName(edge) && !p.isOrgan(word, start) && !p.insidePlace(edge) && !p.insideAgency(edge) &&
			!p.isPurpose(word, start) && !p.qualifies(start, edge) && !p.fulfils(word, start, edge) {
			break
		}
		edge = start
	}
	edge = p.trimEdge(p.behindVerbs(edge, stem), stem)
	if edge == floor && p.gap(floor) == newLine {
		return p.overLine(edge)
	}
	return edge
}

// fulfils reports whether a verb before edge says what a group does of what is of the country: 创建|全国文明城市,
// 成立|县落实|中央八项规定精神领导小组.
func (p *paper) fulfils(word string, start, edge int) bool {
	return policies[word] && (p.has(edge, []rune("全国")) || p.has(edge, []rune("国家"))) ||
		(policies[word] || p.policyWithin(word)) && p.has(edge, []rune("中央")) && (p.behindSetUp(start) || p.isNamedAfter(start) || word == "迎接" && p.rune(start-1) == '的')
}

// qualifies reports whether the noun before 国家 belongs to the name: 云岭省|三江源|国家…, 长城|国家文化公园….
func (p *paper) qualifies(start, edge int) bool {
	return p.has(edge, []rune("国家")) && p.isNoun(edge) && (p.behindSetUp(start) || p.isNamedAfter(start)) ||
		p.has(edge, []rune("国家公园")) || p.has(edge, []rune("国家文化公园"))
}

// renamedBefore reports whether a verb of renaming, uniting or electing ends at i, however the words were cut: 变|更为, 拆|分为,
// 获|选为.
func (p *paper) renamedBefore(i int) bool {
	if p.rune(i-1) != '为' {
		return false
	}
	for k := i - 3; k >= max(0, i-5); k-- {
		if f, ok := cues.at(p.view, k); ok && k+len(f.runes) == i && (f.class == rename || f.class == unite || f.class == win || f.class == appointed) {
			return true
		}
	}
	return false
}

// overLine is where a name starts whose first words end the line before edge, because the line was
// full: 关于成立云州市住房⏎制度改革领导小组的通知. It follows a verb of setting up or changing.
func (p *paper) overLine(edge int) int {
	if documentEnds.has(p.rune(edge - 1)) {
		return edge
	}
	for k := edge - 1; k > edge-longestWrapped && k > 0; k-- {
		if !zh.IsHan(p.runes[k]) {
			return edge
		}
		f, ok := cues.at(p.view, k)
		if end := k + len(f.runes); ok && (f.class == set_ || f.class == adjust) && end < edge && edge-end >= 3 && !p.inNumbered(k) {
			return end
		}
		if p.gap(k) == newLine {
			return edge
		}
	}
	return edge
}

// documentEnds are the last characters of the titles of documents: 通知, 批复, 意见, 决定, 公告, 请示, 报告, 函.
var documentEnds = newRunes("知复见定告示函")

// longestWrapped is how many characters of a name a line holds before it breaks.
const longestWrapped = 24

// headingWords end the headings that stand before what they head in the same line: 二、主要职责 领导小组….
var headingWords = newSet("职责 事项 要求 机构 人员 名单 制度 规则 分工 任务 机制 办公室 保障 措施 其他 专班")

// inNumbered reports whether a number stands shortly before i: 三、工作|机构.
func (p *paper) inNumbered(i int) bool {
	for k := i - 1; k > max(0, i-8); k-- {
		if r := p.runes[k]; r == '、' || r == ')' {
			return isNumeral(p.runes[k-1 : k])
		}
	}
	return false
}

// separatesHeading reports whether a heading ends before i.
func (p *paper) separatesHeading(i int) bool {
	return headingWords[string(p.runes[p.wordStart(i):i])] || i >= 2 && headingWords[string(p.runes[i-2:i])]
}

// insideAgency reports whether i is inside the name of a known agency: 住房|和城乡建设部.
func (p *paper) insideAgency(i int) bool {
	for k := i - 1; k >= max(0, i-longestAgency); k-- {
		if p.agencyAt[k] > i {
			return true
		}
	}
	return false
}

// longestAgency is in characters.
const longestAgency = 14

// nameFloor is the leftmost place that a name ending at stem can reach: not over a line end,
// another group, a title, or too far.
func (p *paper) nameFloor(stem int) int {
	floor := max(0, stem-longestName)
	k := sort.Search(len(p.groups), func(k int) bool { return p.groups[k].End > stem })
	if k > 0 {
		floor = max(floor, p.groups[k-1].End)
	}
	for i := stem; i > floor; i-- {
		if i < stem && p.titleEnds[i] && !p.has(i-2, []rune("督察")) || // 督察 is also what groups are for
			p.gap(i) == newLine || p.gap(i) == blank && p.separates(i) || p.personEnds(i) || p.datelines[i] {
			return i
		}
	}
	return floor
}

// wordStart is where the word that ends at end starts.
func (p *paper) wordStart(end int) int {
	i := end - 1
	for i > 0 && !p.starts[i] {
		i--
	}
	return i
}

// nameWord is where the word starts that ends at end, not before floor, as it is cut in a name.
func (p *paper) nameWord(end, floor int) int {
	start := p.wordStart(end)
	for k := start + 1; k < end; k++ { // the words were cut 并入|云岭|省文|旅
		if p.placeAt(k) {
			start = k
		}
	}
	start = max(start, floor)
	if p.has(end-2, []rune("人为")) && isNumeral([]rune{p.rune(end - 3)}) { // the words were cut 九|人为|医疗
		return end - 1
	}
	if start+2 == end && p.rune(end-1) == '局' && containsRune("对将把由为与和", p.runes[start]) { // the words were cut 对局|党建
		return start + 1
	}
	if !containsRune("省市县区州", p.rune(end-1)) {
		return start
	}
	switch {
	case start+3 == end && nameStops[string(p.runes[start:start+2])]: // the words were cut 不再|保留区|依法治区
		return start + 2
	case start+2 == end && p.runes[start] == '任' && (p.personEnds(start) || containsRune("拟现又已", p.rune(start-1))): // the words were cut 任县|移民搬迁
		return start + 1
	case start+2 == end && containsRune("为由将把与和", p.runes[start]): // the words were cut 变更|为省|推进
		return start + 1
	}
	return start
}

// trimEdge drops what a name cannot start with: joints, closing marks, and numbers of headings.
func (p *paper) trimEdge(edge, stem int) int {
	if i := slices.Index(p.runes[edge:min(edge+4, stem)], '、'); i > 0 && isNumeral(p.runes[edge:edge+i]) {
		edge += i
	}
	if p.has(edge-2, []rune("附件")) && isDigit(p.rune(edge)) { // 附件1|云岭省…领导小组名单
		return edge + 1
	}
	if p.rune(edge) == '就' && p.rune(edge+1) != '业' { // the words were cut 现|就学|校
		edge++
	}
	if p.rune(edge) == '起' && p.rune(edge+1) != '草' && p.behindSetUp(edge) { // the words were cut 组建|起重|大
		edge++
	}
	if p.rune(edge) == '着' { // 兼|着县
		edge++
	}
	edge = p.behindYear(p.behindTerm(edge), stem)
	if p.rune(edge) == '新' && p.startsName(edge+1) {
		edge++
	}
	for edge < stem && (joints[string(p.runes[edge])] && !p.has(edge, []rune("和谐")) || p.runes[edge] == '”' || p.runes[edge] == '%') {
		edge++
	}
	return edge
}

// behindTerm is the edge without the term of the Central Committee: 十九届|中央…领导小组.
func (p *paper) behindTerm(edge int) int {
	k := edge
	for isNumeral(p.runes[k:min(k+1, len(p.runes))]) && k < edge+3 {
		k++
	}
	if k > edge && p.has(k, []rune("届中央")) {
		return k + 1
	}
	return edge
}

// behindYear is the edge without the year of what is told: 2021年度|州…领导小组, 自2018年|市…工作小组成立.
func (p *paper) behindYear(edge, stem int) int {
	k := edge + 5
	if !p.has(edge+4, []rune("年")) || !isDigit(p.rune(edge)) {
		return edge
	}
	if p.rune(k) == '度' {
		k++
	}
	if k < stem && (p.strongStart(k) || containsRune("旗盟", p.rune(k)) || p.rune(k-1) == '度' && p.numbersMeeting(stem)) {
		return k
	}
	return edge
}

// numbersMeeting reports whether the group whose stem ends at i has a meeting with a number behind its name, so that the
// year before it is that of the meeting: 2023年度|改革专项小组第二次会议.
func (p *paper) numbersMeeting(i int) bool {
	return numbered.MatchString(p.string(news.Span{Start: i, End: min(len(p.runes), i+longestEnding)}))
}

var numbered = regexp.MustCompile(`^\p{Han}{0,2}小?组第?[一二三四五六七八九十0-9]+次`)

// longestEnding is how many characters the ending of a group and the number of its meeting have.
const longestEnding = 10

func isNumeral(rs []rune) bool {
	for _, r := range rs {
		if !isDigit(r) && !itemNumerals.has(r) {
			return false
		}
	}
	return true
}

// itemNumerals are those of headings and items.
var itemNumerals = newRunes("一二三四五六七八九十")
