package extract

import (
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// officeEvent reads 办公室设在…, where the i-th phrase is 设在: of the group that is named before
// it, or of the one that the text speaks of.
func (s *sentence) officeEvent(i int) {
	for k := i - 1; k >= max(0, i-4); k-- {
		switch t := s.tokens[k]; {
		case t.class == office:
			s.officeAt(t.group.body, i)
			return
		case t.class == other && strings.Contains(s.string(t.Span), "办公室"):
			s.officeAt(s.currentGroup(t.Start, "成员"), i)
			return
		}
	}
}

// officeAt reads the host behind 设在, which is the i-th phrase.
func (s *sentence) officeAt(b *body, i int) {
	end := i + 1
	for end < len(s.tokens) && !strings.ContainsRune(",;:DJ", rune(s.tokens[end].class)) {
		end++
	}
	if end == i+1 {
		return
	}
	f := news.Fact{Kind: news.OfficeFact, Rule: "office-stands-at", Confidence: 0.9,
		Other:    s.string(news.Span{Start: s.tokens[i+1].Start, End: s.tokens[end-1].End}),
		Evidence: s.evidence(s.tokens[i].Span)}
	if b != nil {
		f.Body, f.BodyEntry = b.name, b.entry
	}
	s.facts = append(s.facts, f)
}

// meeting reads …领导小组第六次会议 and who chaired it.
func (s *sentence) meeting(i int) {
	for k := i + 1; k < len(s.tokens) && k <= i+4; k++ {
		switch t := s.tokens[k]; t.class {
		case other, convene, chair, day, set_:
		case meet:
			if s.tokens[k-1].class != set_ || s.string(t.Span) != "联席会议" { // 建立|联席会议|制度
				s.metAt(i, k)
			}
			return
		default:
			return
		}
	}
}

func (s *sentence) metAt(i, k int) {
	b := s.tokens[i].group.body
	f := news.Fact{Kind: news.MeetingFact, Rule: "meeting", Confidence: 0.85, Body: b.name, BodyEntry: b.entry,
		Other: ordinal(s.string(news.Span{Start: s.tokens[i].End, End: s.tokens[k].End})), Evidence: s.evidence(s.tokens[i].Span)}
	if h := s.chairBefore(i); h != nil {
		f.Person, f.PersonEntry = h.text, h.entry
	}
	s.facts = append(s.facts, f)
}

// chairBefore is who chairs what is the i-th phrase: 周启明8日主持召开….
func (s *sentence) chairBefore(i int) *holder {
	for c := i - 1; c >= max(1, i-farBack); c-- {
		for k := c - 1; s.tokens[c].class == chair && k >= max(0, c-3); k-- {
			if s.tokens[k].class == person {
				return s.tokens[k].people[0]
			}
		}
	}
	return nil
}

// chaired reads who chaired the meeting that was spoken of last: 周启明主持会议.
func (s *sentence) chaired() {
	i := strings.Index(s.letters, "Pcv")
	if i < 0 {
		return
	}
	for k := len(s.facts) - 1; k >= 0; k-- {
		if f := &s.facts[k]; f.Kind == news.MeetingFact {
			if f.Person == "" {
				f.Person, f.PersonEntry = s.said[i].people[0].text, s.said[i].people[0].entry
			}
			return
		}
	}
}

// ordinal is the number of a meeting as printed: 第六次, or "".
func ordinal(t string) string {
	_, rest, ok := strings.Cut(t, "第")
	if !ok {
		return ""
	}
	n, _, ok := strings.Cut(rest, "次")
	if !ok {
		return ""
	}
	return "第" + n + "次"
}
