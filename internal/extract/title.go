package extract

import (
	"slices"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/lexicon"
	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/zh"
)

// Titles are made of a head and what may stand before it: 常务|副|组长. The lists are those of
// official usage; titles of the dictionary are matched besides.
const (
	titlePrefixes = "双 第一 第二 一级 二级 三级 四级 常务 执行 非官方 非官守 当然 增选 副 代 代理 署理 名誉 荣誉 候补 候任 专职 兼职 首席 党组 党委 " +
		"办公室 秘书处 秘书组 总 高级 助理 驻会"
	titleHeads = "省领导 市领导 县领导 区领导 州领导 四大家领导 四套班子领导 四大班子领导 班子成员 领导成员 组长 成员 组员 召集人 联络员 主任委员 主任 委员 常委 常务委员 书记 总书记 主席 主席助理 " +
		"总理 国务委员 秘书长 部长 部长助理 行长 行长助理 审计长 署长 署长助理 局长 局长助理 司长 处长 厅长 厅长助理 " +
		"省长 省长助理 市长 市长助理 州长 盟长 区长 区长助理 县长 县长助理 旗长 镇长 乡长 科长 股长 关长 院长 检察长 委员长 " +
		"参谋长 指挥官 链长 河长 湖长 林长 班长 执委 廉政专员 次长 政务次长 常务次长 主委 大会代表 人大代表 特命全权大使 主任科员 司令员 政委 政治委员 总指挥 总指挥长 指挥长 指挥 行政长官 专员 督学 总督学 督察 督察长 督察专员 副代表 公使衔参赞 总编纂 副总编纂 " +
		"工程师 规划师 经济师 会计师 农艺师 设计师 统计师 监察专员 飞行师 畜牧师 畜牧兽医师 主编 总编 总编辑 编委 " +
		"会长 理事长 董事长 总经理 总裁 校长 所长 台长 社长 馆长 站长 监狱长 大校 " +
		"总队长 支队长 大队长 中队长 队长 军长 师长 旅长 司令 教导员 议长 顾问 团长 秘书 负责人 牵头人 协调人 协调员 执行长 特派员 发言人 新闻发言人 相关职务 " +
		"常任秘书长 巡视员 调研员 参事 参赞 大使 总领事 法官 大法官 检察官 庭长 审判员 检察员 " +
		"段长 场长 厂长 园长 矿长 村长 经理 总监 安全总监 食品安全总监 药品安全总监 警务技术总监 警务技术一级总监 警务技术二级总监 教导员 研究员 督导员 政工师 兽医师 警长 高级警长 董事 外部董事 独立董事 职工董事 监事 职工监事 监事会主席 " +
		"高级主办 一级主办 二级主办 三级主办 四级主办"
)

// notTitles are words that only begin like a title.
var notTitles = newPhrases(map[class]string{other: "省领导班子 市领导班子 县领导班子 区领导班子 州领导班子 县领导包 市领导包 省领导包 县领导挂 市领导挂 编委主任 编委副主任 编委办 编委成员 编委委员 河长制 湖长制 林长制 链长制 田长制 路长制 成员单位 成员国 成员组织 成员名单 成员会议 委员会 常委会 主席团 主席台 主席令 " +
	"人大代表选举 大会代表选举 人大代表换届 大会代表换届 人大代表工作 大会代表工作 人大代表联络 大会代表联络 书记处 书记员 秘书处 秘书组 秘书局 顾问组 顾问团 主任务 代表团 代表大会 代表会议 代表队 代表性 代表作 代表着 委员长会议 " +
	"指挥部 指挥所 指挥中心 指挥棒 理事会 董事会 董事局 监事会 编辑部 编辑室 参事室 编委会 督察组 督察局 督察室 督察处 督察办 督察总队 督察支队 督察大队 大使馆 参赞处 专员办 " +
	"大校长 大校园 大校区 组长期 市长期 部长期 司令部 政委会 政委员会 经理部 经理层 段长期 场长期 厂长期 园长期 矿长期 村长期 总监督 总监理 总监控 常务委员会 主任务 主任委员会 负责人员 总理府"})

// longWords are words with 长 that follow the level of a place: 区|长江流域禁捕, 县|长城国家文化公园.
var longWords = newPhrases(map[class]string{other: "长江流域 长江经济带 长江大保护 长江保护 长江禁渔 长江禁捕 长江十年 长江岸线 长江生态 长江采砂 长江河道 长江干流 长江沿线 长江水域 " +
	"长江水污染 长江航道 长江防洪 长城国家 长城文化 长城保护 长三角 长株潭 长征国家 长征文化"})

// A titleGrammar finds titles.
type titleGrammar struct {
	prefixes, heads phrases
	begins, second  *runeSet // what titles begin with, and what stands second in them
}

// newTitleGrammar returns a grammar that knows the dictionary's titles besides, but for those
// that name a body before a head, as 省委书记 does: there the body is read as such.
func newTitleGrammar(known []lexicon.Title) titleGrammar {
	g := titleGrammar{
		prefixes: newPhrases(map[class]string{other: titlePrefixes}),
		heads:    newPhrases(map[class]string{other: titleHeads}),
		begins:   newRunes("驻"), // 驻…代表, 常驻…代表
		second:   newRunes("驻"),
	}
	heads := strings.Fields(titleHeads)
	for _, t := range known {
		ends := slices.ContainsFunc(heads, func(h string) bool { return strings.HasSuffix(t.Hans, h) })
		if !ends && t.Kind != "honorific" && t.Kind != "generic" && t.Kind != "academic" {
			g.heads.add(newPhrase(t.Hans, other))
		}
	}
	for _, list := range slices.Concat(g.prefixes.lists, g.heads.lists) {
		for _, f := range list {
			g.begins.add(f.runes[0])
			if f.second != 0 {
				g.second.add(f.second)
			}
		}
	}
	return g
}

// at is the length of the longest title that starts at i, or 0. It is never cut: 副 belongs to
// it, and 委员会 is none.
func (g *titleGrammar) at(v *view, i int) int {
	if r := v.runes[i]; r == '常' || r == '驻' && v.rune(i-1) != '常' && v.rune(i+1) != '外' {
		if n := delegate(v, i); n > 0 {
			return n
		}
	}
	head := i
	for head < min(len(v.runes), i+longestPrefixes) {
		p, ok := g.prefixes.at(v, head)
		if !ok {
			break
		}
		if n := g.head(v, head); n > len(p.runes) {
			return head + n - i
		}
		head += len(p.runes)
	}
	if n := g.head(v, head); n > 0 {
		return head + n - i
	}
	return 0
}

// longestPrefixes is how many characters stand before a title's head at most.
const longestPrefixes = 12

// delegate is the length of 常驻…代表 or 驻…代表 at i, whose inner part says to whom, or 0.
func delegate(v *view, i int) int {
	start := i
	if v.runes[i] == '常' {
		i++
	}
	if v.rune(i) != '驻' {
		return 0
	}
	for k := i + 2; k < min(i+farAhead*3, len(v.runes)-1) && zh.IsHan(v.runes[k]); k++ {
		if v.runes[k] == '代' && v.runes[k+1] == '表' && v.rune(k+2) != '团' && v.rune(k+2) != '处' {
			return k + 2 - start
		}
	}
	return 0
}

func (g *titleGrammar) head(v *view, i int) int {
	if i >= len(v.runes) {
		return 0
	}
	f, ok := g.heads.at(v, i)
	if !ok {
		return 0
	}
	if no, ok := notTitles.at(v, i); ok && len(no.runes) > len(f.runes) {
		return 0
	}
	if v.has(i, []rune("主任委员")) && v.gap(i+1) == noGap && v.gap(i+2) != noGap { // 县人大常委会副主任 委 员:
		return 2
	}
	if _, ok := longWords.at(v, i+len(f.runes)-1); ok {
		return 0
	}
	if v.runes[i] == '队' && !v.sentTeam(i) || v.runes[i] == '指' && len(f.runes) == 2 && !v.isCommander(i) {
		return 0
	}
	if v.runes[i] == '经' && containsRune("已曾", v.rune(i-1)) { // 已经|理清
		return 0
	}
	if v.runes[i] == '相' && !bodyEnds.has(v.rune(i-1)) {
		return 0
	}
	return len(f.runes)
}

// isCommander reports whether the 指挥 at i is a seat in a headquarters: 任|指挥,高远任|副指挥. It is a verb too.
func (v *view) isCommander(i int) bool {
	before, behind := v.rune(i-1), v.rune(i+2)
	return before == '副' || containsRune("任为部指", before) && (!zh.IsHan(behind) || v.gap(i+2) == newLine) || v.gap(i) == newLine && behind == ':'
}

// teams are the words in the names of teams that official bodies have.
var teams = newPhrases(map[class]string{other: "调查 执法 工作 稽查 监察 消防 民兵 巡察 督察 救援 侦查"})

// sentTeam reports whether the 队长 at i is of such a team: 国家统计局云岭调查队|队长.
func (v *view) sentTeam(i int) bool {
	if v.rune(i-1) == '副' {
		i--
	}
	_, ok := teams.at(v, max(0, i-3))
	return ok && v.rune(i-1) == '队'
}

// bodyEnds are the last characters of bodies, behind which 相关职务 stands for a post that is not told.
var bodyEnds = newRunes("办委部局厅组会院署府")

// goesOn reports whether r can be the second character of a title. Behind a prefix of one character that is the
// first of another prefix or of a head.
func (g *titleGrammar) goesOn(r rune) bool { return g.second.has(r) || g.begins.has(r) }

// appendTitles appends all titles of v, without overlaps, from left to right.
func (g *titleGrammar) appendTitles(spans []news.Span, v *view) []news.Span {
	for i := 0; i < len(v.runes); {
		if r := v.runes[i]; !g.begins.has(r) || r != '驻' && !g.goesOn(v.rune(i+1)) {
			i++
			continue
		}
		n := g.at(v, i)
		if v.runes[i] == '院' && v.has(i-2, []rune("国务")) || n == 3 && v.has(i, []rune("特派员办事处")) { // 国务院|长江中游…
			n = 0
		}
		if n > 0 {
			spans = append(spans, news.Span{Start: i, End: i + n})
		}
		i += max(n, 1)
	}
	return spans
}

// groupRoles are the roles that a group gives; others belong to bodies that are no groups.
var groupRoles = newSet("班长 秘书 链长 河长 林长 湖长 组长 成员 组员 召集人 联络员 主任 主任委员 委员 指挥长 指挥 总指挥 总指挥长 秘书长 顾问 主席 协调人 牵头人 总负责人 负责人 督查长 政委 协调员 执行长")

// isGroupRole reports whether a group can give role: 常务副组长, 办公室主任.
func isGroupRole(role string) bool {
	for {
		if groupRoles[role] {
			return true
		}
		i := slices.IndexFunc(rolePrefixes, func(p string) bool { return strings.HasPrefix(role, p) })
		if i < 0 {
			return false
		}
		role = strings.TrimPrefix(role, rolePrefixes[i])
	}
}

var rolePrefixes = strings.Fields("非官方 非官守 当然 增选 第一 第二 常务 执行 名誉 办公室 秘书处 秘书组 联席 副 总")
