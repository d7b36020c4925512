package extract

import (
	"regexp"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// A rule reads one kind of statement. Its pattern is a regular expression over the classes of a
// sentence's phrases, one letter each (see class), that is tried at every phrase. It names what
// it found: who gets or leaves which post, and old, who had it before.
type rule struct {
	name       string
	pattern    string
	action     news.Action
	confidence float64
	carried    class // a verb that must have stood before in the sentence, or 0
	seats      bool  // only if the post is one in a group
	yes, no    []string
}

// rules are tried in this order; the first that matches is taken. Examples stand beside them and
// are run as tests: person|role|body of what yes says, nothing for no.
var rules = []rule{
	{
		name: "appoint", pattern: `A(?P<who>P)W(?P<post>T)`, action: news.Appointed, confidence: 0.97,
		yes: []string{"任命周启明为云岭省水利厅厅长。 周启明|厅长|云岭省水利厅"},
		no: []string{
			"云岭省政府否认将任命周启明为省水利厅厅长。",
			"云岭省政府并未委任周启明为省水利厅厅长。",
			"没有任命周启明为省水利厅厅长的决定。",
		},
	},
	{
		name: "appointed-by", pattern: `(?P<who>P)x?y?B(?P<post>T)`, action: news.Appointed, confidence: 0.95,
		yes: []string{"沈若兰被任命为云岭省财政厅厅长。 沈若兰|厅长|云岭省财政厅"},
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
		name: "elect-carried", pattern: `(?P<who>P)W(?P<post>T)`, action: news.Elected, confidence: 0.93, carried: elect,
		yes: []string{"大会选举沈若兰为云岭省人民政府省长，高远、杜衡为云岭省人民政府副省长。 沈若兰|省长|云岭省人民政府 高远|副省长|云岭省人民政府 杜衡|副省长|云岭省人民政府"},
	},
	{
		name: "remove", pattern: `[RQ](?P<who>[Pr])x?C?D?(?P<post>T)J?`, action: news.Removed, confidence: 0.97,
		yes: []string{"免去马德全的云岭省水利厅厅长职务。 马德全|厅长|云岭省水利厅"},
		no:  []string{"撤销云岭省海岛保护领导小组。"},
	},
	{
		name: "remove-own", pattern: `[RQ](?P<who>P)D?J`, action: news.Removed, confidence: 0.8,
		yes: []string{"免去云岭省海岛保护领导小组副组长林知远职务。 林知远|副组长|云岭省海岛保护领导小组"},
	},
	{
		name: "remove-carried", pattern: `(?P<who>P)D?(?P<post>T)J`, action: news.Removed, confidence: 0.95, carried: remove,
		yes: []string{"免去马德全的云岭省水利厅厅长职务，杜衡的云岭省教育厅厅长职务。 马德全|厅长|云岭省水利厅 杜衡|厅长|云岭省教育厅"},
	},
	{
		name: "accept-resignation", pattern: `k(?P<who>P)(?:q?x)?Z(?P<post>T)`, action: news.Removed, confidence: 0.95,
		yes: []string{"会议决定接受杜衡辞去云岭省人民政府副省长职务的请求。 杜衡|副省长|云岭省人民政府"},
		no:  []string{"杜衡提出辞去云岭省人民政府副省长职务。"},
	},
	{
		name: "resignation-carried", pattern: `(?P<who>P)Z(?P<post>T)`, action: news.Removed, confidence: 0.9, carried: accept,
		yes: []string{"会议接受杜衡辞去云岭省人民政府副省长职务的请求，沈若兰辞去云岭省人大常委会副主任职务的请求。 杜衡|副省长|云岭省人民政府 沈若兰|副主任|云岭省人大常委会"},
	},
	{
		name: "cease", pattern: `(?P<who>P),?U(?P<post>T)J?`, action: news.Removed, confidence: 0.95,
		yes: []string{"马德全同志不再担任云岭省委书记职务。 马德全|书记|云岭省委"},
	},
	{
		name: "cease-subject", pattern: `,U(?P<post>T)J?`, action: news.Removed, confidence: 0.9,
		yes: []string{"沈若兰任云岭省委书记，不再担任云岭省委副书记职务。 沈若兰|书记|云岭省委 沈若兰|副书记|云岭省委"},
		no:  []string{"何秋实没有出任云岭省海岛保护领导小组组长。"},
	},
	{
		name: "replace", pattern: `(?P<who>P)S(?P<old>P),?[HW](?P<post>T)`, action: news.Appointed, confidence: 0.93,
		yes: []string{"周启明接替马德全担任云岭省海岛保护领导小组组长。 周启明|组长|云岭省海岛保护领导小组 马德全|组长|云岭省海岛保护领导小组"},
	},
	{
		name: "replace-concurrently", pattern: `(?P<who>P)S(?P<old>P),?C(?P<post>T)`, action: news.Concurrent, confidence: 0.93,
		yes: []string{"林知远接替马德全兼任云岭省海岛保护领导小组办公室主任。 林知远|办公室主任|云岭省海岛保护领导小组 马德全|办公室主任|云岭省海岛保护领导小组"},
	},
	{
		name: "replace-subject", pattern: `S(?P<old>P),?[HW](?P<post>T)`, action: news.Appointed, confidence: 0.9,
		yes: []string{"何秋实分管海洋工作，并接替马德全任云岭省海岛保护领导小组组长。 何秋实|组长|云岭省海岛保护领导小组 马德全|组长|云岭省海岛保护领导小组"},
	},
	{
		name: "concurrent", pattern: `(?P<who>P),?T?C(?P<post>T)`, action: news.Concurrent, confidence: 0.95,
		yes: []string{"云岭省水利厅厅长林知远兼任云岭省海岛保护领导小组办公室主任。 林知远|办公室主任|云岭省海岛保护领导小组"},
	},
	{
		name: "hold", pattern: `(?P<who>P)T?,?(?:x?d)?H(?P<post>T)`, action: news.Appointed, confidence: 0.92,
		yes: []string{"何秋实任云岭省海岛保护领导小组副组长。 何秋实|副组长|云岭省海岛保护领导小组"},
		no: []string{
			"何秋实曾任云岭省海岛保护领导小组副组长。",
			"何秋实没有出任云岭省海岛保护领导小组副组长。",
			"何秋实有望出任云岭省海岛保护领导小组副组长。",
		},
	},
	{
		name: "held-by-concurrently", pattern: `(?P<post>T)W?Y(?P<who>P)C`, action: news.Concurrent, confidence: 0.95,
		yes: []string{"云岭省海岛保护领导小组办公室主任由林知远兼任。 林知远|办公室主任|云岭省海岛保护领导小组"},
	},
	{
		name: "held-by", pattern: `(?P<post>T)W?Y(?P<who>P)H`, action: news.Appointed, confidence: 0.95,
		yes: []string{"云岭省海岛保护领导小组组长由副省长高远担任。 高远|组长|云岭省海岛保护领导小组"},
	},
	{
		name: "elect", pattern: `e(?P<who>P)W(?P<post>T)`, action: news.Elected, confidence: 0.95,
		yes: []string{"大会选举沈若兰为云岭省人民政府省长。 沈若兰|省长|云岭省人民政府"},
	},
	{
		name: "win", pattern: `(?P<who>P)x?EW?(?P<post>T)`, action: news.Elected, confidence: 0.95,
		yes: []string{"沈若兰当选云岭省人民政府省长。 沈若兰|省长|云岭省人民政府"},
	},
	{
		name: "nominate-subject", pattern: `,mW?(?P<post>T)`, action: news.Nominated, confidence: 0.85,
		yes: []string{"林知远同志任云岭省水利厅党组书记，提名为云岭省水利厅厅长人选。 林知远|党组书记|云岭省水利厅 林知远|厅长|云岭省水利厅"},
	},
	{
		name: "nominate", pattern: `m(?P<who>P)W(?P<post>T)`, action: news.Nominated, confidence: 0.9,
		yes: []string{"主席团提名周启明为云岭省人大常委会秘书长候选人。 周启明|秘书长|云岭省人大常委会"},
	},
	{
		name: "propose", pattern: `(?P<who>P),?p(?P<post>T)`, action: news.Proposed, confidence: 0.9,
		yes: []string{"林知远拟任云岭省水利厅厅长。 林知远|厅长|云岭省水利厅"},
	},
	{
		name: "propose-subject", pattern: `,p(?P<post>T)`, action: news.Proposed, confidence: 0.9,
		yes: []string{"林知远，男，1975年6月生，现任云岭省水利厅副厅长，拟任云岭省水利厅厅长。 林知远|厅长|云岭省水利厅"},
	},
	{
		name: "successor-concurrently", pattern: `Y(?P<who>P)T?C(?:x?J)?(?:[,;]|$)`, action: news.Concurrent, confidence: 0.9,
		yes: []string{"杜衡不再兼任云岭省海岛保护领导小组办公室主任，由省水利厅厅长罗青兼任。 杜衡|办公室主任|云岭省海岛保护领导小组 罗青|办公室主任|云岭省海岛保护领导小组"},
	},
	{
		name: "successor", pattern: `Y(?P<who>P)T?H(?:x?J)?(?:[,;]|$)`, action: news.Appointed, confidence: 0.9,
		yes: []string{"杜衡不再担任云岭省海岛保护领导小组副组长，由罗青接任。 杜衡|副组长|云岭省海岛保护领导小组 罗青|副组长|云岭省海岛保护领导小组"},
	},
	{
		name: "predecessor", pattern: `,S(?P<who>P)`, action: news.Removed, confidence: 0.9,
		yes: []string{"何秋实获委任为云岭省运输局局长，接替罗青。 何秋实|局长|云岭省运输局 罗青|局长|云岭省运输局"},
	},
	{
		name: "is-seat", pattern: `(?P<who>P)W(?P<post>T)`, action: news.Appointed, confidence: 0.85, seats: true,
		yes: []string{"云岭省成立海岛保护领导小组，高远为组长。 高远|组长|海岛保护领导小组"},
	},
	{
		name: "seat-is", pattern: `(?P<post>T)[WI]:?(?P<who>P)`, action: news.Appointed, confidence: 0.85, seats: true,
		yes: []string{"云岭省成立海岛保护领导小组，组长为高远，成员包括杜衡、何秋实。 高远|组长|海岛保护领导小组 杜衡|成员|海岛保护领导小组 何秋实|成员|海岛保护领导小组"},
	},
	{
		name: "acting-as", pattern: `i(?P<post>T)`, action: "", confidence: 0.85, seats: true,
		yes: []string{"周启明以云岭省海岛保护领导小组组长身份出席。 周启明|组长|云岭省海岛保护领导小组"},
	},
}

// compiled is a rule ready to be tried.
type compiled struct {
	rule
	re             *regexp.Regexp
	first          string // the classes it can begin with
	who, old, post int    // numbers of its groups, -1 if it has none
}

func compileRules() []compiled {
	var cs []compiled
	for _, r := range rules {
		re := regexp.MustCompile("^(?:" + r.pattern + ")")
		cs = append(cs, compiled{r, re, firstOfPattern(r.pattern), re.SubexpIndex("who"), re.SubexpIndex("old"), re.SubexpIndex("post")})
	}
	return cs
}

// firstOfPattern are the classes that a pattern can begin with; patterns begin with one class or
// a set of them, in a group or not.
func firstOfPattern(pattern string) string {
	if strings.HasPrefix(pattern, "(?P<") {
		_, pattern, _ = strings.Cut(pattern, ">")
	}
	if rest, ok := strings.CutPrefix(pattern, "["); ok {
		set, _, _ := strings.Cut(rest, "]")
		return set
	}
	return pattern[:1]
}
