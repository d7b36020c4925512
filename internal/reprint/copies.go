package reprint

// A Neighbour is an article that shares keys with another one, and the story that it was told to
// print; "" if it was told none yet.
type Neighbour struct {
	Print Print
	Story string
}

// Copies tells which neighbours print the story that p prints, by their index. Copies are told
// from siblings pair by pair, and a shortened copy under another headline may look like the copy
// of a sibling: so a neighbour counts only if at least half of those of its story agree.
func Copies(p Print, near []Neighbour) []int {
	var same []int
	all, agree := map[string]int{}, map[string]int{}
	for i, n := range near {
		all[n.Story]++
		if Compare(p, n.Print).Same {
			agree[n.Story]++
			same = append(same, i)
		}
	}
	kept := same[:0]
	for _, i := range same {
		if s := near[i].Story; s == "" || 2*agree[s] >= all[s] {
			kept = append(kept, i)
		}
	}
	return kept
}
