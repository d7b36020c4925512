package extract

import (
	"regexp"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/zh"
)

// pointed gives 该局局长 the body of that kind that was named last.
func (s *sentence) pointed(n *seatName) {
	kind := strings.TrimPrefix(strings.TrimPrefix(n.bodies[0], "该"), "本")
	for k := len(s.seen) - 1; k >= max(0, len(s.seen)-farAhead); k-- {
		if o := s.seen[k]; o.span != n.span && len(o.bodies) > 0 && strings.HasSuffix(o.bodies[0], kind) {
			n.bodies, n.groups = o.bodies, o.groups
			return
		}
	}
	if b := s.bodyBefore(n.span.Start, kind); b != "" {
		n.bodies = []string{b}
	}
}

// bodyBefore is the last body before i whose name begins with a place and ends in kind: 云岭省国资委|官网更新,…任该委|副主任.
func (p *paper) bodyBefore(i int, kind string) string {
	end := []rune(kind)
	if len(end) > 1 {
		return ""
	}
	for k := i - 1; k > max(0, i-5*farBack) && len(end) == 1; k-- {
		if p.runes[k] != end[0] {
			continue
		}
		for start := k - 1; start > k-longestName/2 && start >= 0 && zh.IsHan(p.runes[start]) && p.gap(start+1) == noGap; start-- {
			if p.placeAt(start) {
				return p.string(news.Span{Start: start, End: k + 1})
			}
		}
	}
	return ""
}

// courtBefore is the court or procuratorate that the heading before a title names: a 审判员 is of a
// court, a 检察员 of a procuratorate.
func (p *paper) courtBefore(n *seatName) []string {
	end := []rune("法院")
	if strings.Contains(n.role, "检察") {
		end = []rune("检察院")
	}
	for i := n.span.Start - 1; i > max(0, n.span.Start-5*farBack); i-- {
		if !p.has(i, end) {
			continue
		}
		for start := i; start > max(0, i-longestName); start-- {
			if r := p.rune(start - 1); p.gap(start) == newLine || containsRune("、.)", r) {
				return []string{p.string(news.Span{Start: start, End: p.branchEnd(i + len(end))})}
			}
		}
	}
	return nil
}

// branchEnd is where the branch ends whose name goes on behind that of a court: 检察院|南沟分院.
func (p *paper) branchEnd(i int) int {
	for k := i; k < i+farAhead && p.gap(k) == noGap && zh.IsHan(p.rune(k)); k++ {
		if p.has(k, []rune("分院")) {
			return k + 2
		}
	}
	return i
}

// elector is the body whose meeting the sentence speaks of, which elects its own leaders: the committee of the Youth League
// in 共青团云州市第二十次代表大会选举产生…, 县政协 in 县政协十届一次会议选举….
func (s *sentence) elector(n *seatName) []string {
	before := s.string(news.Span{Start: max(s.span.Start, n.span.Start-farBack), End: n.span.Start})
	if m := congress.FindStringSubmatch(before); m != nil && partyTitles[n.role] {
		return []string{m[1] + "委"}
	}
	if m := assembly.FindStringSubmatch(before); m != nil {
		return []string{m[1]}
	}
	return nil
}

var (
	congress = regexp.MustCompile(`(共青团\p{Han}{2,8}?)第[一二三四五六七八九十0-9]+次代表大会`)
	assembly = regexp.MustCompile(`(?:^|[,;。])(政协\p{Han}{2,8}第[一二三四五六七八九十0-9]+届(?:全国)?委员会|\p{Han}{0,6}(?:政协|工商联|文联|作协|妇联|总工会|残联|科协|红十字会|侨联))` +
		`(?:第?[一二三四五六七八九十0-9]+[届次])?[\p{Han}0-9]{0,14}(?:会议|大会|全会)`)
)
