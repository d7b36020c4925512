package extract

import (
	"slices"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// Some passages belong to a name as a whole or not at all: campaigns, and what stands in quotation marks.

// wholeAt is where what starts at i ends that a name holds or does not hold as a whole: a campaign, or what stands in
// quotation marks; i if there is none.
func (p *paper) wholeAt(i int) int {
	if p.runes[i] == '“' {
		if end := slices.Index(p.runes[i:min(i+longestQuote, len(p.runes))], '”'); end > 0 {
			return i + end + 1
		}
	}
	f, _ := campaigns.at(p.view, i)
	return i + len(f.runes)
}

// wholeBefore is where it starts if it ends at end; end if there is none.
func (p *paper) wholeBefore(end int) int {
	switch r := p.rune(end - 1); {
	case r == '”' && p.gap(end) == noGap:
		return p.quoteBefore(end)
	case r == '动' || r == '育':
		for i := max(0, end-longestCampaign); i < end; i++ {
			if p.wholeAt(i) == end {
				return i
			}
		}
	}
	return end
}

// quoteBefore is where a word in quotation marks starts that ends at end, “退养还河”; end if they enclose a passage.
func (p *paper) quoteBefore(end int) int {
	for i := end - 2; i > max(0, end-longestQuote); i-- {
		switch r := p.runes[i]; {
		case r == '“':
			if verbIn(p.view, news.Span{Start: i + 1, End: end - 1}) {
				return end
			}
			return i
		case r == '”' || p.gap(i+1) != noGap || containsRune(",;:。!?", r):
			return end
		}
	}
	return end
}

// verbIn reports whether s says of somebody that posts change.
func verbIn(v *view, s news.Span) bool {
	for i, f := range cues.all(v, s) {
		if (states(f.class) || f.class == never) && len(f.runes) > 1 && i+len(f.runes) <= s.End {
			return true
		}
	}
	return false
}

// campaigns are the Party's campaigns of study since 1998, as the notices of the Central Committee that began them call
// them. They hold verbs and 的, over which names reach nowhere else.
var campaigns = newPhrases(map[class]string{other: "党的群众路线教育实践活动 深入学习实践科学发展观活动 学习实践科学发展观活动 保持共产党员先进性教育活动 " +
	"学习贯彻习近平新时代中国特色社会主义思想主题教育 学习贯彻习近平新时代中国特色社会主义思想主题教育活动 深入贯彻中央八项规定精神学习教育 " +
	"深入开展创先争优活动 讲学习、讲政治、讲正气教育 讲学习、讲政治、讲正气教育活动"})

// longestCampaign is how many characters a campaign has at most.
const longestCampaign = 26
