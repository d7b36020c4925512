package extract

import "slices"

// Which posts are those of the persons beside whose names they stand.

// postsBehind gives persons whom 由 leads the posts that stand behind their names: 由|高远副省长、杜衡厅长|担任.
func (p *paper) postsBehind(ts []token) []token {
	out, led := ts[:0], false
	for _, t := range ts {
		n := len(out)
		switch {
		case t.class == by:
			led = true
		case led && t.class == post && n > 0 && out[n-1].class == person && p.gap(t.Start) == noGap && !p.countsPersons(t):
			h := out[n-1].people[0]
			h.own = append(h.own, t.posts...)
			out[n-1].End = t.End
			continue
		case t.class != person && t.class != post && t.class != list:
			led = false
		}
		out = append(out, t)
	}
	return out
}

// ownPosts gives persons the posts that stand before their names: 副省长高远.
func (p *paper) ownPosts(ts []token) []token {
	out := ts[:0]
	for _, t := range ts {
		if n := len(out); t.class == person && n > 1 && out[n-1].class == of && out[n-2].class == post && out[n-2].posts[0].past == then { // 时任省长的|高远
			out = out[:n-1]
		}
		if t.class == person {
			out = out[:len(out)-p.apposed(out, t.Start)]
			out = p.withoutColon(out, t.Start)
			out = p.heldBefore(out, &t)
		}
		if n := len(out); t.class == person && n > 0 && out[n-1].class == post && p.gap(t.Start) != newLine {
			t.people[0].own = append(out[n-1].posts, t.people[0].own...)
			t.Start = out[n-1].Start
			out = out[:n-1]
			if k := n - 3; k >= 0 && p.opensTitles(out, k) {
				t.people[0].own = append(out[k].posts, t.people[0].own...)
				t.Start = out[k].Start
				out = out[:k]
			}
		}
		out = append(out, t)
	}
	return out
}

// withoutColon is ts without the colon that parts a post of a body from who has it, whose name starts at i:
// 团县委书记:|高敏.
func (p *paper) withoutColon(ts []token, i int) []token {
	k := len(ts) - 2
	if k < 0 || ts[k+1].class != colon || ts[k].class != post || ts[k+1].End != i || len(ts[k].posts[0].bodies) == 0 && isGroupRole(ts[k].posts[0].role) || containsRune("编辑人", p.rune(ts[k].End-1)) {
		return ts
	}
	return ts[:k+1]
}

// heldBefore gives a person the posts that the end of ts says that it has or had, and is what is left:
// 此前|担任云岭省水利厅副厅长的|高远.
func (p *paper) heldBefore(ts []token, t *token) []token {
	k := len(ts) - 3
	if k < 0 || ts[k+2].class != of || ts[k+1].class != post || ts[k].class != hold && ts[k].class != once {
		return ts
	}
	own := slices.Clone(ts[k+1].posts)
	for i := range own {
		if ts[k].class == once {
			own[i].past = formerly
		}
	}
	t.people[0].own, t.Start = append(own, t.people[0].own...), ts[k].Start
	return ts[:k]
}

// apposed is how many of ts, behind a post, say what else somebody is whose name starts at i, or 0:
// 云岭省水利厅原厅长|、66岁的退休干部|高远.
func (p *paper) apposed(ts []token, i int) int {
	k := len(ts) - 1
	for k > 1 && (ts[k].class == other || ts[k].class == of) && ts[k].Start >= i-longestApposition {
		k--
	}
	if k < 1 || k == len(ts)-1 || p.gap(i) != noGap || ts[k-1].class != post || ts[k].class != list || ts[k].word {
		return 0
	}
	return len(ts) - k
}

// longestApposition is how many characters say what somebody is besides holding a post.
const longestApposition = 12

// opensTitles reports whether a clause begins with the posts that are the k-th phrase and is nothing but
// them, so that they are those of the person behind the next: 省委深改委副主任，省长|高远.
func (p *paper) opensTitles(ts []token, k int) bool {
	return ts[k].class == post && ts[k+1].class == comma && len(ts[k].posts[0].bodies) > 0 && p.gap(ts[k+1].End) != newLine &&
		(k == 0 || ts[k-1].class == comma || ts[k-1].class == stop)
}
