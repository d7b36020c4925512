package extract

import (
	"regexp"
	"slices"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// A sentence is what rules are tried on, with what was said so far in it.
type sentence struct {
	*paper
	span   news.Span
	tokens []token

	said    []token // tokens without adverbials
	letters string  // their classes

	verbs   [128]bool   // classes of verbs that may be carried over
	subject []*holder   // the persons named last
	last    []seatName  // the posts that were stated last
	lost    []seatName  // the posts that the subject was stated to leave
	peopled bool        // the clause named persons
	seen    []seatName  // all posts named so far, stated or not
	past    bool        // the sentence tells a life
	mood    news.Action // what the clause makes of what it says: Denied, Planned; "" if it states it
	rest    news.Action // the same of all that is left of the sentence
	read    int         // where what was said last ends, its action, and whether it was no fact
	action  news.Action
	retold  bool
}

func (p *paper) newSentence(span news.Span, ts []token) *sentence {
	s := &p.now
	*s = sentence{paper: p, span: span, tokens: ts}
	s.said = s.plain(ts)
	b := p.letters[:0]
	for _, t := range s.said {
		b = append(b, byte(t.class))
	}
	p.letters, s.letters = b, string(b)
	return s
}

// relate tries the rules at every phrase of s.
func (s *sentence) relate(rules ruleSet) {
	if strings.IndexByte(s.letters, byte(denial)) >= 0 {
		s.rest = news.Denied
	}
	if s.quotesRumour() {
		s.rest = news.Rumoured
	}
	for i := 0; i < len(s.said); {
		i += max(1, s.tryAt(rules, i))
	}
	if len(s.subject) > 0 {
		s.spoken = s.subject
	}
}

// tryAt applies the first rule that matches at i and is how many phrases it is done with: what
// it named last may begin the next statement.
func (s *sentence) tryAt(rules ruleSet, i int) int {
	s.note(&s.said[i])
	s.turnTo(i)
	ahead := s.letters[i:min(i+longestPattern, len(s.letters))]
	classes := classesOf(ahead)
	for k := range rules[s.letters[i]] {
		if !rules[s.letters[i]][k].couldMatch(&classes) {
			continue
		}
		r := rules[s.letters[i]][k]
		if r.again {
			if i != s.read || s.retold {
				continue
			}
			r.action = s.action
		}
		if r.first && i > 0 || r.carried != 0 && !s.verbs[r.carried] {
			continue
		}
		if m := r.re.FindStringSubmatchIndex(ahead); m != nil {
			if s.apply(r, i, m) {
				n := m[1]
				s.trace.matched(s.said[i : i+n])
				if n > 1 && (s.said[i+n-1].class == comma || s.said[i+n-1].class == stop) {
					n-- // the next statement begins with it
				}
				s.noteAll(i+1, i+n)
				s.read, s.action = i+n, r.action
				return n
			}
		}
	}
	return 1
}

// longestPattern is how many phrases a rule can take; matching costs as much as there is to look
// at, even where it stops early.
const longestPattern = 16

// noteAll notes the phrases [from, to), which a rule has read: the subject remains the one it
// speaks of.
func (s *sentence) noteAll(from, to int) {
	subject, lost, past := s.subject, s.lost, s.past
	for k := from; k < to; k++ {
		s.note(&s.said[k])
	}
	s.subject, s.lost, s.past = subject, lost, past
}

func (s *sentence) note(t *token) {
	switch t.class {
	case decide:
		s.verbs[decide] = s.mood == "" && s.rest == "" && s.rune(t.End) == ':'
	case appoint, accept, elect, nominate, propose:
		s.verbs[t.class] = s.mood == "" && s.rest == "" && t.mood == ""
	case remove, abolish:
		s.verbs[remove] = s.mood == "" && s.rest == "" && t.mood == ""
	case once:
		s.past = true
	case day:
		s.past = true
	case post:
		s.seen = append(s.seen, t.posts...)
	case person:
		if !s.peopled { // else it is an object: 周启明会见高远,…
			s.subject, s.past, s.lost = t.people, false, nil
		}
		s.peopled = true
		for _, h := range t.people {
			if !h.shared {
				s.seen = append(s.seen, h.own...)
			}
		}
	}
}

// apply makes the facts of a match at i, unless the rule asks for more than the classes say. It
// reports whether it did.
func (s *sentence) apply(r compiled, i int, m []int) bool {
	who := s.holders(r, i, m)
	span := news.Span{Start: s.said[i].Start, End: s.said[i+m[1]-1].End}
	if r.own != 0 {
		return len(who) > 0 && s.moodOf(r, i, i+m[1]) == "" && s.applyOwn(r, who, span)
	}
	posts := s.last
	if t := s.group(i, m, r.post); t != nil {
		if s.sets(t) || r.clean && !s.startsBody(t.Start) {
			return false
		}
		s.seePosts(i, i+m[2*r.post])
		posts = s.resolve(t.posts)
		if r.seats && r.action == "" {
			posts = slices.DeleteFunc(posts, seatName.isElsewhere) // 现任省长、省海岛领导小组组长
		}
	}
	if len(posts) == 0 || r.seats && slices.ContainsFunc(posts, seatName.isElsewhere) || (r.again || r.action == "") && s.ofOthers(posts[0]) || r.action != news.Removed && r.post >= 0 && posts[0].past != now {
		return false
	}
	if mood := s.moodOf(r, i, i+m[1]); mood != "" {
		return s.retell(r, mood, who, posts, span)
	}
	old := s.group(i, m, r.old)
	if old == nil && len(who) == 0 {
		return false
	}
	if s.tellsOld(r, who, span) {
		return s.retell(r, news.Past, who, posts, span)
	}
	before := s.subject
	if len(who) > 0 && (old == nil || r.post >= 0) { // else 接替…, behind what was said of the successor
		s.state(r, who, s.named(r, i, posts), span)
	}
	if old != nil {
		s.replaced(r, old.people, posts, span)
	}
	if r.leaves {
		s.replaced(r, before, posts, span)
	}
	return true
}

// seePosts notes the posts that stand from the i-th phrase that is said to the k-th, so that a later one may be
// in the body of theirs: 由云岭省水利厅副厅长升任|厅长.
func (s *sentence) seePosts(i, k int) {
	for _, t := range s.said[i:k] {
		if t.class == post {
			s.seen = append(s.seen, t.posts...)
		}
	}
}

// tellsOld reports whether a verb that says who has a post speaks of somebody of before:
// 时任副省长马德全|任组长, 此前,马德全|担任组长.
func (s *sentence) tellsOld(r compiled, who []*holder, span news.Span) bool {
	if len(who) == 0 || r.name != "hold" && r.name != "is-seat" && r.name != "held-by" && r.name != "seat-is" {
		return false
	}
	return len(who[0].own) > 0 && who[0].own[0].past == then ||
		earlier.MatchString(s.string(news.Span{Start: max(s.span.Start, span.Start-longestPlace), End: span.Start})) && !newlyHeld.in(s.view, span)
}

var (
	earlier   = regexp.MustCompile(`(?:此前|之前|早先),?$`)
	newlyHeld = newPhrases(map[class]string{other: "出任 就任 接任 调任 转任 升任 改任 履新 正式"})
)

// sets reports whether a post only says when something else was: 周启明任厅长|期间.
func (s *sentence) sets(post *token) bool {
	_, ok := whiles.at(s.view, min(post.End, len(s.runes)-1))
	return ok
}

var whiles = newPhrases(map[class]string{other: "期间 以来 之时 时, 时的 任上 任内 的时候 之前"})

// state makes the facts of who gets or leaves posts.
func (s *sentence) state(r compiled, who []*holder, posts []seatName, span news.Span) {
	s.leaveFormer(r, who, posts, span)
	s.assert(r, who, posts, span)
	s.keep(r, who, posts)
}

// named are posts as the verb of a match at i gives them.
func (s *sentence) named(r compiled, i int, posts []seatName) []seatName {
	if r.acting {
		return actingPosts(posts, s.verb(i, act))
	}
	return posts
}

// keep notes what was stated for what the sentence says next.
func (s *sentence) keep(r compiled, who []*holder, posts []seatName) {
	s.subject, s.last, s.past, s.retold = who, posts, false, false
	if r.action == news.Removed {
		s.lost = posts
	}
}

// verb is the first verb of class c at or behind i.
func (s *sentence) verb(i int, c class) string {
	k := strings.IndexByte(s.letters[i:], byte(c))
	return s.string(s.said[i+k].Span)
}

// holders are of whom a match speaks: those that it names, or who was the subject before.
func (s *sentence) holders(r compiled, i int, m []int) []*holder {
	if r.first {
		return s.spoken
	}
	if r.speaker {
		return s.speaking(news.Span{Start: s.said[i].Start, End: s.said[i+m[1]-1].End})
	}
	who := s.group(i, m, r.who)
	if who != nil && who.class != his {
		return who.people
	}
	if who != nil && len(s.subject) == 0 {
		return s.spoken
	}
	return s.subject
}

// group is the token that the n-th group of a match at i took, or nil.
func (s *sentence) group(i int, m []int, n int) *token {
	if n < 0 || m[2*n] < 0 {
		return nil
	}
	return &s.said[i+m[2*n]]
}
