package english

import "github.com/xiaozu-watch/xiaozu/internal/news"

// successions are statements that one follows another in a post.
var successions = []rule{
	{
		name: "en-goes-to", pattern: `(?:(?P<old>P)x*W*)?(?P<post>T)g(?P<who>P)`, action: news.Appointed, confidence: 0.85,
		yes: []string{
			"Luo Qing's seat as head of the Leading Group for Islands went to Gao Yuan. → Gao Yuan|head|Leading Group for Islands; Luo Qing|head|Leading Group for Islands",
			"Luo Qing retired. Luo's former position as mayor of Nangou has been given to Gao Yuan. → Gao Yuan|mayor|Nangou; Luo Qing|mayor|Nangou",
		},
		no: []string{"Luo Qing's seat as head of the Leading Group for Islands may be given to Gao Yuan."},
	},
	{
		name: "en-replaced-by", pattern: `(?:(?P<old>P),?|[,&]+|Q)[lbsy]*V(?P<who>P)(?:,?W+(?P<post>T))?`, action: news.Appointed, confidence: 0.9,
		yes: []string{
			"Luo Qing was replaced by Gao Yuan as mayor of Nangou. → Gao Yuan|mayor|Nangou; Luo Qing|mayor|Nangou",
			"Luo Qing was named governor of Yunling. Luo was previously mayor of Nangou. He has been succeeded by Gao Yuan. → Luo Qing|governor|Yunling; Gao Yuan|mayor|Nangou; Luo Qing|mayor|Nangou",
		},
	},
	{
		name: "en-replaced-as", pattern: `(?:(?P<old>P),?|[,&]+|Q)[lbsy]+KW+(?P<post>T)h(?P<who>P)`, action: news.Appointed, confidence: 0.9,
		yes: []string{"Luo Qing was replaced as mayor of Nangou by Gao Yuan. → Gao Yuan|mayor|Nangou; Luo Qing|mayor|Nangou"},
	},
	{
		name: "en-replaces", pattern: whom + `[lbsy]*K(?P<old>P),?(?:x?W)+C?(?P<post>T)`, action: news.Appointed, confidence: 0.92,
		yes: []string{"Gao Yuan succeeds Luo Qing as mayor of Nangou. → Gao Yuan|mayor|Nangou; Luo Qing|mayor|Nangou"},
		no:  []string{"Gao Yuan is likely to succeed Luo Qing as mayor of Nangou."},
	},
	{
		name: "en-in-place", pattern: `(?:Ax?(?P<whom>P),?|` + whom + `l?[bsy]+A)W*K(?P<old>P)(?:,?W+(?P<post>T))?`, action: news.Appointed, confidence: 0.9,
		yes: []string{
			"The Chief Executive has appointed Gao Yuan to succeed Luo Qing as chairman of the Committee on Islands. → Gao Yuan|chairman|Committee on Islands; Luo Qing|chairman|Committee on Islands",
			"The committee removed Luo Qing as mayor of Nangou and appointed Gao Yuan to replace her. → Luo Qing|mayor|Nangou; Gao Yuan|mayor|Nangou",
			"Luo Qing was removed from the post of mayor of Nangou and Du Heng from the post of head of the National Islands Bureau. Gao Yuan and Shen Lan were appointed to replace them, respectively. → Luo Qing|mayor|Nangou; Du Heng|head|National Islands Bureau; Gao Yuan|mayor|Nangou; Shen Lan|head|National Islands Bureau",
		},
		no: []string{"Gao Yuan may be appointed to replace Luo Qing."},
	},
	{
		name: "en-fills", pattern: `(?:A(?P<whom>P),?|` + whom + `[lbsyAH]*(?:Wx)?)i`, action: news.Appointed, confidence: 0.85,
		yes: []string{
			"The council removed Luo Qing as mayor of Nangou and appointed Gao Yuan in his place. → Luo Qing|mayor|Nangou; Gao Yuan|mayor|Nangou",
			"Luo Qing resigned as mayor of Nangou. Gao Yuan moves to Nangou to fill the vacancy. → Luo Qing|mayor|Nangou; Gao Yuan|mayor|Nangou",
		},
		no: []string{"Gao Yuan, mayor of Nangou, spoke in his place."},
	},
	{
		name: "en-predecessor", pattern: `[lbsy]*K(?P<old>P)`, action: news.Removed, confidence: 0.9,
		yes: []string{"Gao Yuan was named mayor of Nangou, replacing Luo Qing. → Gao Yuan|mayor|Nangou; Luo Qing|mayor|Nangou",
			"Gao Yuan was named mayor of Nangou and Shen Lan head of the National Islands Bureau; they replace Luo Qing and Du Heng, respectively. → Gao Yuan|mayor|Nangou; Shen Lan|head|National Islands Bureau; Luo Qing|mayor|Nangou; Du Heng|head|National Islands Bureau",
		},
	},
}
