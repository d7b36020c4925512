package extract

import (
	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/zh"
)

// dated is the day of a fact: the one stated in its sentence, else that of the date line, else
// the day of publication.
func (p *paper) dated(f news.Fact) (news.Date, news.Basis) {
	for _, d := range p.dates() {
		if f.Evidence.Contains(d.Span) && !d.Inferred && d.Date.Day > 0 {
			return d.Date, news.StatedDate
		}
	}
	if d, ok := p.dateline(); ok {
		return d, news.DatelineDate
	}
	return p.doc.Published, news.PublishedDate
}

// dates are those that the text states.
func (p *paper) dates() []zh.Dated {
	if p.stated == nil {
		p.stated = append([]zh.Dated{}, zh.Dates(p.text.Folded, p.doc.Published)...)
	}
	return p.stated
}

// dateline is the date before 电 or 讯: 新华社北京3月5日电.
func (p *paper) dateline() (news.Date, bool) {
	for _, d := range p.dates() {
		if r := runeAt(p.text.Folded, d.Span.End); (r == '电' || r == '讯') && d.Date.Day > 0 && d.Date.Year > 0 {
			return d.Date, true
		}
	}
	return news.Date{}, false
}
