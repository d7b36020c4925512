package extract

import (
	"regexp"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// Headings say what became of the bodies that are listed under them: 一、予以撤销的机构, 不再保留的议事协调机构名单.

var (
	// fateHeading is a heading with a number, which may say what happened to the bodies under it.
	fateHeading = regexp.MustCompile(`^(?:[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\))(?:[^。,;:]{0,8}?(?:(撤销|取消|不再保留|不再设立)|(新?(?:成立|设立|组建|增设?|设)的[^。,;:]{0,8}机构)))?`)
	// fateCaption is one without, which may say so.
	fateCaption = regexp.MustCompile(`^(?:附件\d{0,2}:?)?(?:[^。,;:]{0,16}?(?:(撤销|取消|不再保留|不再设立)|(新?(?:成立|设立|组建|增设|设)))|[^。,;:]{1,16}?)的[^。,;:]{0,10}(?:机构|名单|目录|清单)[^。,;:]{0,8}:?$`)
	// otherFate is said of bodies of which nothing became yet, or different things.
	otherFate = regexp.MustCompile(`小组|拟|建议|限期|合并|保留和|(?:[和及]|[^一二三四五六七八九十]、)(?:撤销|取消|更名|保留)`)
)

// readHeading notes what a heading says of the groups in the lines behind it.
func (p *paper) readHeading(s news.Span) {
	if s.Len() > longestFate || s.Len() < 4 || p.gap(s.Start) != newLine || p.gap(s.End) != newLine {
		return
	}
	text := p.string(s)
	m := fateHeading.FindStringSubmatch(text)
	if m == nil {
		if m = fateCaption.FindStringSubmatch(text); m == nil {
			return
		}
	}
	switch {
	case strings.Contains(text, "小组"):
	case otherFate.MatchString(text):
		p.listed = ""
	case m[1] != "":
		p.listed = news.Abolished
	case m[2] != "":
		p.listed = news.Created
	default:
		p.listed = ""
	}
}

// longestFate is in characters.
const longestFate = 24
