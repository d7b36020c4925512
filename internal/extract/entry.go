package extract

import (
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// An entry of a roster is a person with a post of their own: before the name, behind it or in brackets.

// entries reads persons with their posts until something else comes, and is how many phrases
// they took. In one list the posts stand all before the names or all behind them.
func (r *roster) entries(ts []token) int {
	r.titlesFirst = len(ts) > 0 && ts[0].class == post
	var own []seatName
	var h *holder
	i := 0
	for ; i < len(ts) && !r.isLabel(ts, i) && !r.endsEntries(ts, i, h); i++ {
		if h != nil && i > 0 && i+1 < len(ts) && ts[i-1].class == comma && h.alsoHolds(ts, i+1) {
			i++
			continue
		}
		switch t := ts[i]; t.class {
		case person:
			r.enter(h)
			h, own = &holder{name: t.people[0].name, own: own}, nil
		case post:
			if r.titlesFirst || r.leadsPerson(ts, i) {
				own = append(own, t.posts...)
			} else if h != nil {
				h.own = append(h.own, t.posts...)
			}
		case opening:
			i += r.inBrackets(h, ts[i:])
		case comma:
			if n := givesOwn(h, ts[i:]); n > 0 {
				r.given = ts[i+2].posts[0].role
				i += n - 1
			}
		case list, colon, closing, other, stop, present:
		case by:
			if n := r.givesSeat(h, ts[i:]); n > 0 {
				i += n - 1
				continue
			}
			fallthrough
		default:
			r.enter(h)
			next := nextItem(ts, i)
			if next == 0 {
				return i
			}
			h, own, i = nil, nil, next // somebody whose name is not known
		}
	}
	r.enter(h)
	return i
}

// endsEntries reports whether a phrase behind h, who may be nil, belongs to no entry any more.
func (r *roster) endsEntries(ts []token, i int, h *holder) bool {
	switch t := ts[i]; t.class {
	case post:
		return i > 0 && i+1 < len(ts) && ts[i-1].class == stop && ts[i+1].class == by || // ;副组长|由
			h != nil && t.posts[0].roster && (t.posts[0].past == formerly && r.startsLine(t.Start) || // 原组长…不再担任
				smallGroupRole(t.posts[0].role)) // 成员略
	case stop:
		return r.rune(t.Start) == '。'
	case other:
		return h == nil && !r.isFiller(t) && !r.sends(ts, i) && !r.isUnknownPost(ts, i) && !r.isItem(ts, i)
	}
	return false
}

// isItem reports whether the i-th phrase is an item of a list whose name is not known, before others: 县敬老院高远、县长罗青.
func (r *roster) isItem(ts []token, i int) bool {
	return i+2 < len(ts) && ts[i+1].class == list && !ts[i+1].word && r.startsEntry(ts[i+2:])
}

// nextItem is the mark behind the item that begins at i and has a post, or 0.
func nextItem(ts []token, i int) int {
	if i == 0 || !strings.ContainsRune("n,;:", rune(ts[i-1].class)) {
		return 0
	}
	posted := false
	for k := i; k < min(len(ts), i+longestItem); k++ {
		switch ts[k].class {
		case post:
			posted = true
		case person:
			return 0
		case stop, list:
			if posted {
				return k
			}
			return 0
		}
	}
	return 0
}

// longestItem is how many phrases one person takes in a list.
const longestItem = 8

// leadsPerson reports whether the i-th phrase is the post of the person behind it rather than of the
// one before it: 组长高远、省财政厅厅长沈若兰.
func (r *roster) leadsPerson(ts []token, i int) bool {
	return i > 0 && i+1 < len(ts) && ts[i+1].class == person && r.gap(ts[i+1].Start) == noGap &&
		strings.ContainsRune("n,;)", rune(ts[i-1].class)) && r.gap(ts[i].Start) == noGap
}

// sends reports whether the i-th phrase is the body that the person behind it is of: 成员:省财政厅 高远,省水利厅 杜衡.
func (r *roster) sends(ts []token, i int) bool {
	return i+1 < len(ts) && ts[i+1].class == person && r.gap(ts[i+1].Start) == blank && hasHead(r.string(ts[i].Span))
}

// isFiller reports whether t is a short remark rather than a sentence.
func (r *roster) isFiller(t token) bool { return t.Len() <= 4 }

// inBrackets gives h what stands in brackets behind it, and is how many phrases that is.
func (r *roster) inBrackets(h *holder, ts []token) int {
	end := closes(ts, 0)
	if end < 0 {
		return 0
	}
	for k, t := range ts[1:end] {
		if h == nil {
			break
		}
		if h.alsoHolds(ts, k+1) {
			continue
		}
		h.own = append(h.own, t.posts...)
		if t.posts == nil {
			h.note += r.string(t.Span)
		}
	}
	return end
}

// alsoHolds notes that the i-th phrase is a seat in the office that h has too, and reports whether it is one:
// 县水务局局长,兼任|办公室主任.
func (h *holder) alsoHolds(ts []token, i int) bool {
	if ts[i].class != post || ts[i-1].class != concurrent || officePart(ts[i].posts[0].role) == "" {
		return false
	}
	h.also = ts[i].posts[0].role
	return true
}

// enter makes the fact of one entry.
func (r *roster) enter(h *holder) {
	if h == nil || r.ofClass(r.role) {
		return
	}
	action := news.Appointed
	if strings.Contains(h.note, "兼") && strings.HasPrefix(r.role.role, "办公室") {
		action = news.Concurrent
	}
	h.name.post = firstOf(h.name.post, r.ownPost(h))
	rule := "roster"
	if r.action == news.Elected {
		rule, action = "elected-list", news.Elected
	}
	role := r.role
	if r.former {
		r.background(rule, news.Past, h, role, news.Span{Start: h.Start, End: h.End})
		return
	}
	role.role, r.given = firstOf(r.given, role.role), ""
	r.add(rule, action, 0.95, h, role, news.Span{Start: h.Start, End: h.End})
	if h.also != "" {
		role.role = h.also
		r.add(rule, news.Concurrent, 0.9, h, role, news.Span{Start: h.Start, End: h.End})
	}
}

// saysOf reports whether ts begin with persons of whom something is stated, rather than with an entry: 高远、杜衡|不再担任….
func saysOf(ts []token) bool {
	k := 0
	for k < len(ts) && k < farBack && (ts[k].class == person || ts[k].class == list) {
		k++
	}
	return k > 0 && k < len(ts) && (ts[k].class == cease || ts[k].class == remove || ts[k].class == hold || ts[k].class == quit)
}

// givesOwn is how many phrases say which seat h has, behind a comma: 高远|,任副组长; 0 if these do not.
func givesOwn(h *holder, ts []token) int {
	if h == nil || len(ts) < 3 || ts[1].class != hold || ts[2].class != post || !ts[2].posts[0].roster {
		return 0
	}
	return 3
}

// givesSeat reads that h has another seat than the list says, 并由其|任|组长, and is how many
// phrases that takes, or 0.
func (r *roster) givesSeat(h *holder, ts []token) int {
	if h == nil || len(ts) < 4 || ts[1].class != his || ts[2].class != hold && ts[2].class != concurrent || ts[3].class != post {
		return 0
	}
	r.given = ts[3].posts[0].role
	return 4
}
