package extract

import "strings"

// follow reads a post that stands behind another: a title alone is in the same body; the name of
// a part is that of the same whole.
func follow(n *seatName, last seatName) {
	if len(n.bodies) > 0 {
		if whole := wholeOf(last); whole != "" && len(n.groups) == 0 && isPart(n.bodies[0], whole) {
			n.bodies = []string{whole + n.bodies[0]}
		}
		return
	}
	if n.roster && len(last.groups) == 0 && strings.HasSuffix(n.role, "组长") {
		return
	}
	if len(last.groups) > 0 && !isGroupRole(n.role) {
		return
	}
	n.bodies, n.groups, n.roster = last.bodies, last.groups, last.roster
	if place := placeOf(n.role, []seatName{last}); place != nil && committees.endOf(last.bodies[0]) {
		n.bodies = place // 云州市委书记、市长
	}
	n.past = max(n.past, last.past)
	switch whole := wholeOf(last); {
	case partyTitles[n.role] && inParty(last.role):
		n.role = last.role[:len("党组")] + n.role
	case whole == "" || len(n.groups) > 0:
	case judicialTitles[n.role], inParty(n.role), !partyTitles[n.role] && strings.HasSuffix(last.bodies[0], "党委"):
		n.bodies = []string{whole}
	}
}

// inParty reports whether a title is one in the Party's committee or group within a body.
func inParty(role string) bool {
	return strings.HasPrefix(role, "党组") || strings.HasPrefix(role, "党委")
}

// partyTitles are those that a committee or leading group of the Party gives.
var partyTitles = newSet("书记 副书记 委员 常委 成员 常务委员")

// judicialTitles are those of a court or procuratorate itself, not of its parts.
var judicialTitles = newSet("院长 副院长 检察长 副检察长 审判员 检察员 法官 检察官")

// wholes are the ends of the names of bodies that have parts.
var wholes = strings.Fields("法院 检察院 分院 人大常委会 人民代表大会常务委员会 大学 学院 省委 市委 县委 区委 州委 中央 自治区党委 总工会 政协 省政府 市政府 县政府 人民政府 监察委员会")

// wholeOf is the body that a post is in, without the part of it: of
// 云岭省高级人民法院审判委员会 the court.
func wholeOf(n seatName) string {
	if len(n.bodies) == 0 {
		return ""
	}
	name := n.bodies[0]
	best := 0
	for _, w := range wholes {
		if i := strings.LastIndex(name, w); i >= 0 {
			best = max(best, i+len(w))
		}
	}
	if best == 0 {
		for _, w := range []string{"党委", "党组", "纪委", "党工委"} {
			if rest, ok := strings.CutSuffix(name, w); ok {
				return rest
			}
		}
	}
	return name[:best]
}

// parts are the ends of the names of parts, by which they can be told from bodies of their own.
var parts = newEndings("研究室 政研室 办公厅 办公室 宣传部 组织部 统战部 统一战线工作部 政法委 政法委员会 庭 执行局 委员会 检察部 工委 党校 秘书处 信访局 管委会")

// isPart reports whether a body is a part of whole: it has no level or place of its own.
func isPart(name, whole string) bool {
	if !isInner(name) {
		return false
	}
	if strings.HasSuffix(whole, "委") || strings.HasSuffix(whole, "中央") { // the Party's departments
		return strings.HasSuffix(name, "部") || strings.HasSuffix(name, "办公厅") || strings.HasSuffix(name, "办公室") ||
			strings.HasSuffix(name, "室") || strings.HasPrefix(name, "政法委") || name == "党校" || name == "秘书处"
	}
	return true
}

// isInner reports whether a name is one that only a part has.
func isInner(name string) bool {
	if strings.ContainsAny(name, "省市县区州国") || isCentral(name) {
		return false
	}
	return name == "纪委" || parts.endOf(name)
}

// isCentral reports whether a body's name says that it is one of the whole country.
func isCentral(name string) bool {
	return strings.HasPrefix(name, "中央") || strings.HasPrefix(name, "全国") || strings.HasPrefix(name, "最高")
}

// coordinates reports whether a name is that of a body which joins others, not of an agency.
func coordinates(name string) bool {
	if strings.Contains(name, "依法治") && strings.HasSuffix(name, "委员会") {
		return true
	}
	return coordinators.endOf(name) && !agencies.endOf(name)
}

// coordinators are the ends of the names of coordinating bodies.
var coordinators = newEndings("组 指挥部 防指 联席会议 委员会 编委 委会 安委 深改委 依法治省委 网信委 审计委 文明委 禁毒委 食安委 食药安委 工作机制 协调机制 专班")

// agencies are the ends of the names of committees that are agencies, assemblies or parts of such.
var agencies = newEndings("管委会 常委会 居委会 村委会 监委会 党委会 建委会 国资委会 校委会 团委会 发展和改革委员会 发展改革委员会 卫生健康委员会 卫生和计划生育委员会 民族事务委员会 民族宗教事务委员会 国有资产监督管理委员会 " +
	"住房和城乡建设委员会 城乡建设委员会 交通委员会 商务委员会 教育委员会 科学技术委员会 经济和信息化委员会 农业委员会 农业农村委员会 旅游委员会 旅游发展委员会 市政委员会 " +
	"常务委员会 纪律检查委员会 监察委员会 政法委员会 工作委员会 管理委员会 审判委员会 检察委员会 专门委员会 法制委员会 监督委员会 审查委员会 居民委员会 村民委员会 " +
	"政协委员会 执行委员会 党委员会 省委员会 市委员会 县委员会 区委员会 州委员会 自治区委员会 社会建设委员会 财政经济委员会 学术委员会 事务委员会")

// isPrivate reports whether a post is one in business, sport or school, which no organ gives.
func (n seatName) isPrivate() bool {
	return businessTitles[strings.TrimPrefix(n.role, "副")] || n.role == "班长" && len(n.bodies) > 0 && strings.HasSuffix(n.bodies[0], "班") || len(n.bodies) > 0 && (private.endOf(n.bodies[0]) || sports.inText(n.bodies[0]))
}

// sports are words in the names of teams and classes, and of what is set up for them.
var sports = newPhrases(map[class]string{other: sportWords})

const sportWords = "班级 少先队 红领巾 模拟政协 模拟人大 模拟联合国 国家队 国足 国奥 国青 男足 女足 男篮 女篮 男排 女排 球队 主教练 教练员"

var (
	businessTitles = newSet("董事长 董事 总经理 经理 总裁 监事 总监 厂长 场长 园长 矿长 村长 研究员 首席执行官")
	private        = newEndings("公司 集团 助教组 体能组 康复组 教研组 教练组 兴趣小组 志愿服务小组 志愿小组 互助小组 学习小组 课题组 科研组 摄制组 剧组 俱乐部")
)
