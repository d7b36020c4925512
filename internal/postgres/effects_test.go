package postgres

import (
	"testing"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

func TestEffects(t *testing.T) {
	at := func(start int, body, role string) news.Fact {
		return news.Fact{Kind: news.AppointmentFact, Action: news.Appointed, Person: "沈若兰", Role: role, Body: body,
			Evidence: news.Evidence{Span: news.Span{Start: start, End: start + 5}}}
	}
	dated := at(0, "甲", "组长")
	dated.Date = news.Date{Year: 2024}
	for name, c := range map[string]struct {
		before, after         []news.Fact
		gained, changed, lost int
	}{
		"nothing":         {[]news.Fact{at(0, "甲", "组长")}, []news.Fact{at(0, "甲", "组长")}, 0, 0, 0},
		"elsewhere":       {[]news.Fact{at(0, "甲", "组长")}, []news.Fact{at(9, "甲", "组长")}, 0, 0, 0},
		"dated":           {[]news.Fact{at(0, "甲", "组长")}, []news.Fact{dated}, 0, 1, 0},
		"renamed":         {[]news.Fact{at(0, "甲", "组长")}, []news.Fact{at(2, "乙", "组长")}, 0, 1, 0},
		"another passage": {[]news.Fact{at(0, "甲", "组长")}, []news.Fact{at(9, "乙", "组长")}, 1, 0, 1},
		"another role":    {[]news.Fact{at(0, "甲", "组长")}, []news.Fact{at(0, "乙", "成员")}, 1, 0, 1},
		"one of two": {[]news.Fact{at(0, "甲", "组长"), at(1, "丙", "组长")},
			[]news.Fact{at(0, "乙", "组长"), at(1, "丙", "组长")}, 0, 1, 0},
		"two of one": {[]news.Fact{at(0, "甲", "组长")}, []news.Fact{at(0, "乙", "组长"), at(1, "丙", "组长")}, 1, 1, 0},
	} {
		var gained, changed, lost int
		for _, e := range effects(c.before, c.after) {
			switch {
			case e.before == nil:
				gained++
			case e.after == nil:
				lost++
			default:
				changed++
			}
		}
		if gained != c.gained || changed != c.changed || lost != c.lost {
			t.Errorf("%s: %d gained, %d changed, %d lost; want %d, %d, %d", name, gained, changed, lost, c.gained, c.changed, c.lost)
		}
	}
}

func TestBestOf(t *testing.T) {
	f := news.Fact{Kind: news.GroupFact, Action: news.Found, Body: "甲", Confidence: 0.5}
	surer := f
	surer.Confidence, surer.Evidence.Start = 0.9, 7
	other := news.Fact{Kind: news.GroupFact, Action: news.Found, Body: "乙", Evidence: news.Evidence{Span: news.Span{Start: 9}}}
	got := bestOf([]news.Fact{other, f, surer})
	if len(got) != 2 || got[0].Confidence != 0.9 || got[1].Body != "乙" {
		t.Errorf("got %+v", got)
	}
}
