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
// then <meta>, the date that stands with the headline, linked data, which often holds the last
// change instead, and the address. A day that one of them has is made more exact by another of
// the same day.
func (p *parser) findPublished() news.Moment {
	shown := p.shown()
	for _, find := range []func() news.Moment{
		func() news.Moment { return p.firstMoment(p.selected(p.rules.Date)) },
		func() news.Moment { return p.firstMoment(p.firstMeta(publishedMeta)) },
		func() news.Moment { return append(shown, dated{})[0].Moment },
		func() news.Moment { return p.firstMoment(p.linkedData()) },
	} {
		if found := find(); !found.IsZero() {
			return refine(found, shown)
		}
	}
	return p.pathDay()
}

var pubDate = regexp.MustCompile(`"(?:datePublished|pubDate)"\s*:\s*"([^"]+)"`)

// linkedData is the publication time in JSON-LD. It is searched, not decoded: on real pages it is
// often no valid JSON.
func (p *parser) linkedData() string {
	for _, n := range p.page.scripts {
		if m := pubDate.FindStringSubmatch(n); m != nil {
			return m[1]
		}
	}
	return ""
}

func refine(found news.Moment, shown []dated) news.Moment {
	for _, c := range shown {
		if found.Precision == news.ToDay && c.Precision != news.ToDay && c.Date() == found.Date() {
			return c.Moment
		}
	}
	return found
}

func (p *parser) pathDay() news.Moment { return pathDay(p.address.Path, p.rules.zone()) }

func (p *parser) firstMoment(text string) news.Moment {
	if found := momentsIn(text, p.rules.zone()); len(found) > 0 {
		return found[0].Moment
	}
	return news.Moment{}
}

// maxMasthead is how many characters a line that says when and from where may have: such a line
// also counts readers and offers type sizes. Longer ones are sentences.
const maxMasthead = 150

// A dated line is a moment shown on a page, with how much speaks for its being the time of
// publication.
type dated struct {
	news.Moment
	score int
}

var (
	// other dates than that of publication
	otherDate = regexp.MustCompile(`(成文|生成|制作|打印|截至|截止|生效|施行|实施|废止|更新|修改|修订|编辑时间|[Mm]odified)\S{0,6}\s*$`)
	ownLabel  = regexp.MustCompile(`(发布|發布|发表|發表|发稿|刊发|公布|时间|時間|日期|[Pp]ublished|[Dd]ate)\S{0,4}[:：]?\s*$`)
	origin    = regexp.MustCompile(`来源|來源|稿源|Source`)
	zoneName  = regexp.MustCompile(`香港時間`)
)

// shown are the moments in the lines of the page that may be its time of publication, the likeliest
// first; in equal likelihood they stay in the order of the page.
func (p *parser) shown() []dated {
	var all []dated
	for i, l := range p.page.lines {
		if l.linked || !isShort(l.text, maxMasthead) || !holdsYear(l.text) {
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
	text := p.page.lines[i].text
	if i+1 < len(p.page.lines) && clockLine.MatchString(p.page.lines[i+1].text) {
		return text + " " + p.page.lines[i+1].text
	}
	return text
}

// likely is how much speaks for the moment in line i, which follows the text before.
func (p *parser) likely(i int, before string, m news.Moment) int {
	text := p.page.lines[i].text
	score := p.nearHead(i)
	switch {
	case ownLabel.MatchString(before) || zoneName.MatchString(text):
		score += 4
	case origin.MatchString(text):
		score += 2
	case p.page.lines[i].links && i > p.head+1:
		score -= 3 // an entry in a list of other news
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
