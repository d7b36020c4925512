package extract

import "github.com/xiaozu-watch/xiaozu/internal/news"

// holdingEnded is tried among the rules of who gets a post.
var holdingEnded = rule{
	name: "holding-ended", pattern: `(?P<who>[Pr])[HC](?P<post>T)D?J[qyx]{0,4}Q`, action: news.Removed, confidence: 0.9,
	yes: []string{"马德全担任云岭省水利厅厅长的职务自5月1日起予以终止。 马德全|厅长|云岭省水利厅"},
	no:  []string{"假如马德全担任云岭省水利厅厅长的职务予以终止。"},
}

// losses are the rules of who leaves a post.
var losses = []rule{
	{
		name: "remove", pattern: `[RQ]:?(?P<who>[Pr])x?C?D?(?P<post>T)J?`, action: news.Removed, confidence: 0.98,
		yes: []string{"免去马德全的云岭省水利厅厅长职务。 马德全|厅长|云岭省水利厅"},
		no:  []string{"撤销云岭省海岛保护领导小组。"},
	},
	{
		name: "stripped", pattern: `(?P<who>P)Q(?P<post>T)J`, action: news.Removed, confidence: 0.9,
		yes: []string{"马德全被撤销云岭省水利厅厅长职务。 马德全|厅长|云岭省水利厅"},
		no:  []string{"马德全建议撤销云岭省海岛保护领导小组。"},
	},
	{
		name: "ends-holding", pattern: `[QR](?P<who>P)[HC](?P<post>T)D?J`, action: news.Removed, confidence: 0.9,
		yes: []string{
			"省政府终止马德全担任云岭省水利厅厅长的职务。 马德全|厅长|云岭省水利厅",
			"免除马德全担任云岭省海岛保护领导小组成员的职务。 马德全|成员|云岭省海岛保护领导小组",
		},
		no: []string{"省政府未撤销马德全担任的云岭省水利厅厅长职务。"},
	},
	{
		name: "remove-own", pattern: `[RQ](?P<who>[Pr])D?J`, action: news.Removed, confidence: 0.8, own: knownOwn,
		yes: []string{
			"免去云岭省海岛保护领导小组副组长林知远职务。 林知远|副组长|云岭省海岛保护领导小组",
			"云岭省水利厅厅长马德全工作失职，省政府决定免去马德全职务。 马德全|厅长|云岭省水利厅",
			"免去云岭省水利厅厅长林知远、云岭省教育厅厅长杜衡职务。 林知远|厅长|云岭省水利厅 杜衡|厅长|云岭省教育厅",
		},
		no: []string{"免去马德全职务。"},
	},
	{
		name: "remove-subject", pattern: `R(?P<post>T)J?`, action: news.Removed, confidence: 0.9, clean: true,
		yes: []string{"高远任云岭省海岛局局长，免云岭省水利厅副厅长。 高远|局长|云岭省海岛局 高远|副厅长|云岭省水利厅"},
	},
	{
		name: "removed", pattern: `(?P<who>[Pr]),?D?(?P<post>T)J?x?R`, action: news.Removed, confidence: 0.9,
		yes: []string{"马德全的云岭省水利厅厅长职务被免去。 马德全|厅长|云岭省水利厅"},
	},
	{
		name: "remove-carried", pattern: `(?P<who>P)C?D?(?P<post>T)J`, action: news.Removed, confidence: 0.97, carried: remove,
		yes: []string{"免去马德全的云岭省水利厅厅长职务，杜衡的云岭省教育厅厅长职务。 马德全|厅长|云岭省水利厅 杜衡|厅长|云岭省教育厅"},
	},
	{
		name: "accept-resignation", pattern: `[kd](?P<who>P)[xd]?Z(?P<post>T)`, action: news.Removed, confidence: 0.95,
		yes: []string{
			"会议决定接受杜衡辞去云岭省人民政府副省长职务的请求。 杜衡|副省长|云岭省人民政府",
			"会议决定接受杜衡因工作调动辞去云岭省人民政府副省长职务的请求。 杜衡|副省长|云岭省人民政府",
			"会议批准杜衡辞去云岭省人民检察院检察长职务。 杜衡|检察长|云岭省人民检察院",
		},
		no: []string{"杜衡提出辞去云岭省人民政府副省长职务。"},
	},
	{
		name: "accept-resignation-own", pattern: `[kd](?P<who>P)[xd]?Z(?:[,;]|$)`, action: news.Removed, confidence: 0.9, own: anyOwn,
		yes: []string{"会议批准云岭省教育厅副厅长杜衡辞职。 杜衡|副厅长|云岭省教育厅"},
		no:  []string{"云岭省教育厅副厅长杜衡提出辞职。"},
	},
	{
		name: "resigned", pattern: `(?P<who>P)Z(?P<post>T)J?(?:x?J)?,?k`, action: news.Removed, confidence: 0.9,
		yes: []string{"马德全请辞云岭省海岛保护领导小组召集人获准。 马德全|召集人|云岭省海岛保护领导小组"},
		no:  []string{"马德全请辞云岭省海岛保护领导小组召集人。"},
	},
	{
		name: "resignation-carried", pattern: `(?P<who>P)Z(?P<post>T)`, action: news.Removed, confidence: 0.9, carried: accept,
		yes: []string{"会议接受杜衡辞去云岭省人民政府副省长职务的请求，沈若兰辞去云岭省人大常委会副主任职务的请求。 杜衡|副省长|云岭省人民政府 沈若兰|副主任|云岭省人大常委会"},
	},
	{
		name: "cease", pattern: `(?P<who>P)T?,?[Ul](?P<post>T)J?`, action: news.Removed, confidence: 0.98,
		yes: []string{
			"马德全同志不再担任云岭省委书记职务。 马德全|书记|云岭省委",
			"马德全同志因年龄原因不再担任云岭省委书记职务。 马德全|书记|云岭省委",
			"马德全副书记不再担任云岭省海岛保护领导小组组长。 马德全|组长|云岭省海岛保护领导小组",
		},
	},
	{
		name: "cease-subject", pattern: `[,;n][Ul](?P<post>T)J?`, action: news.Removed, confidence: 0.9,
		yes: []string{"沈若兰任云岭省委书记，不再担任云岭省委副书记职务。 沈若兰|书记|云岭省委 沈若兰|副书记|云岭省委"},
		no:  []string{"何秋实没有出任云岭省海岛保护领导小组组长。"},
	},
	{
		name: "leave-former", pattern: `(?P<who>P)[Ul][Gg]?J?(?:[,;]|$)`, action: news.Removed, confidence: 0.88, own: formerOwn,
		yes: []string{
			"高远任云岭省海岛保护领导小组组长，原组长马德全不再担任。 高远|组长|云岭省海岛保护领导小组 马德全|组长|云岭省海岛保护领导小组",
		},
		no: []string{"云岭省水利厅厅长马德全出席，云岭省水利厅原厅长杜衡等同志参加。"},
	},
	{
		name: "gone-former", pattern: `(?P<who>P)L(?:[,;]|$)`, action: news.Removed, confidence: 0.85, own: formerPost,
		yes: []string{"云岭省水利厅原厅长马德全上月退休。 马德全|厅长|云岭省水利厅"},
		no:  []string{"云岭省水利厅原厅长马德全病逝。"},
	},
	{
		name: "quit-own", pattern: `(?P<who>P)l(?:[,;]|$)`, action: news.Removed, confidence: 0.85, own: anyOwn,
		yes: []string{
			"云岭省水利厅副厅长马德全离任。 马德全|副厅长|云岭省水利厅",
			"给予云岭省水利厅副厅长马德全撤职处分。 马德全|副厅长|云岭省水利厅",
		},
	},
	{
		name: "cease-seat", pattern: `(?P<who>P)[Ul][Gg]?J?(?:[,;]|$)`, action: news.Removed, confidence: 0.85, own: seatOwn,
		yes: []string{"云岭省海岛保护领导小组组长马德全因退休不再担任，其职务由高远接任。 马德全|组长|云岭省海岛保护领导小组 高远|组长|云岭省海岛保护领导小组"},
	},
	{
		name: "cease-last", pattern: `(?P<who>P)[Ul][Gg]?J?(?:[,;]|$)`, action: news.Removed, confidence: 0.88,
		yes: []string{"云岭省海岛保护领导小组组长由副省长高远担任，马德全不再担任。 高远|组长|云岭省海岛保护领导小组 马德全|组长|云岭省海岛保护领导小组"},
	},
	{
		name: "cease-own", pattern: `(?P<who>P)U[Gg]?J?(?:[,;]|$)`, action: news.Removed, confidence: 0.8, own: anyOwn,
		yes: []string{"云岭省水利厅副厅长马德全不再担任该职务。 马德全|副厅长|云岭省水利厅"},
	},
	{
		name: "not-by", pattern: `U(?P<who>P)[HC]`, action: news.Removed, confidence: 0.88,
		yes: []string{"云岭省海岛保护领导小组组长由高远担任，不再由马德全兼任。 高远|组长|云岭省海岛保护领导小组 马德全|组长|云岭省海岛保护领导小组"},
	},
	{
		name: "swap", pattern: `(?P<who>P)h`, action: news.Removed, confidence: 0.8, own: anyOwn,
		yes: []string{"云岭省水利厅厅长周启明与云岭省教育厅厅长高远对调。 周启明|厅长|云岭省水利厅 高远|厅长|云岭省教育厅"},
	},
	{
		name: "removed-own", pattern: `(?P<who>P)(?:n[!xDT]{1,6})?D?Jx?R`, action: news.Removed, confidence: 0.85, own: anyOwn,
		yes: []string{"原组长马德全的职务自行免去，高远任云岭省海岛保护领导小组组长。 马德全|组长|云岭省海岛保护领导小组 高远|组长|云岭省海岛保护领导小组"},
	},
	{
		name: "relieved-own", pattern: `(?P<who>P)RJ(?:[,;]|$)`, action: news.Removed, confidence: 0.85, own: anyOwn,
		yes: []string{"云岭省水利厅原厅长马德全因到龄免去职务。 马德全|厅长|云岭省水利厅"},
	},
	{
		name: "outgoing", pattern: `l(?P<who>P)`, action: news.Removed, confidence: 0.85, own: anyOwn,
		yes: []string{"局长感谢卸任云岭省海岛保护领导小组主席马德全的贡献。 马德全|主席|云岭省海岛保护领导小组"},
		no:  []string{"云岭省水利厅厅长马德全感谢大家。"},
	},
	{
		name: "left", pattern: `[Ul]D(?P<who>P)`, action: news.Removed, confidence: 0.85, own: anyOwn,
		yes: []string{"出席的还有上月卸任的云岭省水利厅厅长马德全。 马德全|厅长|云岭省水利厅"},
	},
	{
		name: "predecessor", pattern: `[SK][xULlDwqnM~t]{0,6}(?P<old>P)`, action: news.Removed, confidence: 0.9,
		yes: []string{"何秋实获委任为云岭省运输局局长，接替罗青。 何秋实|局长|云岭省运输局 罗青|局长|云岭省运输局"},
	},
}
