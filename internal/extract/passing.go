package extract

import (
	"slices"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/lexicon"
	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// memberships are the seats that titles show in passing, and the posts that they say somebody had.
func (s *sentence) memberships() {
	for _, t := range s.tokens {
		for _, h := range t.people {
			posts := s.resolve(h.own)
			if len(posts) == 0 || slices.ContainsFunc(posts, func(n seatName) bool { return !n.isPrivate() }) {
				h.name.post = s.postText(h)
			}
			for _, n := range posts {
				switch span := (news.Span{Start: t.Start, End: h.End}); {
				case n.past != now:
					s.background("former-title", news.Past, h, n, span)
				case n.isSeat() || s.inHostedOffice(n):
					s.seatOf(h, n, span)
				}
			}
		}
	}
}

// seatOf makes the fact of a seat beside a name. That somebody has it besides, 主任周启明(兼), is said
// where it is given.
func (s *sentence) seatOf(h *holder, n seatName, span news.Span) {
	switch {
	case n.roster && h.note == "兼":
		s.add("title-concurrently", news.Concurrent, 0.85, h, n, span)
	case s.headsNewTeam(n):
		s.add("team-head", news.Appointed, 0.85, &holder{name: h.name}, n, span)
	default:
		s.add("title", "", 0.9, h, n, span)
	}
}

// isSeat reports whether a title is one in a group or another body that coordinates.
func (n seatName) isSeat() bool {
	if n.isPrivate() {
		return false
	}
	if len(n.groups) > 0 {
		return !n.roster || strings.HasSuffix(n.role, "组长") || strings.HasSuffix(n.role, "成员")
	}
	return len(n.bodies) > 0 && isGroupRole(n.role) && coordinates(n.bodies[0])
}

// inHostedOffice reports whether a title is one in the office of a group that has a name of its own and that
// another body hosts: 中央农办|主任. Who heads one that is an agency besides holds a post.
func (p *paper) inHostedOffice(n seatName) bool {
	names := p.namesOf(news.Span{Start: n.span.Start, End: n.span.End - len([]rune(n.role))})
	g, ok := p.lex.Group(p.onlyEntry(names))
	return ok && names[0].Kind == lexicon.OfficeName && g.OfficeRelation == lexicon.Hosted
}

// isElsewhere reports whether a title is of another body than a group.
func (n seatName) isElsewhere() bool { return len(n.groups) == 0 && !n.roster }

// ofOthers reports whether a post speaks of those who are not named: 组长高远,领导小组|其他成员|参加会议.
func (s *sentence) ofOthers(n seatName) bool {
	name := s.string(n.span)
	return strings.Contains(name, "其他") || strings.Contains(name, "全体")
}

// titled gives persons of whom only their duties are told the title right behind their names: 高远|副市长|协助….
func (s *sentence) titled() {
	for i, t := range s.tokens {
		if t.class != person || i+1 == len(s.tokens) {
			continue
		}
		h, next := t.people[len(t.people)-1], s.tokens[i+1]
		if h.name.post == "" && next.class == post && next.Start == h.End && s.gap(next.Start) == noGap && ofOffice.endOf(next.posts[0].role) && duties.startsIn(s.view, news.Span{Start: next.End, End: next.End + 1}) {
			h.name.post = next.posts[0].role
		}
	}
}

// duties are what is said of who in an office does what.
var duties = newPhrases(map[class]string{other: "协助 负责 分管 主持 联系 牵头 工作"})

// lives gives persons whose life is told (高远，男，1975年生，云岭省水利厅副厅长) the first post of it.
func (s *sentence) lives() {
	s.goOnLiving()
	for i, t := range s.tokens {
		if t.class != person || len(t.people) != 1 || t.people[0].name.post != "" || !s.tellsLife(t.End) && !s.tellsBirth(t.End) {
			continue
		}
		for _, next := range s.tokens[i+1:] {
			if next.class == person {
				break
			}
			if next.class == post && (s.tellsLife(t.End) || len(next.posts[0].bodies) > 0) {
				t.people[0].name.post = s.postText(&holder{name: t.people[0].name, own: next.posts})
				break
			}
		}
		if t.people[0].name.post == "" && !s.says(sportWord) {
			s.living = t.people[0].name
		}
	}
}

// goOnLiving gives who was told of in the sentence before without a post the first one of this.
func (s *sentence) goOnLiving() {
	for _, t := range s.tokens {
		switch {
		case s.living == nil || t.class == person:
			s.living = nil
			return
		case t.class == post:
			s.living.post = s.postText(&holder{name: s.living, own: t.posts})
			s.living = nil
			return
		}
	}
	s.living = nil
}

// tellsBirth reports whether it is said at i, behind a mark, when somebody was born: ,1962年3月生,.
func (p *paper) tellsBirth(i int) bool {
	if p.rune(i) != ',' || p.rune(i-1) == '族' || !isDigit(p.rune(i+1)) || p.rune(i+5) != '年' {
		return false
	}
	for k := i + 6; k < i+farBack && p.rune(k) != 0; k++ {
		switch r := p.rune(k); {
		case r == '生':
			return containsRune(",、。;)于", p.rune(k+1))
		case !isDigit(r) && r != '月' && r != '出':
			return false
		}
	}
	return false
}

// tellsLife reports whether 男 or 女 stands at i behind a mark or a gap, as lives begin.
func (p *paper) tellsLife(i int) bool {
	switch p.rune(i) {
	case ',', ':', '(':
		i++
	default:
		if p.gap(i) == noGap {
			return false
		}
	}
	return containsRune("男女", p.rune(i)) && (p.gap(i+1) != noGap || containsRune(",)(", p.rune(i+1)))
}
