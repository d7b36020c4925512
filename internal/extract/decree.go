package extract

import (
	"regexp"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// decreed reports whether the sentence hands on what an organ of the Party or the state decided of posts, which
// makes even the chairman of a company an official: 宣布省委关于…的任职决定:….
func (s *sentence) decreed() bool {
	if s.ordersPosts() {
		return true
	}
	head, _, ok := strings.Cut(s.string(news.Span{Start: s.span.Start, End: min(s.span.End, s.span.Start+longestDecree)}), ":")
	return ok && decrees.MatchString(head)
}

// longestDecree is how many characters name who decided what, at most.
const longestDecree = 100

var decrees = regexp.MustCompile(`(?:宣布|宣读|国务院|国资委|组织部|[省市]委|[省市]政府|中央).*(?:决定|通知)$`)

// ordersPosts reports whether the text is an order of such an organ by its head, where it names posts in companies
// of the state among others: 国务院国资委决定,任命…, 云岭省人民政府关于高远等任免职的通知.
func (p *paper) ordersPosts() bool {
	return orders.MatchString(p.string(news.Span{End: min(len(p.runes), longestHead)}))
}

// longestHead is how many characters of a text, with what a page prints above it, tell what kind of order it is.
const longestHead = 300

var orders = regexp.MustCompile(`(?:国资委(?:党委)?|人民政府|[省市县区州]政府|[省市县区州]委(?:组织部)?|国务院)(?:[0-9年月日]*(?:研究)?(?:决定|批准),?:?(?:任命|免去|任免)|关于[^。:]{1,30}(?:任免职?|任职|免职|职务)的(?:通知|决定|公告))`)
