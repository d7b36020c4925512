package webpage

import (
	"regexp"
	"strings"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// publishedMeta are the <meta> of content systems that hold the time of publication, the more
// exact first. Not among them: Maketime and 页面生成时间, when the file was built, and any
// "modified".
var publishedMeta = []string{
	"firstpublishedtime", "pubdate", "article:published_time", "og:published_time", "og:release_date", "og:time", "apub:time",
	"weibo: article:create_at", "datepublished", "publish-date", "publishdate", "publish_time", "publishtime", "dc.date", "date",
}

// findPublished is when the page says that it was published. What a source points to comes first,
// then <meta>, the date that stands with the headline, linked data, which often holds the last
// change instead, and what else there is. A day that one of them has is made more exact by another
// of the same day.
func (p *parser) findPublished() news.Moment {
	shown, updated := p.shown()
	for _, find := range []func() news.Moment{
		func() news.Moment { return p.firstMoment(p.selected(p.rules.Date)) },
		func() news.Moment { return p.firstMoment(p.firstMeta(publishedMeta)) },
		func() news.Moment { return likeliest(shown) },
		func() news.Moment { return p.scripted(pubDate) },
		func() news.Moment { return likeliest(updated) },
		func() news.Moment { return p.scripted(publishVar) },
		func() news.Moment { return p.stamp(p.page.folded("-time")) },
		func() news.Moment { return p.inPath },
		p.onlyDay,
	} {
		if found := find(); !found.IsZero() && !p.isFuture(found) {
			return p.refine(found, append(shown, updated...))
		}
	}
	return news.Moment{}
}

// isFuture reports whether a moment is later than the page was fetched, which no publication is.
// A day is left for clocks and zones.
func (p *parser) isFuture(m news.Moment) bool {
	return !p.fetched.IsZero() && m.Time.After(p.fetched.Add(24*time.Hour))
}

var (
	pubDate = regexp.MustCompile(`"(?:datePublished|pubDate)"\s*:\s*"([^"]+)"`)
	// publishVar is how scripts that fill in a page name its time of publication.
	publishVar = regexp.MustCompile(`(?i)\b["']?(?:publish_?(?:time|date|at)|pub_?(?:time|date)|create_?time|ct)["']?\s*[:=]\s*["']?(\d{4}[-/]\d[^"'<>,;]{0,25}|\d{10}(?:\d{3})?\b)`)
)

// scripted is the time of publication that a script or linked data holds. It is searched, not
// decoded: on real pages it is often no valid JSON.
func (p *parser) scripted(key *regexp.Regexp) news.Moment {
	for _, script := range p.page.scripts {
		m := key.FindStringSubmatch(script)
		if m == nil {
			continue
		}
		return p.stamp(m[1])
	}
	return news.Moment{}
}

// stamp is a moment as scripts write it: printed, or as seconds or milliseconds since 1970.
func (p *parser) stamp(text string) news.Moment {
	return p.firstMoment(inMilliseconds(text))
}

var seconds = regexp.MustCompile(`^1\d{9}$`)

// inMilliseconds is text, with seconds since 1970 as milliseconds.
func inMilliseconds(text string) string {
	if seconds.MatchString(text) {
		return text + "000"
	}
	return text
}

// refine makes a moment as exact as the page shows it, and tells it by the page's clock: a <meta>
// may tell it by that of Greenwich, or say so and not do it.
func (p *parser) refine(found news.Moment, shown []dated) news.Moment {
	found = p.local(found, shown)
	if found.Precision != news.ToDay {
		return found
	}
	for _, c := range shown {
		if c.Precision != news.ToDay && c.Date() == found.Date() {
			return c.Moment
		}
	}
	return p.withNearClock(found)
}

func (p *parser) local(found news.Moment, shown []dated) news.Moment {
	here := found.Time.In(p.rules.zone())
	if found.Precision == news.ToDay || offset(found.Time, p.rules.zone()) == offset(found.Time, found.Time.Location()) {
		return found
	}
	for _, c := range shown {
		switch {
		case c.Precision != news.ToDay && c.Time.Format(time.TimeOnly)[:5] == found.Time.Format(time.TimeOnly)[:5]:
			return c.Moment
		case c.Time.Format(time.DateOnly) == here.Format(time.DateOnly):
			return news.Moment{Time: here, Precision: found.Precision}
		}
	}
	return found
}

// dayAndClock is a day and a time of day without the year.
var dayAndClock = regexp.MustCompile(`(?:^|[^\d年/.-])(1[0-2]|0?[1-9])[-/.月](3[01]|[12]\d|0?[1-9])日?\s*([01]?\d|2[0-3])[:：]([0-5]\d)(?:[:：]([0-5]\d))?`)

// withNearClock is a day with the time of day that a line near the headline has for it.
func (p *parser) withNearClock(day news.Moment) news.Moment {
	from, to := max(0, p.head-3), min(len(p.page.lines), p.head+6)
	for _, l := range p.page.lines[from:to] {
		m := dayAndClock.FindStringSubmatch(l.text)
		if m == nil || !isShort(l.text, maxMasthead) || number(m[1]) != int(day.Time.Month()) || number(m[2]) != day.Time.Day() {
			continue
		}
		y, mo, d := day.Time.Date()
		t := time.Date(y, mo, d, number(m[3]), number(m[4]), number(m[5]), 0, day.Time.Location())
		return news.Moment{Time: t, Precision: precision(m[4], m[5], number(m[3])+number(m[4])+number(m[5]))}
	}
	return day
}

// onlyDay is the moment in the short lines of a page on which all of them agree.
func (p *parser) onlyDay() news.Moment {
	var only news.Moment
	for _, l := range p.page.lines {
		if l.linked || !isShort(l.text, maxFurniture) || strings.ContainsAny(l.text, "。©") {
			continue
		}
		for _, m := range momentsIn(l.text, p.rules.zone()) {
			if m.isOther() || lastUpdate.MatchString(m.before) {
				continue
			}
			if !only.IsZero() && only.Date() != m.Date() {
				return news.Moment{}
			}
			only = m.Moment
		}
	}
	return only
}

func (p *parser) firstMoment(text string) news.Moment {
	if found := momentsIn(text, p.rules.zone()); len(found) > 0 {
		return found[0].Moment
	}
	return news.Moment{}
}
