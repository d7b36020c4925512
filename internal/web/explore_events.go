package web

import (
	"context"
	"strings"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/lexicon"
	"github.com/xiaozu-watch/xiaozu/internal/locale"
	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/research"
	"github.com/xiaozu-watch/xiaozu/internal/research/plot"
)

// charts are what a query asks for.
type charts struct {
	series [][]research.Row
	events []research.Event
}

func (s *site) draw(ctx context.Context, q exploreQuery) (drawn charts, err error) {
	if drawn.series, err = s.series(ctx, q); err != nil || len(drawn.series) == 0 {
		return drawn, err
	}
	var events []research.Event
	if q.PartyEvents {
		events = research.MeetingEvents(s.Meetings)
	}
	for _, subject := range q.Subjects {
		if !q.OwnEvents || q.Kind != string(news.GroupMention) {
			break
		}
		own, err := research.GroupEvents(ctx, s.db, subject, q.Filter.Lineage)
		if err != nil {
			return drawn, err
		}
		events = append(events, own...)
	}
	drawn.events = research.Within(events, drawn.series[0])
	return drawn, nil
}

// series are those of the subjects, or of the parts of one.
func (s *site) series(ctx context.Context, q exploreQuery) ([][]research.Row, error) {
	if q.Split == "" || len(q.Subjects) == 0 {
		return research.Each(ctx, s.db, q.Subjects, q.Filter, time.Now())
	}
	filter := q.Filter
	filter.Group = q.Subjects[0]
	return research.MostOf(ctx, s.db, q.Split, plot.Most, filter, time.Now())
}

// An exploreEvent is what happened, as it is told beside a chart.
type exploreEvent struct {
	Date       any
	Says       any
	Sources    []string // addresses and documents
	Unverified bool
}

// isAddress tells a source that is on the web from one that is only named.
func isAddress(source string) bool { return strings.HasPrefix(source, "http") }

func newExploreEvents(l locale.Language, events []research.Event) (list []exploreEvent) {
	for _, e := range events {
		list = append(list, exploreEvent{Date: e.Date, Says: eventSays(l, e),
			Sources:    strings.FieldsFunc(e.Meeting.Source, func(r rune) bool { return r == '|' }),
			Unverified: e.Kind == research.Met && e.Meeting.Verification != lexicon.Sourced})
	}
	return list
}

func eventSays(l locale.Language, e research.Event) any {
	switch e.Kind {
	case research.Founded:
		return say("{group} was set up", name(e.Name))
	case research.Became:
		return say("{earlier} became {later}", name(e.Name), name(e.Other))
	case research.Ended:
		return say("{group} ended", name(e.Name))
	}
	return map[locale.Language]locale.Name{
		locale.English:     {Text: e.Meeting.English, Lang: "en"},
		locale.Simplified:  {Text: e.Meeting.Hans, Lang: "zh-Hans"},
		locale.Traditional: {Text: e.Meeting.Hant, Lang: "zh-Hant"},
	}[l]
}
