package extract

import (
	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// A table is a list of persons whose rows state last what is decided of them: a seat (姓名, 单位及职务,
// 组内职务) or a post (姓名, 现任职务, 拟任职务). Its cells may stand in one line or in a line each.
type table struct {
	named bool         // a header with 姓名 was read
	last  class        // and behind it one for what is decided: seat, propose or appoint; 0 before
	row   *holder      // the person of the row
	held  [][]seatName // its posts, by cell
}

// lastHeaders are the headers of the columns that say what is decided.
var lastHeaders = newPhrases(map[class]string{
	seat:    "组内职务 小组职务 领导小组职务 工作组职务 组内分工 拟任组内职务 小组分工 指挥部职务 专班职务 委员会职务 联席会议职务 小组任职 组内任职 领导小组任职",
	propose: "拟任职务 拟任职位 拟任岗位 拟任用职务 拟提任职务 拟任免职务 拟任 拟推荐职务",
	appoint: "新任职务 任命职务 调整后职务",
})

// header notes the headers of a table, which may follow the sentence that announces it.
func (r *roster) header(s news.Span) {
	if !r.says(tableWord) {
		return
	}
	for i := max(s.Start, s.End-longestHeader); i < s.End; i++ {
		if r.runes[i] == '姓' && r.rune(i+1) == '名' && r.gap(i) != noGap && r.gap(i+2) != noGap {
			r.named = true
		}
		if !r.named {
			continue
		}
		if f, ok := lastHeaders.at(r.view, i); ok && r.gap(i) != noGap && r.gap(i+len(f.runes)) != noGap {
			r.last = f.class
			r.role.bodies, r.role.groups = nil, nil
		}
	}
}

// longestHeader is how many characters the headers of a table take.
const longestHeader = 48

// cells reads the cells of a table and is what they leave.
func (r *roster) cells(ts []token) []token {
	for i := range ts {
		switch t := &ts[i]; {
		case t.class == person && r.isCell(*t):
			r.endRow()
			r.row = &holder{name: t.people[0].name}
		case t.class == other && r.isCell(*t) && t.Len() <= 3 && isNumeral(r.runes[t.Start:t.End]):
			r.endRow() // the number of the next row, whose name may not be known
		case t.class == post && r.row != nil && r.last == seat && t.posts[0].roster && r.isCell(*t):
			r.seat(t.posts[0])
		case t.class == post && r.row != nil && i > 0 && r.tells(ts[i-1], *t):
		case t.class == post && r.row != nil:
			r.hold(ts, i)
		case t.class == stop && r.rune(t.Start) == '。' || t.class == standsAt || t.class == colon:
			r.endRow()
			r.table = table{}
			return ts[i:]
		}
	}
	return nil
}

// tells makes the facts of a cell that says itself what is decided, and reports whether it does:
// 任市统计局总统计师, 免去市统计局办公室主任职务.
func (r *roster) tells(verb, t token) bool {
	action := news.Appointed
	switch verb.class {
	case hold, appoint:
	case remove, cease:
		action = news.Removed
	default:
		return false
	}
	for _, n := range t.posts {
		n = r.inCellOnly(n)
		r.add("table", action, 0.9, r.row, n, news.Span{Start: r.row.Start, End: n.span.End})
	}
	return true
}

// hold adds the post that is the i-th phrase to the row, to its last cell if a 、 says so.
func (r *roster) hold(ts []token, i int) {
	n := r.inCellOnly(ts[i].posts[0])
	if last := len(r.held) - 1; last >= 0 && i > 0 && ts[i-1].class == list {
		if before := r.held[last]; len(n.bodies) == 0 {
			n.bodies, n.groups = before[len(before)-1].bodies, before[len(before)-1].groups
		}
		r.held[last] = append(r.held[last], n)
		return
	}
	r.held = append(r.held, []seatName{n})
}

// inCellOnly is a post with as much of its body as stands in its cell.
func (r *roster) inCellOnly(n seatName) seatName {
	title := n.span.End - len([]rune(n.role))
	for k := title; k > n.span.Start; k-- {
		if r.gap(k) == noGap {
			continue
		}
		n.span.Start, n.bodies, n.groups = k, nil, nil
		if k < title {
			n.bodies = []string{canonical(r.string(news.Span{Start: k, End: title}))}
		}
		break
	}
	return n
}

// endRow makes the facts of a row in which posts are decided: those of its last cell.
func (r *roster) endRow() {
	h, posts := r.row, r.held
	r.row, r.held = nil, nil
	if h == nil || len(posts) == 0 || r.last == seat {
		return
	}
	if len(posts) > 1 {
		h.own = posts[0]
		h.name.post = r.postText(h)
	}
	action := news.Proposed
	if r.last == appoint {
		action = news.Appointed
	}
	for _, n := range posts[len(posts)-1] {
		r.add("table", action, 0.9, h, n, news.Span{Start: h.Start, End: n.span.End})
	}
}

// roleBehind reads a line of a person with a seat behind the name, whose own post stands before the seat
// or in brackets behind it, and reports whether it is one: 高远　组长（省水利厅厅长）.
func (r *roster) roleBehind(ts []token) bool {
	if len(ts) < 2 || ts[0].class != person || ts[1].class != post || !r.startsLine(ts[0].Start) || r.gap(ts[1].Start) == noGap {
		return false
	}
	k := 1
	for k+1 < len(ts) && ts[k+1].class == post && r.gap(ts[k+1].Start) != noGap {
		k++
	}
	seat := ts[k]
	if !seat.posts[0].roster || !smallGroupRole(seat.posts[0].role) || k+1 < len(ts) && ts[k+1].class != opening {
		return false
	}
	r.row = &holder{name: ts[0].people[0].name}
	for _, t := range ts[1:k] {
		r.held = append(r.held, t.posts)
	}
	if k+1 < len(ts) {
		r.inBrackets(r.row, ts[k+1:])
	}
	r.seat(seat.posts[0])
	return true
}

// isCell reports whether t stands between gaps.
func (r *roster) isCell(t token) bool { return r.gap(t.Start) != noGap && r.gap(t.End) != noGap }

// seat makes the fact of a row that ends with role.
func (r *roster) seat(role seatName) {
	h := r.row
	for _, own := range r.held {
		h.own = append(h.own, own...)
	}
	r.row, r.held = nil, nil
	r.role = role
	r.fillLabel(&r.role)
	r.role.role = r.officeRole(&r.role)
	r.enter(h)
}
