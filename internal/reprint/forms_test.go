package reprint_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// A form makes stories that differ only in what it leaves room for.
type form struct {
	name string
	fill func(rng *rand.Rand, n int) (title, body string)
}

// nth gives each story of a family another county and day.
func nth(n int) (county string, month, day int) {
	k := n / (2 * len(forms))
	return counties[(k*7+n%(2*len(forms)))%len(counties)], 1 + k%12, 1 + (k*11+n)%28
}

var forms []form

func init() {
	forms = []form{
		{"approval", approval}, {"appointments", appointments}, {"warning", warning}, {"forecast", forecast},
		{"meeting", meeting}, {"founding", founding}, {"statistics", statistics}, {"publicity", publicity},
		{"holiday", holiday}, {"inspection", inspection},
	}
}

func approval(_ *rand.Rand, n int) (string, string) {
	county, month, day := nth(n)
	return "云岭省人民政府关于同意" + county + "县海岛保护规划的批复",
		fmt.Sprintf(`%s县人民政府：
你县关于报请审批海岛保护规划的请示收悉。经省政府研究，现批复如下：
一、原则同意%s县海岛保护规划。规划范围包括全部有居民海岛和无居民海岛，规划期限至2035年。
二、要坚持保护优先、节约集约、陆海统筹，严守生态保护红线，严格控制海岛开发强度，维护岸线的自然形态。
三、要完善基础设施和公共服务，改善海岛居民的生产生活条件，发展特色渔业和生态旅游，增强防灾减灾能力。
四、规划是海岛保护和利用的依据，不得随意修改，确需修改的按程序报批。省自然资源厅要加强指导和监督。
云岭省人民政府
2026年%d月%d日`, county, county, month, day)
}

func appointments(rng *rand.Rand, n int) (string, string) {
	_, month, day := nth(n)
	var b strings.Builder
	fmt.Fprintf(&b, "云岭省人民政府2026年%d月%d日决定，任命：\n", month, day)
	for range 6 + rng.IntN(5) {
		agency := pick(rng, agencies)
		fmt.Fprintf(&b, "%s为云岭省%s%s；\n", person(rng), agency, pick(rng, words("厅长 副厅长 总工程师 一级巡视员")))
	}
	fmt.Fprintf(&b, "免去：\n%s的云岭省%s副厅长职务。\n", person(rng), pick(rng, agencies))
	return "云岭省人民政府任免工作人员", b.String()
}

func warning(rng *rand.Rand, n int) (string, string) {
	county, month, day := nth(n)
	hour := 6 + rng.IntN(15)
	return county + "县发布大风蓝色预警",
		fmt.Sprintf(`%s县气象台2026年%d月%d日%d时发布大风蓝色预警信号：预计未来24小时内，沿海海域将出现6到7级大风，阵风8级，请过往船只注意避风，做好防范工作。`, county, month, day, hour)
}

func forecast(rng *rand.Rand, n int) (string, string) {
	_, month, day := nth(n)
	var b strings.Builder
	fmt.Fprintf(&b, "云岭省气象台%d月%d日发布全省天气预报：\n", month, day)
	for _, c := range counties[:8] {
		low := rng.IntN(20)
		fmt.Fprintf(&b, "%s：%s，%s风%d级，气温%d到%d摄氏度。\n", c, pick(rng, words("晴 多云 阴 小雨 中雨")),
			pick(rng, words("东北 西南 偏北 偏东")), 2+rng.IntN(4), low, low+3+rng.IntN(9))
	}
	return "全省天气预报", b.String()
}

func meeting(rng *rand.Rand, n int) (string, string) {
	_, month, day := nth(n)
	topic, chair := topics[n/20%len(topics)], person(rng)
	return "省" + topic + "工作领导小组会议召开",
		fmt.Sprintf(`%d月%d日，省%s工作领导小组会议在云州召开。省委副书记、领导小组组长%s主持会议并讲话。
会议传达学习有关文件精神，听取今年工作情况汇报，审议有关方案，研究部署下一步工作。
会议指出，今年以来各级各部门认真贯彻落实决策部署，扎实推进各项任务，取得阶段性成效。
会议强调，要深刻认识%s工作的重要意义，进一步增强责任感和紧迫感。要坚持系统观念，抓住关键环节，补齐短板弱项，形成工作合力。要加强组织领导，健全工作机制，严格督导考核，确保各项任务落到实处。
领导小组成员参加会议。`, month, day, topic, chair, topic)
}

func founding(rng *rand.Rand, n int) (string, string) {
	county, _, _ := nth(n)
	topic := pick(rng, topics)
	var b strings.Builder
	fmt.Fprintf(&b, "各乡镇人民政府，县政府各部门：\n为加强%s工作的组织领导，县政府决定成立%s县%s工作领导小组。现将组成人员名单通知如下：\n组  长：%s  县委副书记、县长\n", topic, county, topic, person(rng))
	for range 7 {
		fmt.Fprintf(&b, "成  员：%s  县%s局局长\n", person(rng), strings.TrimSuffix(strings.TrimSuffix(pick(rng, agencies), "厅"), "局"))
	}
	b.WriteString("领导小组办公室承担日常工作，定期召开会议，通报工作进展。领导小组成员因工作变动需要调整的，由所在单位提出意见，报领导小组审定，不再另行发文。")
	return county + "县人民政府办公室关于成立" + topic + "工作领导小组的通知", b.String()
}

func statistics(rng *rand.Rand, n int) (string, string) {
	county, month, _ := nth(n)
	return fmt.Sprintf("%s县前%d个月经济运行情况", county, month),
		fmt.Sprintf(`前%d个月，全县地区生产总值%d.%d亿元，同比增长%d.%d%%。规模以上工业增加值增长%d.%d%%，固定资产投资增长%d.%d%%，社会消费品零售总额%d.%d亿元。一般公共预算收入%d.%d亿元。居民消费价格上涨%d.%d%%。总体看，经济运行稳中有进，但外部环境复杂，仍需巩固回升向好基础。`,
			month, rng.IntN(900), rng.IntN(10), rng.IntN(9), rng.IntN(10), rng.IntN(9), rng.IntN(10), rng.IntN(9), rng.IntN(10),
			rng.IntN(300), rng.IntN(10), rng.IntN(90), rng.IntN(10), rng.IntN(4), rng.IntN(10))
}

func publicity(rng *rand.Rand, n int) (string, string) {
	_, month, day := nth(n)
	return "云岭省拟任职干部公示",
		fmt.Sprintf(`为加强对干部选拔任用工作的监督，现将拟任职干部有关情况公示如下：
%s，男，汉族，%d年%d月生，大学学历，中共党员，现任%s县委副书记，拟任市直单位正职。
公示时间自%d月%d日起5个工作日。公示期间，广大干部群众可通过来信、来电、来访等方式反映公示对象的情况和问题。反映问题要实事求是，提倡实名举报，对举报人的情况严格保密。受理电话：12380。`,
			person(rng), 1970+rng.IntN(20), 1+rng.IntN(12), pick(rng, counties), month, day)
}

func holiday(_ *rand.Rand, n int) (string, string) {
	county, month, day := nth(n)
	return county + "县人民政府办公室关于节假日安排的通知",
		fmt.Sprintf(`各乡镇人民政府，县政府各部门：
根据上级通知精神，现将节假日安排通知如下：
%d月%d日至%d日放假，共3天。%d月%d日（星期日）上班。
节假日期间，各地各部门要妥善安排好值班和安全、保卫、疫情防控等工作，遇有重大突发事件，要按规定及时报告并妥善处置，确保人民群众祥和平安度过节日假期。
%s县人民政府办公室`, month, day, day+2, month, day+4, county)
}

func inspection(rng *rand.Rand, n int) (string, string) {
	county, month, day := nth(n)
	leader := person(rng)
	return leader + "到" + county + "县调研",
		fmt.Sprintf(`%d月%d日，省委常委%s到%s县调研。
%s先后来到产业园区、乡镇便民服务中心和农户家中，详细了解生产经营和群众生活情况，现场协调解决困难问题。
他指出，要深入贯彻落实决策部署，完整准确全面贯彻新发展理念，立足资源禀赋，发展特色产业，带动群众增收。
他强调，要守住不发生规模性返贫的底线，抓好安全生产，做好民生保障，持续改善人居环境。
省直有关部门负责同志参加调研。`, month, day, leader, county, leader)
}
