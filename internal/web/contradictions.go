package web

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/locale"
	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/registry"
)

// A contradictionsView is what curators are to resolve, and ends of seats that they are to confirm.
type contradictionsView struct {
	Sure     []contradiction
	Open     []contradiction // as long as an end is not known
	Inferred []inferredEnds
	Ends     int          // seats in these
	Decided  []decidedEnd // the latest first
}

// A contradiction is what cannot be so, with the seats that it is about.
type contradiction struct {
	Group     string // "" where it is that of the one before
	GroupHref string
	Says      locale.Message
	Seats     []seat
	Fact      string // address of the fact with another date, or ""
}

// inferredEnds are seats of one group that one notice ends, which is to be confirmed or refused.
type inferredEnds struct {
	Group, GroupHref string
	Body, Fact       string // id and key
	Notice           string // address of the fact
	Seats            []endedSeat
}

// An endedSeat is a seat by which its end can be ticked.
type endedSeat struct {
	seat
	Choice string
}

// A decidedEnd is what a curator said of an end, and nobody took back.
type decidedEnd struct {
	Says locale.Message
	By   string
	At   time.Time
	End  postgres.End

	Choice string
}

const (
	mostEnds   = 100 // that were inferred, the latest first
	latestEnds = 50  // decisions on ends that are looked at
)

// contradictions lists what the registry says that cannot be so.
func (s *site) contradictions(w http.ResponseWriter, r *http.Request) error {
	all, err := registry.Contradictions(r.Context(), s.db)
	if err != nil {
		return err
	}
	ends, err := s.db.InferredEnds(r.Context(), mostEnds)
	if err != nil {
		return err
	}
	v := contradictionsView{}
	for _, c := range all {
		list := &v.Open
		if c.Sure {
			list = &v.Sure
		}
		*list = append(*list, newContradiction(c))
	}
	underGroups(v.Sure)
	underGroups(v.Open)
	v.Inferred, v.Ends = newInferredEnds(ends), len(ends)
	if v.Decided, err = s.decidedEnds(r.Context()); err != nil {
		return err
	}
	return s.page(w, r, "contradictions", view{Title: say("Contradictions"), Section: "review", Data: v})
}

// decidedEnds are the latest decisions on ends that stand.
func (s *site) decidedEnds(ctx context.Context) (decided []decidedEnd, err error) {
	acts, err := s.db.Acts(ctx, postgres.ActFilter{What: postgres.EndAct, Limit: latestEnds})
	seen := map[postgres.End]bool{}
	for _, a := range acts {
		e := postgres.End{Body: a.Subject, Person: a.Other, Role: a.Role, Fact: a.Fact}
		if !seen[e] && postgres.EndVerdict(a.Verdict) != postgres.UndoEnd {
			decided = append(decided, decidedEnd{endSaid(a), a.By, a.At, e, endChoice(e.Person, e.Role)})
		}
		seen[e] = true
	}
	return decided, err
}

func newContradiction(c registry.Contradiction) contradiction {
	v := contradiction{Group: c.Group.Name, GroupHref: groupPath(c.Group.Group), Says: clash(c), Seats: newSeats(c.Seats)}
	if c.Fact != "" {
		v.Fact = factPath(c.Fact, nil)
	}
	return v
}

// underGroups names each group once, with the first of what is said of it.
func underGroups(list []contradiction) {
	for i := len(list) - 1; i > 0; i-- {
		if list[i].GroupHref == list[i-1].GroupHref {
			list[i].Group = ""
		}
	}
}

// clash says what cannot be so.
func clash(c registry.Contradiction) locale.Message {
	switch c.Kind {
	case registry.TwoHeads:
		return say("{a} and {b} head it at once", name(c.Seats[0].PersonName), name(c.Seats[1].PersonName))
	case registry.TwoTerms:
		return say("Two terms of {person} overlap", name(c.Seats[0].PersonName))
	case registry.BeforeGroup:
		return say("{person} had a seat before the group was set up ({date})", name(c.Seats[0].PersonName), c.Group.Established)
	case registry.AfterGroup:
		return say("{person} had a seat after the group had ended ({date})", name(c.Seats[0].PersonName), c.Group.Ended)
	case registry.RivalDates:
		return say("{event}: {a} or {b}", event(c), c.Dates[0], c.Dates[1])
	}
	if len(c.Seats) == 0 {
		return say("It ended ({a}) before it began ({b})", c.Group.Ended, c.Group.Established)
	}
	return say("The seat of {person} ended before it began", name(c.Seats[0].PersonName))
}

var eventWords = map[news.Action]locale.Message{news.Created: say("Set up"), news.Abolished: say("Abolished"), news.Renamed: say("Renamed")}

// event is what happened to a group, or to somebody in it, on one of two days.
func event(c registry.Contradiction) any {
	if c.Of.Kind != "" {
		return statement(c.Of)
	}
	return locale.Term(eventWords, c.Event)
}

// newInferredEnds are the seats by what ends them, in their order.
func newInferredEnds(seats []postgres.Seat) (all []inferredEnds) {
	for _, st := range seats {
		at := slices.IndexFunc(all, func(e inferredEnds) bool { return e.Body == st.Body && e.Fact == st.EndedBy })
		if at < 0 {
			at, all = len(all), append(all, inferredEnds{Group: st.BodyName, GroupHref: groupPath(st.Body), Body: st.Body, Fact: st.EndedBy,
				Notice: factPath(st.EndedBy, nil)})
		}
		all[at].Seats = append(all[at].Seats, endedSeat{newSeat(st), endChoice(st.Person, st.Role)})
	}
	return all
}

// endChoice names a seat of a body in a form.
func endChoice(person, role string) string { return person + "\t" + role }

// decideEnds confirms or refuses ends of seats in one group that were inferred.
func (s *site) decideEnds(w http.ResponseWriter, r *http.Request) error {
	ends, verdict := endsOf(r.PostForm)
	if len(ends) == 0 {
		return problem{http.StatusUnprocessableEntity, say("Not a decision"), say("No seat is ticked."), say("Go back and choose again.")}
	}
	if !keyShape.MatchString(ends[0].Fact) || !knownVerdict(verdict) {
		return errNoSuchPage
	}
	if err := registry.DecideEnds(r.Context(), s.db, ends, verdict, caller(r).Name); err != nil {
		return err
	}
	http.Redirect(w, r, "/contradictions#inferred", http.StatusSeeOther)
	return nil
}

func endsOf(f url.Values) (ends []postgres.End, verdict postgres.EndVerdict) {
	for _, ticked := range f["end"] {
		person, role, _ := strings.Cut(ticked, "\t")
		ends = append(ends, postgres.End{Body: f.Get("body"), Person: person, Role: role, Fact: f.Get("fact")})
	}
	return ends, postgres.EndVerdict(f.Get("verdict"))
}

func knownVerdict(v postgres.EndVerdict) bool {
	return v == postgres.ConfirmEnd || v == postgres.RefuseEnd || v == postgres.UndoEnd
}
