package web

import (
	"context"
	"errors"

	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/review"
)

// addLast offers to take the caller's latest decision back.
func (s *site) addLast(ctx context.Context, v *factView, _ postgres.Statement) (err error) {
	v.Last, err = s.last(ctx, v.reader.Name, v.choice)
	return err
}

// last is the latest decision of a curator, whenever it was taken; nil for none.
func (s *site) last(ctx context.Context, curator string, choice queueChoice) (*doneView, error) {
	last, size, err := s.db.LastAct(ctx, curator)
	if errors.Is(err, postgres.ErrNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	decided, err := s.db.Fact(ctx, last.Fact)
	return &doneView{statement(decided.Fact), size - 1,
		decisionForm{Action: factPath(decided.Key, nil), State: decided.State, Keep: choice.query()}}, err
}

// addLease notes that the curator looks at the fact, and who else does.
func (s *site) addLease(ctx context.Context, v *factView, known postgres.Statement) (err error) {
	v.Leased, err = s.db.Lease(ctx, v.reader.Name, known.Key)
	return err
}

// addCorrection offers to put right what was read.
func (s *site) addCorrection(_ context.Context, v *factView, known postgres.Statement) error {
	if v.Can[string(postgres.Correct)] {
		v.Correct = newArgumentForm(known.Fact.Fact, review.Offers(v.mentions, v.held))
	}
	return nil
}

// addPrecision says how often the rule was right so far.
func (s *site) addPrecision(ctx context.Context, v *factView, known postgres.Statement) error {
	if known.Rule == "" || known.Rule == postgres.CuratorRule {
		return nil
	}
	judged, err := s.db.JudgedRule(ctx, known.Rule)
	v.Precision = review.Precision(judged)
	return err
}
