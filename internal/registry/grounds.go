package registry

import (
	"context"
	"slices"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// groundsOf collects what is known of a body under all ids that mean it.
func groundsOf(ctx context.Context, tx postgres.Tx, who Identities, body string) (g grounds, err error) {
	if g.seats, err = tx.DictionarySeats(ctx, body); err != nil {
		return g, err
	}
	g.verdicts = map[postgres.End]postgres.EndVerdict{}
	for _, id := range who.Origins("group", body) {
		if err := g.add(ctx, tx, who, body, id); err != nil {
			return g, err
		}
	}
	slices.SortStableFunc(g.facts, func(a, b postgres.Fact) int { return a.Date.First().Compare(b.Date.First()) })
	slices.SortStableFunc(g.notices, func(a, b postgres.Notice) int { return a.Date.First().Compare(b.Date.First()) })
	g.successors, err = successors(ctx, tx, who, g.facts)
	return g, err
}

// add collects what is known of the body under one id.
func (g *grounds) add(ctx context.Context, tx postgres.Tx, who Identities, body, id string) error {
	facts, err := tx.AcceptedFacts(ctx, id)
	if err != nil {
		return err
	}
	for _, f := range facts {
		g.addFact(who, body, id, f)
	}
	notices, err := tx.Notices(ctx, id)
	if err != nil {
		return err
	}
	for _, n := range notices {
		if who.Group(id, n.Date) == body {
			g.notices = append(g.notices, who.notice(n))
		}
	}
	verdicts, err := tx.EndVerdicts(ctx, id)
	for end, verdict := range verdicts {
		end.Person, end.Body = who.Person(end.Person, end.Body), body
		g.verdicts[end] = verdict
	}
	return err
}

// addFact adds a fact that is about the body, or about one that was renamed to it.
func (g *grounds) addFact(who Identities, body, id string, f postgres.Fact) {
	mapped := who.fact(f)
	if f.BodyKey() == id && mapped.BodyKey() != body || slices.ContainsFunc(g.facts, func(have postgres.Fact) bool { return have.Key == f.Key }) {
		return
	}
	g.facts = append(g.facts, mapped)
	if merged := f.BodyEntry == "" && f.Body != body && who.Group(f.Body, news.Date{}) == body; merged {
		g.aliases = append(g.aliases, postgres.GroupName{Group: body, Name: f.Body, Language: "zh-Hans", Kind: "alias",
			Basis: postgres.FromDictionary})
	}
}

// notice is n with everybody under the id that is meant.
func (x Identities) notice(n postgres.Notice) postgres.Notice {
	n.Named = slices.Clone(n.Named)
	for i, f := range n.Named {
		n.Named[i] = x.fact(f)
	}
	return n
}

// successors gives the ids of the groups that facts rename others to, by their new names.
func successors(ctx context.Context, tx postgres.Tx, who Identities, facts []postgres.Fact) (map[string]string, error) {
	ids := map[string]string{}
	for _, f := range facts {
		newName := renamedTo(f)
		if newName == "" {
			continue
		}
		id, err := tx.GroupNamed(ctx, newName)
		if err != nil {
			return nil, err
		}
		ids[newName] = who.Group(id, f.Date)
	}
	return ids, nil
}
