package search

import (
	"cmp"
	"context"
	"slices"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/terms"
)

// A Filter narrows a search for articles, and pages through it.
type Filter struct {
	From, To news.Date // days of publication, both included; zero is open
	Source   string    // id; "" is any
	Level    string    // of the source; "" is any
	After    string    // Next of the page before
	Best     bool      // the best first, of the newest that have the words, instead of the newest: see Page.Ranked
	Limit    int
}

// A Hit is an article that holds what was looked for.
type Hit struct {
	postgres.ArticleRef
	Heading []Piece // the title
	Snippet []Piece // of the text, around what was found
}

// A Page is a part of the articles found, the newest or the best first.
type Page struct {
	Hits []Hit
	Next string // for Filter.After; "" when there are no more
	// Ranked is how many articles, the newest that have the words, were looked at to find the best; 0 where all were, and
	// where the newest are wanted.
	Ranked int
	Short  bool // the query holds nothing that articles could be found by: one character is too little
}

const (
	maxWays        = 24  // in which a query may stand in a text
	moreCandidates = 100 // in the rounds after the first
	maxOthers      = 8   // other names that stand for one term
	rounds         = 3   // of candidates that turned out not to hold the query, before the page is left short
)

// Articles returns articles whose title or text holds all terms, or in the place of a term, or of all, another
// name of a group or person that is called so.
func (d Desk) Articles(ctx context.Context, q terms.Query, f Filter) (page Page, err error) {
	ways, err := d.ways(ctx, q)
	if err != nil {
		return Page{}, err
	}
	look := postgres.TextQuery{Terms: d.pairs(ways), From: f.From, To: f.To, Source: f.Source, Level: f.Level, After: f.After, Limit: f.Limit + 1}
	if len(look.Terms) == 0 {
		return Page{Short: len(q.Terms) > 0}, nil
	}
	if f.Best {
		return d.best(ctx, look, ways, f)
	}
	for round := range rounds {
		found, all, err := d.candidates(ctx, look, round)
		if err != nil {
			return Page{}, err
		}
		for _, candidate := range found {
			if len(page.Hits) == f.Limit {
				page.Next = look.After
				return page, nil
			}
			if h, holds := d.holding(candidate, ways); holds {
				page.Hits = append(page.Hits, h.hit())
			}
			look.After = candidate.Cursor()
		}
		if all {
			return page, nil
		}
	}
	page.Next = look.After
	return page, nil
}

// candidates are the next articles that may hold a query, and whether there are no more; in later rounds, as many as a look
// at the newest gives.
func (d Desk) candidates(ctx context.Context, look postgres.TextQuery, round int) ([]postgres.TextHit, bool, error) {
	if round > 0 {
		enough := look.Limit
		look.Limit = moreCandidates
		return d.DB.FindMany(ctx, look, enough)
	}
	found, err := d.DB.FindArticles(ctx, look)
	return found, len(found) < look.Limit, err
}

// ways are the texts that must stand together in an article, in each of the ways to say the query.
func (d Desk) ways(ctx context.Context, q terms.Query) ([][]string, error) {
	ways := [][]string{{}}
	for _, term := range q.Terms {
		others, err := d.others(ctx, term)
		if err != nil {
			return nil, err
		}
		ways = times(ways, append([]string{term.Text}, others...))
	}
	if whole := q.Whole(); whole != "" {
		others, err := d.others(ctx, terms.Term{Text: whole})
		if err != nil {
			return nil, err
		}
		for _, other := range others {
			ways = append(ways, []string{other})
		}
	}
	return ways, nil
}

// times adds each of the texts to each of the ways, the likeliest first, as far as there is room.
func times(ways [][]string, texts []string) (all [][]string) {
	for _, text := range texts {
		for _, way := range ways {
			if len(all) < maxWays {
				all = append(all, append(slices.Clip(way), text))
			}
		}
	}
	return all
}

// others are the other names of the groups and people that are called just like the term.
func (d Desk) others(ctx context.Context, term terms.Term) ([]string, error) {
	scores, err := d.scores(ctx, term)
	if err != nil {
		return nil, err
	}
	var called []postgres.Name
	for name, score := range scores {
		if score <= exactSound {
			called = append(called, name)
		}
	}
	if len(called) == 0 {
		return nil, nil
	}
	slices.SortFunc(called, func(a, b postgres.Name) int {
		return cmp.Or(cmp.Compare(scores[a], scores[b]), cmp.Compare(a.Text, b.Text))
	})
	return d.namesLike(ctx, term, called[:min(len(called), maxOthers)])
}

func (d Desk) namesLike(ctx context.Context, term terms.Term, called []postgres.Name) ([]string, error) {
	found, err := d.DB.Named(ctx, called)
	if err != nil {
		return nil, err
	}
	var others []string
	for _, kind := range []terms.Kind{terms.Group, terms.Person} {
		var ids []string
		for _, n := range found {
			if n.Kind == string(kind) {
				ids, others = append(ids, n.ID), append(others, n.Name)
			}
		}
		names, err := d.DB.NamesOf(ctx, string(kind), ids)
		if err != nil {
			return nil, err
		}
		others = append(others, names...)
	}
	return d.distinct(others, term.Text), nil
}

// distinct are the names as they are compared, each once and without the term itself.
func (d Desk) distinct(names []string, term string) (others []string) {
	for _, name := range names {
		plain := terms.Plain(d.Lexicon.Folder(), name)
		if plain != term && plain != "" && !slices.Contains(others, plain) && len(others) < maxOthers {
			others = append(others, plain)
		}
	}
	return others
}

// pairs are those of each way; a way without any finds nothing.
func (d Desk) pairs(ways [][]string) (all [][]int32) {
	for _, way := range ways {
		var pairs []int32
		for _, text := range way {
			pairs = append(pairs, d.Lexicon.Pairs(text)...)
		}
		if len(pairs) > 0 {
			slices.Sort(pairs)
			all = append(all, slices.Compact(pairs))
		}
	}
	return all
}
