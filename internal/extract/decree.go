package extract

import (
	"regexp"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// decreed reports whether the sentence hands on what an organ of the Party or the state decided of posts, which
// makes even the chairman of a company an official: 宣布省委关于…的任职决定:….
func (s *sentence) decreed() bool {
	head, _, ok := strings.Cut(s.string(news.Span{Start: s.span.Start, End: min(s.span.End, s.span.Start+longestDecree)}), ":")
	return ok && decrees.MatchString(head)
}

// longestDecree is how many characters name who decided what, at most.
const longestDecree = 100

var decrees = regexp.MustCompile(`(?:宣布|宣读|国务院|国资委|组织部|[省市]委|[省市]政府|中央).*(?:决定|通知)$`)
