package extract

// What an entry of a roster says itself of its seat, and lines in a roster that are no entries.

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
