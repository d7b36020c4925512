package web

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/locale"
	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// A queueView is the list of facts that wait for a decision.
type queueView struct {
	Left      int
	Kinds     []choice
	Group     string // the only group shown, or ""
	AllGroups string
	Items     []item
	More      string
	Curator   bool // may see what else there is to settle
}

// A choice is a link that narrows a list.
type choice struct {
	Name  locale.Message
	Href  string
	Count int
	Here  bool
}

// queue lists what waits, the latest first, narrowed by kind and group.
func (s *site) queue(w http.ResponseWriter, r *http.Request) error {
	filter, err := queueFilter(r.URL.Query())
	if err != nil {
		return err
	}
	facts, err := s.db.Facts(r.Context(), filter)
	if err != nil {
		return err
	}
	counts, err := s.db.CountFacts(r.Context(), postgres.Proposed)
	if err != nil {
		return err
	}
	v := queueView{Kinds: kindChoices(filter, counts), Group: filter.Group, Items: newItems(facts),
		Curator: rankOf(caller(r)) >= curator}
	for kind, n := range counts {
		if kind != news.BackgroundFact {
			v.Left += n
		}
	}
	for i := range v.Items {
		v.Items[i].Href = factPath(facts[i].Key, queueQuery(filter))
		v.Items[i].State = "" // all of them are proposed
	}
	v.AllGroups = withQuery("/review", queueQuery(postgres.FactFilter{Kind: filter.Kind}))
	if len(facts) == filter.Limit {
		next := queueQuery(filter)
		next.Set("after", facts[len(facts)-1].Cursor())
		v.More = withQuery("/review", next)
	}
	return s.page(w, r, "review", view{Title: say("Review"), Section: "review", Data: v})
}

// queuePage is how many facts one page of the queue lists.
const queuePage = 50

// queueFilter reads which part of the queue an address means; one that somebody made up is no
// such page.
func queueFilter(q url.Values) (postgres.FactFilter, error) {
	f := postgres.FactFilter{State: postgres.Proposed, Kind: news.FactKind(q.Get("kind")), Group: q.Get("group"),
		After: q.Get("after"), Limit: queuePage}
	if !isText(string(f.Kind)) || !isText(f.Group) || f.After != "" && !isCursor(f.After) {
		return f, errNoSuchPage
	}
	return f, nil
}

var keyShape = regexp.MustCompile(`^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$`)

// isCursor reports whether s has the shape of postgres.Item.Cursor: a day and a key.
func isCursor(s string) bool {
	day, key, _ := strings.Cut(s, ",")
	_, err := time.Parse(time.DateOnly, day)
	return (err == nil || day == "-infinity") && keyShape.MatchString(key)
}

// queueQuery is the part of an address that keeps the filter from page to page.
func queueQuery(f postgres.FactFilter) url.Values {
	q := url.Values{}
	if f.Kind != "" {
		q.Set("kind", string(f.Kind))
	}
	if f.Group != "" {
		q.Set("group", f.Group)
	}
	return q
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

func kindChoices(f postgres.FactFilter, counts map[news.FactKind]int) []choice {
	var choices []choice
	for _, k := range kinds {
		query := queueQuery(postgres.FactFilter{Kind: k.kind, Group: f.Group})
		c := choice{Name: k.name, Href: withQuery("/review", query), Here: k.kind == f.Kind}
		if k.kind != "" {
			c.Count = counts[k.kind]
		}
		choices = append(choices, c)
	}
	return choices
}
