package study

import (
	"context"
	"iter"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/research"
)

// A Reach is what was read of a source over time, period by period from the first article or crawl to the last.
type Reach struct {
	Source, Name string
	Period       news.Period
	Periods      []postgres.SourcePeriod
	read         []int // the places of those with articles
}

// First and Last are the first days of the periods of the first and the last article; zero if there is none.
func (r Reach) First() news.Date { return r.beginOf(0) }

// Last is described at First.
func (r Reach) Last() news.Date { return r.beginOf(len(r.read) - 1) }

func (r Reach) beginOf(place int) news.Date {
	if len(r.read) == 0 {
		return news.Date{}
	}
	return r.Periods[r.read[place]].Begin
}

// Silent is how many periods between the first and the last article have none.
func (r Reach) Silent() int {
	if len(r.read) == 0 {
		return 0
	}
	return r.read[len(r.read)-1] - r.read[0] + 1 - len(r.read)
}

// Articles adds up all periods.
func (r Reach) Articles() (n int) {
	for _, p := range r.Periods {
		n += p.Articles
	}
	return n
}

// Coverage gives what was read of each source, by source, one after the other. It ends with the first error.
func Coverage(ctx context.Context, db *postgres.DB, q Question) iter.Seq2[Reach, error] {
	return reaches(q.period(), db.SourcePeriods(ctx, q.period()))
}

func reaches(by news.Period, told iter.Seq2[postgres.SourcePeriod, error]) iter.Seq2[Reach, error] {
	return func(yield func(Reach, error) bool) {
		var r Reach
		for p, err := range told {
			if err != nil {
				yield(Reach{}, err)
				return
			}
			if r.Source != p.Source {
				if r.Source != "" && !yield(r, nil) {
					return
				}
				r = Reach{Source: p.Source, Name: p.Name, Period: by}
			}
			r.add(p)
		}
		if r.Source != "" {
			yield(r, nil)
		}
	}
}

// add adds a period, and those before it of which nothing is told.
func (r *Reach) add(p postgres.SourcePeriod) {
	if n := len(r.Periods); n > 0 {
		for begin := r.Period.Next(r.Periods[n-1].Begin); begin.Before(p.Begin); begin = r.Period.Next(begin) {
			r.Periods = append(r.Periods, postgres.SourcePeriod{Source: p.Source, Name: p.Name, Begin: begin})
		}
	}
	if p.Articles > 0 {
		r.read = append(r.read, len(r.Periods))
	}
	r.Periods = append(r.Periods, p)
}

// A reachRow is one period of a source.
type reachRow struct {
	Reach
	postgres.SourcePeriod
}

// state is how the period stands in what was read of the source.
func (r reachRow) state() string {
	switch first, last := r.Begin == r.First(), r.Begin == r.Last(); {
	case r.SourcePeriod.Articles == 0 && r.Crawls > r.Failed:
		return "asked"
	case r.SourcePeriod.Articles == 0 && r.Failed > 0:
		return "failed"
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

func (r reachRow) path() string {
	if r.SourcePeriod.Articles == 0 {
		return ""
	}
	return research.PathTo("/api/v1/articles", "source", r.Reach.Source, "from", r.Begin.String(), "to", r.Period.Last(r.Begin).String())
}

// reachRows are the periods of each source.
func reachRows(all iter.Seq2[Reach, error]) iter.Seq2[reachRow, error] {
	return func(yield func(reachRow, error) bool) {
		for r, err := range all {
			if err != nil {
				yield(reachRow{}, err)
				return
			}
			for _, p := range r.Periods {
				if !yield(reachRow{r, p}, nil) {
					return
				}
			}
		}
	}
}

func coverageTable(all iter.Seq2[Reach, error]) research.Table {
	return research.NewTable("coverage", reachRows(all),
		research.Text("source", "id of the source", func(r reachRow) string { return r.Reach.Source }),
		research.Text("name", "as it is declared", func(r reachRow) string { return r.Reach.Name }),
		research.Text("period", "2024, 2024-Q1, 2024-03, …, in Beijing, of publication", func(r reachRow) string { return r.Period.Label(r.Begin) }),
		research.Integer("articles", "that were read", func(r reachRow) int { return r.SourcePeriod.Articles }),
		research.Integer("stories", "those of them that are the first printing of their story", func(r reachRow) int { return r.Stories }),
		research.Text("state", "first, last or only period with articles of the source; read; of those without: asked (crawls found none), failed (all crawls had a problem) or silent (no crawl is on record)", func(r reachRow) string { return r.state() }),
		research.Integer("crawls", "that began in the period, as far as they are on record", func(r reachRow) int { return r.Crawls }),
		research.Integer("crawls_failed", "those of them that had a problem", func(r reachRow) int { return r.Failed }),
		research.Instant("first_success", "when the first of them without a problem ended; empty if there is none", func(r reachRow) time.Time { return r.FirstSuccess }),
		research.Instant("last_success", "the last, likewise", func(r reachRow) time.Time { return r.LastSuccess }),
		research.Path("these articles; empty where there is none", reachRow.path),
	)
}
