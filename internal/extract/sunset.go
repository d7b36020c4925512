package extract

import (
	"regexp"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// addSunsets states of which groups the text says that they are for one task, and end by themselves
// when it is done: 领导小组不纳入省级议事协调机构序列,任务完成后自动撤销.
func (p *paper) addSunsets() {
	if len(p.groups) == 0 {
		return
	}
	read := 0
	for i := range sunsetWords.all(p.view, p.whole()) {
		if k := p.sentenceAt(i); i >= read && k < len(p.sentences) {
			p.addSunset(p.sentences[k])
			read = p.sentences[k].End
		}
	}
}

// sunsetWords are those of which every such sentence has one.
var sunsetWords = newPhrases(map[class]string{other: "完成后 完成以后 完成之后 结束后 结束以后 结束之后 期满后 届满后 完成时 不纳入 不列入 不作为 阶段性 临时性"})

// addSunset states that the group of which a sentence speaks is temporary, if the sentence says so.
func (p *paper) addSunset(s news.Span) {
	text := p.string(s)
	m := sunset.FindStringIndex(text)
	if m == nil || noSunset.MatchString(text[:m[1]]) {
		return
	}
	end := s.Start + len([]rune(text[:m[1]]))
	g := p.groupBefore(end, "成员")
	if g == nil || g.Start < s.Start-longestAside || g.gone {
		return
	}
	p.groupFact(news.Temporary, "sunset", g.body, news.Span{Start: max(s.Start, end-1), End: end})
}

// longestAside is how many characters may stand between the name of a group and a sentence that speaks
// of it without a name.
const longestAside = 80

var (
	sunset = regexp.MustCompile(
		`(?:完成|结束|期满|届满)(?:后|以后|之后|时),?[^,;:]{0,20}?(?:自动|自行|自然|即行|即予|即|随即|立即|随之|相应|及时|予以|一并)*(?:撤销|撤消|解散|终止|取消|终结)(?:[,;。)|]|$)` +
			`|不(?:纳入|列入|作为)[^,;:]{0,16}(?:议事协调机构|常设机构)(?:序列|管理|名录)?(?:[,;。)|]|$)` +
			`|[为是属](?:于)?(?:阶段性|临时性)[^,;:]{0,8}(?:机构|机制|组织)`)
	// it is about others, or it is over
	noSunset = regexp.MustCompile(`各级|各类|各地|各部门|下设|一律|原则上|(?:已|被|现予)[^,;。]{0,6}.?$|[未不]予?(?:自动|自行)?(?:撤销|解散).?$`)
)
