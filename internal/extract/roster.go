package extract

import (
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// A roster is a list of who has which seat: a label (组长:) governs the names behind it and on
// the lines that follow, up to the next label.
type roster struct {
	*paper
	role seatName
	open bool

	titlesFirst bool    // posts stand before the names
	given       string  // the seat that an entry says itself, or ""
	team        string  // the team whose list it is, or ""
	former      bool    // it lists who had the seat one after the other
	bearer      *holder // of the card that is read
	table
	decision
}

// read takes the entries out of a line's phrases and is what they leave.
func (r *roster) read(ts []token) []token {
	if r.last != 0 && len(ts) > 1 && ts[0].class == post && ts[1].class == colon { // a list behind the table
		r.endRow()
		r.table = table{}
	}
	if r.last != 0 {
		return r.cells(ts)
	}
	if r.cardLine(ts) || r.officeLine(ts) || r.roleBehind(ts) || r.decidedLine(ts) {
		return nil
	}
	if r.open && r.startsEntry(ts) && !r.isLabel(ts, 0) && !(ts[0].class == post && ts[0].posts[0].past == formerly) && !saysOf(ts) {
		ts = ts[r.entries(ts):]
	}
	r.composed(ts)
	left := ts[:0]
	after := 0      // where what stands behind the last label begins in left
	hosted := false // it was said where an office is
	for i := 0; i < len(ts); i++ {
		if !r.isLabel(ts, i) {
			hosted = hosted || ts[i].class == standsAt
			if ts[i].class == post {
				r.seatsByOffice(ts, i)
			}
			left = append(left, ts[i])
			continue
		}
		r.seatsByOffice(ts, i)
		r.begin(ts[i], r.followsVerb(ts, i))
		if hosted && headsOffice(r.role.role) { // 委员会办公室设在…,主任高远
			r.role.role = "办公室" + r.role.role
		}
		if k := r.behindDuration(ts, i+1); k > 0 {
			i = k - 1
		} else if i+1 < len(ts) && (ts[i+1].class == colon || ts[i+1].class == closing) {
			i++
		}
		i += r.entries(ts[i+1:])
		after = len(left)
	}
	if r.closes(left[after:]) {
		r.open = false
	}
	return left
}

// pass goes over a sentence that names nobody: prose ends a list.
func (r *roster) pass(s news.Span) {
	if ends(r.rune(s.End-1)) || r.closes([]token{{class: other, Span: s}}) {
		r.open = false
	}
}

// begin begins the list of who has the seats of a label, which may say itself what they are in.
func (r *roster) begin(label token, inBody bool) {
	if r.action == news.Elected {
		r.beginElected(label.posts[0])
		return
	}
	inOffice := r.open && strings.HasPrefix(r.role.role, "办公室")
	r.open = true
	r.role, r.former = label.posts[0], r.formerHolders(label.Start)
	if r.inTeam(&r.role) {
		return
	}
	if len(r.role.groups) == 0 && !inBody && !hasOwnBody(r.role) {
		r.role.bodies, r.role.roster = nil, true
		r.fillLabel(&r.role)
	}
	if role := r.officeRole(&r.role); r.role.role == "副主任" && inOffice { // 办公室主任:… 副主任:…
		r.role.role = "办公室副主任"
	} else {
		r.role.role = role
	}
}

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

// smallGroupRole reports whether only a group has such a role.
func smallGroupRole(role string) bool {
	return strings.HasSuffix(role, "组长") || strings.HasSuffix(role, "成员")
}

// headsOffice reports whether a role is one in an office too, and does not say so.
func headsOffice(role string) bool {
	return strings.HasSuffix(role, "主任") && officePart(role) == ""
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

// closes reports whether a line that is left over ends the roster: prose, or a heading.
func (r *roster) closes(ts []token) bool {
	for _, t := range ts {
		switch {
		case t.class == stop && r.rune(t.Start) == '。', t.class == standsAt, t.class == set_, t.class == adjust:
			return true
		}
	}
	return len(ts) > 0 && ts[0].class == other && strings.ContainsRune("一二三四五六七八九十附抄主", r.rune(ts[0].Start)) && !hasPeople(ts)
}
