package study

import (
	"cmp"
	"context"
	"slices"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/research"
)

// A First is an article of the first day on which a group was named, as far as articles were read.
type First struct {
	postgres.FirstMention
	Alone bool // no other publisher named the group on that day
}

// Publisher is who the article names as its origin, else whose site it is on.
func (f First) Publisher() string {
	return cmp.Or(f.Article.Publisher, f.Article.SourceName, f.Article.Source)
}

// Before is how many days the group was named before it was founded, at least and at most; less than 0 where it was
// named later. Both are nil if nobody knows when it was founded.
func (f First) Before() (least, most *int) {
	if f.Established.IsZero() {
		return nil, nil
	}
	l, m := daysBetween(f.Day.Last(), f.Established.First()), daysBetween(f.Day.First(), f.Established.Last())
	return &l, &m
}

// Early reports whether the group was named before it was founded, whichever days the dates mean.
func (f First) Early() bool {
	least, _ := f.Before()
	return least != nil && *least > 0
}

// Firsts gives the articles of the first day of every group, by group.
func Firsts(ctx context.Context, db *postgres.DB, q Question) (firsts []First, err error) {
	mentions, err := db.FirstMentions(ctx)
	if err != nil {
		return nil, err
	}
	for len(mentions) > 0 {
		n := 1
		for n < len(mentions) && mentions[n].Group == mentions[0].Group {
			n++
		}
		if q.asks(mentions[0].Group, mentions[0].Level) {
			firsts = append(firsts, ofDay(mentions[:n])...)
		}
		mentions = mentions[n:]
	}
	return firsts, nil
}

func ofDay(mentions []postgres.FirstMention) (firsts []First) {
	publishers := map[string]bool{}
	for _, m := range mentions {
		f := First{FirstMention: m}
		publishers[f.Publisher()] = true
		firsts = append(firsts, f)
	}
	for i := range firsts {
		firsts[i].Alone = len(publishers) == 1
	}
	return firsts
}

// A Herald is a publisher with how many groups it named on the first day, alone or with others.
type Herald struct {
	Publisher     string
	Groups, Alone int
}

// Heralds ranks publishers, those that named most groups first before all others.
func Heralds(firsts []First) []Herald {
	groups, alone := map[string]map[string]bool{}, map[string]map[string]bool{}
	note := func(m map[string]map[string]bool, f First) {
		if m[f.Publisher()] == nil {
			m[f.Publisher()] = map[string]bool{}
		}
		m[f.Publisher()][f.Group] = true
	}
	for _, f := range firsts {
		note(groups, f)
		if f.Alone {
			note(alone, f)
		}
	}
	var ranking []Herald
	for publisher, named := range groups {
		ranking = append(ranking, Herald{publisher, len(named), len(alone[publisher])})
	}
	slices.SortFunc(ranking, func(a, b Herald) int {
		return cmp.Or(cmp.Compare(b.Groups, a.Groups), cmp.Compare(b.Alone, a.Alone), cmp.Compare(a.Publisher, b.Publisher))
	})
	return ranking
}

func firstTable(firsts []First) research.Table {
	return research.NewTable("firsts", research.InTurn(firsts),
		research.Text("group", "id of the group; its name if it is in no dictionary", func(f First) string { return f.Group }),
		research.Text("name", "official, simplified", func(f First) string { return f.Name }),
		research.Text("level", "whose it is, if known", func(f First) string { return f.Level }),
		research.Date("first_named", "first day of an article that was read and names it by more than a bare form", func(f First) news.Date { return f.Day }),
		research.Text("publisher", "who the article names as its origin, else whose site it is on", First.Publisher),
		research.Boolean("alone", "whether no other publisher named it on that day", func(f First) bool { return f.Alone }),
		research.Date("founded", "as the registry has it; empty if unknown", func(f First) news.Date { return f.Established }),
		research.Optional("days_before_least", "days from the mention to the founding, at least; below 0 where it was named later", func(f First) *int { n, _ := f.Before(); return n }),
		research.Optional("days_before_most", "the same, at most", func(f First) *int { _, n := f.Before(); return n }),
		research.Text("source", "id of the source", func(f First) string { return f.Article.Source }),
		research.Text("page", "id of the page", func(f First) string { return f.Article.Page }),
		research.Text("url", "address of the article", func(f First) string { return f.Article.URL }),
		research.Text("read_by", "the versions of parser, extractor, lexicon and reprint rules that read it", func(f First) string { return f.ReadBy }),
	)
}
