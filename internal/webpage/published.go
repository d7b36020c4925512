package webpage

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// publishedMeta are the <meta> of content systems that hold the time of publication, the more
// exact first. Not among them: Maketime and 页面生成时间, when the file was built, and any
// "modified".
var publishedMeta = []string{
	"firstpublishedtime", "pubdate", "article:published_time", "og:published_time", "og:time", "apub:time",
	"weibo: article:create_at", "datepublished", "publish-date", "publishdate", "publish_time", "publishtime", "dc.date", "date",
}

// findPublished is when the page says that it was published. What a source points to comes first,
// then <meta>, then the date that stands with the headline, then the address. A day that one
// of them has is made more exact by another of the same day.
func (p *parser) findPublished() news.Moment {
	shown := p.shown()
	found := p.pathDay()
	if len(shown) > 0 {
		found = shown[0].Moment
	}
	if meta := p.firstMoment(p.firstMeta(publishedMeta)); !meta.IsZero() {
		found = meta
	}
	if selected := p.firstMoment(p.selected(p.rules.Date)); !selected.IsZero() {
		found = selected
	}
	return refine(found, shown)
}

func refine(found news.Moment, shown []dated) news.Moment {
	for _, c := range shown {
		if found.Precision == news.ToDay && c.Precision != news.ToDay && c.Date() == found.Date() {
			return c.Moment
		}
	}
	return found
}

func (p *parser) pathDay() news.Moment { return pathDay(p.path, p.rules.zone()) }

func (p *parser) firstMoment(text string) news.Moment {
	if found := momentsIn(text, p.rules.zone()); len(found) > 0 {
		return found[0].Moment
	}
	return news.Moment{}
}

// A dated line is a moment shown on a page, with how much speaks for its being the time of
// publication.
type dated struct {
	news.Moment
	score int
}

var (
	// other dates than that of publication
	otherDate = regexp.MustCompile(`(成文|生成|制作|打印|截至|截止|生效|施行|实施|废止|更新|修改|修订|编辑时间|[Uu]pdated|[Mm]odified)\S{0,6}$`)
	ownLabel  = regexp.MustCompile(`(发布|發布|发表|發表|发稿|刊发|公布|时间|時間|日期|[Pp]ublished|[Dd]ate)\S{0,4}[:：]?\s*$`)
	origin    = regexp.MustCompile(`来源|來源|稿源|Source`)
	zoneName  = regexp.MustCompile(`香港時間`)
)

// shown are the moments in the lines of the page that may be its time of publication, the likeliest
// first; in equal likelihood they stay in the order of the page.
func (p *parser) shown() []dated {
	var all []dated
	for i, l := range p.lines {
		if l.linked || utf8.RuneCountInString(l.text) > 150 {
			continue
		}
		text := p.withClock(i)
		for _, m := range momentsIn(text, p.rules.zone()) {
			if before := text[:m.start]; !otherDate.MatchString(before) {
				all = append(all, dated{m.Moment, p.likely(i, before, m.Moment)})
			}
		}
	}
	all = slices.DeleteFunc(all, func(d dated) bool { return d.score < 3 })
	slices.SortStableFunc(all, func(a, b dated) int { return b.score - a.score })
	return all
}

var clockLine = regexp.MustCompile(`^(香港時間|北京时间|Issued at HKT)?\s*\d{1,2}\s?[:：时時]\s?\d{2}`)

// withClock is line i, with the next one if that begins with the time of day.
func (p *parser) withClock(i int) string {
	text := p.lines[i].text
	if i+1 < len(p.lines) && clockLine.MatchString(p.lines[i+1].text) {
		return text + " " + p.lines[i+1].text
	}
	return text
}

// likely is how much speaks for the moment in line i, which follows the text before.
func (p *parser) likely(i int, before string, m news.Moment) int {
	text := p.lines[i].text
	score := p.nearHead(i)
	if ownLabel.MatchString(before) || zoneName.MatchString(text) {
		score += 4
	}
	if origin.MatchString(text) {
		score += 2
	}
	if m.Precision != news.ToDay {
		score += 2
	}
	if m.Date() == p.pathDay().Date() {
		score += 3
	}
	if utf8.RuneCountInString(strings.TrimSpace(text)) > 80 {
		score -= 3 // a sentence
	}
	return score
}

// nearHead is high for lines just behind the headline, low before it and far from it.
func (p *parser) nearHead(i int) int {
	switch distance := i - p.head; {
	case p.head == 0 || distance < -3:
		return 0
	case distance < 0:
		return 1
	case distance < 4:
		return 3
	case distance < 12:
		return 2
	}
	return 0
}
