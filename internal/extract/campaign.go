package extract

// campaigns are the Party's campaigns of study since 1998, as the notices of the Central Committee that began them call
// them. They hold verbs and 的, over which names reach nowhere else.
var campaigns = newPhrases(map[class]string{other: "党的群众路线教育实践活动 深入学习实践科学发展观活动 学习实践科学发展观活动 保持共产党员先进性教育活动 " +
	"学习贯彻习近平新时代中国特色社会主义思想主题教育 学习贯彻习近平新时代中国特色社会主义思想主题教育活动 深入贯彻中央八项规定精神学习教育 " +
	"深入开展创先争优活动 讲学习、讲政治、讲正气教育 讲学习、讲政治、讲正气教育活动"})

// longestCampaign is how many characters a campaign has at most.
const longestCampaign = 26

// campaignAt is where the campaign ends that starts at i; i if none does.
func (p *paper) campaignAt(i int) int {
	f, _ := campaigns.at(p.view, i)
	return i + len(f.runes)
}

// campaignBefore is where the campaign starts that ends at end; end if none does.
func (p *paper) campaignBefore(end int) int {
	if r := p.rune(end - 1); r != '动' && r != '育' {
		return end
	}
	for i := max(0, end-longestCampaign); i < end; i++ {
		if p.campaignAt(i) == end {
			return i
		}
	}
	return end
}
