package extract

import (
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// Who takes part in a meeting is told in lists that name the seat once, behind the names or before the
// first of them.

// attended makes the seats that one of a list shows for all: 副省长高远，省财政厅厅长杜衡等领导小组成员出席,
// 领导小组成员、副省长高远，省财政厅厅长杜衡出席.
func (s *sentence) attended() {
	for i, t := range s.tokens {
		switch {
		case t.class == post && i > 0 && s.runes[t.Start] == '等' && len(t.posts) == 1:
			s.seatAll(i)
		case t.class == person && len(t.people) > 1 && s.attends(i+1):
			s.seatRest(t.people)
		}
	}
}

// seatAll gives the persons before the i-th phrase the seat that it is.
func (s *sentence) seatAll(i int) {
	seats := s.resolve(s.tokens[i].posts)
	if !seats[0].isSeat() || seats[0].past != now {
		return
	}
	for k := i - 1; k >= 0 && strings.ContainsRune("P,n", rune(s.tokens[k].class)); k-- {
		for _, h := range s.tokens[k].people {
			s.add("listed-seat", "", 0.85, h, seats[0], news.Span{Start: h.Start, End: s.tokens[i].End})
		}
	}
}

// seatRest gives the persons behind a member, who is named with another post too, the seat of that one.
func (s *sentence) seatRest(people []*holder) {
	first := people[0]
	if len(first.own) < 2 || !strings.HasSuffix(first.own[0].role, "成员") || first.own[0].past != now {
		return
	}
	seats := s.resolve(first.own[:1])
	if !seats[0].isSeat() {
		return
	}
	for _, h := range people[1:] {
		if len(h.own) == 0 || h.shared || h.own[0].roster {
			return
		}
		s.add("listed-seat", "", 0.7, h, seats[0], news.Span{Start: first.Start, End: h.End})
	}
}

// attends reports whether the i-th phrase says that those before it take part.
func (s *sentence) attends(i int) bool {
	if i >= len(s.tokens) {
		return false
	}
	_, ok := attendance.at(s.view, s.tokens[i].Start)
	return ok
}

var attendance = newPhrases(map[class]string{other: "等 出席 参加 列席 参会 与会 到会 分别"})
