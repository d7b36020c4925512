package extract

import (
	"regexp"
	"slices"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// A label is the role that governs the names behind it in a roster.

// isLabel reports whether the i-th phrase is a role of a group that names follow: 组长:, or at
// the start of a line 组长 with padding behind it.
func (r *roster) isLabel(ts []token, i int) bool {
	t := ts[i]
	if r.electedLabel(ts, i) || r.listsBelow(ts, i) {
		return true
	}
	if t.class != post || !isGroupRole(t.posts[0].role) {
		return false
	}
	if i+1 == len(ts) {
		return r.startsLine(t.Start) && t.posts[0].roster && r.gap(t.End) == newLine
	}
	if n := t.posts[0]; len(n.groups) == 0 && !n.roster && !namesList(n.bodies) && !((r.open || r.startsLine(t.Start)) && hasOwnBody(n)) && !r.followsVerb(ts, i) {
		return false
	}
	next := ts[i+1]
	if r.bracketed(ts, i) {
		return true
	}
	if next.class == colon {
		return i+2 == len(ts) || r.startsEntry(ts[i+2:]) || r.open
	}
	if k := r.behindRemark(ts, i+1); k > 0 {
		return k == len(ts) || r.startsEntry(ts[k:])
	}
	if next.class == person && t.posts[0].roster && r.gap(next.Start) == noGap && r.inline(ts, i) {
		return true
	}
	if rest := behindNote(ts[i+1:]); next.class == opening && len(rest) > 0 && rest[0].class == person && t.posts[0].roster && r.startsRow(t.Start) { // 组长(县长)高远
		return true
	}
	if !r.startsRow(t.Start) || !t.posts[0].roster || r.gap(next.Start) == noGap {
		return false
	}
	if smallGroupRole(t.posts[0].role) {
		return r.open || r.startsEntry(ts[i+1:])
	}
	return !(r.open && r.titlesFirst && !r.parted(t.Span)) && r.startsEntry(ts[i+1:])
}

// startsRow reports whether a line starts at i, or behind the number of its row: 1 组长 高远 省长.
func (r *roster) startsRow(i int) bool {
	return r.gap(i) == newLine || isDigit(r.rune(i-1)) && r.gap(i) == blank && r.startsLine(i)
}

// followsVerb reports whether the i-th phrase is what those who are named below are made: 委任下列人士为|…委员会成员:.
func (r *roster) followsVerb(ts []token, i int) bool {
	if i < 2 || len(ts[i].posts[0].bodies) != 1 || ts[i-1].class != as && ts[i-1].class != appointed {
		return false
	}
	return r.has(ts[i-2].Start, []rune("下列")) || r.has(ts[i-2].Start, []rune("以下"))
}

// behindRemark is behind the colon of a label that says more from the i-th phrase on, of how long, how many or in which
// order, or 0: 委员|,任期两年:, 成员|(按姓氏笔画为序):.
func (r *roster) behindRemark(ts []token, i int) int {
	if rest := behindNote(ts[i:]); len(rest) > 0 && len(rest) < len(ts)-i && rest[0].class == colon {
		return len(ts) - len(rest) + 1
	}
	if i+1 < len(ts) && ts[i+1].class == colon && countsHolders.MatchString(r.string(ts[i].Span)) {
		return i + 2
	}
	return r.behindDuration(ts, i)
}

// countsHolders is how many have a seat: 成员|3名:.
var countsHolders = regexp.MustCompile(`^[0-9一二三四五六七八九十]{1,3}[名人位]$`)

// behindDuration is behind the colon of a label that says for how long, ,任期两年:, from the i-th phrase on, or 0.
func (r *roster) behindDuration(ts []token, i int) int {
	if i+2 < len(ts) && ts[i].class == comma && ts[i+2].class == day { // ,任期至2027年12月31日:
		ts = append(slices.Clone(ts[:i+2]), ts[i+3:]...)
		if k := r.behindDuration(ts, i); k > 0 {
			return k + 1
		}
		return 0
	}
	if i+2 >= len(ts) || ts[i].class != comma || ts[i+2].class != colon || !terms.in(r.view, ts[i+1].Span) {
		return 0
	}
	return i + 3
}

// terms begin what says for how long somebody is named.
var terms = newPhrases(map[class]string{other: "任期 为期"})

// formerHolders reports whether the label at i announces who had a seat one after the other: 历任|组长:.
func (p *paper) formerHolders(i int) bool {
	return p.has(i-2, []rune("历任")) || p.has(i-2, []rune("历届"))
}

// listsBelow reports whether the i-th phrase announces members: 小组由|以下成员|组成:.
func (r *roster) listsBelow(ts []token, i int) bool {
	if ts[i].class != post || i+2 >= len(ts) || ts[i].posts[0].role != "成员" || !(r.has(ts[i].Start, []rune("以下")) || r.has(ts[i].Start, []rune("下列"))) {
		return false
	}
	return ts[i+1].class == colon || ts[i+1].class == other && r.isFiller(ts[i+1]) && ts[i+2].class == colon
}

// composed makes labels of words that announce members without calling them so: 小组由|以下人士|组成:.
func (r *roster) composed(ts []token) {
	for i := range ts[:max(0, len(ts)-1)] {
		if t := &ts[i]; t.class == other && ts[i+1].class == colon && composing.in(r.view, t.Span) {
			t.class, t.posts = post, []seatName{{role: "成员", roster: true, span: t.Span}}
		}
	}
}

// composing are the words of that.
var composing = newPhrases(map[class]string{other: "以下人士组成 下列人士组成"})

// parted reports whether a role is printed as that of an office in two columns: 办公室　主任.
func (r *roster) parted(s news.Span) bool {
	return r.has(s.Start, []rune("办公室")) && r.gap(s.Start+3) == blank
}

// bracketed reports whether the i-th phrase is a label in brackets at the start of a line: （副组长）.
func (r *roster) bracketed(ts []token, i int) bool {
	return i > 0 && i+2 < len(ts) && ts[i-1].class == opening && ts[i+1].class == closing && ts[i].posts[0].roster &&
		r.startsLine(ts[i-1].Start) && r.startsEntry(ts[i+2:])
}

// isTeam reports whether a role is one in a team under a group: 扑火组组长.
func isTeam(bodies []string) bool {
	return len(bodies) == 1 && strings.HasSuffix(bodies[0], "组") && len(bodies[0]) <= 3*longestTeam
}

// hasOwnBody reports whether a label says what the seats are in, which is no group of the text: 市安全生产委员会主任:,
// 扑火组组长:.
func hasOwnBody(n seatName) bool {
	return isTeam(n.bodies) || len(n.bodies) == 1 && coordinates(n.bodies[0])
}

// namesList reports whether what stands before a role only announces the list.
func namesList(bodies []string) bool {
	return len(bodies) == 1 && (strings.HasSuffix(bodies[0], "组成人员") || strings.HasSuffix(bodies[0], "名单") || strings.HasSuffix(bodies[0], "组成"))
}

// startsEntry reports whether ts begins with a person, or a post and a person.
func (r *roster) startsEntry(ts []token) bool {
	ts = r.withoutNumber(ts)
	for i, t := range ts[:min(len(ts), farBack)] {
		switch {
		case t.class == person:
			return i == 0 || ts[i-1].class == post || ts[i-1].class == colon || i == 1 && r.isUnknownPost(ts, 0)
		case t.class == post || t.class == list || t.class == colon && i > 0 || r.isUnknownPost(ts, i):
		default:
			return false
		}
	}
	return false
}

// withoutNumber is ts without the number of an item before it: (一)郑成业.
func (r *roster) withoutNumber(ts []token) []token {
	if len(ts) > 3 && ts[0].class == opening && ts[2].class == closing && isNumeral(r.runes[ts[1].Start:ts[1].End]) {
		return ts[3:]
	}
	return ts
}

// isUnknownPost reports whether the i-th phrase is the post of the person behind it by its last characters, though no
// title that is known: 成员:县公路段|护路员|高远.
func (r *roster) isUnknownPost(ts []token, i int) bool {
	return i+1 < len(ts) && ts[i].class == other && ts[i+1].class == person && ts[i].Len() >= shortestPost && jobEnds.has(r.runes[ts[i].End-1])
}

// shortestPost is how many characters a post has with the body that it is in.
const shortestPost = 4

// jobEnds are the last characters of nearly all posts.
var jobEnds = newRunes("长员师监理记任席官事表")
