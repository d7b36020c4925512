package extract

// holds reports whether a word that ends names elsewhere belongs to this one, for what stands beside it.
func (p *paper) holds(word string, start, edge, stem int) bool {
	if edge == stem && (word == "计划" || tasks[word] && p.has(stem, []rune("工作"))) { // …行动计划领导小组
		return true
	}
	held, ok := heldWords[word]
	return ok && held(p, start, edge)
}

// tasks are verbs that before 工作领导小组 say what it is for: 村“两委”换届选举工作领导小组.
var tasks = newSet("选举 补选 移交 划转 归并")

// heldWords say of words that end names, from start to edge, when they do not.
var heldWords = map[string]func(p *paper, start, edge int) bool{
	"自": func(p *paper, _, edge int) bool { return p.rune(edge) == '贸' },
	"对": func(p *paper, _, edge int) bool {
		return containsRune("台外港澳藏疆非美俄日韩朝欧", p.rune(edge))
	}, // 对台小组
	"可":   func(p *paper, _, edge int) bool { return p.has(edge, []rune("持续")) },           // 可持续发展
	"还":   func(p *paper, _, edge int) bool { return containsRune("林草湿湖牧", p.rune(edge)) }, // 退耕还林还草
	"委托":  func(p *paper, _, edge int) bool { return p.rune(edge) == '育' },                 // the words were cut 市|委托|育
	"以上":  behindLevel,
	"级以上": behindLevel,
	"讨论":  behindGreat,
	"调研":  behindGreat,
	"排查":  behindGreat,
	"设":   behindAbolished,
	"并":   behindAbolished,
	"代表":  func(p *paper, start, _ int) bool { return p.has(start-2, []rune("大会")) }, // 人民代表大会代表选举
	"各类":  func(p *paper, start, _ int) bool { return p.behindPolicy(start) },        // 清理整顿|各类|交易场所
	"落实":  func(p *paper, start, _ int) bool { return p.has(start-2, []rune("整改")) }, // 整改落实
	"学习": func(p *paper, start, edge int) bool { // “两学一做”学习教育
		return p.has(edge, []rune("教育")) && p.rune(start-1) != '达'
	},
	"的": func(p *paper, start, edge int) bool { // 新型冠状病毒感染的肺炎, as the National Health Commission named it in 2020
		return p.has(edge, []rune("肺炎")) && p.has(start-2, []rune("感染"))
	},
}

// behindLevel: 省级以上开发区.
func behindLevel(p *paper, _, edge int) bool { return p.rune(edge-3) == '级' }

// behindGreat: 解放思想大讨论.
func behindGreat(p *paper, start, _ int) bool { return p.rune(start-1) == '大' }

// behindAbolished: 撤县设市, 撤乡并镇.
func behindAbolished(p *paper, start, _ int) bool { return p.rune(start-2) == '撤' }
