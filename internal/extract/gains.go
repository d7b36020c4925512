package extract

import "github.com/xiaozu-watch/xiaozu/internal/news"

// gains are the rules of who gets a post. Of those that begin alike the first that matches is
// taken. Examples stand beside them and are run as tests: person|role|body of what yes says,
// nothing for no.
var gains = []rule{
	{
		name: "appoint", pattern: `A:?x?(?P<who>[Pr])T?W(?P<post>T)`, action: news.Appointed, confidence: 0.98,
		yes: []string{
			"任命周启明为云岭省水利厅厅长。 周启明|厅长|云岭省水利厅",
			"增补周启明为云岭省海岛保护领导小组副组长。 周启明|副组长|云岭省海岛保护领导小组",
			"委任资深大律师周启明为云岭省海岛保护领导小组顾问。 周启明|顾问|云岭省海岛保护领导小组",
		},
		no: []string{
			"云岭省政府否认将任命周启明为省水利厅厅长。",
			"云岭省政府并未委任周启明为省水利厅厅长。",
			"没有任命周启明为省水利厅厅长的决定。",
			"假如任命周启明为云岭省水利厅厅长，局面将会不同。",
		},
	},
	{
		name: "appointed-by", pattern: `(?P<who>[Pr])x?y?B(?P<post>T)`, action: news.Appointed, confidence: 0.95,
		yes: []string{
			"沈若兰被任命为云岭省财政厅厅长。 沈若兰|厅长|云岭省财政厅",
			"沈若兰于2019年3月5日被任命为云岭省财政厅厅长。 沈若兰|厅长|云岭省财政厅",
			"沈若兰，女，1970年生。去年3月，她被任命为云岭省财政厅厅长。 沈若兰|厅长|云岭省财政厅",
		},
	},
	{
		name: "added-as", pattern: `(?P<who>[Pr])x?AW(?P<post>T)`, action: news.Appointed, confidence: 0.9,
		yes: []string{"省水利厅厅长沈若兰新增为云岭省海岛保护领导小组副组长。 沈若兰|副组长|云岭省海岛保护领导小组"},
		no:  []string{"沈若兰建议增补为云岭省海岛保护领导小组成员的人选。"},
	},
	{
		name: "renewed", pattern: `H(?P<who>P)W(?P<post>T)`, action: news.Appointed, confidence: 0.88,
		yes: []string{"行政长官续任高远为云岭省水利厅厅长。 高远|厅长|云岭省水利厅"},
		no:  []string{"续任的高远对云岭省水利厅厅长说明了情况。"},
	},
	{
		name: "who-was-appointed", pattern: `B(?P<post>T)D(?P<who>P)`, action: news.Appointed, confidence: 0.9, dated: true,
		yes: []string{"去年12月被任命为云岭省水利厅厅长的刘建国出席会议。 刘建国|厅长|云岭省水利厅"},
	},
	{
		name: "appointed-by-organ", pattern: `(?P<who>P)TAW(?P<post>T)`, action: news.Appointed, confidence: 0.88,
		yes: []string{"周启明获行政长官委任为云岭省海岛保护领导小组非官守成员。 周启明|非官守成员|云岭省海岛保护领导小组"},
	},
	{
		name: "appointed-by-subject", pattern: `[,;]y?B(?P<post>T)`, action: news.Appointed, confidence: 0.9, dated: true,
		yes: []string{
			"沈若兰卸任云岭省财政厅厅长，被任命为云岭省审计厅厅长。 沈若兰|厅长|云岭省财政厅 沈若兰|厅长|云岭省审计厅",
			"沈若兰，曾任云川县县长，2019年6月被任命为云岭省审计厅厅长。 沈若兰|厅长|云岭省审计厅",
		},
	},
	{
		name: "appoint-carried", pattern: `(?P<who>P)W(?P<post>T)`, action: news.Appointed, confidence: 0.95, carried: appoint,
		yes: []string{"任命高远为云岭省教育厅厅长，何秋实为云岭省民政厅厅长。 高远|厅长|云岭省教育厅 何秋实|厅长|云岭省民政厅"},
	},
	{
		name: "decide", pattern: `[db](?P<who>P)W(?P<post>T)`, action: news.Appointed, confidence: 0.93,
		yes: []string{"会议决定林知远为云岭省代理省长。 林知远|代理省长|云岭省"},
	},
	{
		name: "decide-carried", pattern: `(?P<who>P)W(?P<post>T)`, action: news.Appointed, confidence: 0.9, carried: decide,
		yes: []string{"省委决定：高远、杜衡两同志为云岭省水利厅副厅长。 高远|副厅长|云岭省水利厅 杜衡|副厅长|云岭省水利厅"},
		no:  []string{"省委决定召开会议，高远是云岭省水利厅副厅长。"},
	},
	{
		name: "elect-carried", pattern: `(?P<who>P)x?W(?P<post>T)`, action: news.Elected, confidence: 0.96, carried: elect,
		yes: []string{"大会选举沈若兰为云岭省人民政府省长，高远、杜衡为云岭省人民政府副省长。 沈若兰|省长|云岭省人民政府 高远|副省长|云岭省人民政府 杜衡|副省长|云岭省人民政府"},
	},
	{
		name: "nominate-carried", pattern: `(?P<who>P)W(?P<post>T)`, action: news.Nominated, confidence: 0.85, carried: nominate,
		yes: []string{"主席团提名周启明为云岭省省长候选人，沈若兰为云岭省副省长候选人。 周启明|省长|云岭省 沈若兰|副省长|云岭省"},
	},
	{
		name: "replace", pattern: `(?P<who>P)[SK][xLUlDwqnM~]{0,6}(?P<old>P),?[HW](?P<post>T)`, action: news.Appointed, confidence: 0.93,
		yes: []string{
			"周启明接替马德全担任云岭省海岛保护领导小组组长。 周启明|组长|云岭省海岛保护领导小组 马德全|组长|云岭省海岛保护领导小组",
			"周启明接替退休的马德全出任云岭省水利厅厅长。 周启明|厅长|云岭省水利厅 马德全|厅长|云岭省水利厅",
			"周启明接棒马德全，出任云岭省水利厅厅长。 周启明|厅长|云岭省水利厅 马德全|厅长|云岭省水利厅",
		},
	},
	{
		name: "replace-concurrently", pattern: `(?P<who>P)[SK][xLUlDwqnM~]{0,6}(?P<old>P),?C(?P<post>T)`, action: news.Concurrent, confidence: 0.93,
		yes: []string{"林知远接替马德全兼任云岭省海岛保护领导小组办公室主任。 林知远|办公室主任|云岭省海岛保护领导小组 马德全|办公室主任|云岭省海岛保护领导小组"},
	},
	{
		name: "held-by-replacing", pattern: `(?P<post>T)J?,?Y(?P<who>P)[SK][xLUlDwqnM~]{0,6}(?P<old>P)[HKC]?`, action: news.Appointed, confidence: 0.93,
		yes: []string{"云岭省水利厅厅长一职，由周启明接替马德全出任。 周启明|厅长|云岭省水利厅 马德全|厅长|云岭省水利厅"},
	},
	{
		name: "holder-is", pattern: `[SK](?P<old>P)[HC](?P<post>T)D?W(?P<who>P)`, action: news.Appointed, confidence: 0.88,
		yes: []string{"接替马德全出任云岭省水利厅厅长的是周启明。 周启明|厅长|云岭省水利厅 马德全|厅长|云岭省水利厅"},
	},
	{
		name: "replace-subject", pattern: `[SK][xLUlDwqnM~]{0,6}(?P<old>P),?[HW](?P<post>T)`, action: news.Appointed, confidence: 0.9,
		yes: []string{"何秋实分管海洋工作，并接替马德全任云岭省海岛保护领导小组组长。 何秋实|组长|云岭省海岛保护领导小组 马德全|组长|云岭省海岛保护领导小组"},
	},
	{
		name: "concurrent", pattern: `(?P<who>[Pr]),?T?B?C(?P<post>T)`, action: news.Concurrent, confidence: 0.95,
		yes: []string{"云岭省水利厅厅长林知远兼任云岭省海岛保护领导小组办公室主任。 林知远|办公室主任|云岭省海岛保护领导小组"},
		no:  []string{"林知远不兼任云岭省海岛保护领导小组办公室主任。"},
	},
	{
		name: "concurrent-subject", pattern: `[,;n]C(?P<post>T)`, action: news.Concurrent, confidence: 0.9,
		yes: []string{"任命林知远为云岭省水利厅厅长，兼任云岭省海岛局局长。 林知远|厅长|云岭省水利厅 林知远|局长|云岭省海岛局"},
		no:  []string{"林知远，1964年生，历任云岭省水利厅副厅长，兼任云岭省海岛局局长。"},
	},
	{
		name: "propose", pattern: `(?P<who>P),?p(?P<post>T)`, action: news.Proposed, confidence: 0.9,
		yes: []string{"林知远拟任云岭省水利厅厅长。 林知远|厅长|云岭省水利厅"},
		no:  []string{"林知远不再拟任云岭省水利厅厅长。"},
	},
	{
		name: "propose-first", pattern: `p(?P<post>T)`, action: news.Proposed, confidence: 0.88, first: true,
		yes: []string{"林知远，男，汉族，1975年6月生，中共党员。拟任云岭省水利厅厅长。 林知远|厅长|云岭省水利厅"},
	},
	{
		name: "propose-next", pattern: `wT,p(?P<post>T)`, action: news.Proposed, confidence: 0.9, first: true,
		yes: []string{"林知远，男，1975年6月生，中共党员。现任云岭省水利厅副厅长，拟任云岭省水利厅厅长。 林知远|厅长|云岭省水利厅"},
	},
	{
		name: "propose-object", pattern: `p:?(?P<who>P)[WH](?P<post>T)`, action: news.Proposed, confidence: 0.9,
		yes: []string{"省委研究，拟任命林知远为云岭省水利厅厅长。 林知远|厅长|云岭省水利厅", "经市委研究，拟任：林知远为云岭省水利厅厅长。 林知远|厅长|云岭省水利厅"},
	},
	{
		name: "propose-carried", pattern: `(?P<who>P)W(?P<post>T)`, action: news.Proposed, confidence: 0.9, carried: propose,
		yes: []string{"拟任命林知远为云岭省水利厅厅长，高远为云岭省教育厅厅长。 林知远|厅长|云岭省水利厅 高远|厅长|云岭省教育厅"},
	},
	{
		name: "move-from", pattern: `(?P<who>P)YT[MH](?:[,;]|$)`, action: news.Appointed, confidence: 0.85, own: anyOwn,
		yes: []string{"云岭省水利厅厅长林知远由云岭省教育厅副厅长调任。 林知远|厅长|云岭省水利厅"},
	},
	{
		name: "move-between", pattern: `(?P<who>P)YTM(?P<post>T)`, action: news.Appointed, confidence: 0.9,
		yes: []string{
			"刘建国由云岭省教育厅副厅长转任云岭省水利厅副厅长。 刘建国|副厅长|云岭省水利厅",
			"刘建国由云岭省教育厅副厅长升任厅长。 刘建国|厅长|云岭省教育厅",
		},
	},
	holdingEnded, // it begins as what 担任 states
	{
		name: "hold", pattern: `(?P<who>P)T?,?(?:x?d)?[HKM](?P<post>T)`, action: news.Appointed, confidence: 0.92,
		yes: []string{
			"何秋实任云岭省海岛保护领导小组副组长。 何秋实|副组长|云岭省海岛保护领导小组",
			"杜衡任云岭测控站站长，接替马德全。 杜衡|站长|云岭测控站 马德全|站长|云岭测控站",
			"会议宣布有关任职决定：周启明任云岭测控集团董事长，何秋实任云岭测控集团总经理。 周启明|董事长|云岭测控集团 何秋实|总经理|云岭测控集团",
			"何秋实任云岭省海岛保护领导小组组长，原组长马德全转任云岭省海岛局局长。 何秋实|组长|云岭省海岛保护领导小组 马德全|组长|云岭省海岛保护领导小组 马德全|局长|云岭省海岛局",
		},
		no: []string{
			"何秋实曾任云岭省海岛保护领导小组副组长。",
			"何秋实任云岭测控集团董事长。",
			"何秋实没有出任云岭省海岛保护领导小组副组长。",
			"何秋实有望出任云岭省海岛保护领导小组副组长。",
			"何秋实现任云岭省水利厅厅长。",
			"网传何秋实任云岭省水利厅厅长。",
			"“何秋实任云岭省水利厅厅长”的说法不实。",
		},
	},
	{
		name: "who-holds", pattern: `[HKC](?P<post>T)D?W(?P<who>P)`, action: news.Appointed, confidence: 0.85, seats: true,
		yes: []string{"云岭省成立海岛保护领导小组，担任组长的是副省长高远。 高远|组长|海岛保护领导小组"},
		no:  []string{"此前担任云岭省海岛保护领导小组组长的是马德全。"},
	},
	{
		name: "hold-decided", pattern: `[dAY](?P<who>r)[HKM](?P<post>T)`, action: news.Appointed, confidence: 0.9,
		yes: []string{"林知远，男，1970年生。日前，省委批准其任云岭省水利厅党组书记。 林知远|党组书记|云岭省水利厅"},
	},
	{
		name: "hold-subject", pattern: `[,;n][HKM](?P<post>T)`, action: news.Appointed, confidence: 0.88,
		yes: []string{"免去何秋实的云岭省水利厅厅长职务，任云岭省教育厅厅长。 何秋实|厅长|云岭省水利厅 何秋实|厅长|云岭省教育厅"},
		no: []string{
			"何秋实，1964年生，2015年参加工作，历任县长，任云岭省水利厅厅长。",
			"何秋实出席会议，2015年任云岭省水利厅厅长。",
		},
	},
	{
		name: "act", pattern: `(?P<who>[Pr])a(?P<post>T)`, action: news.Appointed, confidence: 0.9, acting: true,
		yes: []string{
			"任命高远代理青屿市人民检察院检察长。 高远|代理检察长|青屿市人民检察院",
			"任命高远为青屿市副市长，决定其代理青屿市市长职务。 高远|副市长|青屿市 高远|代理市长|青屿市",
			"任命高远代理青屿市市长。 高远|代理市长|青屿市",
		},
	},
	{
		name: "acted-by", pattern: `(?P<post>T)J?x?Y(?P<who>P)a`, action: news.Appointed, confidence: 0.88, acting: true,
		yes: []string{"云岭省海岛局局长一职暂由副局长罗汉松代理。 罗汉松|代理局长|云岭省海岛局"},
	},
	{
		name: "acts-for", pattern: `Y(?P<who>P)a(?:[x,;]|$)`, action: news.Appointed, confidence: 0.85, acting: true,
		yes: []string{"云岭省海岛局局长马德全离任，由副局长罗汉松署理。 马德全|局长|云岭省海岛局 罗汉松|署理局长|云岭省海岛局"},
	},
	{
		name: "confirm", pattern: `(?P<who>P)f`, action: news.Appointed, confidence: 0.85, own: anyOwn,
		yes: []string{"云岭省代省长高远去代转正。 高远|省长|云岭省"},
	},
	{
		name: "seat-changes-hands", pattern: `P(?:N|Y)(?P<who>P)[KS]?(?:[,;]|$)`, action: news.Appointed, confidence: 0.85, own: subjectsOwn,
		yes: []string{
			"云岭省海岛保护领导小组组长马德全调整为高远。 高远|组长|云岭省海岛保护领导小组 马德全|组长|云岭省海岛保护领导小组",
			"云岭省海岛保护领导小组组长马德全因退休由高远接替。 高远|组长|云岭省海岛保护领导小组 马德全|组长|云岭省海岛保护领导小组",
		},
	},
	{
		name: "handed-over", pattern: `(?P<old>P)[LD],?(?P<post>T)J?Y(?P<who>P)[HKSC]`, action: news.Appointed, confidence: 0.85,
		yes: []string{"马德全调离后，云岭省海岛保护领导小组组长一职由高远接任。 高远|组长|云岭省海岛保护领导小组 马德全|组长|云岭省海岛保护领导小组"},
	},
	{
		name: "changed-to", pattern: `(?P<post>T)Y(?P<old>P)N(?P<who>P)`, action: news.Appointed, confidence: 0.93,
		yes: []string{"云岭省海岛保护领导小组组长由刘建国调整为张卫东。 张卫东|组长|云岭省海岛保护领导小组 刘建国|组长|云岭省海岛保护领导小组"},
	},
	{
		name: "held-from", pattern: `rx?[HC](?P<post>T)J?Y(?P<who>P)[HKSC]`, action: news.Appointed, confidence: 0.88, leaves: true,
		yes: []string{"马德全退休后，其所任云岭省水利厅厅长一职由高远接替。 高远|厅长|云岭省水利厅 马德全|厅长|云岭省水利厅"},
	},
	{
		name: "hand-over", pattern: `rJY(?P<who>P)[HKSCM]`, action: news.Appointed, confidence: 0.85, own: subjectsOwn,
		yes: []string{"云岭省水利厅厅长马德全转任云岭省教育厅厅长，其职务由高远接任。 马德全|厅长|云岭省教育厅 高远|厅长|云岭省水利厅 马德全|厅长|云岭省水利厅"},
	},
	{
		name: "hand-over-acting", pattern: `rJY(?P<who>P)a`, action: news.Appointed, confidence: 0.85, own: subjectsOwn, acting: true,
		yes: []string{"云岭省运输署署长罗青转任云岭省民政厅厅长，其职务由副署长高远署理。 罗青|厅长|云岭省民政厅 高远|署理署长|云岭省运输署 罗青|署长|云岭省运输署"},
	},
	{
		name: "vacancy", pattern: `JY(?P<who>P)[HKSCM]`, action: news.Appointed, confidence: 0.85, own: subjectsOwn,
		yes: []string{"云岭省运输署署长罗青转任云岭省民政厅厅长，所遗职缺由高远升任。 罗青|厅长|云岭省民政厅 高远|署长|云岭省运输署 罗青|署长|云岭省运输署"},
	},
	{
		name: "held-by-concurrently", pattern: `(?P<post>T)J?[Wxq,]{0,4}Y[xDy]{0,3}(?P<who>P)C`, action: news.Concurrent, confidence: 0.9,
		yes: []string{"云岭省海岛保护领导小组办公室主任由林知远兼任。 林知远|办公室主任|云岭省海岛保护领导小组"},
	},
	{
		name: "held-by", pattern: `(?P<post>T)J?[Wxq,]{0,4}Y[xDy]{0,3}(?P<who>P)[HKSM]`, action: news.Appointed, confidence: 0.92,
		yes: []string{
			"云岭省海岛保护领导小组组长由副省长高远担任。 高远|组长|云岭省海岛保护领导小组",
			"云岭省海岛保护领导小组组长一职改由副省长高远接任。 高远|组长|云岭省海岛保护领导小组",
			"云岭省海岛保护领导小组副组长由高远副省长、林知远厅长担任。 高远|副组长|云岭省海岛保护领导小组 林知远|副组长|云岭省海岛保护领导小组",
		},
		no: []string{"云岭省海岛保护领导小组组长将由副省长高远担任。"},
	},
	{
		name: "speaker-holds", pattern: `1(?P<post>T)`, action: news.Appointed, confidence: 0.85, speaker: true, seats: true,
		yes: []string{"省长沈若兰说：“省里成立了云岭省海岛保护领导小组，由我担任组长。” 沈若兰|组长|云岭省海岛保护领导小组"},
		no: []string{
			"省里成立了云岭省海岛保护领导小组，由我担任组长。",
			"省长沈若兰会见高远。“省里成立了云岭省海岛保护领导小组，由我担任组长。”",
		},
	},
	{
		name: "held-by-speaker", pattern: `(?P<post>T)1`, action: news.Appointed, confidence: 0.85, speaker: true, seats: true,
		yes: []string{"“云岭省海岛保护领导小组组长由我担任。”省长沈若兰说。 沈若兰|组长|云岭省海岛保护领导小组"},
		no:  []string{"“云岭省海岛保护领导小组组长由我担任。”会议指出，省长沈若兰很忙。"},
	},
	{
		name: "propose-subject", pattern: `[,;n]p(?P<post>T)`, action: news.Proposed, confidence: 0.96,
		yes: []string{"林知远，男，1975年6月生，现任云岭省水利厅副厅长，拟任云岭省水利厅厅长。 林知远|厅长|云岭省水利厅"},
	},
	{
		name: "successor-concurrently", pattern: `Y(?P<who>P)T?C(?:x?J)?(?:[,;]|$)`, action: news.Concurrent, confidence: 0.9,
		yes: []string{"杜衡不再兼任云岭省海岛保护领导小组办公室主任，由省水利厅厅长罗青兼任。 杜衡|办公室主任|云岭省海岛保护领导小组 罗青|办公室主任|云岭省海岛保护领导小组"},
	},
	{
		name: "successor", pattern: `Y(?P<who>P)T?[HKS](?:x?J)?(?:[,;]|$)`, action: news.Appointed, confidence: 0.9,
		yes: []string{"杜衡不再担任云岭省海岛保护领导小组副组长，由罗青接任。 杜衡|副组长|云岭省海岛保护领导小组 罗青|副组长|云岭省海岛保护领导小组"},
	},
	{
		name: "successor-is", pattern: `KW(?P<who>P)`, action: news.Appointed, confidence: 0.85,
		yes: []string{"云岭省水利厅原厅长马德全卸任，接任者为周启明。 马德全|厅长|云岭省水利厅 周启明|厅长|云岭省水利厅"},
	},
	{
		name: "take-over", pattern: `(?P<who>P)[KS]r?(?:x?J)?(?:[,;]|$)`, action: news.Appointed, confidence: 0.85,
		yes: []string{"杜衡不再担任云岭省水利厅厅长，罗青接任。 杜衡|厅长|云岭省水利厅 罗青|厅长|云岭省水利厅"},
	},
}
