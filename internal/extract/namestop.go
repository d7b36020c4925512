package extract

import (
	"slices"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/zh"
)

// A name of a group reaches left as far as nothing stands there that a name cannot hold. These
// words end it: verbs of setting up and of taking part, prepositions, pronouns.
var nameStops = newSet(`成立 组建 设立 建立 新设 调整 关于 任命 担任 出任 兼任 接任 任 召开 主持 作为 撤销 撤消 参加 出席 列席 听取 同意 批准 通过
	审议 印发 兼 更名 更名为 改为 改称 增补 决定 由 对 向 在 经 报 将 把 被 是 有 的 了 请 让 给 使 为 以 从 到 于 及其 按照 根据 遵照 依照
	指出 要求 强调 认为 表示 称 说 则 也 并 已 均 还 就 各 各级 各类 各地 每个 有关 相关 所有 部分 任何 某 该 本 本院 本市 本县 本省 本区 本州 本局 本部 本校 本镇 本乡 我院 我局 我区 我州 我校 我厅 我部 我镇 我乡 这 这个 此 此次 上述 两大 两个 这两个 多个 一些 一批 几个 三个
	五个 十个 个 传达 通报 汇报 介绍 学习 首次 涉及 包括 身份 宣布 牵头 负责 参与 进入 加入 离开 接替 取代 代表 组成 保留 不再 原 原来 我省 我市 我县 我国 上 下 中 里 内 会 提及
	重新 宣告 正式 专门 拟 要 可 应 须 需 任组长 发布 公布 更正 订正 勘误 现就 召集 委托 变更 明确 确定 研究 讨论 部署 落实 当日 今天 昨天 日前 近日 或 或者 而 但 并且 与会 同志 先生 兼职 明日 举行 当选 承担 以下简称 简称 下称 以下称 设 下设 增设 新设 并入 合并 归并 纳入 凡 未经 凡未经 调整充实 调整完善 充实 设有 协助 属于 隶属 受 发挥 自 提请 充分发挥 过 全称 称为 名称 全称为 名称为 简称为 新一届 一届 本届 两届 今后 当年 至于 其中 继 依托 依靠 借助 围绕 划入 划归 划转 暂停 移交 移交给 交由 此后 目前 当前 截至 随着 现 现任 时任 前任 历任 详细 首度 附件 正文 加挂 挂 高规格 重申 又 砍掉 卸任 一个 兼掌`)

// verbs are the cues that a name cannot hold either.
var verbs = verbsOf(cues)

func verbsOf(cues phrases) set {
	s := set{}
	for _, list := range cues.lists {
		for _, f := range list {
			if strings.ContainsRune("ABdbRHKMaCUZkSEempYWrIcFVQNsiovqwzX!~uj", rune(f.class)) {
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

// endsName reports whether a name cannot reach over word.
func (p *paper) endsName(word string, start, edge, stem int) bool {
	if nameStarts[word] || p.isPurpose(word, start) || p.holds(word, start, edge, stem) {
		return false
	}
	if word == "公开" && nameStops[string(p.runes[p.wordStart(start):start])] { // 详细|公开|财经小组的名单, but 成立|公开|选拔领导干部工作领导小组
		return !containsRune("选招考遴竞", p.rune(edge))
	}
	if edge == stem && p.separatesHeading(edge) && (word == "办公室" || p.inNumbered(start)) { // 三、工作机构领导小组…
		return true
	}
	if policies[word] && (edge < stem && (p.levelAlone(start) || p.isNamedAfter(start)) || edge == stem && p.isNoun(start)) { // 县|落实|…领导小组, 征管改革|落实|领导小组
		return false
	}
	return stops(word, edge == stem) || p.markEnds(start, edge, stem)
}

// changes are verbs that right before the ending of a name are what the group is for: 结构调整领导小组, 资金统筹整合领导小组.
var changes = newSet("调整 整合 合并 移交")

// stops reports whether a word is one that ends names; last tells that it stands right before the ending.
func stops(word string, last bool) bool {
	if nameStops[word] || verbs[word] {
		return !last || !changes[word]
	}
	r := []rune(word)
	if len(r) == 2 && r[1] == '成' && isNumeral(r[:1]) { // 六成领导小组
		return true
	}
	if len(r) == 4 && nameStops[string(r[:2])] && policies[string(r[2:])] { // 建立健全
		return true
	}
	return len(r) == 2 && !last && word != "兼并" && nameStops[string(r[0])] && nameStops[string(r[1])] // 还以, 并由
}

// markEnds reports whether the character before edge, of a word that starts at start, is a mark that names do not hold.
func (p *paper) markEnds(start, edge, stem int) bool {
	switch r := p.runes[edge-1]; {
	case r == '、' && isNumeral([]rune{p.rune(edge - 2)}) && !isNumeral([]rune{p.rune(edge)}): // 三、生态文明体制改革专项小组
		return true
	case containsRune("—-", r) && isDigit(p.rune(edge)) && isDigit(p.rune(edge-2)): // 2023—2024学年
		return false
	case r == '》' && (joints[string(p.runes[edge])] || p.has(edge, []rune("以及"))): // 《工作规则》和巡察工作领导小组
		return true
	case closeQuotes[r] != 0:
		return !slices.Contains(p.runes[max(0, start-longestQuote):start], closeQuotes[r])
	case r == '·' && zh.IsHan(p.runes[edge]) && p.text.Runes[p.at[edge-1]] == '.': // a full stop: …掐断.云岭省…领导小组
		return true
	case r == '"':
		return !p.quotesWithin(edge, stem)
	case r == '“' || r == '‘' || r == '《':
		return !slices.ContainsFunc(p.runes[edge:stem], func(r rune) bool { return closeQuotes[r] != 0 })
	default:
		return !zh.IsHan(r) && !isDigit(r) && !isLatin(r) && r != '、' && r != '%' && r != '·' && r != '+'
	}
}

// quotesWithin reports whether the straight quotation mark before edge belongs to a name: it closes a passage of
// the name or opens one that has closed before stem, as in "三线"整治领导小组, but not all of "三线整治领导小组".
func (p *paper) quotesWithin(edge, stem int) bool {
	before, behind := 0, 0
	for i := edge - 2; i >= max(0, edge-longestQuote) && !ends(p.runes[i]) && p.gap(i+1) != newLine; i-- {
		if p.runes[i] == '"' {
			before++
		}
	}
	for _, r := range p.runes[edge:stem] {
		if r == '"' {
			behind++
		}
	}
	return behind%2 == 1 || before%2 == 1
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
