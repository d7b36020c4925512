package review

import (
	"context"
	"fmt"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// An Addition is a fact that an article states and no rule read.
type Addition struct {
	Fact         news.Fact // with the passage that states it, in characters of the article's text
	Source, Page string    // of the article
	By           string    // name of the curator
}

// Add accepts a fact that the machine missed. One that it read, from this or another article, gains the
// passage and is accepted if it waits; ErrNotAllowed says that it was decided on otherwise.
func (d Desk) Add(ctx context.Context, add Addition) error {
	if add.By == "" {
		return fmt.Errorf("%w: a decision needs the name of who takes it", ErrNotAllowed)
	}
	return d.DB.Change(ctx, func(tx postgres.Tx) error {
		a := newAct(tx, d)
		if err := a.add(ctx, add); err != nil {
			return err
		}
		return a.rebuild(ctx)
	})
}

func (a *act) add(ctx context.Context, add Addition) error {
	if err := a.tx.AddFact(ctx, add.Fact); err != nil {
		return err
	}
	fact, earlier, err := a.tx.LockFact(ctx, add.Fact.Key())
	if err != nil {
		return err
	}
	if err := a.tx.AddEvidence(ctx, fact.Key, add.Source, add.Page, add.Fact.Evidence, add.By); err != nil {
		return err
	}
	if fact.State == postgres.Accepted {
		return nil
	}
	after, err := next(fact, postgres.Accept, earlier)
	if err != nil {
		return err
	}
	return a.record(ctx, fact, earlier, postgres.Decision{Verdict: postgres.Accept, After: after, By: add.By})
}
