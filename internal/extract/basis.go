package extract

import (
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// basisEvent is what happens to the i-th phrase where a group is set up on the basis of others: it is set up, and
// they are united to it. 甲领导小组是在整合乙、丙领导小组的基础上成立的.
func (s *sentence) basisEvent(i int) (news.Action, string) {
	on := -1
	for k := i + 1; k < min(len(s.tokens)-1, i+2*farAhead); k++ {
		text := s.string(s.tokens[k].Span)
		if text == "在" {
			on = k
		}
		if _, founds := foundingVerbs.at(s.view, s.tokens[k+1].Start); founds && strings.HasSuffix(text, "基础上") {
			return s.partIn(i, on)
		}
	}
	return "", ""
}

// partIn is the part of the i-th phrase, which stands before the basis that begins at on, or within one if that is -1.
func (s *sentence) partIn(i, on int) (news.Action, string) {
	switch {
	case on < 0:
		return news.Abolished, "united"
	case on == i+1, on == i+2 && s.tokens[i+1].class == as:
		return news.Created, "was-set-up"
	}
	return "", ""
}
