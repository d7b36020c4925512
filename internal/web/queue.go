package web

import (
	"context"
	"net/http"
	"net/url"

	"github.com/xiaozu-watch/xiaozu/internal/locale"
	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/review"
)

// A queueView is the list of facts that wait for a decision.
type queueView struct {
	Left      any
	Reopened  any // how many facts changed since they were decided on; nil for none
	Pace      any // nil for who decides nothing
	Kinds     []choice
	Kind      string
	Group     string // the only group shown, or ""
	AllGroups string
	Rule      string // the only rule whose facts are shown, or ""
	AllRules  string
	TickAll   string // address of the list with all of it ticked or, if it is, with none
	Ticked    bool
	Fields    []queueField
	Narrowed  bool
	Items     []item
	Choose    bool       // whether facts can be ticked and decided on together
	Keep      url.Values // that is sent along with those chosen
	Reasons   []string
	Last      *doneView // the caller's latest decision
	More      string
	Curator   bool // may see what else there is to settle
}

// A queueField chooses one part of the queue.
type queueField struct {
	Name    string
	Label   locale.Message
	Options []option
}

// A choice is a link that narrows a list.
type choice struct {
	Name  locale.Message
	Href  string
	Count any // nil for none
	Here  bool
}

// queue lists what waits, narrowed and in the order asked for.
func (s *site) queue(w http.ResponseWriter, r *http.Request) error {
	c, err := queueChoiceOf(r.URL.Query())
	if err != nil {
		return err
	}
	if err := s.db.EndLease(r.Context(), caller(r).Name); err != nil {
		return err
	}
	facts, err := s.db.Queue(r.Context(), c.filter(caller(r).Name))
	if err != nil {
		return err
	}
	v := queueView{Kind: c.kind, Group: c.group, Rule: c.rule, Narrowed: c.narrowed(), Items: newItems(facts), Keep: c.query(), Reasons: review.Reasons(),
		Curator: rankOf(caller(r)) >= curator}
	v.Choose = v.Curator && c.waits != "reopened" // what changed is looked at one by one
	v.TickAll, v.Ticked = tickAll(r.URL.Query())
	for i := range v.Items {
		if v.Choose {
			v.Items[i].Choice, v.Items[i].Ticked = choiceOf(facts[i].Fact), v.Ticked
		}
		v.Items[i].Href = factPath(facts[i].Key, c.query())
		if facts[i].State == postgres.Proposed {
			v.Items[i].State = "" // as all of them are
		}
	}
	if len(facts) == queuePage {
		next := c.query()
		next.Set("after", facts[len(facts)-1].Key)
		v.More = withQuery("/review", next)
	}
	if err := s.addQueueChoices(r.Context(), &v, c); err != nil {
		return err
	}
	if v.Pace, err = s.pace(r); err != nil {
		return err
	}
	if v.Curator {
		if v.Last, err = s.last(r.Context(), caller(r).Name, c); err != nil {
			return err
		}
	}
	return s.page(w, r, "review", view{Title: say("Review"), Section: "review", Data: v})
}

// tickAll is the address of a list with all of it ticked or, if it is, with none.
func tickAll(q url.Values) (href string, ticked bool) {
	ticked = q.Get("tick") == "all"
	q.Del("tick")
	if !ticked {
		q.Set("tick", "all")
	}
	return withQuery("/review", q), ticked
}

// addQueueChoices offers other parts of the queue.
func (s *site) addQueueChoices(ctx context.Context, v *queueView, c queueChoice) error {
	counts, err := s.db.CountFacts(ctx, postgres.Proposed)
	if err != nil {
		return err
	}
	sources, err := s.db.SourceNames(ctx)
	if err != nil {
		return err
	}
	reopened, err := s.db.CountReopened(ctx)
	if err != nil {
		return err
	}
	v.Reopened = review.Waiting(map[news.FactKind]int{"": reopened})
	if c.waits != "" {
		counts = nil // they are of those that nobody looked at
	}
	v.Left, v.Kinds = review.Waiting(counts, news.BackgroundFact), kindChoices(c, counts)
	v.Fields = []queueField{
		{"waits", say("Waiting"), c.waitsOptions()}, {"level", say("Level"), c.levelOptions()}, {"source", say("Source"), c.sourceOptions(sources)},
		{"sure", say("Confidence"), c.sureOptions()}, {"age", say("Found"), c.ageOptions()}, {"order", say("Order"), c.orderOptions()},
	}
	all := c
	all.group = ""
	v.AllGroups = withQuery("/review", all.query())
	all = c
	all.rule = ""
	v.AllRules = withQuery("/review", all.query())
	return nil
}

// pace is how a curator gets on.
func (s *site) pace(r *http.Request) (any, error) {
	if rankOf(caller(r)) < curator {
		return nil, nil
	}
	p, err := s.db.PaceOf(r.Context(), caller(r).Name)
	return review.Progress(p), err
}

// kinds are the kinds of fact in the order of their links.
var kinds = []struct {
	kind news.FactKind
	name locale.Message
}{
	{"", say("All")}, {news.GroupFact, say("Groups")}, {news.AppointmentFact, say("Appointments")},
	{news.MembershipFact, say("Seats in passing")}, {news.OfficeFact, say("Offices")},
	{news.ByOfficeFact, say("Seats by office")}, {news.MeetingFact, say("Meetings")}, {news.BackgroundFact, say("Background")},
	{news.DocumentFact, say("Documents")},
}

func kindChoices(here queueChoice, counts map[news.FactKind]int) []choice {
	var choices []choice
	for _, k := range kinds {
		there := here
		there.kind = string(k.kind)
		c := choice{Name: k.name, Href: withQuery("/review", there.query()), Here: there == here}
		if k.kind != "" {
			c.Count = review.Waiting(map[news.FactKind]int{k.kind: counts[k.kind]})
		}
		choices = append(choices, c)
	}
	return choices
}
