package extract

import (
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// memberships are the seats that titles show in passing, and the posts that they say somebody had.
func (s *sentence) memberships() {
	for _, t := range s.tokens {
		for _, h := range t.people {
			h.name.post = s.postText(h)
			for _, n := range s.resolve(h.own) {
				switch span := (news.Span{Start: t.Start, End: h.End}); {
				case n.past != now:
					s.background("former-title", news.Past, h, n, span)
				case n.isSeat():
					s.seatOf(h, n, span)
				}
			}
		}
	}
}

// seatOf makes the fact of a seat beside a name. That somebody has it besides, 主任周启明(兼), is said
// where it is given.
func (s *sentence) seatOf(h *holder, n seatName, span news.Span) {
	if n.roster && h.note == "兼" {
		s.add("title-concurrently", news.Concurrent, 0.85, h, n, span)
		return
	}
	s.add("title", "", 0.9, h, n, span)
}

// isSeat reports whether a title is one in a group or another body that coordinates.
func (n seatName) isSeat() bool {
	if len(n.groups) > 0 {
		return !n.roster || strings.HasSuffix(n.role, "组长") || strings.HasSuffix(n.role, "成员")
	}
	return len(n.bodies) > 0 && isGroupRole(n.role) && coordinates(n.bodies[0])
}
