package extract

import (
	"regexp"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// posts gives every title the words before it as its body.
func (p *paper) posts(ts []token) []token {
	out := ts[:0]
	for _, t := range ts {
		if n := len(out); t.class == group && n > 0 && out[n-1].class == appointed && p.has(out[n-1].End-2, []rune("加入")) && t.group.body != nil {
			out = append(out, p.membership(t))
			continue
		}
		if t.class != post {
			out = append(out, t)
			continue
		}
		out = dropBracket(out)
		if n := len(out); n > 1 && out[n-1].class == of && out[n-2].group != nil && p.gap(t.Start) == noGap { // 领导小组的|组长
			out = out[:n-1]
		}
		from, next := len(out), t.Start
		for from > 0 && inBody(out, from-1) && p.gap(next) != newLine {
			from--
			next = out[from].Start
		}
		for from < len(out) && (out[from].class == list || p.numbersRow(out[from].Span)) {
			from++
		}
		if from < len(out) && p.ofSome(news.Span{Start: out[from].Start, End: t.Start}) {
			out = append(out[:from], token{class: other, Span: news.Span{Start: out[from].Start, End: t.End}})
			continue
		}
		taken := p.postOf(out[from:], t)
		from = p.readTense(out[:from], &taken.posts[0])
		taken.Start = taken.posts[0].span.Start
		out = append(out[:from], taken)
	}
	return out
}

// membership is the seat of those who join the group that is t: 获委任加入|海滨更新督导小组.
func (p *paper) membership(t token) token {
	n := seatName{role: "成员", bodies: []string{p.bodyText(t)}, groups: []*body{t.group.body}, span: t.Span}
	return token{class: post, Span: t.Span, posts: []seatName{n}}
}

// numbersRow reports whether s is the number that begins a row of a table: 1 组长 高远.
func (p *paper) numbersRow(s news.Span) bool {
	return p.gap(s.Start) == newLine && p.gap(s.End) == blank && s.Len() <= 2 && isDigit(p.rune(s.Start)) && isDigit(p.rune(s.End-1))
}

// ofSome reports whether a title behind s is that of several who are not named: 部分领导小组|成员.
func (p *paper) ofSome(s news.Span) bool {
	return s.Len() > 2 && plurals[p.string(news.Span{Start: s.Start, End: s.Start + 2})] && isBare(p.string(news.Span{Start: s.Start + 2, End: s.End}))
}

// dropBracket takes off the second name of a body that stands in brackets before its title:
// 中央财办(中央农办)副主任.
func dropBracket(ts []token) []token {
	n := len(ts)
	if n > 3 && ts[n-1].class == closing && ts[n-3].class == opening && inBody(ts, n-4) && ts[n-2].class == other {
		return ts[:n-3]
	}
	return ts
}

// inBody reports whether the k-th token can belong to the body of the title behind it.
func inBody(ts []token, k int) bool {
	switch ts[k].class {
	case other, group, bare, office, meet, set_, day:
		return ts[k].class != day && ts[k].class != set_ || k > 0 && k+1 < len(ts) && inBody(ts, k-1) // 省政府成立|省长任组长的…
	case list: // 甲领导小组和乙领导小组组长, 财经事务及库务局局长
		return k > 0 && k+1 < len(ts) && ts[k-1].class == ts[k+1].class &&
			(ts[k+1].class == group || ts[k+1].class == other && ts[k].word)
	}
	return false
}

func (p *paper) postOf(before []token, title token) token {
	role := strings.TrimPrefix(p.string(title.Span), "双") // 任双组长
	n := seatName{role: role, span: title.Span}
	start := title.Start
	if len(before) > 0 {
		start = before[0].Start
	}
	n.span.Start = start
	p.fillBodies(&n, before, title)
	return token{class: post, Span: n.span, posts: []seatName{n}}
}

// fillBodies says whose title it is.
func (p *paper) fillBodies(n *seatName, before []token, title token) {
	if k := len(before) - 1; k > 0 && before[k].class == other && (isSide(p.string(before[k].Span)) || p.string(before[k].Span) == "双") {
		before = before[:k]
	}
	for k, t := range before {
		last := k == len(before)-1
		switch {
		case t.class == list:
		case t.group != nil && t.group.body != nil && (last || before[k+1].class == list):
			n.groups = append(n.groups, t.group.body)
			n.bodies = append(n.bodies, p.bodyText(t))
			if t.class == office && t.group.own > 0 && !strings.HasPrefix(n.role, "办公室") {
				n.role = p.officeWord(t) + n.role
			}
		}
	}
	if len(n.bodies) > 0 {
		return
	}
	text := strings.TrimLeft(p.string(news.Span{Start: n.span.Start, End: title.Start}), "“”‘’《》")
	if rest, ok := strings.CutSuffix(text, "办公室"); ok && rest == "" {
		n.role, text = "办公室"+n.role, ""
	}
	if p.meansGroup(text, n.role, title.Start) {
		text = ""
	}
	if m := described.FindStringSubmatch(text); m != nil {
		text = m[1] + m[2]
	}
	if text != "" {
		p.fillBody(n, canonical(text))
		return
	}
	n.roster = isGroupRole(n.role)
}

// meansGroup reports whether a word that stands before a role at i is all that is said of the group that is spoken of.
func (p *paper) meansGroup(word, role string, i int) bool {
	if word != "委员会" && word != "指挥部" {
		return false
	}
	b := p.currentGroup(i, role)
	return b != nil && (strings.HasSuffix(b.name, word) || word == "委员会" && strings.HasSuffix(b.name, "委"))
}

// described is a body with more than its name before a title: 清河县|迎来新|县长, 省委办公厅|分管日常工作的|副主任.
var described = regexp.MustCompile(`^(?:(\p{Han}{2,5}?[省市县区州旗镇乡])(?:刚刚|近日|日前|终于|正式|首次|又|也)?(?:迎来|有了|产生)了?(?:新任|新|首任|首位|一位新)?` +
	`|(\p{Han}+?)(?:分管|主持|负责)(?:日常|常务)工作的)$`)

// fillBody says that n is in a body as printed: the head of an office that is an agency, such as
// 云岭省金融工作办公室, is its 主任; that of a body's own office its 办公室主任.
func (p *paper) fillBody(n *seatName, printed string) {
	if b := p.offices[withoutNumber(printed)]; b != nil {
		n.role, n.bodies, n.groups = "办公室"+n.role, []string{b.name}, []*body{b}
		return
	}
	body := withUnit(withoutNumber(printed), n.role)
	if (isSide(body) || counted.MatchString(body)) && isGroupRole(n.role) {
		n.roster = true
		return
	}
	for _, part := range []string{"办公室", "大会"} {
		if role, ok := strings.CutPrefix(n.role, part); ok && role != "" && !coordinates(body) {
			n.role, body = role, body+part
		}
	}
	n.bodies = []string{body}
}

// counted is what tells before a title only how many have it, or which of them: 五名新|委员.
var counted = regexp.MustCompile(`^(?:另外|其余)?(?:[一二两三四五六七八九十0-9]+[名位])?(?:新|非官方|非官守)?$`)

// withoutNumber is a body without the number of an item before it: 4.宣传组.
func withoutNumber(body string) string {
	rest := strings.TrimLeft(body, "0123456789")
	if rest != body && strings.HasPrefix(rest, ".") {
		return rest[1:]
	}
	return body
}

// withUnit is a body whose last character a title shares: of 环境部长 and 县公安局长.
func withUnit(body, role string) string {
	r := []rune(body)
	unit := unitOf(role)
	if unit == "" || role != unit+"长" || len(r) < 2 || !strings.Contains("部局厅署", unit) || strings.ContainsRune("部局厅署省市县区州国院会委府办社团党室组处", r[len(r)-1]) {
		return body
	}
	return body + unit
}

// isSide reports whether a word is a side that has its own seats in a group: 港方|组长.
func isSide(word string) bool {
	r := []rune(word)
	return len(r) > 1 && len(r) <= 3 && r[len(r)-1] == '方'
}

// readTense takes what says that a post was so before to the post, with the body that may stand
// before it: 云岭省水利厅原|厅长. It is how many of the phrases before are left.
func (p *paper) readTense(before []token, n *seatName) int {
	k := len(before) - 1
	if k < 0 || before[k].class != once || p.gap(n.span.Start) == newLine {
		return k + 1
	}
	n.past = tenses[p.string(before[k].Span)]
	if n.past == now {
		return k + 1
	}
	if k > 0 && inBody(before, k-1) && p.gap(before[k].Start) == noGap && (len(n.bodies) == 0 || isInner(n.bodies[0])) {
		k--
		n.roster = false
		p.prefixBody(n, before[k])
	}
	n.span.Start = before[k].Start
	return k
}

// prefixBody gives n, whose body is part of another or not said, what stands before it.
func (p *paper) prefixBody(n *seatName, t token) {
	if t.group != nil && t.group.body != nil {
		n.groups, n.bodies = []*body{t.group.body}, []string{p.bodyText(t)}
		return
	}
	name := canonical(p.string(t.Span))
	if len(n.bodies) > 0 {
		name += n.bodies[0]
	}
	n.bodies = []string{name}
}

// tenses are the words that say when somebody had a post.
var tenses = map[string]tense{"原": formerly, "前": formerly, "原任": formerly, "前任": formerly, "时任": then, "首任": then, "曾任": now}

// bodyText is what a seat in the group of t, or in its office, is in: the group, or an office that
// has a name of its own, such as 中央农办.
func (p *paper) bodyText(t token) string {
	if t.class == office && t.group.own == 0 {
		return p.string(t.Span)
	}
	return t.group.body.name
}

func (p *paper) officeWord(t token) string {
	return string(p.runes[t.End-3 : t.End])
}
