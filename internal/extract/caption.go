package extract

import (
	"regexp"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// caption is a line of a list of decisions that holds nothing but the verb of the lines behind it:
// 一、决定任命, 免去, (三)批准任命:.
var caption = regexp.MustCompile(`^(?:[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\)|\d{1,2}[.、])?(?:决定|批准|通过)?(?:(任命|任职)|(免去|免职))(?:人员|名单|事项)?:?$`)

// longestCaption is how many characters a caption has at most.
const longestCaption = 12

// caption is the verb of the line that starts at i and is a caption, or 0.
func (v *view) caption(i int) class {
	if i > 0 && v.gap(i) != newLine {
		return 0
	}
	end := i + 1
	for v.gap(end) != newLine {
		if end++; end > i+longestCaption {
			return 0
		}
	}
	switch m := caption.FindStringSubmatch(v.string(news.Span{Start: i, End: min(end, len(v.runes))})); {
	case m == nil:
		return 0
	case m[1] != "":
		return appoint
	default:
		return remove
	}
}

// carryOver settles which verbs the sentence s may take from before it: that of its caption, or those of the line that
// it stands behind (任命甲为…。⏎乙为…。), but none of the same line.
func (p *paper) carryOver(s news.Span, caption class) {
	if caption != 0 {
		p.carried = [128]bool{}
		p.carried[caption] = true
	} else if s.Start > 0 && ends(p.runes[s.Start-1]) && p.gap(s.Start) != newLine {
		p.carried = [128]bool{}
	}
}
