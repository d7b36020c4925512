package search

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/terms"
)

const (
	maxKeys  = 3000 // that a term is looked up in
	maxNames = 60   // of which one asks whose they are
)

// A match is how well a name meets a query; less is better.
type match struct {
	name  postgres.Name
	score int
}

// Names returns the groups and people of whom a name meets all terms of the query: first those called just
// so, officially before otherwise, then those whose name begins so; of equals, those named most often.
func (d Desk) Names(ctx context.Context, q terms.Query) ([]postgres.Named, error) {
	matches, err := d.matches(ctx, q)
	if err != nil || len(matches) == 0 {
		return nil, err
	}
	score := map[postgres.Name]int{}
	var names []postgres.Name
	for _, m := range matches[:min(len(matches), maxNames)] {
		score[m.name], names = m.score, append(names, m.name)
	}
	found, err := d.DB.Named(ctx, names)
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(found, func(a, b postgres.Named) int {
		return cmp.Or(cmp.Compare(rank(a, score), rank(b, score)), cmp.Compare(b.Mentions, a.Mentions), cmp.Compare(len(a.Name), len(b.Name)))
	})
	return once(found), nil
}

// rank puts an exact alias behind an exact official name, and before a mere beginning of one.
func rank(n postgres.Named, score map[postgres.Name]int) int {
	rank := 2 * score[postgres.Name{Kind: n.Kind, Text: n.By}]
	if n.ByKind == "alias" || n.ByKind == "office" {
		rank++
	}
	return rank
}

// once leaves out groups and people that came before.
func once(found []postgres.Named) []postgres.Named {
	seen := map[string]bool{}
	return slices.DeleteFunc(found, func(n postgres.Named) bool {
		again := seen[n.Kind+n.ID]
		seen[n.Kind+n.ID] = true
		return again
	})
}

// matches are the names that meet the query, best first.
func (d Desk) matches(ctx context.Context, q terms.Query) ([]match, error) {
	best := map[postgres.Name]int{}
	if whole := q.Whole(); whole != "" {
		scores, err := d.scores(ctx, terms.Term{Text: whole})
		if err != nil {
			return nil, err
		}
		best = scores
	}
	met, err := d.meetAll(ctx, q.Terms)
	if err != nil {
		return nil, err
	}
	for name, score := range met {
		if have, known := best[name]; !known || score < have {
			best[name] = score
		}
	}
	matches := make([]match, 0, len(best))
	for name, score := range best {
		matches = append(matches, match{name, score})
	}
	slices.SortFunc(matches, func(a, b match) int {
		return cmp.Or(cmp.Compare(a.score, b.score), cmp.Compare(len(a.name.Text), len(b.name.Text)), strings.Compare(a.name.Text, b.name.Text))
	})
	return matches, nil
}

// meetAll scores the names that meet every term, each by the term that it meets worst.
func (d Desk) meetAll(ctx context.Context, all []terms.Term) (map[postgres.Name]int, error) {
	var met map[postgres.Name]int
	for i, term := range all {
		scores, err := d.scores(ctx, term)
		if err != nil {
			return nil, err
		}
		if i == 0 {
			met = scores
			continue
		}
		for name, score := range met {
			if other, too := scores[name]; too {
				met[name] = max(score, other, inside)
			} else {
				delete(met, name)
			}
		}
	}
	return met, nil
}

// scores are those of the names that have a key which begins with the term.
func (d Desk) scores(ctx context.Context, term terms.Term) (map[postgres.Name]int, error) {
	typed := term.Typed()
	keys, err := d.DB.NamesTyped(ctx, typed, maxKeys)
	if err != nil {
		return nil, err
	}
	scores := map[postgres.Name]int{}
	for _, k := range keys {
		s := score(k, slices.Contains(typed, k.Key))
		if have, known := scores[k.Name]; !known || s < have {
			scores[k.Name] = s
		}
	}
	return scores, nil
}

// Scores, better ones first. A sound is less sure than a writing, and initials are often a coincidence.
const (
	exact = iota
	exactSound
	beginning
	beginningSound
	inside
	insideSound
	exactInitials
	otherInitials
)

func score(k postgres.NameKey, whole bool) int {
	sound := 0
	if k.Form != string(terms.Written) {
		sound = 1
	}
	switch {
	case k.Form == string(terms.Initials) && whole && k.At == 0:
		return exactInitials
	case k.Form == string(terms.Initials):
		return otherInitials
	case whole && k.At == 0:
		return exact + sound
	case k.At == 0:
		return beginning + sound
	}
	return inside + sound
}
