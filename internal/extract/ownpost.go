package extract

import (
	"slices"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// applyOwn makes the facts of a rule about the posts that are printed beside the names. It reports
// whether there are any.
func (s *sentence) applyOwn(r compiled, who []*holder, span news.Span) bool {
	if r.own == subjectsOwn {
		return s.handOver(r, who, span)
	}
	found := false
	for _, h := range who {
		posts := s.postsBeside(r, h)
		if found && len(posts) == 0 && r.own == formerOwn { // 原组长马德全、副组长|杜衡
			posts = slices.DeleteFunc(s.resolve(h.own), seatName.isElsewhere)
		}
		if len(posts) == 0 {
			continue
		}
		found = true
		s.assert(r, []*holder{h}, posts, span)
		s.keep(r, who, posts)
	}
	return found
}

// postsBeside are those of the posts beside a name that r speaks of.
func (s *sentence) postsBeside(r compiled, h *holder) []seatName {
	own := h.own
	if len(own) == 0 && r.own == knownOwn {
		own = s.ownBefore(h)
	}
	posts := s.resolve(own)
	switch {
	case r.own == formerOwn:
		return formerOf(posts)
	case r.own == formerPost:
		return slices.DeleteFunc(formerOf(posts), func(n seatName) bool { return (n.roster || len(n.groups) > 0) && !s.filled(n) })
	case r.own == seatOwn:
		return slices.DeleteFunc(posts, func(n seatName) bool { return len(n.groups) == 0 })
	case r.action != news.Removed:
		return fullPosts(posts)
	}
	return posts
}

// ownBefore are the posts beside the name of h where the sentence, or the one before it, named the same person:
// 省水利厅厅长马德全失职,免去|马德全|职务.
func (s *sentence) ownBefore(h *holder) []seatName {
	for _, t := range s.tokens {
		for _, o := range t.people {
			if o.text == h.text && len(o.own) > 0 && o.Start < h.Start {
				return o.own
			}
		}
	}
	for _, o := range s.spoken {
		if o.text == h.text {
			return o.own
		}
	}
	return nil
}

// handOver gives who the posts that the subject leaves: those it was said to leave, or else those
// printed beside its name.
func (s *sentence) handOver(r compiled, who []*holder, span news.Span) bool {
	old := s.subject
	posts := s.lost
	if len(posts) == 0 && len(old) > 0 {
		posts = s.resolve(old[0].own)
	}
	if len(posts) == 0 {
		return false
	}
	if r.acting {
		s.assert(r, who, actingPosts(posts, actingWord(s.string(span))), span)
	} else {
		s.assert(r, who, posts, span)
	}
	s.replaced(r, old, posts, span)
	s.keep(r, who, posts)
	return true
}

// replaced makes the facts of who had the posts before. Of several posts the last is the one that
// somebody else had.
func (s *sentence) replaced(r compiled, old []*holder, posts []seatName, span news.Span) {
	r.action = news.Removed
	if r.post < 0 {
		posts = posts[len(posts)-1:]
	}
	s.assert(r, old, posts, span)
}

// leaveFormer makes the facts of posts that somebody leaves for another: 原主任周启明转任…, where
// somebody else was named to it or the other is in the same group.
func (s *sentence) leaveFormer(r compiled, who []*holder, posts []seatName, span news.Span) {
	if r.action != news.Appointed && r.action != news.Elected || len(who) > 1 {
		return
	}
	r.action = news.Removed
	former := formerOf(s.resolve(who[0].own))
	former = slices.DeleteFunc(former, func(n seatName) bool { return !s.filled(n) && !sharesBody(n, posts) })
	if len(former) > 0 && !who[0].shared {
		s.assert(r, who, former, span)
	}
}

// sharesBody reports whether a post is in the group of others.
func sharesBody(n seatName, posts []seatName) bool {
	return len(n.groups) > 0 && len(posts[0].bodies) > 0 && n.bodies[0] == posts[0].bodies[0]
}

// filled reports whether somebody was named to a post just before.
func (p *paper) filled(n seatName) bool {
	for k := len(p.facts) - 1; k >= max(0, len(p.facts)-farAhead); k-- {
		f := &p.facts[k]
		if f.Kind == news.AppointmentFact && f.Action != news.Removed && f.Role == n.role && len(n.bodies) > 0 && f.Body == n.bodies[0] {
			return true
		}
	}
	return false
}

// formerOf are the posts that 原 or 前 stands before.
func formerOf(posts []seatName) (former []seatName) {
	for _, n := range posts {
		if n.past == formerly {
			former = append(former, n)
		}
	}
	return former
}

// actingWord is the word in a passage that says that a post is filled for the time being.
func actingWord(passage string) string {
	if strings.Contains(passage, "署理") {
		return "署理"
	}
	return "代理"
}

// actingPosts are posts that somebody fills for the time being, by the verb that says so.
func actingPosts(posts []seatName, verb string) []seatName {
	word := "代理"
	if strings.HasPrefix(verb, "署") {
		word = "署理"
	}
	posts = slices.Clone(posts)
	for i := range posts {
		posts[i].role = word + posts[i].role
	}
	return posts
}

// fullPosts are posts without the word that says that they are filled for the time being.
func fullPosts(posts []seatName) []seatName {
	for i := range posts {
		for _, word := range []string{"代理", "署理", "代"} {
			posts[i].role = strings.TrimPrefix(posts[i].role, word)
		}
	}
	return posts
}
