package english

import "strings"

// listed reads A, B and C. Behind a semicolon, one who does something begins another clause.
func listed(before, rest []token) (token, int) {
	t := rest[0]
	if t.class != who {
		return t, 0
	}
	n := 1
	for {
		k := n
		for k < len(rest) && (rest[k].class == comma || rest[k].class == semicolon || rest[k].class == and) {
			k++
		}
		if end := andOthers(rest, k); k > n && end > 0 {
			n = end
			break
		}
		if k == n || classAt(rest, k) != who || startsClause(before, rest, n, k) {
			break
		}
		t.people = append(t.people, rest[k].people...)
		t.to = rest[k].to
		n = k + 1
	}
	share(t.people)
	if n == 1 {
		return t, 0
	}
	return t, n
}

// andOthers is behind those without names who end a list: and the mayors of two cities will.
func andOthers(rest []token, k int) int {
	if classAt(rest, k-1) != and || !acts(classAt(rest, k+1)) {
		return 0
	}
	if t := rest[k]; t.class == post && t.seats[0].plural && !t.seats[0].same && !t.seats[0].its || t.class == other && t.others {
		return k + 1
	}
	return 0
}

// startsClause reports whether the person at k, behind a comma or more at n, does what those
// before do not.
func startsClause(before, rest []token, n, k int) bool {
	if strings.IndexByte(";", byte(rest[n].class)) >= 0 {
		return acts(classAt(rest, k+1)) || verbBefore(before) && classAt(rest, k+1) == comma && classAt(rest, k+2) == post
	}
	last := lastClass(before)
	if (last == ledBy || last == by) && rest[n].class == comma {
		return acts(classAt(rest, k+1))
	}
	if last == replace || last == replacedBy {
		return k == n+1 && rest[n].class == comma || acts(classAt(rest, k+1)) || verbBefore(before) && classAt(rest, k+1) == post
	}
	return false
}

// share gives a plural title before the first of a list to all of them: vice governors A and B.
func share(people []*holder) {
	own := people[0].own
	if len(own) == 0 || !own[0].plural {
		return
	}
	for _, h := range people[1:] {
		if len(h.own) == 0 {
			h.own = own
		}
	}
}

// apposedToList reads A and B, deputy heads of the group.
func apposedToList(_, rest []token) (token, int) {
	t, n := rest[0], 2
	if classAt(rest, n) == other && rest[n].to == rest[n].from+1 { // A and B, all members of the group
		n++
	}
	if t.class != who || classAt(rest, 1) != comma || classAt(rest, n) != post || !rest[n].seats[0].plural || !ends(rest, n+1) {
		return t, 0
	}
	for {
		for _, h := range t.people {
			h.own = append(h.own, rest[n].seats...)
		}
		n++
		if classAt(rest, n) != and || classAt(rest, n+1) != post || !rest[n+1].seats[0].plural || !ends(rest, n+2) {
			break // members of the bureau and deputy heads of the group
		}
		n++
	}
	if classAt(rest, n) == comma && acts(classAt(rest, n+1)) {
		n++
	}
	return t, n
}
