package extract

import (
	"slices"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// chunk turns the words of a sentence into phrases: titles take their bodies, persons the posts
// beside them, and items that 、 parts become one list.
func (p *paper) chunk(ts []token) []token {
	ts = p.joinPosts(ts)
	ts = p.joinPosts(p.brackets(ts)) // 甲局局长(兼)、乙局副局长
	ts = p.ownPosts(p.postsBehind(ts))
	return p.sharedBehind(p.joinPeople(ts))
}

// Each step writes what it makes over what it read: no step makes more phrases than it took.

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
			i+1 < len(ts) && ts[i+1].class == post && !(n > 1 && gives(out[n-2].class) && holdsNext(ts[i+1:])):
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

// holdsNext reports whether ts begins with somebody of whom a post is stated, so that the 、 before it parts two
// statements: 由甲任组长、|副省长乙任副组长.
func holdsNext(ts []token) bool {
	k := 0
	for k < min(len(ts), farBack) && (ts[k].class == post || ts[k].class == list) {
		k++
	}
	if k > 0 && k < len(ts) && gives(ts[k].class) { // 由甲任组长、|分管副市长任副组长
		return true
	}
	return k+1 < len(ts) && ts[k].class == person && gives(ts[k+1].class)
}

// gives reports whether a phrase of class c stands between somebody and the post that is given.
func gives(c class) bool { return c == hold || c == concurrent || c == as }

// merge joins two posts; the second is read by what the first says.
func merge(a, b token) token {
	posts := slices.Clone(b.posts)
	follow(&posts[0], a.posts[len(a.posts)-1])
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
		if n := len(out); n > 0 && out[n-1].class == group && tellsFate(ts[i+1:end]) {
			out = append(out, ts[i:end+1]...)
		} else if n > 0 && out[n-1].class == person {
			h := out[n-1].people[0]
			for _, t := range ts[i+1 : end] {
				h.own = append(h.own, t.posts...)
				if t.posts == nil {
					h.note += p.string(t.Span)
				}
			}
		} else if inside := ts[i+1 : end]; hasPeople(inside) {
			out = append(out, inside...)
		} else if n > 0 && out[n-1].class == post && p.string(news.Span{Start: ts[i+1].Start, End: ts[end].Start}) == "兼" {
			out[n-1].posts[len(out[n-1].posts)-1].also = true
		} else if n > 0 && out[n-1].class == post && len(inside) == 2 && inside[0].class == concurrent && inside[1].class == post { // 副组长(兼办公室主任)
			second := inside[1]
			second.posts = slices.Clone(second.posts)
			second.posts[0].also = true
			out[n-1] = merge(out[n-1], second)
		}
		i = end
	}
	return out
}

// tellsFate reports whether what stands in brackets behind a group tells what became of it or of others: (新设),
// (由乙领导小组更名), (不再保留乙领导小组).
func tellsFate(ts []token) bool {
	return slices.ContainsFunc(ts, func(t token) bool {
		return t.class == set_ || t.class == abolish || t.class == rename || t.class == unite
	})
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
		case (t.class == list || t.class == comma) && i+1 < len(ts) && ts[i+1].class == person && !startsClause(out, ts, i):
			out[n-1] = together(out[n-1], ts[i+1])
			i++
		case t.class == comma && i+2 < len(ts) && ts[i+1].class == list && ts[i+2].class == person: // 、乙，以及丙
			out[n-1] = together(out[n-1], ts[i+2])
			i += 2
		default:
			out = append(out, t)
		}
	}
	return out
}

// startsClause reports whether the person behind the comma at i begins another statement:
// 组长调整为高远,|杜衡不再担任, 组长为高远,|杜衡、何秋实任副组长.
func startsClause(out, ts []token, i int) bool {
	if ts[i].class != comma || len(out) < 2 {
		return false
	}
	next := i + 1
	for next < min(len(ts), i+farBack) && (ts[next].class == person || ts[next].class == list) {
		next++
	}
	if next == len(ts) {
		return false
	}
	switch v := out[len(out)-2].class; ts[next].class {
	case cease, quit, reason, move, leave:
		return v == as || v == rename || v == appoint || v == by
	case hold, concurrent, as:
		return v == as || v == rename || v == include
	}
	return false
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
