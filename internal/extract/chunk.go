package extract

import (
	"slices"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// chunk turns the words of a sentence into phrases: titles take their bodies, persons the posts
// beside them, and items that 、 parts become one list.
func (p *paper) chunk(ts []token) []token {
	ts = p.joinPosts(ts)
	ts = p.brackets(ts)
	ts = p.ownPosts(ts)
	return p.joinPeople(ts)
}

// Each step writes what it makes over what it read: no step makes more phrases than it took.

// posts gives every title the words before it as its body.
func (p *paper) posts(ts []token) []token {
	out := ts[:0]
	for _, t := range ts {
		if t.class != post {
			out = append(out, t)
			continue
		}
		out = dropBracket(out)
		from, next := len(out), t.Start
		for from > 0 && inBody(out, from-1) && p.gap(next) != newLine {
			from--
			next = out[from].Start
		}
		for from < len(out) && out[from].class == list {
			from++
		}
		taken := p.postOf(out[from:], t)
		out = append(out[:from], taken)
	}
	return out
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
		return ts[k].class != day && ts[k].class != set_ || k > 0 && inBody(ts, k-1)
	case list: // 甲领导小组和乙领导小组组长, 财经事务及库务局局长
		return k > 0 && k+1 < len(ts) && ts[k-1].class == ts[k+1].class &&
			(ts[k+1].class == group || ts[k+1].class == other && ts[k].word)
	}
	return false
}

func (p *paper) postOf(before []token, title token) token {
	role := p.string(title.Span)
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
	if (text == "委员会" || text == "指挥部") && p.currentGroup(title.Start, n.role) != nil {
		text = ""
	}
	if text != "" {
		n.bodies = []string{canonical(text)}
		return
	}
	n.roster = isGroupRole(n.role)
}

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

// joinPosts makes one token of titles in a row: 党组书记、部长, 国务委员兼外交部部长.
func (p *paper) joinPosts(ts []token) []token {
	out := ts[:0]
	for i := 0; i < len(ts); i++ {
		t := ts[i]
		n := len(out)
		switch {
		case t.class == post && n > 0 && out[n-1].class == post && p.gap(t.Start) != newLine:
			out[n-1] = merge(out[n-1], t)
		case (t.class == list || t.class == concurrent) && n > 0 && out[n-1].class == post &&
			i+1 < len(ts) && ts[i+1].class == post:
			second := ts[i+1]
			second.posts = slices.Clone(second.posts)
			second.posts[0].also = t.class == concurrent
			out[n-1] = merge(out[n-1], second)
			i++
		default:
			out = append(out, t)
		}
	}
	return out
}

// merge joins two posts; a title without a body has that of the one before it.
func merge(a, b token) token {
	posts := slices.Clone(b.posts)
	last := a.posts[len(a.posts)-1]
	if role := posts[0].role; role == "审判员" || role == "检察员" { // of the court, not of its committee
		last = a.posts[0]
	}
	if len(posts[0].bodies) == 0 && (!posts[0].roster || len(last.groups) > 0 || !strings.HasSuffix(posts[0].role, "组长")) {
		posts[0].bodies, posts[0].groups, posts[0].roster = last.bodies, last.groups, last.roster
	}
	a.posts = append(a.posts, posts...)
	a.End = b.End
	return a
}

// brackets takes what stands in brackets behind a person to the person.
func (p *paper) brackets(ts []token) []token {
	out := ts[:0]
	for i := 0; i < len(ts); i++ {
		end := closes(ts, i)
		if end < 0 {
			if ts[i].class != closing {
				out = append(out, ts[i])
			}
			continue
		}
		if n := len(out); n > 0 && out[n-1].class == person {
			h := out[n-1].people[0]
			for _, t := range ts[i+1 : end] {
				h.own = append(h.own, t.posts...)
				if t.posts == nil {
					h.note += p.string(t.Span)
				}
			}
		} else if inside := ts[i+1 : end]; hasPeople(inside) {
			out = append(out, inside...)
		}
		i = end
	}
	return out
}

func hasPeople(ts []token) bool {
	return slices.ContainsFunc(ts, func(t token) bool { return t.class == person })
}

// closes is where the bracket that opens at i closes, or -1.
func closes(ts []token, i int) int {
	if ts[i].class != opening {
		return -1
	}
	for j := i + 1; j < len(ts) && j < i+40; j++ {
		if ts[j].class == closing {
			return j
		}
	}
	return -1
}

// ownPosts gives persons the posts that stand before their names: 副省长高远.
func (p *paper) ownPosts(ts []token) []token {
	out := ts[:0]
	for _, t := range ts {
		if n := len(out); t.class == person && n > 0 && out[n-1].class == post && p.gap(t.Start) != newLine {
			t.people[0].own = append(out[n-1].posts, t.people[0].own...)
			t.Start = out[n-1].Start
			out = out[:n-1]
		}
		out = append(out, t)
	}
	return out
}

// joinPeople makes one token of persons in a row. Posts before the first count for those behind
// it that have none of their own: 副省长高远、杜衡.
func (p *paper) joinPeople(ts []token) []token {
	out := ts[:0]
	for i := 0; i < len(ts); i++ {
		t, n := ts[i], len(out)
		if n == 0 || out[n-1].class != person {
			out = append(out, t)
			continue
		}
		switch {
		case t.class == person && p.gap(t.Start) != newLine:
			out[n-1] = together(out[n-1], t)
		case (t.class == list || t.class == comma) && i+1 < len(ts) && ts[i+1].class == person:
			out[n-1] = together(out[n-1], ts[i+1])
			i++
		default:
			out = append(out, t)
		}
	}
	return out
}

func together(a, b token) token {
	last := a.people[len(a.people)-1]
	if len(b.people[0].own) == 0 {
		b.people[0].own, b.people[0].shared = last.own, true
	}
	a.people = append(a.people, b.people...)
	a.End = b.End
	return a
}
