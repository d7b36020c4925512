package lexicon

import "slices"

// check looks at what rows say of each other.
func (t *tables) check() error {
	groupID := func(g Group) string { return g.ID }
	agencyID := func(a Agency) string { return a.ID }
	placeID := func(p Place) string { return p.ID }
	for _, err := range []error{
		distinct(&t.groups, "id", groupID),
		distinct(&t.agencies, "id", agencyID),
		distinct(&t.people, "id", func(p Person) string { return p.ID }),
		distinct(&t.titles, "title_zh_hans", func(t Title) string { return t.Hans }),
		distinct(&t.surnames, "surname", func(s string) string { return s }),
		linked(&t.groups, "successor_id", groupID, func(g Group) string { return g.Successor }),
		linked(&t.groups, "predecessor_id", groupID, func(g Group) string { return g.Predecessor }),
		linked(&t.agencies, "successor_id", agencyID, func(a Agency) string { return a.Successor }),
		linked(&t.agencies, "parent_id", agencyID, func(a Agency) string { return a.Parent }),
		distinct(&t.places, "code", placeID),
		linked(&t.places, "parent_code", placeID, func(p Place) string { return p.Parent }),
		t.checkLevels(),
		t.checkPosts(),
	} {
		if err != nil {
			return err
		}
	}
	return nil
}

// distinct checks that no two entries have the same key.
func distinct[E any](t *table[E], column string, key func(E) string) error {
	seen := make(map[string]bool, len(t.entries))
	for i, e := range t.entries {
		if seen[key(e)] {
			return t.fail(i, column, key(e), "a value that no row before it has")
		}
		seen[key(e)] = true
	}
	return nil
}

// linked checks that a column names other entries of its table, and that following it ends.
func linked[E any](t *table[E], column string, id, link func(E) string) error {
	next := make(map[string]string, len(t.entries))
	for _, e := range t.entries {
		next[id(e)] = link(e)
	}
	for i, e := range t.entries {
		to := link(e)
		if _, known := next[to]; to != "" && !known {
			return t.fail(i, column, to, "the id of another row")
		}
		for steps := 0; to != ""; steps++ {
			if to == id(e) || steps > len(next) {
				return t.fail(i, column, link(e), "a chain of rows that ends")
			}
			to = next[to]
		}
	}
	return nil
}

// checkLevels checks that places lie in one of a higher level, and only provinces in none.
func (t *tables) checkLevels() error {
	levels := []PlaceLevel{"", Province, Prefecture, County}
	above := map[string]PlaceLevel{"": ""}
	for _, p := range t.places.entries {
		above[p.ID] = p.Level
	}
	for i, p := range t.places.entries {
		parent := above[p.Parent]
		if (parent == "") != (p.Level == Province) || slices.Index(levels, parent) >= slices.Index(levels, p.Level) {
			return t.places.fail(i, "parent_code", p.Parent, "a place of a higher level than "+string(p.Level))
		}
	}
	return nil
}

// checkPosts checks that posts speak of titles and agencies that have a row.
func (t *tables) checkPosts() error {
	titles := map[string]bool{}
	for _, title := range t.titles.entries {
		titles[title.Hans] = true
	}
	agencies := map[string]bool{}
	for _, agency := range t.agencies.entries {
		agencies[agency.Hans] = true
	}
	for i, person := range t.people.entries {
		for _, post := range person.Posts {
			if !titles[post.Title] {
				return t.people.fail(i, "posts", post.Title, "a title of titles.csv")
			}
			if !agencies[post.Agency] {
				return t.people.fail(i, "posts", post.Agency, "a name_zh_hans of agencies.csv")
			}
		}
	}
	return nil
}
