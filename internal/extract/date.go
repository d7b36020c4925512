package extract

import (
	"sort"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/zh"
)

// days are the dates that a text states, and those that stand for the whole of it.
type days struct {
	all      []zh.Dated
	dateline news.Date // 新华社北京3月5日电
	signed   news.Date // the last line of a notice
}

// dated is the day of a fact: the one stated in its passage, or the month of an act that has its date, else the one that a notice is
// signed with, else that of the date line, else the day of publication.
func (p *paper) dated(f news.Fact) (news.Date, news.Basis) {
	if p.days == nil {
		p.readDays()
	}
	k := sort.Search(len(p.days.all), func(k int) bool { return p.days.all[k].Span.Start >= f.Evidence.Start })
	var month news.Date
	for ; k < len(p.days.all) && f.Evidence.Contains(p.days.all[k].Span); k++ {
		d := p.days.all[k].Date
		if d.Day > 0 {
			return d, news.StatedDate
		}
		if d.Month > 0 {
			month = d
		}
	}
	switch {
	case !month.IsZero() && datedRules[f.Rule]: // the last one: lives tell births before
		return month, news.StatedDate
	case !p.days.signed.IsZero():
		return p.days.signed, news.StatedDate
	case !p.days.dateline.IsZero():
		return p.days.dateline, news.DatelineDate
	}
	return p.doc.Published, news.PublishedDate
}

// datedRules are the names of rules for acts that have their date.
var datedRules = namesOf(gains, func(r rule) bool { return r.dated })

func namesOf(rules []rule, are func(rule) bool) set {
	names := set{}
	for _, r := range rules {
		if are(r) {
			names[r.name] = true
		}
	}
	return names
}

func (p *paper) readDays() {
	text := p.text.Folded
	p.days = &days{all: zh.Dates(text, p.doc.Published)}
	for _, d := range p.days.all {
		if d.Date.Day == 0 {
			continue
		}
		r := runeAt(text, d.Span.End)
		if p.days.dateline.IsZero() && (r == '电' || r == '讯') {
			p.days.dateline = d.Date
		}
		if !d.Inferred && p.isLine(d.Span) {
			p.days.signed = d.Date
		}
	}
}

// isLine reports whether nothing else stands on the line of an original span.
func (p *paper) isLine(s news.Span) bool {
	v := p.within(s)
	return v.Len() > 0 && p.gap(v.Start) == newLine && p.gap(v.End) == newLine
}
