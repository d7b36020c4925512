package extract

import "github.com/xiaozu-watch/xiaozu/internal/news"

// elections are the rules of who is elected to a post, or named for an election.
var elections = []rule{
	{
		name: "elect", pattern: `e(?P<who>P)W(?P<post>T)`, action: news.Elected, confidence: 0.95,
		yes: []string{"大会选举沈若兰为云岭省人民政府省长。 沈若兰|省长|云岭省人民政府"},
	},
	{
		name: "win", pattern: `(?P<who>P)x?y?EW?(?P<post>T)`, action: news.Elected, confidence: 0.95,
		yes: []string{
			"沈若兰当选云岭省人民政府省长。 沈若兰|省长|云岭省人民政府",
			"沈若兰2021年1月当选云岭省省长。 沈若兰|省长|云岭省",
		},
	},
	{
		name: "win-subject", pattern: `[,;]d?EW?(?P<post>T)`, action: news.Elected, confidence: 0.9,
		yes: []string{"沈若兰调任临江省委副书记，并于10月当选临江省省长。 沈若兰|副书记|临江省委 沈若兰|省长|临江省"},
	},
	{
		name: "who-won", pattern: `E(?P<post>T)(?:D|D?[IW]:?)(?P<who>P)`, action: news.Elected, confidence: 0.9,
		yes: []string{
			"当选云岭省委常委的还有：高远、杜衡。 高远|常委|云岭省委 杜衡|常委|云岭省委",
			"新当选云岭省省长的沈若兰讲话。 沈若兰|省长|云岭省",
		},
	},
	{
		name: "elected-won", pattern: `e(?P<post>T),(?P<who>P)E(?:[,;]|$)`, action: news.Elected, confidence: 0.88,
		yes: []string{"全会还选举了云岭省委常委，高远、杜衡当选。 高远|常委|云岭省委 杜衡|常委|云岭省委"},
	},
	{
		name: "nominate-subject", pattern: `[,nT]m[WH]?(?P<post>T)`, action: news.Nominated, confidence: 0.85,
		yes: []string{"林知远同志任云岭省水利厅党组书记，提名为云岭省水利厅厅长人选。 林知远|党组书记|云岭省水利厅 林知远|厅长|云岭省水利厅"},
	},
	{
		name: "nominate", pattern: `m:?(?P<who>P)[WH](?P<post>T)`, action: news.Nominated, confidence: 0.9,
		yes: []string{"主席团提名周启明为云岭省人大常委会秘书长候选人。 周启明|秘书长|云岭省人大常委会"},
	},
	{
		name: "nominated-by", pattern: `(?P<who>P)m[WH]?(?P<post>T)`, action: news.Nominated, confidence: 0.9,
		yes: []string{"周启明获提名为云岭省人大常委会秘书长候选人。 周启明|秘书长|云岭省人大常委会"},
	},
}
