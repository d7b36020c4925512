package extract

import (
	"regexp"
	"slices"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// isPlural reports whether the words before i say that many groups are meant: 各级防汛领导小组.
func (p *paper) isPlural(i int) bool {
	return i >= 2 && plurals[string(p.runes[i-2:i])]
}

// counted reports whether a number stands before i that says that no one group is meant: 四个.
func (p *paper) counted(i int) bool {
	r := p.rune(i - 2)
	return p.rune(i-1) == '个' && (isDigit(r) || containsRune("二两三四五六七八九十百多数几", r)) && p.rune(i-3) != '第'
}

var plurals = newSet("各级 各类 各地 各个 各种 这些 一些 有些 许多 多个 所有 部分 相应")

// ofEach reports whether the name that starts at i is one that many bodies have each: 各县市要成立人口
// 普查领导小组, 将本单位创建工作领导小组名单报….
func (p *paper) ofEach(i int) bool {
	if p.startsName(i) {
		return false
	}
	if p.rune(i-1) == '本' {
		return true
	}
	set := false
	for k := i - 1; k > i-farBack && k > 0 && !ends(p.runes[k]) && p.runes[k] != ':' && p.gap(k+1) != newLine; k-- {
		if f, ok := cues.at(p.view, k); ok && f.class == set_ {
			set = true
		}
		if p.runes[k] == '各' && containsRune("县市区州镇乡地级公单部厂校街社村", p.runes[k+1]) {
			return set
		}
	}
	return false
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

// isTask reports whether a name that is as short as a bare one says what the group is for: of
// 普法领导小组 and 扶贫工作领导小组, but not of 两大领导小组 or 承办领导小组.
func (p *paper) isTask(s news.Span) bool {
	for _, e := range groupEndings {
		stem, ok := strings.CutSuffix(p.string(s), e)
		if !ok {
			continue
		}
		if e == "小组" || e == "工作组" || len([]rune(stem)) != 2 || emptyStems[stem] {
			return false
		}
		return policies[stem] || topics[stem] || p.isTopic(stem, s.Start, strings.HasPrefix(e, "工作"))
	}
	return false
}

// isTopic reports whether the word of two characters at i says what a group is for. Before 工作 a verb does, too:
// 审计|工作领导小组.
func (p *paper) isTopic(word string, i int, works bool) bool {
	tag, one := p.oneWord(news.Span{Start: i, End: i + 2})
	switch {
	case !one || nameStops[word] || verbs[word]:
		return false
	case strings.HasPrefix(tag, "n"), tag == "vn", tag == "j":
		return true
	}
	return works && (strings.HasPrefix(tag, "v") || tag == "s" || tag == "b") // 口岸, 机要
}

// topics are what groups are for in two characters that the segmenter does not tell as nouns.
var topics = newSet("安全 消防 保密 审计 统计 巡察 网信 统战 殡葬 深改 司改 房改 医改 车改 课改 数改 双减 双创 双拥 两新 两违 林长 河长 湖长 田长 路长 链长 爱卫 食安 食药 托育 减负 综治 殡改 信访 侨务 预算 高考 中考 招生 创业 出生 抽水 共享 露天 突发 退耕 禁塑 禁放 禁毒 禁捕 春运 创文 创卫 创森")

// organs are words that the name of a Party or state group can start with.
var organs = strings.Fields("机关 中共 中央 国务院 全国 国家 省 市 县 区 州 盟 旗 自治区 镇 乡 军委 党委 党组 人大 政协 总局 部")

// plausible reports whether a name found by its ending can be that of an official body. 领导小组
// is used by nothing else; 小组 and 工作组 are also what classes and clubs have.
func (p *paper) plausible(s news.Span) bool {
	name := p.string(s)
	if levels.inText(name) || sports.inText(name) || strings.HasSuffix(stemOf(name), "业类") {
		return false // 成立市、县两级防汛领导小组, 产业类领导小组
	}
	for _, strong := range []string{"领导小组", "专责小组", "协调小组", "专项小组", "工作小组"} {
		if strings.HasSuffix(name, strong) {
			return true
		}
	}
	if quotedEnds.endOf(name) && s.Len() >= 6 && (containsRune("“‘\"", p.rune(s.Start-1)) || p.has(s.Start-2, []rune("加入")) || p.seatBehind(s) || p.meets(s.End) || p.headTold(s.End)) {
		return true // 「北部都會區融資督導小組」, 委任以下人士加入…
	}
	if strings.HasSuffix(name, "小组") && s.Len() >= 6 && p.rune(s.Start-1) == '“' && p.fateBehind(s.End) && !clubs.inText(name) && !hobbies.inText(name) {
		return true // “毗邻地区合作小组”易名为…
	}
	if strings.HasSuffix(name, "工作组") && (p.hasHead(s.End) || p.meets(s.End) || p.afterSetUp(s.Start) && (p.headTold(s.End) || p.headListed(s.End))) && (!dispatched.inText(name) || strings.Contains(name, "指导") && p.headListed(s.End)) {
		return true
	}
	if strings.HasSuffix(name, "小组") && s.Len() >= 6 && !clubs.inText(name) && (p.hasHead(s.End) || (p.afterSetUp(s.Start) || p.headTold(s.End)) && !hobbies.inText(name)) {
		return true
	}
	official := slices.ContainsFunc(organs, func(o string) bool { return strings.HasPrefix(name, o) })
	return official && strings.HasSuffix(name, "小组") || strings.HasSuffix(name, "革命小组") ||
		strings.HasSuffix(name, "人小组")
}

// hasHead reports whether a role in the group that ends at i stands behind it: …小组组长, …工作组,组长….
func (p *paper) hasHead(i int) bool {
	for containsRune(",:(。”’", p.rune(i)) && i+1 < len(p.runes) && (p.titleAt[i+1] > 0 || containsRune("”’", p.rune(i))) {
		i++
	}
	end := p.titleAt[i]
	return end > 0 && !p.has(i, []rune("成员")) && isGroupRole(string(p.runes[i:end]))
}

// seatBehind reports whether a seat in the group that is s stands behind it, or the short form that the text has for it,
// 海滨更新督导小组(督导小组)|非官方成员, or else that it met or was there before.
func (p *paper) seatBehind(s news.Span) bool {
	i := s.End
	if p.has(s.Start-3, []rune("原有的")) || p.has(s.Start-3, []rune("现有的")) || convening.MatchString(p.string(news.Span{Start: i, End: min(len(p.runes), i+longestCited)})) {
		return true
	}
	if p.rune(i) == '(' {
		i = p.behindBracket(i)
		if p.isTail(news.Span{Start: s.End + 1, End: i - 1}, s) {
			return true
		}
	}
	if f, ok := newMembers.at(p.view, min(i, len(p.runes)-1)); ok {
		i += len(f.runes)
	}
	end := p.titleAt[min(i, len(p.runes)-1)]
	return end > 0 && isGroupRole(string(p.runes[i:end]))
}

// convening says that the body before it met: 今日(8月7日)召开第五次会议.
var convening = regexp.MustCompile(`^[^。,;:]{0,10}(?:召开|举行)(?:第|会议|全体|首次)`)

// newMembers may stand between the name of a group and those who are in it now.
var newMembers = newPhrases(map[class]string{other: "新任 新一届 的 的新一届 的新任 本届 的非官方 的官方"})

// fateBehind reports whether a verb that says what became of a body stands behind the closing mark at i.
func (p *paper) fateBehind(i int) bool {
	f, ok := cues.at(p.view, i+1)
	return p.rune(i) == '”' && ok && (f.class == rename || f.class == abolish || f.class == unite)
}

// isTail reports whether the name that is s ends in short, which is a part of it.
func (p *paper) isTail(short, s news.Span) bool {
	return short.Len() > 2 && short.Len() < s.Len() && p.has(s.End-short.Len(), p.runes[short.Start:short.End])
}

// meets reports whether a meeting with its number stands behind i, as only standing bodies have: …工作组|第三次会议.
func (p *paper) meets(i int) bool {
	if containsRune("”’\"", p.rune(i)) {
		i++
	}
	return p.rune(i) == '第' && (p.rune(i+2) == '次' || p.rune(i+3) == '次')
}

// headTold reports whether the clause behind the one that ends at i says who leads: …工作组,由副书记高远任组长.
func (p *paper) headTold(i int) bool {
	if containsRune("”’", p.rune(i)) {
		i++
	}
	if r := p.rune(i); r != ',' && r != '由' {
		return false
	}
	for k := i + 1; k < min(len(p.runes), i+farBack) && !ends(p.runes[k]); k++ {
		if end := p.titleAt[k]; end > 0 && leaderRoles[strings.TrimPrefix(string(p.runes[k:end]), "双")] && containsRune("任为", p.runes[k-1]) {
			return true
		}
	}
	return false
}

// headListed reports whether a line behind i names who leads: 组长:郝然.
func (p *paper) headListed(i int) bool {
	for k := i; k < min(len(p.runes), i+8*farBack); k++ {
		if p.gap(k) != newLine {
			continue
		}
		if end := p.titleAt[k]; end > 0 && leaderRoles[string(p.runes[k:end])] {
			return p.rune(end) == ':' || p.gap(end) != noGap
		}
	}
	return false
}

// leaderRoles are those of who leads a small group.
var leaderRoles = newSet("组长 召集人 主席")

// levels are words for the governments of several levels, which have a group each.
var levels = newPhrases(map[class]string{other: "两级 三级 四级 五级"})

// afterSetUp reports whether a verb stands before i that says what became of a group.
func (p *paper) afterSetUp(i int) bool {
	for containsRune("“‘\"", p.rune(i-1)) && i > 0 {
		i--
	}
	word := string(p.runes[max(0, i-2):i])
	return setUpWords[word] || word == "撤销" || word == "解散" || p.behindSetUp(i)
}

// hobbies are words in the names of what people form to learn or to play.
var hobbies = newPhrases(map[class]string{other: "兴趣 学习 互助 课题 课外 实验 研究 阅读 合唱 活动 备课 教研 帮扶"})

// quotedEnds are what the names of groups in Hong Kong and Taiwan end in that others have too.
var quotedEnds = newEndings("督导小组 专案小组 行动小组 统筹小组 跟进小组 联络小组 发展小组 咨询小组 审核小组")

// clubs are words in the names of what people form of their own accord.
var clubs = newPhrases(map[class]string{other: "兴趣 志愿 社团 合唱 数学 语文 英语 物理 化学 班级 学生 业主 车友"})

// dispatched are words in the names of teams that are sent out and no standing groups.
var dispatched = newPhrases(map[class]string{other: "巡视 督导 督查 检查 调查 指导 考察 考核 专家 驻"})
