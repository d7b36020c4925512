package web

import (
	"context"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/review"
)

// A reopenedView is what somebody decided on, and what texts state now.
type reopenedView struct {
	Was   *stated
	Quote string // that was decided on
	Lang  string // of Quote
	By    string
	At    time.Time
	Is    *stated // nil where no text states it
	Keep  bool    // whether it may be kept as it was
}

// addReopened says what texts state otherwise since the fact was decided on.
func (s *site) addReopened(_ context.Context, v *factView, known postgres.Statement) error {
	left := review.Standing(known.Decisions)
	if known.Reopened.IsZero() || len(left) == 0 {
		return nil
	}
	last := left[len(left)-1]
	v.Reopened = &reopenedView{Was: newStated(postgres.ArgumentsOf(known.Fact.Fact), ""), Quote: last.Passage.Text,
		Lang: languageOf(last.Passage.Text), By: last.By, At: last.At, Keep: v.Can[string(postgres.Correct)] && review.MayKeep(known.Fact)}
	if len(known.Passages) > 0 {
		v.Reopened.Is = newStated(postgres.ArgumentsOf(known.Passages[0].Fact.Fact), "")
	}
	return nil
}
