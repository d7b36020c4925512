package extract

import (
	"regexp"
	"slices"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// isRequest reports whether the text is a document that asks for leave: 关于成立…领导小组的请示, 妥否,请批示. A text
// that says of one that it came is the answer to it.
func (p *paper) isRequest() bool {
	headed := slices.ContainsFunc(p.sentences[:min(headlines, len(p.sentences))], func(s news.Span) bool {
		return p.gap(s.End) == newLine && p.has(s.End-3, []rune("的请示"))
	})
	return headed && asking.MatchString(string(p.runes)) && !p.says(replyWord)
}

var asking = regexp.MustCompile(`(?:妥否|当否|可否|是否妥当|如无不妥)[,。]?\p{Han}{0,4}(?:请|批|审)|请(?:予)?(?:批示|审批|批复|审定)`)

// planRequested makes what a request asks for plans.
func (p *paper) planRequested() {
	if !p.isRequest() {
		return
	}
	p.facts = slices.DeleteFunc(p.facts, func(f news.Fact) bool { return f.Kind == news.GroupFact && f.Action != news.Temporary })
	for i := range p.facts {
		if f := &p.facts[i]; f.Kind == news.AppointmentFact {
			f.Kind, f.Action = news.BackgroundFact, news.Planned
		}
	}
}
