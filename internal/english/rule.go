package english

import (
	"regexp"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// A rule reads one kind of statement. Its pattern is a regular expression over the classes of a
// sentence's phrases, one letter each (see class), that is tried at every phrase. It names what it
// found: who gets or leaves which post, and old, who had it before. Without who it speaks of the
// one named last.
type rule struct {
	name       string
	pattern    string
	action     news.Action // "" for a seat shown in passing
	confidence float64
	carried    class // a verb that must have stood before in the sentence, or 0
	yes, no    []string
}

// forgotten is the action of rules that only note what somebody was.
const forgotten news.Action = "was"

const (
	// whom begins statements about a subject, which may be left out behind a comma, and or who.
	whom = `(?:(?P<who>P),?|[,&;]+|Q)`
	// toPost leads from a verb to its post: by the State Council as, to head.
	toPost = `(?:hx)?(?:x?W)*S?C?(?P<post>T(?:[,&]+T)*)`
)

// rules are tried in this order; the first that matches is taken. Examples stand beside them and
// are run as tests: person|role|body of what yes says, nothing for no.
var rules = []rule{
	{
		name: "en-appoints", pattern: `Ax?(?P<who>P),?` + toPost, action: news.Appointed, confidence: 0.95,
		yes: []string{
			"The State Council appointed Zhou Qiming as director of the National Islands Bureau. → Zhou Qiming|director|National Islands Bureau",
			"Lawmakers voted to appoint Zhou Qiming minister of islands. → Zhou Qiming|minister|Ministry of islands",
		},
		no: []string{"The government denied that it had appointed Zhou Qiming as director of the National Islands Bureau."},
	},
	{
		name: "en-appointed", pattern: whom + `l?[bsy]+C?A` + toPost, action: news.Appointed, confidence: 0.95,
		yes: []string{
			"Zhou Qiming, 58, has been appointed Party chief of Yunling. → Zhou Qiming|Party chief|Yunling",
			"Zhou Qiming and Gao Yuan were named vice governors of Yunling. → Zhou Qiming|vice governor|Yunling; Gao Yuan|vice governor|Yunling",
			"Zhou Qiming has been appointed to head the Leading Group for Islands. → Zhou Qiming|head|Leading Group for Islands",
			"Zhou Qiming was named mayor of Nangou, a member of the standing committee and head of the National Islands Bureau. → Zhou Qiming|mayor|Nangou; Zhou Qiming|member|standing committee; Zhou Qiming|head|National Islands Bureau",
			"Zhou Qiming was approved as mayor of Nangou. → Zhou Qiming|mayor|Nangou",
		},
		no: []string{
			"Zhou Qiming is expected to be appointed Party chief of Yunling.",
			"Zhou Qiming was not appointed Party chief of Yunling.",
			"Zhou Qiming is tipped to be named mayor of Nangou.",
		},
	},
	{
		name: "en-named", pattern: whom + `A` + toPost, action: news.Appointed, confidence: 0.9,
		yes: []string{"Zhou Qiming named head of the National Islands Bureau → Zhou Qiming|head|National Islands Bureau"},
	},
	{
		name: "en-elected", pattern: whom + `[lbsy]*e` + toPost, action: news.Elected, confidence: 0.95,
		yes: []string{"Gao Yuan was re-elected governor of Yunling at the session. → Gao Yuan|governor|Yunling"},
		no:  []string{"Gao Yuan was not elected governor of Yunling."},
	},
	{
		name: "en-elects", pattern: `e(?P<who>P),?` + toPost, action: news.Elected, confidence: 0.95,
		yes: []string{"Lawmakers elected Gao Yuan as governor of Yunling and Shen Lan as mayor of Nangou. → Gao Yuan|governor|Yunling; Shen Lan|mayor|Nangou"},
	},
	{
		name: "en-nominated", pattern: `(?:(?P<who>P),?[lbsy]+n|n(?P<whom>P),?)` + toPost, action: news.Nominated, confidence: 0.9,
		yes: []string{"Gao Yuan was nominated as governor of Yunling. → Gao Yuan|governor|Yunling"},
	},
	{
		name: "en-proposed", pattern: whom + `[lbsy]+p` + toPost, action: news.Proposed, confidence: 0.85,
		yes: []string{"Gao Yuan is proposed as director of the National Islands Bureau. → Gao Yuan|director|National Islands Bureau"},
	},
	{
		name: "en-removes", pattern: `r(?P<who>P),?` + toPost, action: news.Removed, confidence: 0.95,
		yes: []string{"Lawmakers voted to remove Zhao Min from the post of vice president of the Supreme People's Court. → Zhao Min|vice president|Supreme People's Court"},
	},
	{
		name: "en-removed", pattern: whom + `l?[bsy]+r` + toPost, action: news.Removed, confidence: 0.95,
		yes: []string{
			"Shen Ruolan was removed from the post of director of the Yunling Water Resources Department. → Shen Ruolan|director|Yunling Water Resources Department",
			"Shen Ruolan was relieved of her duties as mayor of Nangou. → Shen Ruolan|mayor|Nangou",
		},
		no: []string{"Shen Ruolan, mayor of Nangou, was put under investigation."},
	},
	{
		name: "en-removed-own", pattern: whom + `l?[bsy]+rW+`, action: news.Removed, confidence: 0.85,
		yes: []string{"Vice Mayor of Nangou Shen Ruolan has been relieved of her post. → Shen Ruolan|vice mayor|Nangou"},
		no:  []string{"Shen Ruolan, mayor of Nangou, was dismissed as untrustworthy."},
	},
	{
		name: "en-ceases", pattern: whom + `[lbs]*U[SHClbsyLW]*` + toPost, action: news.Removed, confidence: 0.95,
		yes: []string{
			"Luo Qing no longer serves as Party secretary of Yunling. → Luo Qing|Party secretary|Yunling",
			"Luo Qing stepped down as mayor of Nangou. → Luo Qing|mayor|Nangou",
			"Luo Qing, former deputy head of the Leading Group for Islands and now mayor of Nangou, no longer holds the position. → Luo Qing|deputy head|Leading Group for Islands",
			"Luo Qing ceases to be director of the National Islands Bureau. → Luo Qing|director|National Islands Bureau",
		},
		no: []string{"Luo Qing may step down as mayor of Nangou."},
	},
	{
		name: "en-leaves", pattern: whom + `[bs]?U`, action: news.Removed, confidence: 0.8,
		yes: []string{"Luo Qing, mayor of Nangou, resigned on Friday. → Luo Qing|mayor|Nangou"},
		no:  []string{"Luo Qing, mayor of Nangou, left Beijing on Friday.", "Luo Qing, former mayor of Nangou, retired in 2018."},
	},
	{
		name: "en-resignation", pattern: `k(?P<who>P),?j?` + toPost, action: news.Removed, confidence: 0.95,
		yes: []string{
			"The committee accepted the resignation of Luo Qing as mayor of Nangou. → Luo Qing|mayor|Nangou",
			"The committee accepted Luo Qing's resignation as mayor of Nangou. → Luo Qing|mayor|Nangou",
		},
		no: []string{"Luo Qing offered his resignation as mayor of Nangou."},
	},
	{
		name: "en-replaced-by", pattern: `(?:(?P<old>P),?|[,&]+|Q)[lbsy]*V(?P<who>P)(?:,?W+(?P<post>T))?`, action: news.Appointed, confidence: 0.9,
		yes: []string{
			"Luo Qing was replaced by Gao Yuan as mayor of Nangou. → Gao Yuan|mayor|Nangou; Luo Qing|mayor|Nangou",
			"Luo Qing was named governor of Yunling. Luo was previously mayor of Nangou. He has been succeeded by Gao Yuan. → Luo Qing|governor|Yunling; Gao Yuan|mayor|Nangou; Luo Qing|mayor|Nangou",
		},
	},
	{
		name: "en-replaced-as", pattern: `(?P<old>P),?[lbsy]+KW+(?P<post>T)h(?P<who>P)`, action: news.Appointed, confidence: 0.9,
		yes: []string{"Luo Qing was replaced as mayor of Nangou by Gao Yuan. → Gao Yuan|mayor|Nangou; Luo Qing|mayor|Nangou"},
	},
	{
		name: "en-replaces", pattern: whom + `[lbsy]*K(?P<old>P),?(?:x?W)+C?(?P<post>T)`, action: news.Appointed, confidence: 0.92,
		yes: []string{"Gao Yuan succeeds Luo Qing as mayor of Nangou. → Gao Yuan|mayor|Nangou; Luo Qing|mayor|Nangou"},
		no:  []string{"Gao Yuan is likely to succeed Luo Qing as mayor of Nangou."},
	},
	{
		name: "en-predecessor", pattern: `[lbsy]*K(?P<old>P)`, action: news.Removed, confidence: 0.9,
		yes: []string{"Gao Yuan was named mayor of Nangou, replacing Luo Qing. → Gao Yuan|mayor|Nangou; Luo Qing|mayor|Nangou"},
	},
	{
		name: "en-concurrent", pattern: whom + `[lbsS]*C[CSbs]*` + toPost, action: news.Concurrent, confidence: 0.92,
		yes: []string{"Shen Lan will concurrently serve as director of the National Islands Bureau. → Shen Lan|director|National Islands Bureau"},
	},
	{
		name: "en-takes-over", pattern: whom + `[lbsy]*H(?:x?W)*(?P<post>T)W(?P<old>P)`, action: news.Appointed, confidence: 0.9,
		yes: []string{"Gao Yuan takes over as mayor of Nangou from Luo Qing. → Gao Yuan|mayor|Nangou; Luo Qing|mayor|Nangou"},
	},
	{
		name: "en-begins", pattern: whom + `[lbsy]*H` + toPost, action: news.Appointed, confidence: 0.9,
		yes: []string{
			"Gao Yuan took office as mayor of Nangou. → Gao Yuan|mayor|Nangou",
			"Gao Yuan became mayor of Nangou on Friday. → Gao Yuan|mayor|Nangou",
		},
		no: []string{"Gao Yuan served as mayor of Nangou.", "Gao Yuan was mayor of Nangou from 2009 to 2012."},
	},
	{
		name: "en-will-serve", pattern: whom + `l[bS]` + toPost, action: news.Appointed, confidence: 0.88,
		yes: []string{"Gao Yuan will serve as mayor of Nangou. → Gao Yuan|mayor|Nangou"},
	},
	{
		name: "en-with-as", pattern: `w(?P<who>P),?(?:&x)?S?W+(?P<post>T)`, action: news.Appointed, confidence: 0.85,
		yes: []string{"China set up the Leading Group for Islands, with Zhou Qiming as its head and Du Heng as deputy head. → Zhou Qiming|head|Leading Group for Islands; Du Heng|deputy head|Leading Group for Islands"},
	},
	{
		name: "en-joins", pattern: whom + `[lbsy]*J(?P<group>G)(?:W+(?P<post>T))?`, action: news.Appointed, confidence: 0.85,
		yes: []string{"Gao Yuan joins the Leading Group for Islands as a member. → Gao Yuan|member|Leading Group for Islands"},
	},
	{
		name: "en-was", pattern: whom + `(?:y?F|y)b?W*(?P<post>T)`, action: forgotten, confidence: 0,
		yes: []string{"Luo Qing was director of the National Islands Bureau until May. Luo Qing was succeeded by Gao Yuan. → Gao Yuan|director|National Islands Bureau; Luo Qing|director|National Islands Bureau"},
		no:  []string{"Luo Qing was mayor of Nangou from 2009 to 2012."},
	},
	{
		name: "en-serves", pattern: whom + `(?:[sS]b?|xS)(?:x?W)*(?P<post>T)`, action: "", confidence: 0.8,
		yes: []string{
			"Gao Yuan is deputy head of the Leading Group for Islands. → Gao Yuan|deputy head|Leading Group for Islands",
			"Gao Yuan and Du Heng both serve as heads of the Leading Group for Islands. → Gao Yuan|head|Leading Group for Islands; Du Heng|head|Leading Group for Islands",
			"Gao Yuan heads the Leading Group for Islands. → Gao Yuan|head|Leading Group for Islands",
			"Gao Yuan and Du Heng are among the members of the Leading Group for Islands. → Gao Yuan|member|Leading Group for Islands; Du Heng|member|Leading Group for Islands",
		},
	},
	{
		name: "en-sits", pattern: whom + `Sx(?P<group>G)`, action: "", confidence: 0.8,
		yes: []string{"Gao Yuan and Du Heng sit on the Leading Group for Islands. → Gao Yuan|member|Leading Group for Islands; Du Heng|member|Leading Group for Islands"},
		no:  []string{"Gao Yuan works with the Leading Group for Islands."},
	},
	{
		name: "en-seats-are", pattern: `(?P<post>T),?(?:[sbIS]|y)+(?P<who>P)`, action: "", confidence: 0.8,
		yes: []string{"The deputy heads of the Leading Group for Islands are Gao Yuan and Du Heng. → Gao Yuan|deputy head|Leading Group for Islands; Du Heng|deputy head|Leading Group for Islands"},
	},
	{
		name: "en-label", pattern: `(?P<post>T)(?:[lbsy]+A)?:(?P<who>P)`, action: news.Appointed, confidence: 0.85,
		yes: []string{
			"The Leading Group for Islands met. Two deputy leaders have been appointed: Vice Governor Gao Yuan; and Du Heng, mayor of Nangou. → Gao Yuan|deputy leader|Leading Group for Islands; Du Heng|deputy leader|Leading Group for Islands",
			"The Leading Group for Islands has been set up. Head: Gao Yuan → Gao Yuan|head|Leading Group for Islands"},
	},
	{
		name: "en-set-up-under", pattern: `c(?:x?W?)(?P<group>G),?W?Y(?P<who>P)`, action: news.Appointed, confidence: 0.85,
		yes: []string{"The city established a Steering Committee on Islands, to be chaired by Vice Mayor Gao Yuan. → Gao Yuan|chairman|Steering Committee on Islands"},
		no:  []string{"The Steering Committee on Islands, to be chaired by Vice Mayor Gao Yuan, may meet in May."},
	},
	{
		name: "en-led-by", pattern: `(?P<group>[Go]),?x?,?Q?[bsyl]*Y(?P<who>P)`, action: "", confidence: 0.8,
		yes: []string{"The Leading Group for Islands is headed by Gao Yuan. → Gao Yuan|head|Leading Group for Islands"},
		no:  []string{"The meeting of the Leading Group for Islands was attended by Gao Yuan."},
	},
	{
		name: "en-also-named", pattern: `a(?P<who>P)`, action: news.Appointed, confidence: 0.85,
		yes: []string{
			"Gao Yuan was named mayor of Nangou, along with Du Heng. → Gao Yuan|mayor|Nangou; Du Heng|mayor|Nangou",
			"Gao Yuan was named deputy head of the Leading Group for Islands, as was Du Heng. → Gao Yuan|deputy head|Leading Group for Islands; Du Heng|deputy head|Leading Group for Islands",
		},
	},
	{
		name: "en-carried-appoint", pattern: `[,;&]+(?P<who>P)W*(?P<post>T)`, action: news.Appointed, confidence: 0.9, carried: appoint,
		yes: []string{"Gao Yuan was named mayor of Nangou, Du Heng vice mayor of Nangou and Shen Lan head of the National Islands Bureau. → Gao Yuan|mayor|Nangou; Du Heng|vice mayor|Nangou; Shen Lan|head|National Islands Bureau"},
	},
	{
		name: "en-carried-elect", pattern: `[,;&]+(?P<who>P)W*(?P<post>T)`, action: news.Elected, confidence: 0.9, carried: elect,
		yes: []string{"Gao Yuan was elected mayor of Nangou and Du Heng vice mayor of Nangou. → Gao Yuan|mayor|Nangou; Du Heng|vice mayor|Nangou"},
	},
	{
		name: "en-carried-remove", pattern: `(?P<who>P)(?:x?W)+(?P<post>T)`, action: news.Removed, confidence: 0.9, carried: remove,
		yes: []string{"Luo Qing was removed from the post of mayor of Nangou, and Du Heng from the post of vice mayor of Nangou. → Luo Qing|mayor|Nangou; Du Heng|vice mayor|Nangou"},
	},
	{
		name: "en-carried-with", pattern: `(?P<who>P),?W+(?P<post>T)`, action: news.Appointed, confidence: 0.85, carried: with,
		yes: []string{"China set up the Leading Group for Islands, with Zhou Qiming as its head and Du Heng as deputy head. → Zhou Qiming|head|Leading Group for Islands; Du Heng|deputy head|Leading Group for Islands"},
	},
}

// compiled is a rule ready to be tried.
type compiled struct {
	rule
	re                          *regexp.Regexp
	who, whom, old, post, group int // numbers of its groups, -1 if it has none
}

func compileRules() []compiled {
	var cs []compiled
	for _, r := range rules {
		re := regexp.MustCompile("^(?:" + r.pattern + ")")
		cs = append(cs, compiled{r, re, re.SubexpIndex("who"), re.SubexpIndex("whom"), re.SubexpIndex("old"), re.SubexpIndex("post"), re.SubexpIndex("group")})
	}
	return cs
}

// classes is a sentence as a string of classes.
func classes(ts []token) string {
	var b strings.Builder
	for _, t := range ts {
		b.WriteByte(byte(t.class))
	}
	return b.String()
}
