package study

import (
	"context"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/research"
)

// A Reach is what was read of a source over time, period by period from its first article to its last.
type Reach struct {
	Source, Name string
	Period       news.Period
	Periods      []postgres.SourcePeriod // in a silent one there are no articles
}

// First and Last are the first days of the periods of the first and the last article.
func (r Reach) First() news.Date { return r.Periods[0].Begin }

// Last is described at First.
func (r Reach) Last() news.Date { return r.Periods[len(r.Periods)-1].Begin }

// Silent is how many periods in between have no article.
func (r Reach) Silent() (n int) {
	for _, p := range r.Periods {
		if p.Articles == 0 {
			n++
		}
	}
	return n
}

// Articles adds up all periods.
func (r Reach) Articles() (n int) {
	for _, p := range r.Periods {
		n += p.Articles
	}
	return n
}

// Coverage gives what was read of each source, by source.
func Coverage(ctx context.Context, db *postgres.DB, q Question) ([]Reach, error) {
	read, err := db.SourcePeriods(ctx, q.period())
	return reaches(q.period(), read), err
}

func reaches(by news.Period, read []postgres.SourcePeriod) (all []Reach) {
	for _, p := range read {
		n := len(all) - 1
		if n < 0 || all[n].Source != p.Source {
			all = append(all, Reach{Source: p.Source, Name: p.Name, Period: by, Periods: []postgres.SourcePeriod{p}})
			continue
		}
		for begin := by.Next(all[n].Last()); begin.Before(p.Begin); begin = by.Next(begin) {
			all[n].Periods = append(all[n].Periods, postgres.SourcePeriod{Source: p.Source, Name: p.Name, Begin: begin})
		}
		all[n].Periods = append(all[n].Periods, p)
	}
	return all
}

// A reachRow is one period of a source.
type reachRow struct {
	Reach
	postgres.SourcePeriod
}

// state is how the period stands in what was read of the source.
func (r reachRow) state() string {
	switch first, last := r.Begin == r.First(), r.Begin == r.Last(); {
	case r.SourcePeriod.Articles == 0:
		return "silent"
	case first && last:
		return "only"
	case first:
		return "first"
	case last:
		return "last"
	}
	return "read"
}

func coverageTable(all []Reach) research.Table {
	var rows []reachRow
	for _, r := range all {
		for _, p := range r.Periods {
			rows = append(rows, reachRow{r, p})
		}
	}
	return research.NewTable("coverage", research.InTurn(rows),
		research.Text("source", "id of the source", func(r reachRow) string { return r.Reach.Source }),
		research.Text("name", "as it is declared", func(r reachRow) string { return r.Reach.Name }),
		research.Text("period", "2024, 2024-Q1, 2024-03, …, in Beijing, of publication", func(r reachRow) string { return r.Period.Label(r.Begin) }),
		research.Integer("articles", "that were read", func(r reachRow) int { return r.SourcePeriod.Articles }),
		research.Integer("stories", "those of them that are the first printing of their story", func(r reachRow) int { return r.Stories }),
		research.Text("state", "first, last or only period with articles of the source; read; or silent: none, between periods with some", func(r reachRow) string { return r.state() }),
	)
}
