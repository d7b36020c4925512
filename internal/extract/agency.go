package extract

import (
	"regexp"

	"github.com/xiaozu-watch/xiaozu/internal/lexicon"
	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/zh"
)

// agencyNews are the mentions of agencies of the dictionary, but for those within the name of a group,
// which is what is named there.
func (p *paper) agencyNews() (mentions []news.Mention) {
	end, k := 0, 0
	for _, m := range p.known[lexicon.AgencyName] {
		for k < len(p.groups) && p.groups[k].End <= m.Start {
			k++
		}
		inGroup := k < len(p.groups) && p.groups[k].body != nil && p.groups[k].Overlaps(m.Span)
		if m.Start < end || inGroup || p.isLocal(m.Start) || everyLevel(m, p.string(m.Span)) {
			continue
		}
		end = m.End
		a := news.Mention{Kind: news.AgencyMention, Form: m.names[0].Form, Span: p.original(m.Span), Canonical: p.string(m.Span), Entry: p.onlyEntry(m.names)}
		a.Text = a.Span.Of(p.text.Runes)
		mentions = append(mentions, a)
	}
	return mentions
}

// isLocal reports whether the agency whose name starts at i is that of a place, though one of the dictionary
// is called the same: 省|发展改革委, 县教育局、|发展改革委.
func (p *paper) isLocal(i int) bool {
	if containsRune(localLevels, p.rune(i-1)) {
		return true
	}
	if !containsRune("、和", p.rune(i-1)) {
		return false
	}
	for k := i - 1; k > i-longestName && p.gap(k+1) != newLine && (zh.IsHan(p.rune(k)) || p.rune(k) == '、'); k-- {
		if containsRune(localLevels, p.rune(k)) {
			return true
		}
	}
	return false
}

// everyLevel reports whether a short name is too short to tell, or one that every level of government has
// an organ of: 数据局 alone is that of the place.
func everyLevel(m match, name string) bool {
	return m.Len() < 3 || m.names[0].Form == news.ShortForm && !central.MatchString(name)
}

var central = regexp.MustCompile(`^(?:国|中|全国|最高)|[部院社署银行]$`)

// localLevels end the names of places, and stand for them before an organ.
const localLevels = "省市县区州盟旗镇乡"
