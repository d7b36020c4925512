package english

import "github.com/xiaozu-watch/xiaozu/internal/news"

// removals are statements that somebody leaves a post.
var removals = []rule{
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
		name: "en-removed-from", pattern: `(?:r(?P<whom>P),?|` + whom + `l?[bsy]+r)W(?P<group>G)`, action: news.Removed, confidence: 0.88,
		yes: []string{"Luo Qing has been removed from the Leading Group for Islands. → Luo Qing|member|Leading Group for Islands"},
	},
	{
		name: "en-removed-own", pattern: whom + `l?[bsy]+rW+`, action: news.Removed, confidence: 0.85,
		yes: []string{"Vice Mayor of Nangou Shen Ruolan has been relieved of her post. → Shen Ruolan|vice mayor|Nangou"},
		no:  []string{"Shen Ruolan, mayor of Nangou, was dismissed as untrustworthy."},
	},
	{
		name: "en-ceases", pattern: whom + `[lbsy]*U[SHClbsyLW]*` + toPost, action: news.Removed, confidence: 0.95,
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
		name: "en-resignation-accepted", pattern: `(?P<who>P),?j` + toPost + `[bsyl]+k`, action: news.Removed, confidence: 0.92,
		yes: []string{"Luo Qing's resignation as mayor of Nangou was accepted. → Luo Qing|mayor|Nangou"},
		no:  []string{"Luo Qing's resignation as mayor of Nangou was not accepted.", "Luo Qing's resignation as mayor of Nangou is expected."},
	},
	{
		name: "en-resignation-own", pattern: `k(?P<who>P)(?:,?j)?`, action: news.Removed, confidence: 0.85,
		yes: []string{"The committee accepted the resignation of Luo Qing, mayor of Nangou. → Luo Qing|mayor|Nangou"},
		no:  []string{"The committee accepted a proposal by Luo Qing, mayor of Nangou."},
	},
}
