package extract

import "strings"

// campaigns are the Party's campaigns of study since 1998, as the notices of the Central Committee that began them call
// them. They hold verbs and 的, over which names reach nowhere else.
var campaigns = runesOf("党的群众路线教育实践活动 深入学习实践科学发展观活动 学习实践科学发展观活动 保持共产党员先进性教育活动 " +
	"学习贯彻习近平新时代中国特色社会主义思想主题教育 学习贯彻习近平新时代中国特色社会主义思想主题教育活动 深入贯彻中央八项规定精神学习教育 " +
	"深入开展创先争优活动 讲学习、讲政治、讲正气教育 讲学习、讲政治、讲正气教育活动")

func runesOf(words string) (all [][]rune) {
	for _, w := range strings.Fields(words) {
		all = append(all, []rune(w))
	}
	return all
}

// campaignAt is how many characters the campaign has that starts at i, or 0.
func (p *paper) campaignAt(i int) int {
	if !containsRune("党深学保讲", p.rune(i)) {
		return 0
	}
	for _, c := range campaigns {
		if p.has(i, c) {
			return len(c)
		}
	}
	return 0
}

// campaignBefore is where the campaign starts that ends at end, the longest if several do; end if none does.
func (p *paper) campaignBefore(end int) int {
	start := end
	if r := p.rune(end - 1); r != '动' && r != '育' {
		return end
	}
	for _, c := range campaigns {
		if i := end - len(c); i >= 0 && i < start && p.has(i, c) {
			start = i
		}
	}
	return start
}
