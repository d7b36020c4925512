package english

import "github.com/xiaozu-watch/xiaozu/internal/news"

// states are statements of who has or had a post, and those that carry on what a verb before them says.
var states = []rule{
	{
		name: "en-was", pattern: whom + `(?:y?F|y)b?W*(?P<post>T)`, action: forgotten, confidence: 0,
		yes: []string{"Luo Qing was director of the National Islands Bureau until May. Luo Qing was succeeded by Gao Yuan. → Gao Yuan|director|National Islands Bureau; Luo Qing|director|National Islands Bureau"},
		no:  []string{"Luo Qing was mayor of Nangou from 2009 to 2012."},
	},
	{
		name: "en-serves-concurrently", pattern: whom + `(?:[sS]b?)(?:x?W)*(?P<post>T)C`, action: news.Concurrent, confidence: 0.88,
		yes: []string{"Gao Yuan serves as director of the office of the Leading Group for Islands concurrently. → Gao Yuan|director of the office|Leading Group for Islands"},
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
		name: "en-seats-are", pattern: `(?P<post>T),?[lsbISy]+(?P<who>P)`, action: "", confidence: 0.8,
		yes: []string{"The deputy heads of the Leading Group for Islands are Gao Yuan and Du Heng. → Gao Yuan|deputy head|Leading Group for Islands; Du Heng|deputy head|Leading Group for Islands"},
	},
	{
		name: "en-has", pattern: `b(?P<post>T)[,:](?P<who>P)`, action: "", confidence: 0.8,
		yes: []string{"The Leading Group for Islands has two deputy heads -- Gao Yuan and Du Heng. → Gao Yuan|deputy head|Leading Group for Islands; Du Heng|deputy head|Leading Group for Islands"},
		no:  []string{"The Leading Group for Islands has met, Gao Yuan said."},
	},
	{
		name: "en-label", pattern: `(?P<post>T)(?:[lbsy]+A)?:(?P<who>P)`, action: news.Appointed, confidence: 0.85,
		yes: []string{
			"The Leading Group for Islands met. Two deputy leaders have been appointed: Vice Governor Gao Yuan; and Du Heng, mayor of Nangou. → Gao Yuan|deputy leader|Leading Group for Islands; Du Heng|deputy leader|Leading Group for Islands",
			"The Leading Group for Islands has been set up. Head: Gao Yuan → Gao Yuan|head|Leading Group for Islands"},
	},
	{
		name: "en-label-elected", pattern: `(?P<post>T)[lbsy]+e:(?P<who>P)`, action: news.Elected, confidence: 0.9,
		yes: []string{"Gao Yuan was elected chairman of the Committee on Islands. Two vice chairmen were also elected: Du Heng and Shen Lan. → Gao Yuan|chairman|Committee on Islands; Du Heng|vice chairman|Committee on Islands; Shen Lan|vice chairman|Committee on Islands"},
		no:  []string{"The vice chairmen of the Committee on Islands were elected, Du Heng said."},
	},
	{
		name: "en-set-up-under", pattern: `c(?:x?W?)(?P<group>G),?W?Y(?P<who>P)`, action: news.Appointed, confidence: 0.85,
		yes: []string{"The city established a Steering Committee on Islands, to be chaired by Vice Mayor Gao Yuan. → Gao Yuan|chairman|Steering Committee on Islands"},
		no:  []string{"The Steering Committee on Islands, to be chaired by Vice Mayor Gao Yuan, may meet in May."},
	},
	{
		name: "en-led-by", pattern: `(?P<group>[Go]),?(?:SW?x?&)?x?,?Q?[bsyl]*Y(?P<who>P)`, action: "", confidence: 0.8,
		yes: []string{"The Leading Group for Islands is headed by Gao Yuan. → Gao Yuan|head|Leading Group for Islands"},
		no:  []string{"The meeting of the Leading Group for Islands was attended by Gao Yuan."},
	},
	{
		name: "en-led-by-first", pattern: `Y(?P<who>P),?(?P<group>G)`, action: "", confidence: 0.8, ahead: 1,
		yes: []string{
			"Chaired by Gao Yuan, the Leading Group for Islands comprises Du Heng and two others. → Gao Yuan|chairman|Leading Group for Islands; Du Heng|member|Leading Group for Islands",
			"Headed by Gao Yuan, the Leading Group for Islands has 20 members. → Gao Yuan|head|Leading Group for Islands"},
		no: []string{"Guided by Gao Yuan, the Leading Group for Islands met."},
	},
	{
		name: "en-comprises", pattern: `(?P<group>G)I(?P<who>P)`, action: "", confidence: 0.8,
		yes: []string{"The Leading Group for Islands comprises Gao Yuan and Du Heng. → Gao Yuan|member|Leading Group for Islands; Du Heng|member|Leading Group for Islands"},
		no:  []string{"Bodies that worked with the Leading Group for Islands include the office of Gao Yuan."},
	},
	{
		name: "en-also-named", pattern: `a(?P<who>P)`, action: news.Appointed, confidence: 0.85,
		yes: []string{
			"Gao Yuan was named mayor of Nangou, along with Du Heng. → Gao Yuan|mayor|Nangou; Du Heng|mayor|Nangou",
			"Gao Yuan was named deputy head of the Leading Group for Islands, as was Du Heng. → Gao Yuan|deputy head|Leading Group for Islands; Du Heng|deputy head|Leading Group for Islands",
		},
	},
	{
		name: "en-carried-appoint", pattern: `[,;&]+W?(?P<who>P)W*(?P<post>T)`, action: news.Appointed, confidence: 0.9, carried: appoint,
		yes: []string{"Gao Yuan was named mayor of Nangou, Du Heng vice mayor of Nangou and Shen Lan head of the National Islands Bureau. → Gao Yuan|mayor|Nangou; Du Heng|vice mayor|Nangou; Shen Lan|head|National Islands Bureau", "The congress approved the appointment of Gao Yuan as mayor of Nangou and of Du Heng as head of the National Islands Bureau. → Gao Yuan|mayor|Nangou; Du Heng|head|National Islands Bureau"},
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
