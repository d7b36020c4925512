package english

import "github.com/xiaozu-watch/xiaozu/internal/news"

// beginnings are statements that somebody begins to hold a post.
var beginnings = []rule{
	{
		name: "en-concurrent", pattern: whom + `[lbsS]*C[CSbs]*` + toPost, action: news.Concurrent, confidence: 0.92,
		yes: []string{"Shen Lan will concurrently serve as director of the National Islands Bureau. → Shen Lan|director|National Islands Bureau"},
	},
	{
		name: "en-takes-over", pattern: whom + `[lbsy]*H(?:x?W)*(?P<post>T)W(?P<old>P)`, action: news.Appointed, confidence: 0.9,
		yes: []string{"Gao Yuan takes over as mayor of Nangou from Luo Qing. → Gao Yuan|mayor|Nangou; Luo Qing|mayor|Nangou"},
	},
	{
		name: "en-takes-over-group", pattern: whom + `[lbsy]*Hx?(?P<group>G)W(?P<old>P)`, action: news.Appointed, confidence: 0.88,
		yes: []string{"Gao Yuan takes over the Leading Group for Islands from Luo Qing. → Gao Yuan|head|Leading Group for Islands; Luo Qing|head|Leading Group for Islands"},
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
		name: "en-takes-over-it", pattern: whom + `[lbsy]*H(?:[,;]|$)`, action: news.Appointed, confidence: 0.8,
		yes: []string{"Luo Qing resigned as mayor of Nangou. Gao Yuan will take over, the city said. → Luo Qing|mayor|Nangou; Gao Yuan|mayor|Nangou"},
		no:  []string{"Gao Yuan, mayor of Nangou, took over, the city said."},
	},
	{
		name: "en-to-become", pattern: `WH(?P<post>T)`, action: news.Appointed, confidence: 0.88, carried: cease,
		yes: []string{"Luo Qing left his job as mayor of Nangou to become director of the National Islands Bureau. → Luo Qing|mayor|Nangou; Luo Qing|director|National Islands Bureau"},
		no:  []string{"Luo Qing had hoped to become director of the National Islands Bureau."},
	},
	{
		name: "en-will-serve", pattern: whom + `l[bS](?:xP,?)?` + toPost, action: news.Appointed, confidence: 0.88,
		yes: []string{"Gao Yuan will serve as mayor of Nangou. → Gao Yuan|mayor|Nangou", "Gao Yuan will serve under Luo Qing as deputy head of the National Islands Bureau. → Gao Yuan|deputy head|National Islands Bureau"},
	},
	{
		name: "en-with-as", pattern: `w(?P<who>P),?(?:&x)?S?W+(?P<post>T)`, action: news.Appointed, confidence: 0.85,
		yes: []string{"China set up the Leading Group for Islands, with Zhou Qiming as its head and Du Heng as deputy head. → Zhou Qiming|head|Leading Group for Islands; Du Heng|deputy head|Leading Group for Islands"},
	},
	{
		name: "en-joins", pattern: whom + `[lbsy]*J(?P<group>G)(?:W+(?P<post>T))?`, action: news.Appointed, confidence: 0.85,
		yes: []string{"Gao Yuan joins the Leading Group for Islands as a member. → Gao Yuan|member|Leading Group for Islands"},
	},
}
