package web

import (
	"context"
	"net/http"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/locale"
	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/review"
)

// A todayView answers in five seconds: what is new, what needs me, is anything broken.
type todayView struct {
	Summary locale.Sentences
	Broken  []sourceLine
	News    []newsSection
	Gone    []reference
	Year    *figure
	Feed    string
}

// A newsSection is the latest of one kind of news.
type newsSection struct {
	Title locale.Message
	Items []item
	More  string         // address of all of them
	All   locale.Message // what the link to it says
	Empty locale.Message // what will appear here, and how to make it appear
}

// atOnce is how many items a section shows.
const atOnce = 5

// today shows the first page.
func (s *site) today(w http.ResponseWriter, r *http.Request) error {
	var v todayView
	for _, add := range []func(context.Context, *todayView) error{
		s.addNewGroups, s.addNeeds, s.addSeatChanges, s.addMeetings, s.addGone, s.addYear,
	} {
		if err := add(r.Context(), &v); err != nil {
			return err
		}
	}
	token, err := s.db.FeedToken(r.Context(), caller(r).Name)
	if err != nil {
		return err
	}
	v.Feed = feedPath(token)
	return s.page(w, r, "today", view{Title: say("Today"), Section: "today", Feed: v.Feed, Data: v})
}

// weekly bounds how many new groups of a week are counted one by one.
const weekly = 50

func (s *site) addNewGroups(ctx context.Context, v *todayView) error {
	groups, err := s.db.NewGroups(ctx, weekly)
	if err != nil {
		return err
	}
	section := newsSection{Title: say("New groups"), More: "/groups?level=" + noLevel, All: say("All groups in no dictionary"),
		Empty: say("Groups that are in no dictionary appear here when an article names one.")}
	weekAgo, fresh := time.Now().AddDate(0, 0, -7), 0
	for i, g := range groups {
		if g.Found.After(weekAgo) {
			fresh++
		}
		if i < atOnce {
			section.Items = append(section.Items, newItem(g.Item))
		}
	}
	v.News = append(v.News, section)
	v.Summary = append(v.Summary, foundLately(fresh))
	return nil
}

func foundLately(n int) locale.Message {
	if n == weekly {
		return say("{n} or more new groups found in the last seven days.", n)
	}
	return say("{n new group|new groups} found in the last seven days.", n)
}

func (s *site) addSeatChanges(ctx context.Context, v *todayView) error {
	return s.addFacts(ctx, v, news.AppointmentFact, newsSection{Title: say("Seats changed"), All: say("Appointments to review"),
		Empty: say("Appointments and removals appear here when an article states one.")})
}

func (s *site) addMeetings(ctx context.Context, v *todayView) error {
	return s.addFacts(ctx, v, news.MeetingFact, newsSection{Title: say("Meetings"), All: say("Meetings to review"),
		Empty: say("Meetings of groups appear here when an article reports one.")})
}

// addFacts adds the latest facts of a kind that were not rejected.
func (s *site) addFacts(ctx context.Context, v *todayView, kind news.FactKind, section newsSection) error {
	facts, err := s.db.Facts(ctx, postgres.FactFilter{Kind: kind, Limit: 4 * atOnce})
	if err != nil {
		return err
	}
	for _, f := range facts {
		if f.State != postgres.Rejected && len(section.Items) < atOnce {
			section.Items = append(section.Items, newItem(f))
		}
	}
	section.More = "/review?kind=" + string(kind)
	v.News = append(v.News, section)
	return nil
}

func (s *site) addGone(ctx context.Context, v *todayView) error {
	gone, err := s.db.GonePages(ctx, atOnce)
	if err != nil {
		return err
	}
	for _, g := range gone {
		ref := newReference(g.ArticleRef)
		ref.Rest = say("gone since {time}", g.Since)
		v.Gone = append(v.Gone, ref)
	}
	return nil
}

// addNeeds counts what needs somebody: facts to settle, sources to mend.
func (s *site) addNeeds(ctx context.Context, v *todayView) error {
	counts, err := s.db.CountFacts(ctx, postgres.Proposed)
	if err != nil {
		return err
	}
	sources, err := s.db.Sources(ctx)
	if err != nil {
		return err
	}
	lines := sourceLines(sources, time.Now())
	v.Broken = broken(lines)
	v.Summary = append(v.Summary, toReview(review.Waiting(counts)), sourcesSummary(lines))
	return nil
}

func toReview(n any) locale.Message {
	switch n.(type) {
	case nil:
		return say("Nothing to review.")
	case int:
		return say("{n fact waits|facts wait} for a decision.", n)
	}
	return say("{n} facts wait for a decision.", n)
}
