package postgres

import (
	"cmp"
	"slices"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// An effect is a fact that an article states in place of another one: with another key, date, post or
// name. Where either is nil a fact is gained or lost.
type effect struct{ before, after *Arguments }

// key is the key of the fact; "" for none.
func (a *Arguments) key() string {
	if a == nil {
		return ""
	}
	return a.Fact
}

// effects compares what an article stated with what it states, each fact once. A lost fact and a gained
// one are one that changed, if the same passage says the same of the same person.
func effects(before, after []news.Fact) (all []effect) {
	for _, was := range before {
		if i := indexOf(after, was); i >= 0 && saysOtherwise(was, after[i]) {
			all = append(all, effect{ArgumentsOf(was), ArgumentsOf(after[i])})
		}
	}
	gained := without(after, before)
	for _, was := range without(before, after) {
		i := slices.IndexFunc(gained, func(is news.Fact) bool { return retold(was, is) })
		if i < 0 {
			all = append(all, effect{before: ArgumentsOf(was)})
			continue
		}
		all = append(all, effect{ArgumentsOf(was), ArgumentsOf(gained[i])})
		gained = slices.Delete(gained, i, i+1)
	}
	for _, is := range gained {
		all = append(all, effect{after: ArgumentsOf(is)})
	}
	return all
}

func indexOf(facts []news.Fact, f news.Fact) int {
	return slices.IndexFunc(facts, func(other news.Fact) bool { return other.Key() == f.Key() })
}

// without are the facts that are none of the others.
func without(facts, others []news.Fact) (left []news.Fact) {
	for _, f := range facts {
		if indexOf(others, f) < 0 {
			left = append(left, f)
		}
	}
	return left
}

// saysOtherwise compares what a fact may say in other words and yet be the same.
func saysOtherwise(was, is news.Fact) bool {
	return was.Person != is.Person || was.Body != is.Body || was.OwnPost != is.OwnPost || was.Date != is.Date
}

func retold(was, is news.Fact) bool {
	return was.Kind == is.Kind && was.Action == is.Action && was.Person == is.Person && was.Role == is.Role &&
		was.Evidence.Start < is.Evidence.End && is.Evidence.Start < was.Evidence.End
}

// bestOf are the different facts that an article states, each as its most confident passage puts it, in the
// order of these.
func bestOf(facts []news.Fact) []news.Fact {
	facts = slices.SortedStableFunc(slices.Values(facts), func(a, b news.Fact) int {
		return cmp.Or(cmp.Compare(b.Confidence, a.Confidence), cmp.Compare(a.Evidence.Start, b.Evidence.Start))
	})
	var best []news.Fact
	for _, f := range facts {
		if indexOf(best, f) < 0 {
			best = append(best, f)
		}
	}
	slices.SortStableFunc(best, func(a, b news.Fact) int { return cmp.Compare(a.Evidence.Start, b.Evidence.Start) })
	return best
}
