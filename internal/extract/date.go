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

// dated is the day of a fact: the one stated in its passage, else the one that a notice is
// signed with, else that of the date line, else the day of publication.
func (p *paper) dated(f news.Fact) (news.Date, news.Basis) {
	if p.days == nil {
		p.readDays()
	}
	k := sort.Search(len(p.days.all), func(k int) bool { return p.days.all[k].Span.Start >= f.Evidence.Start })
	for ; k < len(p.days.all) && f.Evidence.Contains(p.days.all[k].Span); k++ {
		if d := p.days.all[k].Date; d.Day > 0 {
			return d, news.StatedDate
		}
	}
	switch {
	case !p.days.signed.IsZero():
		return p.days.signed, news.StatedDate
	case !p.days.dateline.IsZero():
		return p.days.dateline, news.DatelineDate
	}
	return p.doc.Published, news.PublishedDate
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
