package alert

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

const (
	islands = "云岭省海岛保护领导小组"
	floods  = "yunling-floods"
)

func same(s string) string { return s }

// stated is the event that a fact was read in a notice of the province.
func stated(f Fact, ids ...string) Event {
	e := Event{ID: UUID(f.Key), What: FactStated, Standing: Proposed, Fact: &f, Level: "provincial", Place: "云岭省"}
	for _, id := range ids {
		if strings.HasPrefix(id, "@") {
			e.People = append(e.People, id[1:])
		} else {
			e.Groups = append(e.Groups, id)
		}
	}
	return e
}

var (
	newGroup   = stated(Fact{Key: "1", Kind: news.GroupFact, Action: news.Found, Body: islands}, islands)
	seated     = stated(Fact{Key: "2", Kind: news.AppointmentFact, Action: news.Appointed, Person: "沈若兰", Role: "组长", Body: "防汛组"}, floods, "@沈若兰")
	abolished  = stated(Fact{Key: "3", Kind: news.GroupFact, Action: news.Abolished, Body: "防汛组"}, floods)
	meeting    = stated(Fact{Key: "4", Kind: news.MeetingFact, Body: "防汛组"}, floods)
	shownAgain = func() Event {
		e := stated(Fact{Key: "5", Kind: news.MembershipFact, Person: "沈若兰", Role: "组长", Body: "防汛组"}, floods, "@沈若兰")
		e.Renewed = true
		return e
	}()
	article = Event{ID: "a", What: ArticleFound, Title: "海岛", Text: "海岛\n全省海岛保护工作会议召开", Level: "provincial", Place: "云岭省"}
	gone    = Event{ID: "g", What: PageGone, Groups: []string{floods}, Text: "防汛\n防汛抗旱"}
	named   = Event{ID: "n", What: ArticleNamed, Groups: []string{floods}, Months: 7}
)

func TestMatch(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name      string
		condition Condition
		want      []Event
	}{
		{"any new group", Condition{Kind: NewGroups}, []Event{newGroup}},
		{"a new group of a level", Condition{Kind: NewGroups, Level: "central"}, nil},
		{"a new group of a place", Condition{Kind: NewGroups, Place: "云岭省"}, []Event{newGroup}},
		{"a new group elsewhere", Condition{Kind: NewGroups, Place: "苍澜市"}, nil},
		{"a new group with a word", Condition{Kind: NewGroups, Words: []string{"森林", "海岛"}}, []Event{newGroup}},
		{"a new group without the word", Condition{Kind: NewGroups, Words: []string{"森林"}}, nil},
		{"seats of a group", Condition{Kind: Seats, Group: floods}, []Event{seated}},
		{"seats of a person", Condition{Kind: Seats, Person: "沈若兰"}, []Event{seated}},
		{"seats of another", Condition{Kind: Seats, Person: "高远"}, nil},
		{"events of a group", Condition{Kind: GroupEvents, Group: floods}, []Event{abolished, meeting}},
		{"words", Condition{Kind: Words, Words: []string{"海岛保护", "海岛"}}, []Event{article}},
		{"words elsewhere", Condition{Kind: Words, Words: []string{"海岛"}, Place: "苍澜市"}, nil},
		{"pages of a group", Condition{Kind: Pages, Group: floods}, []Event{gone}},
		{"pages with words", Condition{Kind: Pages, Words: []string{"抗旱"}}, []Event{gone}},
		{"a short silence", Condition{Kind: Silence, Group: floods, Months: 6}, []Event{named}},
		{"a long silence", Condition{Kind: Silence, Group: floods, Months: 8}, nil},
		{"sources", Condition{Kind: Sources}, nil},
	} {
		x := NewIndex([]Watch{{ID: "w", Condition: c.condition}}, same)
		for _, e := range []Event{newGroup, seated, abolished, meeting, shownAgain, article, gone, named} {
			matched := len(x.Match(e))
			want := 0
			if slices.ContainsFunc(c.want, func(w Event) bool { return w.ID == e.ID }) {
				want = 1
			}
			if matched != want {
				t.Errorf("%s: %d watches notice event %s (%s), want %d", c.name, matched, e.ID, e.What, want)
			}
		}
	}
}

// A search finds an article that has all texts of one of its ways, Latin words as a whole.
func TestMatchSearches(t *testing.T) {
	t.Parallel()
	found := Event{What: ArticleFound, Source: "s1", Level: "provincial", Plain: "全省海岛保护工作会议召开of the leading groups"}
	for _, c := range []struct {
		condition Condition
		ways      [][]string
		want      int
	}{
		{Condition{}, [][]string{{"海岛", "会议"}}, 1},
		{Condition{}, [][]string{{"海岛", "防汛"}}, 0},
		{Condition{}, [][]string{{"海岛", "防汛"}, {"leading groups", "会议"}}, 1},
		{Condition{}, [][]string{{"leading group"}}, 0},
		{Condition{}, nil, 0},
		{Condition{Source: "s1", Level: "provincial"}, [][]string{{"海岛"}}, 1},
		{Condition{Source: "s2"}, [][]string{{"海岛"}}, 0},
		{Condition{Level: "central"}, [][]string{{"海岛"}}, 0},
	} {
		c.condition.Kind = Search
		if got := NewIndex([]Watch{{Condition: c.condition, Ways: c.ways}}, same).Match(found); len(got) != c.want {
			t.Errorf("%+v, %q: %d watches", c.condition, c.ways, len(got))
		}
	}
}

// What a watch is told of a fact depends on whether it waits for a curator.
func TestTells(t *testing.T) {
	t.Parallel()
	accepted := seated
	accepted.What = FactAccepted
	for _, c := range []struct {
		patient bool
		event   Event
		want    bool
	}{{false, seated, true}, {true, seated, false}, {false, accepted, false}, {true, accepted, true}, {true, gone, true}} {
		if got := (Watch{AcceptedOnly: c.patient}).Tells(c.event); got != c.want {
			t.Errorf("accepted only %v, event %s: %v", c.patient, c.event.What, got)
		}
	}
}

// What is of the past, and its correction, is for the watches that ask for it.
func TestPast(t *testing.T) {
	t.Parallel()
	x := NewIndex([]Watch{{ID: "news", Condition: Condition{Kind: NewGroups}}, {ID: "all", Condition: Condition{Kind: NewGroups}, Past: true}}, same)
	old := newGroup
	old.Past = true
	for e, want := range map[*Event]int{&newGroup: 2, &old: 1} {
		if matched, told := x.Match(*e), x.Following(*e, []string{"news", "all", "deleted"}); len(matched) != want || len(told) != want || matched[want-1].ID != "all" {
			t.Errorf("past %v: matched %v, told %v", e.Past, matched, told)
		}
	}
}

// A thousand watches of all kinds against facts and articles: what one event costs.
func BenchmarkMatch(b *testing.B) {
	var watches []Watch
	for i := range 1000 {
		w := Watch{ID: fmt.Sprint(i)}
		switch i % 4 {
		case 0:
			w.Condition = Condition{Kind: NewGroups, Words: []string{fmt.Sprintf("词%d", i)}}
		case 1:
			w.Condition = Condition{Kind: Seats, Group: fmt.Sprintf("组%d", i)}
		case 2:
			w.Condition = Condition{Kind: Words, Words: []string{fmt.Sprintf("词%d", i), "海岛保护规划"}}
		case 3:
			w.Condition = Condition{Kind: Silence, Person: fmt.Sprintf("人%d", i), Months: 6}
		}
		watches = append(watches, w)
	}
	long := article
	long.Text = strings.Repeat("全省海岛保护工作会议在云岭召开，部署下一阶段重点任务。", 80)
	events := []Event{newGroup, seated, long}
	for name, match := range map[string]func(Event){
		"index": func() func(Event) {
			x := NewIndex(watches, same)
			return func(e Event) { x.Match(e) }
		}(),
		"one by one": func(e Event) { // the rival: each watch is asked
			for i := range watches {
				NewIndex(watches[i:i+1], same).Match(e)
			}
		},
	} {
		b.Run(name, func(b *testing.B) {
			for i := 0; b.Loop(); i++ {
				match(events[i%len(events)])
			}
		})
	}
}
