package search

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"unicode/utf8"

	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// Ranked is of how many of the newest articles that seem to hold a query the best are shown at most.
const Ranked = 200

// A weighed article has its weight.
type weighed struct {
	holding
	weight float64
}

// best returns a page of the articles that hold one of the ways best. Where the newest have enough for a page, older ones
// are not looked at.
func (d Desk) best(ctx context.Context, look postgres.TextQuery, ways [][]string, f Filter) (page Page, err error) {
	skip, _ := strconv.Atoi(f.After)
	look.After, look.Limit = "", Ranked
	candidates, all, err := d.DB.FindMany(ctx, look, 2*f.Limit)
	if err != nil {
		return Page{}, err
	}
	var ranked []weighed
	for _, candidate := range candidates {
		if h, holds := d.holding(candidate, ways); holds {
			ranked = append(ranked, weighed{h, h.weight()})
		}
	}
	if !all {
		page.Ranked = len(ranked)
	}
	slices.SortStableFunc(ranked, func(a, b weighed) int { return cmp.Compare(b.weight, a.weight) })
	ranked = ranked[min(max(skip, 0), len(ranked)):]
	for _, h := range ranked[:min(f.Limit, len(ranked))] {
		page.Hits = append(page.Hits, h.hit())
	}
	if len(ranked) > f.Limit {
		page.Next = strconv.Itoa(skip + f.Limit)
	}
	return page, nil
}

const (
	usualLength = 800 // of an article's text, in characters
	leadLength  = 120 // of what a text says first
)

// weight says how much an article is about what was looked for: first by its title, then by how often its text has
// it, where each further time says less and a long text has things by chance (as in BM25, with the usual
// constants), then by whether it begins with it.
func (h holding) weight() float64 {
	times := float64(len(h.body))
	length := float64(utf8.RuneCountInString(h.article.Body))
	weight := times / (times + 1.2*(0.25+0.75*length/usualLength))
	if len(h.title) > 0 {
		weight += 1
	}
	if len(h.body) > 0 && h.body[0].Start < leadLength {
		weight += 0.25
	}
	return weight
}
