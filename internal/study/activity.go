package study

import (
	"context"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/research"
)

// standbyMonths is for how many months in a row nobody must name a group, nor it meet, to be said to stand by.
const standbyMonths = 6

// A Month is what is known of a group in a month.
type Month struct {
	Month    news.Date
	Read     bool // whether any article of it was
	Mentions int
	Meetings int
}

// silent reports whether the month was read and did not tell of the group, which was still there.
func (m Month) silent(ended news.Date) bool {
	return m.Read && m.Mentions == 0 && m.Meetings == 0 && (ended.IsZero() || !ended.Last().Before(m.Month.First()))
}

// A Span is some months in a row: the places of the first, and of the one behind the last.
type Span struct{ First, End int }

// Standbys are the times in which a group was there and read of, and nobody named it. Nothing is said of the time
// before it was first named.
func Standbys(months []Month, ended news.Date) (spans []Span) {
	begun, named := 0, false
	for i := 0; i <= len(months); i++ {
		if i < len(months) && months[i].silent(ended) {
			continue
		}
		if named && i-begun >= standbyMonths {
			spans = append(spans, Span{begun, i})
		}
		named, begun = named || i < len(months) && months[i].Mentions > 0, i+1
	}
	return spans
}

// A Stretch is a time in which a group was active or stood by.
type Stretch struct {
	Group, Name, Level string
	Standby            bool
	From, To           news.Date // months, both included
	Months             int
	Mentions, Meetings int
}

// Activity gives the stretches of all groups that are named, from the month in which each is first.
func Activity(ctx context.Context, db *postgres.DB, q Question) (stretches []Stretch, err error) {
	met, err := db.MeetingMonths(ctx)
	if err != nil {
		return nil, err
	}
	lives, err := db.Lives(ctx)
	if err != nil {
		return nil, err
	}
	ended := map[string]news.Date{}
	for _, l := range lives {
		ended[l.Group] = l.Ended
	}
	for rows, err := range research.BySubject(ctx, db, postgres.CountFilter{Group: q.Group, Level: q.Level}, q.Now) {
		if err != nil {
			return nil, err
		}
		id := rows[0].Key()
		of := Stretch{Group: id, Name: rows[0].Name, Level: rows[0].Level}
		stretches = append(stretches, stretchesOf(of, monthsOf(rows, met[id]), ended[id])...)
	}
	return stretches, nil
}

func monthsOf(rows []research.Row, met map[news.Date]int) []Month {
	months := make([]Month, len(rows))
	for i, r := range rows {
		month := news.Date{Year: r.Begin.Year, Month: r.Begin.Month}
		months[i] = Month{Month: month, Meetings: met[month]}
		if n := r.Mentions(); n != nil {
			months[i].Read, months[i].Mentions = true, *n
		}
	}
	return months
}

// stretchesOf parts the months from the first that names the group to its end, or to the last.
func stretchesOf(of Stretch, months []Month, ended news.Date) (stretches []Stretch) {
	first, end := lifeIn(months, ended)
	add := func(span Span, standby bool) {
		span = Span{max(span.First, first), min(span.End, end)}
		if span.First >= span.End {
			return
		}
		s := of
		s.Standby, s.From, s.To, s.Months = standby, months[span.First].Month, months[span.End-1].Month, span.End-span.First
		for _, m := range months[span.First:span.End] {
			s.Mentions, s.Meetings = s.Mentions+m.Mentions, s.Meetings+m.Meetings
		}
		stretches = append(stretches, s)
	}
	at := first
	for _, span := range Standbys(months, ended) {
		add(Span{at, span.First}, false)
		add(span, true)
		at = span.End
	}
	add(Span{at, end}, false)
	return stretches
}

// lifeIn is the place of the first month that names the group, and of the one behind its last.
func lifeIn(months []Month, ended news.Date) (first, end int) {
	for first < len(months) && months[first].Mentions == 0 {
		first++
	}
	end = len(months)
	for !ended.IsZero() && end > first && months[end-1].Month.First().After(ended.Last()) {
		end--
	}
	return first, end
}

func activityTable(stretches []Stretch) research.Table {
	return research.NewTable("activity", research.InTurn(stretches),
		research.Text("group", "id of the group; its name if it is in no dictionary", func(s Stretch) string { return s.Group }),
		research.Text("name", "official, simplified", func(s Stretch) string { return s.Name }),
		research.Text("level", "whose it is, if known", func(s Stretch) string { return s.Level }),
		research.Text("state", "active, or standby: six months or more, all read, without a mention or a meeting", func(s Stretch) string { return s.state() }),
		research.Date("from", "first month", func(s Stretch) news.Date { return s.From }),
		research.Date("to", "last month", func(s Stretch) news.Date { return s.To }),
		research.Integer("months", "how many months these are", func(s Stretch) int { return s.Months }),
		research.Integer("mentions", "by more than a bare form", func(s Stretch) int { return s.Mentions }),
		research.Integer("meetings", "that facts date to these months, without rejected ones", func(s Stretch) int { return s.Meetings }),
		research.Path("a chart of the mentions in these months, which leads on to their articles", func(s Stretch) string {
			return research.PathTo("/explore", "group", s.Group, "measure", string(research.Mentions), "from", s.From.String(), "to", s.To.String())
		}),
	)
}

func (s Stretch) state() string {
	if s.Standby {
		return "standby"
	}
	return "active"
}
