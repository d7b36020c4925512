package extract

import (
	"slices"
	"sort"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/zh"
)

// longestName is how many characters a group's name may have before its ending.
const longestName = 48

// A name of a group reaches left as far as nothing stands there that a name cannot hold. These
// words end it: verbs of setting up and of taking part, prepositions, pronouns.
var nameStops = newSet(`成立 组建 设立 建立 新设 调整 关于 任命 担任 出任 兼任 接任 任 召开 主持 作为 撤销 撤消 参加 出席 列席 听取 同意 批准 通过
	审议 印发 兼 更名 更名为 改为 改称 增补 决定 由 对 向 在 经 报 将 把 被 是 有 的 了 请 让 给 使 为 以 从 到 于 及其 按照 根据 遵照 依照
	指出 要求 强调 认为 表示 称 说 则 也 并 已 均 还 就 各 各级 各类 各地 每个 有关 相关 所有 部分 任何 某 该 本 这 这个 此 此次 上述 两大 两个 这两个 多个 一些 一批 几个 三个
	五个 十个 个 传达 通报 汇报 介绍 学习 首次 涉及 包括 身份 宣布 牵头 负责 参与 进入 加入 离开 接替 取代 代表 组成 保留 不再 原 原来 我省 我市 我县 我国 上 下 中 里 内 会 提及
	重新 宣告 正式 专门 拟 要 可 应 须 需 任组长 发布 公布 更正 订正 勘误 现就 召集 委托 变更 明确 确定 研究 讨论 部署 落实 当日 今天 昨天 日前 近日 或 或者 而 但 并且 与会 同志 先生 兼职 明日 举行 当选 承担 以下简称 简称 下称 以下称 设 下设 增设 新设 并入 合并 归并 纳入 凡 未经 凡未经 调整充实 充实 设有 协助 属于 隶属 受 发挥 自 提请 充分发挥 过 全称 称为 名称 全称为 名称为 简称为 新一届 一届 本届 两届 今后 当年 至于 其中 继 依托 依靠 借助 围绕 划入 划归 划转 移交 移交给 交由 此后 目前 当前 截至 随着 现 现任 时任 前任 历任 详细 首度 附件 正文`)

// verbs are the cues that a name cannot hold either.
var verbs = verbsOf(cues)

func verbsOf(cues phrases) set {
	s := set{}
	for _, list := range cues.lists {
		for _, f := range list {
			if strings.ContainsRune("ABdbRHKMaCUZkSEempYWrIcFVQNsiovqwzX!~u", rune(f.class)) {
				s[string(f.runes)] = true
			}
		}
	}
	return s
}

// What else leads up to a name can begin one, too: 应对…领导小组, 对台工作领导小组, 本科教学….
var nameStarts = newSet("本科 对台 应对 涉台 青年 老年 少年 对口 对外 对港澳 涉外")

// joints may stand between the parts of a name and between two names.
var joints = newSet("、 和 与 及 以及 等 暨")

// leftEdge is where the name starts whose ending starts at stem.
func (p *paper) leftEdge(stem int) int {
	floor := p.nameFloor(stem)
	edge := stem
	for edge > floor && (edge < stem || p.gap(stem) == noGap || !p.separatesHeading(stem)) {
		start := p.wordStart(edge)
		for k := start + 1; k < edge; k++ { // the words were cut 并入|云岭|省文|旅
			if p.placeAt(k) {
				start = k
			}
		}
		if start < floor {
			start = floor
		}
		if start+3 == edge && containsRune("省市县区州", p.rune(edge-1)) && nameStops[string(p.runes[start:start+2])] {
			start += 2 // the words were cut 不再|保留区|依法治区
		}
		word := string(p.runes[start:edge])
		if p.endsName(word, start, edge, stem) {
			break
		}
		if joints[word] && !p.insideAgency(start) && (edge == stem || p.startsName(edge) || p.endsBody(start)) {
			break
		}
		if edge < stem && p.startsName(edge) && !p.isOrgan(word, start) && !p.insidePlace(edge) && !p.insideAgency(edge) &&
			!p.isPurpose(word, start) && !(policies[word] && (p.has(edge, []rune("全国")) || p.has(edge, []rune("国家")))) { // 创建全国文明城市
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
		if end := k + len(f.runes); ok && (f.class == set_ || f.class == adjust) && end < edge && edge-end >= 3 {
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
		if p.runes[k] == '、' {
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

// endsName reports whether a name cannot reach over word.
func (p *paper) endsName(word string, start, edge, stem int) bool {
	if nameStarts[word] {
		return false
	}
	if word == "对" && containsRune("台外港澳藏疆非美俄日韩朝欧", p.rune(edge)) { // 对台小组
		return false
	}
	if word == "公开" && nameStops[string(p.runes[p.wordStart(start):start])] { // 详细|公开|财经小组的名单
		return !containsRune("选招考遴竞", p.rune(edge)) // 成立|公开|选拔领导干部工作领导小组
	}
	if word == "自" && p.rune(edge) == '贸' {
		return false
	}
	if policies[word] && edge < stem && p.levelAlone(start) { // 县|落实|…领导小组
		return false
	}
	if edge == stem && p.separatesHeading(edge) && (word == "办公室" || p.inNumbered(start)) { // 三、工作机构领导小组…
		return true
	}
	if policies[word] && edge == stem && p.isNoun(start) { // 征管改革|落实|领导小组
		return false
	}
	if word == "各类" && p.behindPolicy(start) { // 清理整顿|各类|交易场所
		return false
	}
	if p.isPurpose(word, start) {
		return false
	}
	if nameStops[word] || verbs[word] && word != "调整" {
		return edge < stem || word != "调整"
	}
	if r := []rune(word); len(r) == 2 && edge < stem && nameStops[string(r[0])] && nameStops[string(r[1])] { // 还以, 并由
		return true
	}
	switch r := p.runes[edge-1]; {
	case r == '、' && isNumeral([]rune{p.rune(edge - 2)}) && !isNumeral([]rune{p.rune(edge)}): // 三、生态文明体制改革专项小组
		return true
	case containsRune("—-", r) && isDigit(p.rune(edge)) && isDigit(p.rune(edge-2)): // 2023—2024学年
		return false
	case closeQuotes[r] != 0:
		return !slices.Contains(p.runes[max(0, start-longestQuote):start], closeQuotes[r])
	case r == '“' || r == '‘' || r == '《':
		return !slices.ContainsFunc(p.runes[edge:stem], func(r rune) bool { return closeQuotes[r] != 0 })
	default:
		return !zh.IsHan(r) && !isDigit(r) && !isLatin(r) && r != '、' && r != '%' && r != '·' && r != '+'
	}
}

// doings are verbs that only behind one of setting up are part of a name.
var doings = newSet("学习 参加 参与 研究 涉及")

// isPurpose reports whether a word at start is one of doings and what a group is set up for: 成立|学习贯彻…领导小组,
// 成立|云岭省|参加…领导小组.
func (p *paper) isPurpose(word string, start int) bool {
	return doings[word] && (p.behindSetUp(start) || p.placeBehindSetUp(start))
}

// behindPolicy reports whether the word before i is a verb that groups are set up for.
func (p *paper) behindPolicy(i int) bool {
	if i == 0 {
		return false
	}
	word := string(p.runes[p.wordStart(i):i])
	return policies[word] || p.policyWithin(word)
}

// closeQuotes are the marks that open what these close, which may stand within a name:
// 《云岭省海岛保护条例》立法工作领导小组.
var closeQuotes = map[rune]rune{'”': '“', '’': '‘', '》': '《'}

// longestQuote is how many characters of a name marks can enclose.
const longestQuote = 24

// levelAlone reports whether nothing but the level of a government stands at the start of a clause
// before i.
func (p *paper) levelAlone(i int) bool {
	return i > 0 && containsRune("省市县区州镇乡旗厅局部", p.rune(i-1)) && p.cleanEdge(i-1) && !containsRune("、与和及", p.rune(i-2))
}

// firstWords are what names of groups start with at any level.
var firstWords = newPhrases(map[class]string{group: "中共 中央 国务院 全国 国家 省委 省政府 市委 市政府 县委 县政府 区委 区政府 全省 全市 全县"})

// startsName reports whether a name surely starts at i: 国务院, 中央, 全国, a place or an ordinal.
func (p *paper) startsName(i int) bool {
	f, organ := firstWords.at(p.view, i)
	organ = organ && !(f.runes[len(f.runes)-1] == '委' && p.has(i+len(f.runes), []rune("员会"))) // 依法治|省委员会
	return organ || p.agencyAt[i] > 0 || p.placeAt(i) || strings.Contains(string(p.runes[i:min(i+5, len(p.runes))]), "届") &&
		isNumeral(p.runes[i:i+1]) && p.rune(i-1) != '第' && !isDigit(p.rune(i-1))
}

// isOrgan reports whether a word can stand before 全国, 省委 or the like in one name: 国务院, 浙江,
// 十七届.
func (p *paper) isOrgan(word string, start int) bool {
	tag := p.tags[start]
	if r := []rune(word); len(r) == 1 && containsRune("局厅部院镇乡", r[0]) {
		return p.startsLine(start) || p.cleanEdge(start)
	}
	return tag == "ns" || tag == "nt" || strings.HasSuffix(word, "届") || strings.HasSuffix(word, "次") || p.agencyAt[start] > 0 ||
		slices.Contains(organs, word) || containsRune("省市县区州盟旗委府", []rune(word)[len([]rune(word))-1])
}

// isNoun reports whether the word that ends at i is a noun, or a verb used as one.
func (p *paper) isNoun(i int) bool {
	if i == 0 || !zh.IsHan(p.rune(i-1)) || p.gap(i) != noGap {
		return false
	}
	start := p.wordStart(i)
	word := string(p.runes[start:i])
	return !nameStops[word] && !verbs[word] && (p.tags[start] == "vn" || p.tags[start] == "n")
}

// endsBody reports whether the word that ends at i ends the name of a body: 财政部、…领导小组.
func (p *paper) endsBody(i int) bool {
	r := p.rune(i - 1)
	return strings.ContainsRune("部局厅署办院组室", r) || p.rune(i-2) == '员' && r == '会' || p.rune(i-2) == '会' && r == '议'
}

// trimEdge drops what a name cannot start with: joints, closing marks, and numbers of headings.
func (p *paper) trimEdge(edge, stem int) int {
	if i := slices.Index(p.runes[edge:min(edge+4, stem)], '、'); i > 0 && isNumeral(p.runes[edge:edge+i]) {
		edge += i
	}
	if p.has(edge-2, []rune("附件")) && isDigit(p.rune(edge)) { // 附件1|云岭省…领导小组名单
		return edge + 1
	}
	if p.rune(edge) == '就' { // the words were cut 现|就学|校
		edge++
	}
	edge = p.behindYear(edge, stem)
	if p.rune(edge) == '新' && p.startsName(edge+1) {
		edge++
	}
	for edge < stem && (joints[string(p.runes[edge])] || p.runes[edge] == '”' || p.runes[edge] == '%') {
		edge++
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
	if k < stem && (p.strongStart(k) || containsRune("旗盟", p.rune(k))) {
		return k
	}
	return edge
}

func isNumeral(rs []rune) bool {
	return !slices.ContainsFunc(rs, func(r rune) bool { return !isDigit(r) && !containsRune("一二三四五六七八九十", r) })
}
