// Package score tells how right a reading is: it compares what was found in a text with what the
// text truly states, which somebody wrote down by hand.
//
// Names are equal without blanks, quotation marks and the width of characters. A body may lack
// its place or level (市财政局 for 沧澜市财政局) when five characters or more agree at the end, and
// body and role may be parted elsewhere (云岭省|省长, 云岭|省省长).
package score

import "slices"

// A Truth is what one text states. Optional things are neither right nor wrong.
type Truth struct {
	ID           string  `json:"id"`
	Genre        string  `json:"genre"`
	Groups       []Group `json:"groups"`
	Officials    []Named `json:"officials"`
	Appointments []Post  `json:"appointments"`
	Memberships  []Post  `json:"memberships"` // seats shown in passing: nobody was appointed
	Optional     struct {
		Groups       []string `json:"groups"`
		Officials    []string `json:"officials"`
		Appointments []Post   `json:"appointments"` // of these only the person counts
	} `json:"optional"`
}

// A Group is a group that the text names.
type Group struct {
	Canonical       string   `json:"canonical"`
	Accept          []string `json:"accept"` // other wordings that count as right
	Status          string   `json:"status"`
	Kind            string   `json:"kind"`             // "analog" bodies are optional
	CreatedOptional bool     `json:"created_optional"` // calling it created is no error
}

func (g Group) is(name string) bool { return same(name, g.Canonical, g.Accept) }

// Named is a person with a post.
type Named struct {
	Name string `json:"name"`
}

// A Post is a person, what happened, and the post.
type Post struct {
	Person string `json:"person"`
	Role   string `json:"role"`
	Body   string `json:"body"`
	Action string `json:"action"`
	Accept struct {
		Role   []string `json:"role"`
		Body   []string `json:"body"`
		Action []string `json:"action"`
	} `json:"accept"`
}

// states reports whether q, as it was read, is the post of p, whatever happened to it.
func (p Post) states(q Post) bool {
	if folded(q.Person) != folded(p.Person) {
		return false
	}
	for _, body := range append([]string{p.Body}, p.Accept.Body...) {
		if same(q.Role, p.Role, p.Accept.Role) && sameBody(q.Body, body) {
			return true
		}
		for _, role := range append([]string{p.Role}, p.Accept.Role...) {
			if body != "" && folded(q.Body+q.Role) == folded(body+role) {
				return true
			}
		}
	}
	return false
}

func (p Post) acts(action string) bool {
	return action == p.Action || slices.Contains(p.Accept.Action, action)
}
