package web

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/locale"
	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/research"
	"github.com/xiaozu-watch/xiaozu/internal/research/plot"
)

// An exploreQuery is a chart, as its address says it: the same address is the same question for ever.
type exploreQuery struct {
	Subjects               []string // ids, or names of what is in no dictionary; at most as many as a chart tells apart
	Measure                research.Measure
	Kind                   string         // of the subjects: of mentions, or "level"
	Split                  research.Split // of one subject, by whom it is named; "" for none
	Smooth                 int            // periods of the moving average; 0 for none
	Filter                 postgres.CountFilter
	OwnEvents, PartyEvents bool   // mark what happened to the groups, or in the Party
	From, To               string // as they were typed
	Wrong                  any    // what a date should be, if one is none
}

// readExploreQuery takes what is there: a value that is none of ours is as good as not given.
func readExploreQuery(v url.Values) exploreQuery {
	q := exploreQuery{Measure: research.Measure(v.Get("measure")), From: strings.TrimSpace(v.Get("from")), To: strings.TrimSpace(v.Get("to"))}
	if !slices.Contains(research.Measures(), q.Measure) {
		q.Measure = research.Share
	}
	q.Filter = postgres.CountFilter{By: news.Period(v.Get("by")), Lineage: v.Get("lineage") != "", Source: v.Get("source"), Publisher: strings.TrimSpace(v.Get("publisher"))}
	q.readKind(v.Get("kind"))
	if split := research.Split(v.Get("split")); slices.Contains(research.Splits(), split) {
		q.Split = split
	}
	if n, err := strconv.Atoi(v.Get("smooth")); err == nil && slices.Contains(research.Smoothings(), n) {
		q.Smooth = n
	}
	if !slices.Contains(news.Periods(), q.Filter.By) {
		q.Filter.By = news.Monthly
	}
	q.OwnEvents, q.PartyEvents = slices.Contains(v["mark"], "own"), slices.Contains(v["mark"], "party")
	for _, subject := range v["group"] {
		if was := v.Get("was"); was != "" && was != q.Kind {
			break // the form was for subjects of another kind
		}
		if subject != "" && len(q.Subjects) < plot.Most && !slices.Contains(q.Subjects, subject) {
			q.Subjects = append(q.Subjects, subject)
		}
	}
	var fromErr, toErr error
	q.Filter.From, fromErr = news.ParseDate(q.From)
	q.Filter.To, toErr = news.ParseDate(q.To)
	if fromErr != nil || toErr != nil {
		q.Wrong = say("A date is a year, a month or a day: 2018, 2018-08 or 2018-08-15.")
	}
	if q.Split != "" && len(q.Subjects) > 1 {
		q.Wrong = say("Sources and publishers are compared for one subject: take the others out.")
	}
	return q
}

// readKind takes what kind of subject is counted: groups if it is none of the others.
func (q *exploreQuery) readKind(kind string) {
	q.Kind, q.Filter.Kind = string(news.GroupMention), news.GroupMention
	switch {
	case kind == "level":
		q.Kind, q.Filter.ByLevel, q.Filter.Lineage = kind, true, false
	case kindNames[kind].Key != "":
		q.Kind, q.Filter.Kind = kind, news.MentionKind(kind)
	}
}

// values are the address again, in one order.
func (q exploreQuery) values() url.Values {
	v := given(map[string]string{"measure": string(q.Measure), "by": string(q.Filter.By), "from": q.From, "to": q.To, "source": q.Filter.Source, "publisher": q.Filter.Publisher, "split": string(q.Split)})
	if q.Kind != string(news.GroupMention) {
		v.Set("kind", q.Kind)
	}
	v["group"] = q.Subjects
	if q.Filter.Lineage {
		v.Set("lineage", "1")
	}
	if q.Smooth > 0 {
		v.Set("smooth", strconv.Itoa(q.Smooth))
	}
	if q.OwnEvents {
		v.Add("mark", "own")
	}
	if q.PartyEvents {
		v.Add("mark", "party")
	}
	return v
}

// without is the query without one of its subjects.
func (q exploreQuery) without(subject string) exploreQuery {
	q.Subjects = slices.DeleteFunc(slices.Clone(q.Subjects), func(s string) bool { return s == subject })
	return q
}

var measureNames = map[research.Measure]locale.Message{
	research.Share: say("Share of articles"), research.Articles: say("Articles"),
	research.Stories: say("Stories, without reprints"), research.Mentions: say("Mentions"), research.Full: say("Mentions by full name"),
	research.Short: say("Mentions by short form"), research.Bare: say("Mentions in passing"),
}

// kindNames are the kinds of subjects, in the words of the page.
var kindNames = map[string]locale.Message{
	"group": say("Groups"), "level": say("Levels of groups"), "office": say("Offices of groups"), "person": say("People"), "agency": say("Agencies"),
}

var splitNames = map[research.Split]locale.Message{
	"": say("Subjects"), research.BySource: say("Sources of one"), research.ByPublisher: say("Publishers of one"),
}

func (q exploreQuery) kinds() (options []option) {
	for _, k := range []string{"group", "level", "office", "person", "agency"} {
		options = append(options, option{k, kindNames[k], k == q.Kind})
	}
	return options
}

func (q exploreQuery) splits() (options []option) {
	for _, s := range append([]research.Split{""}, research.Splits()...) {
		options = append(options, option{string(s), splitNames[s], s == q.Split})
	}
	return options
}

var periodNames = map[news.Period]locale.Message{
	news.Daily: say("Day"), news.Weekly: say("Week"), news.Monthly: say("Month"), news.Quarterly: say("Quarter"), news.Yearly: say("Year"),
}

func (q exploreQuery) measures() (options []option) {
	for _, m := range research.Measures() {
		options = append(options, option{string(m), measureNames[m], m == q.Measure})
	}
	return options
}

func (q exploreQuery) periods() (options []option) {
	for _, p := range news.Periods() {
		options = append(options, option{string(p), periodNames[p], p == q.Filter.By})
	}
	return options
}

func (q exploreQuery) smoothings() (options []option) {
	for _, n := range research.Smoothings() {
		o := option{strconv.Itoa(n), say("{n period|periods}", n), n == q.Smooth}
		if n == 0 {
			o.Name = say("Not smoothed")
		}
		options = append(options, o)
	}
	return options
}

// of is the query for one of its lines alone: of a split chart, for its part.
func (q exploreQuery) of(rows research.Row) exploreQuery {
	q.Filter, q.Split = q.Split.Narrow(q.Filter, rows.Part.ID), ""
	return q
}

// chart is the query as a chart, apart from what is said of it.
func (q exploreQuery) chart(drawn charts, width int) plot.Chart {
	return plot.Chart{Series: drawn.series, Measure: q.Measure, Smooth: q.Smooth, Width: width, Notes: research.Dates(drawn.events)}
}
