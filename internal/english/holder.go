package english

import "strings"

// A holder is a person with the posts printed beside the name.
type holder struct {
	*person
	own     []*seat
	named   bool // in full
	pronoun bool // he, or the family name alone
}

// noteOffice keeps that somebody is, or may be, an official, of whom nothing else tells it.
func (h *holder) noteOffice(s *seat) {
	if h.person != nil && h.post == "" && s.kind != layRole {
		h.post = firstOf(s.role, "post")
	}
}

// A step joins the first tokens of rest into one, of which it says how many they are, or 0.
type step func(before, rest []token) (t token, n int)

// hold joins persons with the posts beside them, and persons into lists.
func hold(ts []token) []token {
	for _, s := range []step{once, titleFirst, inserted, apposed, titleInverted, listed, apposedToList, listed} {
		ts = join(ts, s)
	}
	return ts
}

func join(ts []token, s step) []token {
	out := make([]token, 0, len(ts))
	for len(ts) > 0 {
		t, n := s(out, ts)
		if n == 0 {
			t, n = ts[0], 1
		}
		out, ts = append(out, t), ts[n:]
	}
	return out
}

func classAt(ts []token, i int) class {
	if i < 0 || i >= len(ts) {
		return 0
	}
	return ts[i].class
}

func lastClass(ts []token) class { return classAt(ts, len(ts)-1) }

// acting are the classes that begin what somebody does or what befalls them.
const acting = "bsylAerpnUHSCLMJKVFZzajDcmYg"

func acts(c class) bool { return c != 0 && strings.IndexByte(acting, byte(c)) >= 0 }

// once makes two commas one.
func once(_, rest []token) (token, int) {
	n := 0
	for classAt(rest, n) == comma {
		n++
	}
	return rest[0], n
}

// titleFirst reads Vice Premier Gao Yuan.
func titleFirst(before, rest []token) (token, int) {
	if rest[0].class != post || classAt(rest, 1) != who || rest[0].seats[0].same || rest[1].people[0].pronoun {
		return token{}, 0
	}
	t := rest[1]
	t.from = rest[0].from
	t.people[0].own = rest[0].seats
	return t, 2
}

// inserted leaves out what stands between a person and a verb: , 58, or , a native of Hubei,; and
// of the Ministry of Finance.
func inserted(_, rest []token) (token, int) {
	if rest[0].class != who {
		return token{}, 0
	}
	n := 1
	if classAt(rest, n) == comma {
		n++
	}
	from := n
	for n < len(rest) && n < 9 && (rest[n].class == other || rest[n].class == group || n == from && rest[n].class == as) {
		n++
	}
	after := classAt(rest, n)
	switch {
	case n == from:
	case from == 1 && rest[from].class == as && n > from+1 && (after == comma || after == semicolon || after == and || after == 0):
		return rest[0], n
	case from == 2 && after == comma && (acts(classAt(rest, n+1)) || rest[from].class == as):
		return rest[0], n
	case from == 2 && after == comma && classAt(rest, n+1) == post:
		return rest[0], n
	}
	return token{}, 0
}

// ends reports whether an apposition ends with the token at i.
func ends(ts []token, i int) bool {
	switch c := classAt(ts, i); c {
	case 0, comma, semicolon, and, closed:
		return true
	default:
		return acts(c)
	}
}

// apposed reads Gao Yuan, vice premier, and Gao Yuan, who is also head of the group,.
func apposed(before, rest []token) (token, int) {
	t := rest[0]
	if t.class != who || classAt(rest, 1) != comma {
		return t, 0
	}
	n, gone := 2, false
	if classAt(rest, n) == relative {
		if n++; !acts(classAt(rest, n)) {
			return t, 0
		}
		for strings.IndexByte("sSCbW", byte(classAt(rest, n))) >= 0 && n < 8 {
			n++
		}
		if n == 3 {
			return t, 0
		}
	} else if c := classAt(rest, n); c == history || c == concurrent {
		gone = c == history
		n++
	}
	if classAt(rest, n) != post || rest[n].seats[0].plural || rest[n].seats[0].same || !ends(rest, n+1) || carriedPost(before, rest, n) {
		return t, 0
	}
	for _, s := range rest[n].seats {
		s.past = s.past || gone
		t.people[0].own = append(t.people[0].own, s)
	}
	n++
	for n+1 < len(rest) && (rest[n].class == comma || rest[n].class == and) && rest[n+1].class == post && ends(rest, n+2) && !rest[n+1].seats[0].plural {
		t.people[0].own = append(t.people[0].own, rest[n+1].seats...)
		n += 2
	}
	if classAt(rest, n) == comma && acts(classAt(rest, n+1)) {
		n++
	}
	return t, n
}

// carriedPost reports whether the post at n is what an earlier verb gives: as in A was named mayor;
// B, vice mayor.
func carriedPost(before, rest []token, n int) bool {
	return lastClass(before) == semicolon && (classAt(rest, n+1) == semicolon || classAt(rest, n+1) == 0) && verbBefore(before)
}

func verbBefore(ts []token) bool {
	for _, t := range ts {
		if t.class == appoint || t.class == elect {
			return true
		}
	}
	return false
}

// titleInverted reads The Chief Executive, Mr Vong Kin Seng, at the start of a clause.
func titleInverted(before, rest []token) (token, int) {
	if classAt(rest, 0) != post || classAt(rest, 1) != comma || classAt(rest, 2) != who || !opensClause(before, rest[0].seats[0]) {
		return token{}, 0
	}
	last := lastClass(before)
	if last == appoint && (classAt(rest, 3) == as && classAt(rest, 4) == post || classAt(rest, 3) == comma && classAt(rest, 4) == as && classAt(rest, 5) == post) {
		t := rest[2]
		t.people[0].own = rest[0].seats
		return t, 3 // appointed the Director of Lands, Mr Gao Yuan, as chairman
	}
	if rest[0].seats[0].plural || last == appoint || last == as && !rest[0].seats[0].past || last == elect || (last == serve || last == isNow) && !listsSeats(before) || !ends(rest, 3) || len(rest[2].people[0].own) > 0 {
		return token{}, 0
	}
	t, n := rest[2], 3
	t.people[0].own = rest[0].seats
	if classAt(rest, n) == comma && acts(classAt(rest, n+1)) {
		n++
	}
	return t, n
}

// opensClause reports whether a title before a name says who that is: the, its, whose, former.
func opensClause(before []token, s *seat) bool {
	return len(before) == 0 || s.the || s.past || s.its || s.newly != "" || lastClass(before) == relative
}

// listsSeats reports whether seats are what is said: the members are.
func listsSeats(before []token) bool {
	n := len(before)
	return n > 1 && before[n-2].class == post && before[n-2].seats[0].plural
}
