package extract

import (
	"regexp"
	"sort"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// speaking are who says in a passage that 我 is something, or nobody.
func (p *paper) speaking(s news.Span) []*holder {
	if !strings.Contains(p.string(s), "我") {
		return nil
	}
	if n := p.speakerAt(s.Start); n != nil {
		return []*holder{{name: n}}
	}
	return nil
}

// speakerAt is who says what stands at i, of himself, if the text tells: who is named with a verb of saying
// before the quotation or behind it, or whose speech the headline says that it is.
func (p *paper) speakerAt(i int) *name {
	k := sort.Search(len(p.people), func(k int) bool { return p.people[k].Start >= i })
	for b := k - 1; b >= max(0, k-farAhead); b-- {
		n := &p.people[b]
		if n.End >= i-longestQuotation && saysBefore.MatchString(p.string(news.Span{Start: n.End, End: i})) {
			return n
		}
	}
	if k < len(p.people) && p.people[k].Start < i+longestQuotation {
		n := &p.people[k]
		before := p.string(news.Span{Start: i, End: n.Start})
		behind := p.string(news.Span{Start: n.End, End: min(len(p.runes), n.End+4)})
		if closesQuotation.MatchString(before) && saysBehind.MatchString(behind) {
			return n
		}
	}
	if n := p.turnSpeaker(i); n != nil {
		return n
	}
	return p.headlineSpeaker()
}

// turnSpeaker is whose answer the line is in which i stands, as interviews are printed: 高远:海洋强省建设领导小组….
func (p *paper) turnSpeaker(i int) *name {
	k := sort.Search(len(p.people), func(k int) bool { return p.people[k].Start > i })
	for b := k - 1; b >= max(0, k-farAhead); b-- {
		n := &p.people[b]
		if n.End >= i-longestTurn && p.startsLine(n.Start) && p.rune(n.End) == ':' {
			return n
		}
	}
	return nil
}

// longestTurn is how far behind the beginning of an answer its speaker is meant, in characters.
const longestTurn = 400

// headlineSpeaker is whose speech a text is by one of its first lines: 沈若兰在全省海岛保护工作会议上的讲话,
// 高远关于机构改革方案的说明. Links of a page may stand before it.
func (p *paper) headlineSpeaker() *name {
	for k, line := range p.sentences[:min(headlines, len(p.sentences))] {
		i := sort.Search(len(p.people), func(i int) bool { return p.people[i].Start >= line.Start })
		if i == len(p.people) {
			return nil
		}
		n := &p.people[i]
		if line.Contains(n.Span) && (k == 0 || p.startsLine(line.Start)) && speech.MatchString(p.string(news.Span{Start: n.End, End: line.End})) {
			return n
		}
	}
	return nil
}

// headlines is in how many of the first sentences a headline is looked for.
const headlines = 5

// longestQuotation is how far from its speaker's name something that is quoted may stand, in characters.
const longestQuotation = 200

var (
	saysBefore      = regexp.MustCompile(`^[^。“”,:]{0,16}(?:说|表示|指出|强调|介绍|坦言|讲话|宣布)[^。“”,:]{0,6}[,:]“[^”]*$`)
	closesQuotation = regexp.MustCompile(`^[^“”]*[,。!?]?”[,。]?[^。“”,:、]{0,24}$`)
	saysBehind      = regexp.MustCompile(`^(?:同志)?(?:在会上)?(?:说|表示|指出|强调|介绍)`)
	speech          = regexp.MustCompile(`^(?:同志)?(?:在[^。:]+上的(?:讲话|致辞|发言)|[:就关][^。:]+的(?:说明|讲话|报告))$`)
)
