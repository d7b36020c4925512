package search

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"unicode/utf8"

	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// Ranked is of how many of the newest articles that seem to hold a query the best are shown. What fewer have
// is ranked as a whole.
const Ranked = 300

// best returns a page of the articles that hold one of the ways best.
func (d Desk) best(ctx context.Context, look postgres.TextQuery, ways [][]string, f Filter) (page Page, err error) {
	skip, _ := strconv.Atoi(f.After)
	look.After, look.Limit = "", Ranked
	candidates, err := d.DB.FindArticles(ctx, look)
	if err != nil {
		return Page{}, err
	}
	var all []holding
	for _, candidate := range candidates {
		if h, holds := d.holding(candidate, ways); holds {
			all = append(all, h)
		}
	}
	slices.SortStableFunc(all, func(a, b holding) int { return cmp.Compare(b.weight(), a.weight()) })
	all = all[min(max(skip, 0), len(all)):]
	for _, h := range all[:min(f.Limit, len(all))] {
		page.Hits = append(page.Hits, h.hit())
	}
	if len(all) > f.Limit {
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
