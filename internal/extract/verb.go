package extract

import (
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// policies are verbs that groups are set up for, with which their names can begin: 推进…领导小组.
// Any other verb before a name is that of the sentence.
var policies = newSet(`推进 促进 深化 应对 防止 打击 整治 治理 防治 防范 防控 预防 保障 加强 落实 规范 扶持 支持 统筹 清理 处置 化解 扩大
	实施 建设 发展 创建 开展 救助 援助 保护 打赢 扫黑除恶 扫黑 打黑 除恶 打黑除恶 控制 服务 协调 管理 监管 帮扶 支援 援藏 援疆 援建 招商 招商引资 改革 创新
	开发 利用 研究开发 履行 贯彻 开放 引进 培育 壮大 振兴 优化 提升 提高 改善 净化 绿化 美化 禁毒 戒毒 禁烧 禁止 减排 减灾 救灾 抗旱 抗震 防汛 防灾 防火 防空
	维护 维稳 稳定 抗击 遏制 查处 查办 督查 巡视 清欠 清产 拆迁 征收 征地 征兵 征管 搬迁 移民 安置 拥军 复工 复产 盘活 解决 处理 修订 编纂 编制
	编写 宣传 教育 学习 培训 普及 普法 执法 立法 申报 申办 筹备 筹办 举办 承办 迎接 庆祝 纪念 调查 普查 清查 评估 考核 考评 评选 表彰 奖励 消除
	反腐 反恐 反邪教 抢险 应急 关爱 关心 养老 助残 助学 扶贫 脱贫 脱困 转变 转型 转移 淘汰 压减 化解 整合 整顿 整改 完善 健全 构建 打造
	限制 取缔 压缩 节约 节能 节水 治超 治污 治水 对接 融入 参与 拓展 试点 公开 退役 退耕 退牧 取消 保护 救治 防疫 接种 采购 招标 投资 融资 贷款 收购 储备 供应 供水 供电 输送
	破产 承接 争创 减轻 缓解 降低 推行 推广 攻坚 攻克 排查 迎检 迎评 申遗 申创 共建 护林 护路 治欠 追逃 追赃 反诈 打私 打拐 打假 禁牧 禁渔 创城 创卫`)

// behindVerbs is the edge of a name that reached left to edge without the words of the sentence
// before it: verbs that no group is set up for, adverbs, prepositions and persons.
func (p *paper) behindVerbs(edge, stem int) int {
	if p.fillsLine(edge, stem) {
		return edge
	}
	for i := edge; i < stem; {
		if end := p.wholeAt(i); end > i {
			i = end
			continue
		}
		end := i + 1
		for end < stem && !p.starts[end] {
			end++
		}
		inner := i == edge+1 && p.behindSetUp(edge) // 成立厅|预算绩效管理工作领导小组
		if end < stem && !inner && (i == edge || stem-end >= shortestTopic) && !p.isNamedAfter(i) && p.leads(i, end) && (i == edge || p.isVerb(i) && p.endsBody(i) || p.isVerb(i) && (p.strongStart(end) && containsRune("省市县州区", p.rune(i-1)) || containsRune("处委府会", p.rune(i-1)))) {
			edge = end
		}
		i = end
	}
	return edge
}

// addresses are verbs that have a group for their object. Any other verb before a name is what the group is for.
var addresses = newSet(`欢迎 修改 组织 参加 配合 协助 推动 领导 接受 服从 请示 报告 报送 提请 感谢 会同 联系 督促 指导 支持 隶属 运用 利用 依法 派驻 抽调 进驻 充当 扮演 尊重 联合 聘请 受聘
	邀请 抄送 报请 报经 提交 上报 反馈 移送 转交 呈报 请求 建议 提议 倡议 商 告知 知会 函告 邀集 召开 调度 追问 采访 拜访 访问 走访 会见 看望 慰问 批评 表扬 指派 委派 选派 启用 重启 恢复 带领 率领 陪同 跟随`)

// shortestTopic is how many characters say at least what a group is for: 省委退耕还林|还草|领导小组.
const shortestTopic = 3

// fillsLine reports whether a line holds nothing but a number and the name: (三)受灾群众安置专项小组.
func (p *paper) fillsLine(edge, stem int) bool {
	for k := stem + 2; k <= min(stem+8, len(p.runes)); k++ {
		if p.gap(k) == newLine {
			return p.rune(k-1) == '组' && p.startsLine(edge)
		}
	}
	return false
}

// strongStart reports whether a level of government or a place stands at i.
func (p *paper) strongStart(i int) bool {
	return p.startsName(i) || containsRune("省市县州", p.rune(i))
}

// leads reports whether the word [start, end) is of the sentence rather than of a name.
func (p *paper) leads(start, end int) bool {
	word := p.string(news.Span{Start: start, End: end})
	if p.placeAt(start) || nameStarts[word] || end-start < 2 {
		return false
	}
	if p.isVerb(start) {
		return addresses[word] && !p.behindSetUp(start) && p.rune(start-1) != '的'
	}
	switch p.tags[start] {
	case "d", "p", "c", "r", "u", "y":
		return true
	case "t":
		return !containsRune("春夏秋冬汛", p.rune(start)) && word != "现代"
	}
	return false
}

// behindSetUp reports whether the sentence has had its verb before i: 成立了|殡葬改革领导小组.
func (p *paper) behindSetUp(i int) bool {
	if p.rune(i-1) == '了' {
		i--
	}
	return setUpWords[string(p.runes[max(0, i-2):i])]
}

// isVerb reports whether the word at i is a verb and no noun made of one.
func (p *paper) isVerb(i int) bool {
	return p.tags[i] == "v" || p.tags[i] == "vd" || p.tags[i] == "vg"
}

// policyWithin reports whether a verb is made of one of policies: 统筹推进.
func (p *paper) policyWithin(word string) bool {
	r := []rune(word)
	return len(r) == 4 && (policies[string(r[:2])] || policies[string(r[2:])]) || strings.HasPrefix(word, "反")
}

// placeBehindSetUp reports whether a place and before it a verb of setting up stand before i: 成立|云岭省|参加….
func (p *paper) placeBehindSetUp(i int) bool {
	for k := i - 2; k > i-longestPlace-2 && k > 0; k-- {
		if p.placeEnds[k] == i {
			return p.behindSetUp(k)
		}
	}
	return false
}
