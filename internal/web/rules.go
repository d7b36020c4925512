package web

import (
	"net/http"

	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/review"
)

// A rulesView is how right the rules were, and how much they found, by the decisions so far.
type rulesView struct {
	Recall any // nil if nothing was accepted
	Rules  []ruleLine
}

// A ruleLine is one rule; its shares are in per cent.
type ruleLine struct {
	Rule             string
	Right, Wrong     int
	Share, Low, High string
}

// rules shows what the decisions say of the rules.
func (s *site) rules(w http.ResponseWriter, r *http.Request) error {
	judged, err := s.db.JudgedRules(r.Context())
	if err != nil {
		return err
	}
	found, missed, err := s.db.Missed(r.Context())
	if err != nil {
		return err
	}
	v := rulesView{Recall: recall(found, missed)}
	for _, j := range judged {
		v.Rules = append(v.Rules, newRuleLine(j))
	}
	return s.page(w, r, "rules", view{Title: say("Rules by their decisions"), Section: "review", Data: v})
}

func newRuleLine(j postgres.Judged) ruleLine {
	low, high := review.Wilson(j.Right, j.Right+j.Wrong)
	return ruleLine{j.Rule, j.Right, j.Wrong, review.PerCent(float64(j.Right) / float64(j.Right+j.Wrong)), review.PerCent(low), review.PerCent(high)}
}

func recall(found, missed int) any {
	if found+missed == 0 {
		return nil
	}
	low, high := review.Wilson(found, found+missed)
	return say("Of {n accepted fact|accepted facts} rules found {share} %, likely {low} to {high} %; curators added the others. What nobody noticed is not counted.",
		found+missed, review.PerCent(float64(found)/float64(found+missed)), review.PerCent(low), review.PerCent(high))
}
