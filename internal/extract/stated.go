package extract

import (
	"sort"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

func (p *paper) add(rule string, action news.Action, confidence float64, h *holder, n seatName, span news.Span) {
	bodies := n.bodies
	if len(bodies) == 0 {
		bodies = []string{""}
		if h.name != nil && h.name.post == "" && ofOffice.endOf(n.role) {
			h.name.post = n.role
		}
	}
	for k, b := range bodies {
		f := news.Fact{
			Kind: news.AppointmentFact, Action: action, Person: h.text, PersonEntry: h.entry,
			Role: n.role, Body: b, OwnPost: p.ownPost(h), Rule: rule, Confidence: confidence,
			Evidence: p.evidence(span),
		}
		if k < len(n.groups) {
			f.BodyEntry = n.groups[k].entry
		}
		if action == "" {
			f.Kind = news.MembershipFact
		}
		p.facts = append(p.facts, f)
	}
}

// ofOffice are titles of officials whatever the body, which a text may leave to be understood.
var ofOffice = newEndings("省长 市长 县长 区长 州长 盟长 旗长 乡长 镇长 厅长 局长 部长 司长 处长 科长 书记 检察长 专员 巡视员 调研员 审判员 检察员")

func (p *paper) ownPost(h *holder) string {
	if h.shared || len(h.own) == 0 {
		return ""
	}
	span := news.Span{Start: h.own[0].span.Start, End: h.own[len(h.own)-1].span.End}
	if span.End <= span.Start {
		return ""
	}
	return strings.TrimLeft(p.string(span), "(")
}

func (p *paper) evidence(span news.Span) news.Evidence {
	k := sort.Search(len(p.sentences), func(k int) bool { return p.sentences[k].End > span.Start })
	if k < len(p.sentences) && p.sentences[k].Start <= span.Start {
		start, end := p.sentences[k].Start, max(p.sentences[k].End, span.End)
		span = news.Span{Start: max(start, span.Start-longEvidence), End: min(end, span.End+longEvidence)}
	}
	if o := p.original(span); o != p.quoted.Span { // facts in a row often have the same evidence
		p.quoted = news.Evidence{Span: o, Text: o.Of(p.text.Runes)}
	}
	return p.quoted
}

const longEvidence = 200
