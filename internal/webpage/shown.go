package webpage

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// maxMasthead is how many characters a line that says when and from where may have: such a line
// also counts readers and offers type sizes. Longer ones are sentences.
const maxMasthead = 150

// maxDated is how many moments of a page are weighed.
const maxDated = 1000

// A dated line is a moment shown on a page, with how much speaks for its being the time of
// publication.
type dated struct {
	news.Moment
	score int
}

var (
	// other dates than that of publication
	otherDate  = regexp.MustCompile(`(成文|生成|制作|打印|截至|截止|生效|施行|实施|废止|修改|修订|修訂|编辑时间|今天是|今日是?|现在是|当前|[Mm]odified)\S{0,6}\s*$`)
	adopted    = regexp.MustCompile(`^[^）)。；]{0,40}(通过|通過|批准|修订|修訂|修正|施行|印发|表决)`)
	lastUpdate = regexp.MustCompile(`(更新|[Uu]pdated)\S{0,6}\s*$`)
	ownLabel   = regexp.MustCompile(`(发布|發布|發佈|发表|發表|发稿|刊发|公布|公佈|时间|時間|日期|[Pp]ublished|[Pp]osted(?: on)?|[Dd]ate)\S{0,4}[:：]?\s*$`)
	origin     = regexp.MustCompile(`来源|來源|稿源|Source`)
	zoneName   = regexp.MustCompile(`香港時間`)
)

// isOther reports whether what stands around a moment says that it is none of publication.
func (m printed) isOther() bool {
	return otherDate.MatchString(m.before) ||
		m.Precision == news.ToDay && !ownLabel.MatchString(m.before) && adopted.MatchString(m.after)
}

// shown are the moments in the lines of the page that may be its time of publication, the likeliest
// first; in equal likelihood they stay in the order of the page. Those of an update are apart: where
// a page shows nothing else, it has not changed since it was published.
func (p *parser) shown() (published, updated []dated) {
	for i, l := range p.page.lines {
		if len(published)+len(updated) >= maxDated {
			break
		}
		if l.linked || !isShort(l.text, maxMasthead) || !holdsYear(arabic(l.text)) {
			continue
		}
		text := p.withClock(i)
		for _, m := range momentsIn(text, p.rules.zone()) {
			d := dated{m.Moment, p.likely(i, m)}
			switch {
			case d.score < 3 || m.isOther() || p.isFuture(d.Moment):
			case lastUpdate.MatchString(m.before):
				updated = append(updated, d)
			default:
				published = append(published, d)
			}
		}
	}
	return inLikelihood(append(published, p.marked()...)), inLikelihood(updated)
}

// marked are the moments of <time> elements, which tell machines what readers may be told as
// "three hours ago".
func (p *parser) marked() []dated {
	var all []dated
	for _, t := range p.page.times[:min(len(p.page.times), maxDated)] {
		m := p.firstMoment(attr(t.node, "datetime"))
		class := strings.ToLower(attr(t.node, "class"))
		if m.IsZero() || p.isFuture(m) || strings.Contains(class, "updated") || strings.Contains(class, "modified") || t.line >= len(p.page.lines) {
			continue
		}
		if d := (dated{m, p.likely(t.line, printed{Moment: m})}); d.score >= 3 {
			all = append(all, d)
		}
	}
	return all
}

func inLikelihood(all []dated) []dated {
	slices.SortStableFunc(all, func(a, b dated) int { return cmp.Compare(b.score, a.score) })
	return all
}

func likeliest(all []dated) news.Moment {
	if len(all) == 0 {
		return news.Moment{}
	}
	return all[0].Moment
}

var dayLine = regexp.MustCompile(`^\d\d/\s?\d\d$`)

var clockLine = regexp.MustCompile(`^(香港時間|北京时间|Issued at HKT)?\s*\d{1,2}\s?[:：时時]\s?\d{2}`)

// withClock is line i, with the next one if that begins with the time of day, and with the next two
// if it is a year alone, above day and time.
func (p *parser) withClock(i int) string {
	lines := p.page.lines[i:min(len(p.page.lines), i+3)]
	text := lines[0].text
	if len(lines) == 3 && len(text) == len("2006") && dayLine.MatchString(lines[1].text) {
		text, lines = text+" "+lines[1].text, lines[1:]
	}
	if len(lines) > 1 && isShort(lines[1].text, maxMasthead) && clockLine.MatchString(arabic(lines[1].text)) {
		text += " " + lines[1].text
	}
	return text
}

// likely is how much speaks for the moment in line i.
func (p *parser) likely(i int, m printed) int {
	text := p.page.lines[i].text
	score := p.nearHead(i)
	if i == p.head-1 && strings.HasPrefix(squeeze(m.before), p.squeezed) {
		score = 3 // set behind the headline, on its line
	}
	switch {
	case ownLabel.MatchString(m.before) || zoneName.MatchString(text):
		score += 4
	case origin.MatchString(text):
		score += 2
	case p.page.lines[i].links && i > p.head+1:
		score -= 3 // an entry in a list of other news
	}
	if m.Precision != news.ToDay {
		score += 2
	}
	if m.Date() == p.inPath.Date() {
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
