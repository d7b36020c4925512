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
		if k := r.behindRemark(ts, i+1); k > 0 {
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

// smallGroupRole reports whether only a group has such a role.
func smallGroupRole(role string) bool {
	return strings.HasSuffix(role, "组长") || strings.HasSuffix(role, "成员")
}

// headsOffice reports whether a role is one in an office too, and does not say so.
func headsOffice(role string) bool {
	return strings.HasSuffix(role, "主任") && officePart(role) == ""
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
