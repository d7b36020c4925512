package extract

import "github.com/xiaozu-watch/xiaozu/internal/news"

// seats are the rules of who has a seat in a group, in words that would mean nothing of another
// body, and of what goes on with any statement.
var seats = []rule{
	{
		name: "more", pattern: `,(?P<post>T)(?:[,;]|$)`, confidence: 0.85, again: true,
		yes: []string{"周启明任云岭省委委员、常委，省委宣传部部长。 周启明|委员|云岭省委 周启明|常委|云岭省委 周启明|部长|省委宣传部"},
		no:  []string{"出席的有周启明，云岭省水利厅厅长。"},
	},
	{
		name: "is-seat", pattern: `(?P<who>P)x?W(?P<post>T)`, action: news.Appointed, confidence: 0.95, seats: true,
		yes: []string{"云岭省成立海岛保护领导小组，高远为组长。 高远|组长|海岛保护领导小组"},
	},
	{
		name: "seat-is", pattern: `(?P<post>T)[WIN]:?(?P<who>P)`, action: news.Appointed, confidence: 0.95, seats: true,
		yes: []string{"云岭省成立海岛保护领导小组，组长为高远，成员包括杜衡、何秋实。 高远|组长|海岛保护领导小组 杜衡|成员|海岛保护领导小组 何秋实|成员|海岛保护领导小组"},
	},
	{
		name: "seat-added", pattern: `(?P<post>T)A(?P<who>P)(?:[,;]|$)`, action: news.Appointed, confidence: 0.85, seats: true,
		yes: []string{"云岭省海岛保护领导小组副组长增加副省长高远。 高远|副组长|云岭省海岛保护领导小组"},
		no:  []string{"云岭省海岛保护领导小组成员任命高远为云岭测控集团董事长。"},
	},
	{
		name: "seats-include", pattern: `(?P<post>T)[x,W]{1,8}I:?(?P<who>P)`, action: news.Appointed, confidence: 0.8, seats: true,
		yes: []string{"云岭省成立海岛保护领导小组，成员除三个部门外，还包括杜衡、何秋实。 杜衡|成员|海岛保护领导小组 何秋实|成员|海岛保护领导小组"},
	},
	{
		name: "present", pattern: `(?P<who>P)(?:[,xn]{0,9})w(?P<post>T)`, action: "", confidence: 0.85, seats: true,
		yes: []string{"周启明，男，汉族，现任云岭省海岛保护领导小组组长。 周启明|组长|云岭省海岛保护领导小组"},
	},
	{
		name: "as-holder", pattern: `i(?P<post>T)(?:Jx?)?,?(?P<who>P)`, action: "", confidence: 0.85, seats: true,
		yes: []string{
			"作为云岭省海岛保护领导小组组长，周启明多次到现场。 周启明|组长|云岭省海岛保护领导小组",
			"利用担任云岭省海岛保护领导小组组长的职务便利，周启明谋取利益。 周启明|组长|云岭省海岛保护领导小组",
		},
	},
	{
		name: "holder", pattern: `[HC](?P<post>T)D(?P<who>P)`, action: "", confidence: 0.85, seats: true,
		yes: []string{"身兼云岭省海岛保护领导小组组长的周启明多次到现场。 周启明|组长|云岭省海岛保护领导小组"},
		no:  []string{"曾担任云岭省海岛保护领导小组组长的周启明多次到现场。"},
	},
	{
		name: "speaks-as", pattern: `i(?P<post>T),?x`, action: "", confidence: 0.85, seats: true, speaker: true,
		yes: []string{
			"“作为云岭省海岛保护领导小组组长，我要带头落实。”省长沈若兰说。 沈若兰|组长|云岭省海岛保护领导小组",
			"省长沈若兰表示：“作为云岭省海岛保护领导小组组长，我要带头落实。” 沈若兰|组长|云岭省海岛保护领导小组",
		},
		no: []string{"“作为云岭省海岛保护领导小组组长，我要带头落实。”"},
	},
	{
		name: "acting-as", pattern: `i(?P<post>T)`, action: "", confidence: 0.85, seats: true,
		yes: []string{
			"周启明以云岭省海岛保护领导小组组长身份出席。 周启明|组长|云岭省海岛保护领导小组",
			"周启明利用担任云岭省海岛保护领导小组组长的便利谋取利益。 周启明|组长|云岭省海岛保护领导小组",
		},
	},
	{
		name: "seat-beside", pattern: `(?P<who>P)T?,(?P<post>T)(?:[,;]|$)`, action: "", confidence: 0.8, seats: true,
		yes: []string{"主持：周启明　副省长，云岭省海岛保护领导小组组长 周启明|组长|云岭省海岛保护领导小组"},
	},
}
