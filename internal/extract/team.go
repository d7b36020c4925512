package extract

import (
	"regexp"
	"slices"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/zh"
)

// A team is a group within a group that no dictionary holds: 综合协调组, 现场处置组.

// longestTeam is in characters.
const longestTeam = 12

var numberedTeam = regexp.MustCompile(`^第[一二三四五六七八九十0-9]+小?组$`)

// otherTeams are the ends of the names of those who play, film, judge or study together.
var otherTeams = newEndings("教练组 裁判组 评委组 课题组 教研组 摄制组 摄影组 兴趣组")

// ofClass reports whether a seat is in no official body: in 教练组, in a team of players, or in 第一小组, a part of a class or a course,
// in a text that names no group whose team that could be.
func (p *paper) ofClass(n seatName) bool {
	if len(n.bodies) != 1 {
		return false
	}
	team := n.bodies[0]
	return otherTeams.endOf(team) || p.says(sportWord) && isTeamName(team) || strings.HasPrefix(team, "第") && numberedTeam.MatchString(team) && !slices.ContainsFunc(p.groups, func(g groupMention) bool { return g.form != news.BareForm })
}

// longestNumber is how many characters the number of an item takes: (十二).
const longestNumber = 4

// isTeamName reports whether a name is one of a team.
func isTeamName(name string) bool {
	return strings.HasSuffix(name, "组") && !strings.HasSuffix(name, "小组") && len([]rune(name)) > 2
}

// headTeam notes the team whose list a line begins that names it and nothing else; a line that names a group
// or has the number of an item ends the list.
func (r *roster) headTeam(s news.Span) {
	if name := r.teamLine(s); name != "" {
		r.team = name
	} else if r.team != "" && (r.itemAt(s.Start) || r.groupBetween(s.Start, s.End)) {
		r.team = ""
	}
}

// teamLine is the team that is all there is in a line, but for a number before it, or that a colon parts from its
// list: (一)征迁保障组, 征迁保障组:组长高远.
func (r *roster) teamLine(s news.Span) string {
	if r.gap(s.Start) != newLine {
		return ""
	}
	for i := s.Start; i < min(s.End, s.Start+longestTeam+longestNumber); i++ {
		if r.rune(i) == ':' && !r.countsTeams(s.Start, i) {
			return r.teamBefore(i)
		}
	}
	if r.gap(s.End) != newLine {
		return ""
	}
	end := s.End
	if containsRune(":。", r.rune(end-1)) {
		end--
	}
	return r.teamBefore(end)
}

// countsTeams reports whether a line says up to end how many teams the lines behind it name: 指挥部下设五个工作组:.
func (p *paper) countsTeams(start, end int) bool {
	line := p.string(news.Span{Start: start, End: end})
	return strings.Contains(line, "下设") || strings.Contains(line, "个")
}

// inTeam gives a label without a group the team whose list it stands in, and reports whether there is one.
func (r *roster) inTeam(n *seatName) bool {
	if len(n.groups) == 0 && isTeam(n.bodies) {
		r.team = n.bodies[0]
		return true
	}
	if r.team == "" || !smallGroupRole(n.role) {
		return false
	}
	n.bodies = []string{r.team}
	return true
}

// teamBefore is the team that is named before end from the start of its line on, or "".
func (p *paper) teamBefore(end int) string {
	if p.rune(end-1) != '组' {
		return ""
	}
	start := end
	for start > max(0, end-longestTeam) && zh.IsHan(p.runes[start-1]) && (start == end || p.gap(start) == noGap) {
		start--
	}
	if name := p.string(news.Span{Start: start, End: end}); p.startsLine(start) && isTeamName(name) {
		return name
	}
	return ""
}

// teamHeading is the team that heads the line in which the sentence stands: 1.社会稳定专项组。|组长由高远兼任, or "".
func (s *sentence) teamHeading() string {
	k := s.sentenceAt(s.span.Start) - 1
	if k < 0 || s.gap(s.span.Start) == newLine {
		return ""
	}
	return s.teamBefore(s.sentences[k].End - 1)
}

// headsTeam reports whether ts end with who heads a team, behind its name: 综合协调组(组长|:高远).
func (p *paper) headsTeam(ts []token) bool {
	n := len(ts)
	return n > 2 && ts[n-1].class == post && ts[n-2].class == opening && ts[n-3].class == other &&
		p.runes[ts[n-3].End-1] == '组' && smallGroupRole(p.string(ts[n-1].Span))
}

// headsNewTeam reports whether a seat stands in brackets behind a team that the sentence says to be set up:
// 下设综合协调组(组长高远)、….
func (s *sentence) headsNewTeam(n seatName) bool {
	return isTeam(n.bodies) && s.rune(n.span.Start-1) == '(' && teamsSetUp.in(s.view, news.Span{Start: s.span.Start, End: n.span.Start})
}

var teamsSetUp = newPhrases(map[class]string{other: "下设 分设 内设 设立 成立 组建 设有 分为"})
