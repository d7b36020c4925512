package review

import (
	"fmt"
	"slices"

	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// Verdicts returns what may be said of a fact in the state after the decisions, oldest first.
func Verdicts(state postgres.State, decisions []postgres.Decision) []postgres.Verdict {
	var allowed []postgres.Verdict
	switch state {
	case postgres.Proposed, postgres.Withdrawn:
		allowed = append(allowed, postgres.Accept, postgres.Reject, postgres.Correct, postgres.BeUnsure)
	case postgres.Unsure:
		allowed = append(allowed, postgres.Accept, postgres.Reject, postgres.Correct)
	}
	if len(standing(decisions)) > 0 {
		allowed = append(allowed, postgres.Undo)
	}
	return allowed
}

// next is the state that a verdict leads to.
func next(state postgres.State, v postgres.Verdict, decisions []postgres.Decision) (postgres.State, error) {
	if !slices.Contains(Verdicts(state, decisions), v) {
		return "", fmt.Errorf("%w: a fact that is %s cannot get the verdict %q", ErrNotAllowed, state, v)
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
	left := standing(decisions)
	return left[len(left)-1].Before, nil
}

// standing are the decisions that were not taken back.
func standing(decisions []postgres.Decision) (left []postgres.Decision) {
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
