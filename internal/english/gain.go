package english

import "github.com/xiaozu-watch/xiaozu/internal/news"

// namings are statements that somebody gets a post.
var namings = []rule{
	{
		name: "en-appoints", pattern: `Ax?(?P<who>P),?` + toPost, action: news.Appointed, confidence: 0.95,
		yes: []string{
			"The State Council appointed Zhou Qiming as director of the National Islands Bureau. → Zhou Qiming|director|National Islands Bureau",
			"The Chief Executive has appointed Mr Gao Yuan as Chairman and Ms Shen Lan as Vice-chairman of the Committee on Islands. → Gao Yuan|chairman|Committee on Islands; Shen Lan|vice-chairman|Committee on Islands",
			"The State Council decided to appoint Gao Yuan director of the National Islands Bureau in place of Luo Qing, and Du Heng head of the National Lakes Bureau. → Gao Yuan|director|National Islands Bureau; Luo Qing|director|National Islands Bureau; Du Heng|head|National Lakes Bureau",
			"Lawmakers voted to appoint Zhou Qiming minister of islands. → Zhou Qiming|minister|Ministry of islands",
		},
		no: []string{"The government denied that it had appointed Zhou Qiming as director of the National Islands Bureau."},
	},
	{
		name: "en-appoints-to", pattern: `(?:Ax?(?P<whom>P),?|` + whom + `l?[bsy]+C?A)W(?P<group>G)(?:,?W+(?P<post>T))?`, action: news.Appointed, confidence: 0.88,
		yes: []string{
			"The Chief Executive appointed Gao Yuan to the Working Group on Islands as convenor. → Gao Yuan|convenor|Working Group on Islands",
			"Gao Yuan has been appointed to the Task Force on Islands. → Gao Yuan|member|Task Force on Islands",
		},
		no: []string{"Gao Yuan was moved from the Leading Group for Islands."},
	},
	{
		name: "en-joined-by", pattern: `J(?P<group>G),?I(?P<who>P)`, action: news.Appointed, confidence: 0.85,
		yes: []string{"Five people have joined the Leading Group for Islands, including Gao Yuan and Du Heng. → Gao Yuan|member|Leading Group for Islands; Du Heng|member|Leading Group for Islands"},
		no:  []string{"Five people may join the Leading Group for Islands, including Gao Yuan."},
	},
	{
		name: "en-appoints-named", pattern: `A(?P<post>T),(?P<who>P)`, action: news.Appointed, confidence: 0.85,
		yes: []string{"The Chief Executive re-appointed the chairman of the Task Force on Islands, Mr Gao Yuan, for two years. → Gao Yuan|chairman|Task Force on Islands"},
		no:  []string{"The Chief Executive appointed the Director of Lands, Mr Gao Yuan, yesterday."},
	},
	{
		name: "en-appointed-are", pattern: `AW?(?P<post>T)(?:W?x)?s(?P<who>P)`, action: news.Appointed, confidence: 0.88,
		yes: []string{"The Task Force on Islands has new members. Appointed as members for the first time are Dr Du Heng and Ms Shen Lan. → Du Heng|member|Task Force on Islands; Shen Lan|member|Task Force on Islands"},
		no:  []string{"The Task Force on Islands met. The appointed members thanked Dr Du Heng."},
	},
	{
		name: "en-names-among", pattern: `A(?P<post>T),?I(?P<who>P)`, action: news.Appointed, confidence: 0.85,
		yes: []string{"The notice named 22 members of the Leading Group for Islands, among them Gao Yuan and Du Heng. → Gao Yuan|member|Leading Group for Islands; Du Heng|member|Leading Group for Islands"},
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
		name: "en-reappointed", pattern: whom + `l?[bsy]+A`, action: news.Appointed, confidence: 0.85,
		yes: []string{"Gao Yuan joins the Task Force on Islands. Mr Du Heng and Ms Shen Lan have been re-appointed. → Gao Yuan|member|Task Force on Islands; Du Heng|member|Task Force on Islands; Shen Lan|member|Task Force on Islands"},
		no:  []string{"The Task Force on Islands met. Mr Du Heng was invited."},
	},
	{
		name: "en-they", pattern: `I(?P<who>P)`, action: news.Appointed, confidence: 0.88,
		yes: []string{"Two members of the Task Force on Islands have been re-appointed. They are Mr Du Heng and Ms Shen Lan. → Du Heng|member|Task Force on Islands; Shen Lan|member|Task Force on Islands"},
		no:  []string{"Two members of the Task Force on Islands spoke. They are Mr Du Heng and Ms Shen Lan."},
	},
	{
		name: "en-named", pattern: whom + `A` + toPost, action: news.Appointed, confidence: 0.9,
		yes: []string{"Zhou Qiming's appointment as mayor of Nangou was announced on Friday. → Zhou Qiming|mayor|Nangou", "Zhou Qiming named head of the National Islands Bureau → Zhou Qiming|head|National Islands Bureau"},
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
}
