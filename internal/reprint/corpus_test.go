package reprint_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// A paper is one article of the invented corpus; those of one story are its copies.
type paper struct {
	story       int
	kind        string // the form it was made by, and how it was edited
	title, body string
}

// invent makes n stories, half of them in families of siblings made by one form, and up to three
// edited copies of each.
func invent(seed uint64, n int) []paper {
	rng := rand.New(rand.NewPCG(seed, 4))
	var papers []paper
	for i := range n {
		p := original(rng, i)
		papers = append(papers, p)
		for range rng.IntN(4) {
			papers = append(papers, edited(rng, p))
		}
	}
	return papers
}

func original(rng *rand.Rand, i int) paper {
	if i%2 == 0 {
		title, body := freeStory(rng)
		return paper{i, "free", title, body}
	}
	form := forms[i/2%len(forms)]
	title, body := form.fill(rng, i)
	return paper{i, form.name, title, body}
}

var (
	counties = words(`青屿 白沙 望潮 石门 龙溪 东山 西山 清河 临江 平湖 南浦 北屏 长岭 安宁 永福 云台 松林 竹溪 盐田 红岩
		金滩 银沙 古渡 新港 大营 小洲 双桥 三河 五峰 九溪`)
	surnames = words(`高 林 沈 陈 许 顾 孟 秦 方 苏 唐 邵 贺 龚 汤 殷 罗 毕 郝 邬`)
	given    = words(`远 海生 若兰 立群 思齐 文博 晓峰 国栋 明哲 雨晴 志远 建章 佳宁 承宇 子衿 长青 望舒 书恒 一鸣 千里`)
	topics   = words(`海岛保护 渔港建设 防汛抗旱 乡村振兴 数字政府 养老服务 古籍整理 湿地修复 种业创新 质量强省 冷链物流
		盐业改革 森林防火 饮水安全 校园食品 港口整合 航道疏浚 台账清理 基层减负 稳岗就业`)
	agencies = words(`水利厅 财政厅 教育厅 民政厅 交通运输厅 自然资源厅 农业农村厅 应急管理厅 文化和旅游厅 市场监督管理局`)
	verbs    = words(`推进 加强 深化 落实 统筹 完善 提升 优化 巩固 拓展`)
	objects  = words(`责任体系 项目清单 资金监管 基础设施 队伍建设 风险排查 数据共享 公共服务 考核办法 协调机制 监测网络 长效机制`)
)

func words(list string) []string { return strings.Fields(list) }

func pick(rng *rand.Rand, from []string) string { return from[rng.IntN(len(from))] }

func person(rng *rand.Rand) string { return pick(rng, surnames) + pick(rng, given) }

func date(rng *rand.Rand) string { return fmt.Sprintf("%d月%d日", 1+rng.IntN(12), 1+rng.IntN(28)) }

// clauses are what official reports are made of; many stories share one.
var clauses = []func(*rand.Rand) string{
	func(r *rand.Rand) string {
		return "会议强调，要" + pick(r, verbs) + pick(r, topics) + pick(r, objects)
	},
	func(r *rand.Rand) string {
		return pick(r, counties) + "县" + pick(r, topics) + "现场会" + date(r) + "召开"
	},
	func(r *rand.Rand) string {
		return fmt.Sprintf("全年安排资金%d万元，支持%s等%d个县%s", 100+r.IntN(9000), pick(r, counties), 2+r.IntN(9), pick(r, topics))
	},
	func(r *rand.Rand) string {
		return "副省长" + person(r) + "到" + pick(r, counties) + "县调研" + pick(r, topics) + "工作"
	},
	func(*rand.Rand) string {
		return "各级各部门要提高政治站位，压实工作责任，确保各项任务落到实处"
	},
	func(r *rand.Rand) string {
		return "省" + pick(r, agencies) + "负责人介绍了" + pick(r, topics) + "的进展"
	},
	func(r *rand.Rand) string {
		return pick(r, verbs) + pick(r, objects) + "，" + pick(r, verbs) + pick(r, objects) + "，不断开创工作新局面"
	},
	func(*rand.Rand) string {
		return "要坚持问题导向，聚焦重点难点，以钉钉子精神抓好落实"
	},
	func(r *rand.Rand) string {
		return fmt.Sprintf("目前已有%d个乡镇完成%s，覆盖群众%d人", 5+r.IntN(80), pick(r, topics), 1000+r.IntN(90000))
	},
	func(r *rand.Rand) string {
		return person(r) + "说，" + pick(r, topics) + "关系" + pick(r, objects) + "，一刻也不能放松"
	},
	func(r *rand.Rand) string {
		return "在" + pick(r, counties) + "镇" + pick(r, counties) + "村，村民" + person(r) + "谈起" + pick(r, topics) + "赞不绝口"
	},
	func(r *rand.Rand) string {
		return "记者从省" + pick(r, agencies) + "获悉，" + pick(r, topics) + "专项行动将于" + date(r) + "启动"
	},
}

func freeStory(rng *rand.Rand) (title, body string) {
	title = pick(rng, counties) + "县" + pick(rng, verbs) + pick(rng, topics) + pick(rng, objects)
	return title, paragraphs(rng, 4+rng.IntN(8))
}

func paragraphs(rng *rand.Rand, n int) string {
	var lines []string
	for range n {
		var parts []string
		for range 2 + rng.IntN(4) {
			parts = append(parts, clauses[rng.IntN(len(clauses))](rng))
		}
		lines = append(lines, strings.Join(parts, "。")+"。")
	}
	return strings.Join(lines, "\n")
}
