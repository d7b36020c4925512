package extract

import (
	"regexp"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// renamedLater reads that the group that the sentence before the k-th names last was renamed, where the k-th has a date
// for its subject: 海岛保护领导小组成立于1994年。2018年3月,|改为海岛保护委员会.
func (p *paper) renamedLater(k int) {
	s := p.sentences[k]
	if k == 0 || !isDigit(p.runes[s.Start]) {
		return
	}
	g := p.groupBefore(s.Start, "成员")
	if g == nil || g.Start < p.sentences[k-1].Start || p.gap(s.Start) == newLine {
		return
	}
	if renamedThen.MatchString(p.string(news.Span{Start: s.Start, End: min(s.End, s.Start+longestRenaming)})) {
		p.groupFact(news.Renamed, "renamed", g.body, s)
	}
}

// longestRenaming is how many characters of a sentence with its date and what it goes by tell that it is about a new name.
const longestRenaming = 60

var renamedThen = regexp.MustCompile(`^[0-9]{4}年(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?(?:底|初)?,?(?:(?:根据|按照)[^,。]+,)?(?:正式)?(?:更名为|改名为|改为|改称|改组为|改设为|升格为)`)
