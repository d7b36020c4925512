package review

import (
	"fmt"
	"slices"

	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// Verdicts returns what may be said of a fact after the decisions on it, oldest first. One that texts state
// otherwise since it was decided on may get any verdict again.
func Verdicts(f postgres.Fact, decisions []postgres.Decision) []postgres.Verdict {
	var allowed []postgres.Verdict
	switch {
	case f.State == postgres.Proposed, f.State == postgres.Withdrawn, !f.Reopened.IsZero():
		allowed = append(allowed, postgres.Accept, postgres.Reject, postgres.Correct, postgres.BeUnsure)
	case f.State == postgres.Unsure:
		allowed = append(allowed, postgres.Accept, postgres.Reject, postgres.Correct)
	}
	if len(Standing(decisions)) > 0 {
		allowed = append(allowed, postgres.Undo)
	}
	return allowed
}

// next is the state that a verdict leads to.
func next(f postgres.Fact, v postgres.Verdict, decisions []postgres.Decision) (postgres.State, error) {
	if !slices.Contains(Verdicts(f, decisions), v) {
		return "", fmt.Errorf("%w: a fact that is %s cannot get the verdict %q", ErrNotAllowed, f.State, v)
	}
	switch v {
	case postgres.Accept:
		return postgres.Accepted, nil
	case postgres.Reject:
		return postgres.Rejected, nil
	case postgres.Correct:
		return postgres.Corrected, nil
	case postgres.BeUnsure:
		return postgres.Unsure, nil
	}
	left := Standing(decisions)
	return left[len(left)-1].Before, nil
}

// Standing are the decisions that were not taken back, oldest first.
func Standing(decisions []postgres.Decision) (left []postgres.Decision) {
	for _, d := range decisions {
		switch {
		case d.Verdict != postgres.Undo:
			left = append(left, d)
		case len(left) > 0:
			left = left[:len(left)-1]
		}
	}
	return left
}
