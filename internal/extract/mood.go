package extract

import (
	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// Most verbs of appointing state a fact. A text may also tell what was so before, plan it, deny it or
// hand on a rumour: that is kept too, as what it is.

// turnTo notes where clauses begin: what one denies or plans is not so in the next, and behind a
// full stop words that are no verb begin with another subject, whatever it is.
func (s *sentence) turnTo(i int) {
	next := class(0)
	if i+1 < len(s.said) {
		next = s.said[i+1].class
	}
	switch t := s.said[i]; t.class {
	case never:
		s.mood = moodWord(s.string(t.Span))
	case toward:
		if s.mood == "" && states(next) && !s.announced(t.Start) {
			s.mood = news.Planned
		}
	case other: // 何某将|接替: whoever it is
		if r := s.runes[t.End-1]; states(next) && (r == '将' || r == '未') {
			s.mood = news.Planned
		}
	case doubt:
		s.rest = news.Rumoured
	case comma:
		s.mood, s.peopled = "", false
	case stop:
		s.mood, s.peopled = "", false
		if s.rest == news.Rumoured && !s.debunks() && s.gap(t.End) == newLine { // the next item of a list
			s.rest = ""
		}
		if next == other || next == day {
			s.subject = nil
		}
	}
}

// moodOf is what the sentence makes of a statement of r in the phrases [from, to).
func (s *sentence) moodOf(r compiled, from, to int) news.Action {
	for _, t := range s.said[from:to] {
		if t.mood != "" {
			return t.mood
		}
		if (t.class == as || t.class == other) && inTurn.in(s.view, t.Span) {
			return news.Past
		}
	}
	switch {
	case s.mood != "":
		return s.mood
	case s.rest != "":
		return s.rest
	case s.past && r.who < 0 && !r.dated && (r.action == news.Appointed || r.action == news.Concurrent):
		return news.Past
	}
	return ""
}

// inTurn are words that tell who had a post one after the other: 组长|先后由甲、乙担任.
var inTurn = newPhrases(map[class]string{other: "先后 依次"})

// retell keeps what is not stated as a fact. Nothing that the sentence says next follows from it.
func (s *sentence) retell(r compiled, mood news.Action, who []*holder, posts []seatName, span news.Span) bool {
	if len(who) == 0 || r.action == "" {
		return false
	}
	for _, h := range who {
		for _, n := range posts {
			s.background(r.name, mood, h, n, span)
		}
	}
	s.subject, s.past, s.retold, s.last, s.lost = who, s.past || mood == news.Past, true, nil, nil
	return true
}

func (p *paper) background(rule string, mood news.Action, h *holder, n seatName, span news.Span) {
	if n.isPrivate() {
		return
	}
	before := len(p.facts)
	p.add(rule, mood, 0.6, h, n, span)
	for i := before; i < len(p.facts); i++ {
		p.facts[i].Kind = news.BackgroundFact
	}
}

// quotesRumour reports whether a sentence of a text that debunks a rumour tells what it says.
func (s *sentence) quotesRumour() bool {
	if !s.debunks() {
		return false
	}
	return rumours.in(s.view, news.Span{Start: s.span.Start, End: min(s.span.End, s.span.Start+2*longEvidence)})
}

var rumours = newPhrases(map[class]string{other: "“ 称 流传 网传 题为"})

// announced reports whether an official word stands shortly before i that makes what is to come a fact:
// 政府宣布,罗青将出任….
func (s *sentence) announced(i int) bool {
	return announces.in(s.view, news.Span{Start: max(s.span.Start, i-longestName), End: i})
}

var announces = newPhrases(map[class]string{other: "政府宣布 政府公布 会议宣布 会上宣布 大会宣布 今日宣布 今日公布 今天宣布 组织部宣布 当局宣布 政府今日 决定宣布"})

// states reports whether a verb of class c can state who gets or leaves a post.
func states(c class) bool {
	switch c {
	case appoint, appointed, remove, hold, take, move, act, concurrent, cease, quit, resign, replace, win, elect, propose, confirm, by:
		return true
	}
	return false
}

// moodWord is what a word of class never makes of its clause.
func moodWord(word string) news.Action {
	for _, r := range word {
		if containsRune("没未不否", r) {
			return news.Denied
		}
	}
	return news.Planned
}

// tellsLife reports whether a verb behind a year says what somebody was then: 2015年|任…. One of
// appointing is an act of that day.
func tellsLife(c class) bool {
	return c == hold || c == take || c == move || c == act || c == concurrent
}

// moodVerb is the verb that a word of class never or once ends with, told as what its beginning makes
// of it: 将|出任, 曾|任.
func (s *sentence) moodVerb(t token) (token, bool) {
	if s.string(t.Span) == "前任" { // 接替前任|周启明
		return t, false
	}
	for k := t.Start + 1; k < t.End; k++ {
		f, ok := cues.at(s.view, k)
		if !ok || k+len(f.runes) != t.End || !states(f.class) {
			continue
		}
		t.mood = news.Past
		if t.class == never {
			if !containsRune("将即料或不", s.runes[t.Start]) {
				return t, false // 连任, 仍担任: nothing begins
			}
			if t.mood = moodWord(s.string(news.Span{Start: t.Start, End: k})); s.runes[t.Start] == '将' && s.announced(t.Start) {
				t.mood = ""
			}
		}
		t.class = f.class
		return t, true
	}
	return t, false
}
