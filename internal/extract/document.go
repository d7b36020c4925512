package extract

import (
	"regexp"
	"slices"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// addDocuments states which document set up or changed a group: the one that the text is, by the
// number in its head, or one that it cites by title and number.
func (p *paper) addDocuments() {
	if len(p.groups) == 0 {
		return
	}
	var own []docNumber
	facts := p.facts
	for _, n := range p.docNumbers() {
		if p.heads(n) {
			own = append(own, n)
		} else {
			p.addCited(n)
		}
	}
	cited := p.facts[len(facts):]
	for _, f := range facts {
		k, _ := slices.BinarySearchFunc(own, f.Evidence.Start, func(n docNumber, start int) int { return p.at[n.Start] - start })
		if len(own) > 0 && f.Kind == news.GroupFact && !tellsOf(cited, f) {
			p.addOwn(f, own[max(0, k-1)]) // the title stands above the number
		}
	}
}

// tellsOf reports whether one of the facts tells of another document that did what f says.
func tellsOf(facts []news.Fact, f news.Fact) bool {
	return slices.ContainsFunc(facts, func(c news.Fact) bool { return c.Body == f.Body && c.Action == f.Action })
}

// addOwn states that the document under a number did to a group what f says, unless that was
// in another year.
func (p *paper) addOwn(f news.Fact, n docNumber) {
	if f.Action == news.Found || f.Action == news.Temporary {
		return
	}
	date, basis := p.dated(f)
	if basis != news.StatedDate {
		date = news.Date{Year: n.year}
	}
	if date.Year != n.year {
		return
	}
	f.Kind, f.Rule, f.Other, f.Date, f.Basis = news.DocumentFact, "document-own", n.text, date, news.StatedDate
	p.facts = append(p.facts, f)
}

// addCited states what the title before a number says that the document did: 《关于成立甲领导小组的通知》(N).
func (p *paper) addCited(n docNumber) {
	title, ok := p.titleBefore(n)
	if !ok {
		return
	}
	for _, g := range p.groups {
		if !title.Contains(g.Span) || g.body == nil || g.office {
			continue
		}
		action := actOfTitle(p.string(news.Span{Start: title.Start, End: g.Start}), p.string(news.Span{Start: g.End, End: title.End}))
		if action == "" {
			continue
		}
		p.facts = append(p.facts, news.Fact{
			Kind: news.DocumentFact, Action: action, Body: g.body.name, BodyEntry: g.body.entry, Other: n.text,
			Date: news.Date{Year: n.year}, Basis: news.StatedDate, Rule: "document-cited", Confidence: 0.9,
			Evidence: p.evidence(g.Span),
		})
	}
}

// requests end the titles of documents that only ask for something.
var requests = regexp.MustCompile(`的(?:请示|申请|建议|议案|提案)$`)

// actOfTitle is what a document did to a group by the words of its title on either side of the name.
func actOfTitle(before, behind string) news.Action {
	if requests.MatchString(behind) {
		return ""
	}
	for _, a := range titleActs {
		if a.before.MatchString(before) || a.behind.MatchString(behind) {
			return a.action
		}
	}
	return ""
}

var titleActs = []struct {
	action         news.Action
	before, behind *regexp.Regexp
}{
	{news.Renamed, regexp.MustCompile(`更名$`), regexp.MustCompile(`^(?:等[^调撤]{0,12})?(?:更名|更改名称|名称)`)},
	{news.Abolished, regexp.MustCompile(`(?:撤销|撤并|不再保留)$`), regexp.MustCompile(`^(?:等[^调更]{0,12})?撤销`)},
	{news.Adjusted, regexp.MustCompile(`(?:调整|充实|调整充实|调整完善|增补|变更)$`), regexp.MustCompile(`^(?:及其办公室)?(?:组成人员|组成单位|成员|成员单位|领导成员)?(?:的)?(?:调整|变更|增补)`)},
	{news.Created, regexp.MustCompile(`(?:成立|设立|组建|建立|增设)$`), regexp.MustCompile(`^(?:正式)?成立`)},
}

// titleBefore is the title of the document whose number stands behind it, in brackets or not: in
// title marks, or from 关于 to 通知 or another kind of document.
func (p *paper) titleBefore(n docNumber) (news.Span, bool) {
	end := n.Start
	if containsRune("([【", p.rune(end-1)) {
		end--
	}
	first := max(0, end-longestTitle)
	if p.rune(end-1) == '》' {
		for i, depth := end-1, 0; i >= first; i-- {
			switch p.runes[i] {
			case '》':
				depth++
			case '《':
				if depth--; depth == 0 {
					return news.Span{Start: i + 1, End: end - 1}, true
				}
			}
		}
		return news.Span{}, false
	}
	text := p.string(news.Span{Start: first, End: end})
	k := strings.LastIndex(text, "关于")
	if k < 0 || !plainTitle.MatchString(text[k:]) {
		return news.Span{}, false
	}
	return news.Span{Start: end - len([]rune(text[k:])), End: end}, true
}

// longestTitle is how many characters the title of a document has at most.
const longestTitle = 100

var plainTitle = regexp.MustCompile(`^[^。;!?:》]*(?:通知|决定|意见|批复|函|通报|公告|方案)$`)
